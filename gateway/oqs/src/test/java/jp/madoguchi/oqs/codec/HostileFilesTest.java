package jp.madoguchi.oqs.codec;

import static jp.madoguchi.oqs.codec.Document.VALID;
import static jp.madoguchi.oqs.codec.Refusal.isRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.oqs.message.ResultMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that nobody should have written: refused quickly, with a place, and without a word of their content. */
@Timeout(20)
class HostileFilesTest {

    private static final String ENTRY = "ResultOfQualificationConfirmation";

    static Stream<Arguments> documentTypes() {
        return Stream.of(
                Arguments.of("bare", "<!DOCTYPE XmlMsg>"),
                Arguments.of("external", "<!DOCTYPE XmlMsg SYSTEM \"file:///nowhere.dtd\">"),
                Arguments.of("public", "<!DOCTYPE XmlMsg PUBLIC \"-//x//y\" \"http://127.0.0.1:9/x.dtd\">"),
                Arguments.of("internal", "<!DOCTYPE XmlMsg [<!ENTITY a \"x\">]>"),
                Arguments.of("parameter entity",
                        "<!DOCTYPE XmlMsg [<!ENTITY % p SYSTEM \"http://127.0.0.1:9/p\"> %p;]>"),
                Arguments.of("lower case name", "<!DOCTYPE html>"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("documentTypes")
    void everyDocumentTypeIsForbidden(String kind, String documentType) {
        isRefused(VALID.with("<XmlMsg>", documentType + "<XmlMsg>"), ProblemCode.XML_FORBIDDEN, "2:1");
    }

    @Test
    void anExternalEntityIsForbiddenAndNotRead(@TempDir Path folder) throws Exception {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "秘密");
        Document xxe = VALID
                .with("<XmlMsg>", "<!DOCTYPE XmlMsg [<!ENTITY xxe SYSTEM \"" + secret.toUri() + "\">]>\n<XmlMsg>")
                .withText("Name", "&xxe;");

        isRefused(xxe, ProblemCode.XML_FORBIDDEN, "2:1");
    }

    @Test
    void anEntityBombIsForbiddenBeforeItGoesOff() {
        StringBuilder bomb = new StringBuilder("<!DOCTYPE XmlMsg [<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 100; i++) {
            bomb.append("<!ENTITY a").append(i).append(" \"").append(("&a" + (i - 1) + ";").repeat(10)).append("\">");
        }
        Document document = VALID.with("<XmlMsg>", bomb + "]><XmlMsg>").withText("Name", "&a99;");

        isRefused(document, ProblemCode.XML_FORBIDDEN, "2:1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Name", "SegmentOfResult", "Address"})
    void anEntityWithoutADocumentTypeIsForbidden(String element) {
        Document document = VALID.withInside(ENTRY, "<Address>x</Address>").withText(element, "a&undeclared;b");

        isRefused(document, ProblemCode.XML_FORBIDDEN, "XmlMsg/");
    }

    @Test
    void deepNestingIsRefusedAtTheBound() {
        Document deep = VALID.withInside(ENTRY, "<a>".repeat(100_000) + "</a>".repeat(100_000));

        isRefused(deep, ProblemCode.ELEMENT_INVALID, "XmlMsg/MessageBody/ResultList/" + ENTRY + "/a/a/a/");
    }

    @Test
    void deepNestingThatNeverEndsIsRefusedAtTheBound() {
        byte[] deep = ("<XmlMsg><MessageBody>" + "<ResultList>".repeat(300_000)).getBytes(StandardCharsets.UTF_8);

        isRefused(deep, ProblemCode.ELEMENT_INVALID, "XmlMsg/MessageBody/ResultList/ResultList/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Name", "NameKana", "InsuredIdentificationNumber"})
    void hugeTextIsRefusedAtItsElement(String element) {
        isRefused(
                VALID.withText(element, "漢".repeat(100_000)), ProblemCode.ELEMENT_INVALID,
                "XmlMsg/MessageBody/ResultList/" + ENTRY + "/" + element + " ");
    }

    @Test
    void hugeTextInPiecesIsRefused() {
        isRefused(
                VALID.withText("Name", "漢<!---->".repeat(100_000)), ProblemCode.ELEMENT_INVALID,
                "XmlMsg/MessageBody/ResultList/" + ENTRY + "/Name ");
    }

    @Test
    void aFileBeyondTheLimitIsNotEvenDecoded() {
        isRefused(new byte[4 * 1024 * 1024 + 1], ProblemCode.FILE_TOO_LARGE, "4194305 bytes");
    }

    @Test
    void aBulkResultUpToTheLimitIsRead() {
        String bulk = Samples.text(Samples.BULK).replaceAll("\n *", "");
        int begin = bulk.indexOf("<BulkConfirmUnit>");
        String unit = bulk.substring(begin, bulk.indexOf("</BulkConfirmUnit>") + "</BulkConfirmUnit>".length());
        String many = bulk.substring(0, begin) + unit.repeat(2000) + "</MessageBody></XmlMsg>";

        ResultMessage message = new ResultReader().read(many.getBytes(StandardCharsets.UTF_8));

        assertThat(message.answers()).hasSize(2000);
    }

    @Test
    void elementAndAttributeFloodsEndQuickly() {
        StringBuilder attributes = new StringBuilder("<Flood");
        for (int i = 0; i < 10_000; i++) {
            attributes.append(" a").append(i).append("=\"\"");
        }
        isRefused(VALID.withInside(ENTRY, attributes + "/>"), ProblemCode.XML_MALFORMED, "XmlMsg/");

        StringBuilder elements = new StringBuilder();
        for (int i = 0; i < 150_000; i++) {
            elements.append("<N").append(Integer.toString(i, 36)).append("/>");
        }
        assertThat(new ResultReader().read(VALID.withInside(ENTRY, elements.toString()).utf8()).remarks())
                .hasSizeLessThan(60);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "\u0001", "\u0008", "\u000B", "\u001F", "&#0;", "&#1;", "&#xFFFE;",
            "&#xD800;", "&#x110000;", "&#;", "&", "<", "]]>"})
    void whatXmlForbidsIsMalformed(String forbidden) {
        isRefused(
                VALID.withText("Name", "試" + forbidden + "験"), ProblemCode.XML_MALFORMED,
                "XmlMsg/MessageBody/ResultList/" + ENTRY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uFFFE", "\uFFFF"})
    void whatIsNoCharacterIsMalformedWhereverItStands(String forbidden) {
        isRefused(VALID.withText("Name", "試" + forbidden), ProblemCode.XML_MALFORMED, "23:16");
        isRefused(VALID.withInside(ENTRY, "<New>" + forbidden + "</New>"), ProblemCode.XML_MALFORMED, "17:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<XmlMsg></XmlMsg><XmlMsg></XmlMsg>", "<XmlMsg></XmlMessage>", "<XmlMsg a></XmlMsg>",
            "<XmlMsg a='1' a='2'></XmlMsg>", "text", "{\"json\": true}", " <?xml version=\"1.0\"?><XmlMsg/>",
            "<?xml version=\"1.1\"?><XmlMsg/>", "<?xml version=\"2.0\"?><XmlMsg/>", "<XmlMsg><a></b></XmlMsg>"})
    void whatIsNoXmlIsMalformed(String text) {
        assertRefusedWith(
                text.getBytes(StandardCharsets.UTF_8), ProblemCode.XML_MALFORMED, ProblemCode.ELEMENT_MISSING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html/>", "<XmlMessage/>", "<xmlmsg/>", "<x:Xml xmlns:x='x'/>"})
    void anotherRootIsNotOurFile(String text) {
        isRefused(text.getBytes(StandardCharsets.UTF_8), ProblemCode.ELEMENT_MISSING, "XmlMsg 1:1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\0\0\0\0", " \r\n", "<", "<XmlMsg", "<XmlMsg>", "<?xml version=\"1.0\"?>", "\uFEFF"})
    void anEmptyOrBrokenOffFileIsIncomplete(String text) {
        isRefused(text.getBytes(StandardCharsets.UTF_8), ProblemCode.FILE_INCOMPLETE, "");
    }

    @ParameterizedTest
    @MethodSource("jp.madoguchi.oqs.codec.Samples#all")
    void aFileCutOffAtAnyByteIsRefusedAndNothingElseHappens(String sample) {
        byte[] whole = Samples.bytes(sample);
        ResultMessage expected = new ResultReader().read(whole);
        String latin = new String(whole, StandardCharsets.ISO_8859_1);
        int complete = latin.lastIndexOf("</XmlMsg>") + "</XmlMsg>".length();

        for (int length = 0; length < complete; length++) {
            assertRefusedWith(Arrays.copyOf(whole, length), ProblemCode.FILE_INCOMPLETE, ProblemCode.XML_MALFORMED);
        }
        assertThat(new ResultReader().read(Arrays.copyOf(whole, complete))).isEqualTo(expected);
    }

    @Test
    void nothingOfTheContentGetsIntoAProblem() {
        for (String broken : new String[]{"試験&", "試験<", "<試験>", "試験\u0001"}) {
            assertThat(problemOf(VALID.withText("Name", broken).utf8())).doesNotContain("試", "験");
        }
        assertThat(problemOf(VALID.withText("Birthdate", "19999999").utf8())).doesNotContain("1999");
    }

    private static String problemOf(byte[] file) {
        try {
            new ResultReader().read(file);
            throw new AssertionError("it was read");
        } catch (ProblemException e) {
            assertThat(e).hasNoCause();
            return e.toString();
        }
    }

    private static void assertRefusedWith(byte[] file, ProblemCode... codes) {
        try {
            new ResultReader().read(file);
            throw new AssertionError("it was read: " + file.length + " bytes");
        } catch (ProblemException e) {
            assertThat(e.problem().code()).isIn((Object[]) codes);
        }
    }
}
