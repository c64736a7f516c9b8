package jp.madoguchi.oqs.codec;

import static jp.madoguchi.oqs.codec.Document.VALID;
import static jp.madoguchi.oqs.codec.Refusal.isRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.qualification.Answer;
import jp.madoguchi.oqs.message.Remark;
import jp.madoguchi.oqs.message.RemarkKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** UTF-8 and what the terminal calls Shift_JIS, with and without mark, with either line end (oqs-interface 1.4). */
class EncodingTest {

    private static final Charset WINDOWS_31J = Charset.forName("windows-31J");
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final ResultReader reader = new ResultReader();

    static Stream<Arguments> everySampleInEveryForm() {
        return Samples.ALL.stream().flatMap(sample -> Stream.of("\n", "\r\n", "\r", "").flatMap(lineEnd -> {
            Document document = new Document(Samples.text(sample).replaceAll("\n *", lineEnd));
            Document utf8 = new Document(document.text().replace("\"Shift_JIS\"", "\"UTF-8\""))
                    .withText("CharacterCodeIdentifier", "0");
            return Stream.of(
                    Arguments.of(sample, "UTF-8", utf8.utf8()),
                    Arguments.of(sample, "UTF-8 with mark", marked(utf8.utf8())),
                    Arguments.of(sample, "no declaration", utf8.with(utf8.text().lines().findFirst().orElseThrow()
                            .replaceFirst("\\?>.*", "?>"), "").utf8()),
                    Arguments.of(sample, "Shift_JIS", utf8.shiftJis()));
        }));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("everySampleInEveryForm")
    void aSampleSaysTheSameInEveryFormOfItsBytes(String sample, String form, byte[] bytes) {
        List<Answer> expected = reader.read(Samples.bytes(sample)).answers();

        if (form.equals("no declaration") && bytes[0] != '<') {
            bytes = new String(bytes, StandardCharsets.UTF_8).strip().getBytes(StandardCharsets.UTF_8);
        }
        assertThat(reader.read(bytes).answers()).isEqualTo(expected);
        assertThat(reader.read(bytes).remarks()).isEmpty();
    }

    @Test
    void charactersThatOnlyWindowsKnowsSurviveShiftJis() {
        byte[] file = VALID.withText("Name", "髙﨑　①㈱●").withText("NameKana", "ﾀｶｻｷ ｲﾁ～－").shiftJis();

        Answer answer = reader.read(file).answers().getFirst();

        assertThat(answer.qualifications().getFirst().person().name().text()).isEqualTo("髙﨑 ①㈱●");
        assertThat(answer.qualifications().getFirst().person().name().hasBlackCircle()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Shift_JIS", "shift_jis", "Windows-31J", "windows-31j", "MS932", "CP932", "x-sjis"})
    void everyUsualNameOfTheEncodingIsKnown(String name) {
        byte[] file = VALID.with("\"UTF-8\"", "'" + name + "'").withText("CharacterCodeIdentifier", "1").text()
                .getBytes(WINDOWS_31J);

        assertThat(reader.read(file).answers()).isEqualTo(reader.read(VALID.utf8()).answers());
    }

    @ParameterizedTest
    @ValueSource(strings = {"EUC-JP", "UTF-16", "ISO-2022-JP", "US-ASCII", ""})
    void anEncodingThatTheTerminalDoesNotHaveIsRefusedWhereItIsDeclared(String name) {
        isRefused(VALID.with("\"UTF-8\"", "\"" + name + "\""), ProblemCode.ENCODING_WRONG, "byte 30");
    }

    @Test
    void bytesThatTheDeclaredEncodingCannotHaveAreRefusedWithTheirPosition() {
        byte[] shiftJisDeclaredAsUtf8 = VALID.text().getBytes(WINDOWS_31J);
        int firstKanji = VALID.text().indexOf("見本");

        isRefused(shiftJisDeclaredAsUtf8, ProblemCode.ENCODING_WRONG, "byte " + firstKanji);
    }

    @Test
    void aByteThatShiftJisDoesNotHaveIsRefusedWithItsPosition() {
        byte[] file = VALID.shiftJis();
        int place = new String(file, StandardCharsets.ISO_8859_1).indexOf("<Sex1>");
        file[place - 20] = (byte) 0x81;
        file[place - 19] = (byte) 0x20;

        isRefused(file, ProblemCode.ENCODING_WRONG, "byte " + (place - 20));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void utf16IsRefused(int littleEndian) {
        byte[] file = VALID.text().getBytes(littleEndian == 1 ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE);
        byte[] mark = littleEndian == 1 ? new byte[]{(byte) 0xFF, (byte) 0xFE} : new byte[]{(byte) 0xFE, (byte) 0xFF};

        isRefused(joined(mark, file), ProblemCode.ENCODING_WRONG, "byte 0");
    }

    @Test
    void whereTheBytesProveTheDeclarationTheOtherStatementIsOnlyCounted() {
        byte[] shiftJisCalledUtf8 = VALID.with("\"UTF-8\"", "\"Shift_JIS\"").text().getBytes(WINDOWS_31J);

        assertThat(reader.read(shiftJisCalledUtf8).answers()).isEqualTo(reader.read(VALID.utf8()).answers());
        assertThat(reader.read(shiftJisCalledUtf8).remarks())
                .containsExactly(new Remark(RemarkKind.CONTRADICTION, "CharacterCodeIdentifier", 1));
    }

    @Test
    void aPlainAsciiFileIsTheSameInBothAndADisagreementOnlyCounted() {
        Document ascii = new Document(VALID.text().replaceAll("[^\\x00-\\x7F]", "1")).with("\"UTF-8\"",
                "\"Shift_JIS\"");

        assertThat(reader.read(ascii.utf8()).remarks())
                .containsExactly(new Remark(RemarkKind.CONTRADICTION, "CharacterCodeIdentifier", 1));
    }

    @Test
    void whereTheBytesProveNothingADisagreementIsRefused() {
        // UTF-8 bytes of kanji are often windows-31J bytes of other kanji: taking them would give every patient a wrong name.
        Document twofold = VALID.withText("InsuredCardSymbol", "1").withText("InsuredIdentificationNumber", "1")
                .withText("NameKana", "1").withText("Name", "花花").with("\"UTF-8\"", "\"Shift_JIS\"");
        assertThat(new String(twofold.utf8(), WINDOWS_31J)).doesNotContain("\uFFFD");

        isRefused(twofold, ProblemCode.ENCODING_WRONG, "XmlMsg/MessageHeader/CharacterCodeIdentifier");
    }

    @Test
    void aMarkSaysUtf8WhateverIsDeclared() {
        byte[] file = marked(VALID.with("\"UTF-8\"", "\"Shift_JIS\"").utf8());

        assertThat(reader.read(file).answers()).isEqualTo(reader.read(VALID.utf8()).answers());
        assertThat(reader.read(file).remarks()).containsExactly(new Remark(RemarkKind.CONTRADICTION, "encoding", 1));
    }

    @Test
    void nulsBehindTheDocumentAreDropped() {
        assertThat(reader.read(joined(VALID.utf8(), new byte[4096]))).isEqualTo(reader.read(VALID.utf8()));
    }

    private static byte[] marked(byte[] bytes) {
        return joined(MARK, bytes);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(first);
        both.writeBytes(second);
        return both.toByteArray();
    }
}
