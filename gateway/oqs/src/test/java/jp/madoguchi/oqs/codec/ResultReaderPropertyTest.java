package jp.madoguchi.oqs.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.oqs.message.ResultMessage;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class ResultReaderPropertyTest {

    private static final Pattern GROUP = Pattern.compile(
            "<(XmlMsg|MessageHeader|MessageBody|BulkConfirmUnit|ResultOfQualificationConfirmation|"
                    + "QualificationConfirmSearchInfo|ResultList|LimitApplicationCertificateRelatedInfo|"
                    + "SpecificDiseasesCertificateInfo|SpecificDiseasesCertificateList)>");

    private final ResultReader reader = new ResultReader();

    record Flip(int place, int bit) {}

    @Provide
    Arbitrary<String> sample() {
        return Arbitraries.of(Samples.ALL);
    }

    @Provide
    Arbitrary<Flip> flip() {
        return Arbitraries.integers().between(0, 100_000)
                .flatMap(place -> Arbitraries.integers().between(0, 7).map(bit -> new Flip(place, bit)));
    }

    @Property(tries = 3000, shrinking = ShrinkingMode.BOUNDED)
    void flippedBitsAreReadOrRefusedAndNothingElse(
            @ForAll("sample") String sample, @ForAll @Size(min = 1, max = 8) List<@From("flip") Flip> flips) {
        byte[] bytes = Samples.bytes(sample);
        for (Flip flip : flips) {
            bytes[flip.place() % bytes.length] ^= (byte) (1 << flip.bit());
        }
        readOrRefused(bytes);
    }

    @Property(tries = 1000, shrinking = ShrinkingMode.BOUNDED)
    void anyBytesAreReadOrRefusedAndNothingElse(@ForAll byte[] bytes) {
        readOrRefused(bytes);
    }

    @Property(tries = 1000, shrinking = ShrinkingMode.BOUNDED)
    void anyTextInAnElementIsReadOrRefusedAndNothingElse(@ForAll String text, @ForAll("element") String element) {
        String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        readOrRefused(Document.VALID.withText(element, escaped).utf8());
    }

    @Provide
    Arbitrary<String> element() {
        return Arbitraries.of(
                "ProcessExecutionTime", "MedicalInstitutionCode", "SegmentOfResult", "InsurerNumber",
                "InsuredCardSymbol",
                "InsuredIdentificationNumber", "InsuredBranchNumber", "Name", "NameKana", "Sex1", "Birthdate",
                "ArbitraryFileIdentifier");
    }

    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void theOrderOfElementsDoesNotMatter(@ForAll("sample") String sample, @ForAll long seed) {
        String text = Samples.text(sample);
        Document shuffled = new Document(shuffled(text, new Random(seed)));
        ResultMessage expected = reader.read(Samples.bytes(sample));

        ResultMessage read = reader.read(
                sample.equals(Samples.BLACK_CIRCLES_IN_SHIFT_JIS)
                        ? new Document(shuffled.text().replace("\"Shift_JIS\"", "\"UTF-8\"")).shiftJis()
                        : shuffled.utf8());

        assertThat(read).isEqualTo(expected);
    }

    @Property(tries = 200)
    void aCutInsideAndAByteAddedAreReadOrRefused(
            @ForAll("sample") String sample, @ForAll @IntRange(max = 5000) int from,
            @ForAll @IntRange(max = 200) int length,
            @ForAll byte added) {
        byte[] bytes = Samples.bytes(sample);
        int begin = from % bytes.length;
        int end = Math.min(bytes.length, begin + length);
        byte[] changed = new byte[bytes.length - (end - begin) + 1];
        System.arraycopy(bytes, 0, changed, 0, begin);
        changed[begin] = added;
        System.arraycopy(bytes, end, changed, begin + 1, bytes.length - end);
        readOrRefused(changed);
    }

    private void readOrRefused(byte[] bytes) {
        try {
            assertThat(reader.read(bytes).answers()).isNotNull();
        } catch (ProblemException refused) {
            assertThat(refused.problem().where()).hasSizeLessThan(2000);
        }
    }

    /** Shuffles the children of every group, except where order carries meaning: units and entries among themselves. */
    private static String shuffled(String text, Random random) {
        int root = text.indexOf("<XmlMsg>");
        return text.substring(0, root) + shuffledElement(text.substring(root).strip(), random);
    }

    private static String shuffledElement(String element, Random random) {
        Matcher group = GROUP.matcher(element);
        if (!group.lookingAt()) {
            return element;
        }
        String name = group.group(1);
        List<String> children = new ArrayList<>();
        int place = group.end();
        while (true) {
            int open = element.indexOf('<', place);
            int nameEnd = element.indexOf('>', open);
            String child = element.substring(open + 1, nameEnd);
            if (child.equals("/" + name)) {
                break;
            }
            place = element.indexOf("</" + child + ">", open) + child.length() + 3;
            children.add(shuffledElement(element.substring(open, place), random));
        }
        boolean orderMatters = name.equals("ResultList")
                || children.stream().anyMatch(c -> c.startsWith("<BulkConfirmUnit>"));
        if (!orderMatters) {
            Collections.shuffle(children, random);
        }
        return "<" + name + ">\n" + String.join("\r\n\t", children) + "</" + name + ">";
    }
}
