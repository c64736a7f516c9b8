package jp.madoguchi.routes.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import jp.madoguchi.domain.identity.Sex;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.reception.directory.DirectoryRow;
import jp.madoguchi.routes.csv.CsvReading;
import jp.madoguchi.routes.csv.RowFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatientDirectoryCsvTest {

    private static final Charset WINDOWS = Charset.forName("windows-31J");
    private static final String HEADER = "patient_number,name,kana,birth_date,sex,insurer_number,symbol,number,branch\r\n";

    private static CsvReading<DirectoryRow> read(String text, Charset charset) {
        return new PatientDirectoryCsv(charset, () -> LocalDate.of(2026, 11, 20)).read(text.getBytes(charset));
    }

    private static CsvReading<DirectoryRow> read(String text) {
        return read(text, StandardCharsets.UTF_8);
    }

    private static ProblemCode refusalOf(String text) {
        try {
            read(text);
            throw new AssertionError("was taken");
        } catch (ProblemException e) {
            return e.problem().code();
        }
    }

    @Test
    void aRowIsReadWithEverythingItSays() {
        CsvReading<DirectoryRow> reading = read(
                HEADER + "0000012345,架空　太郎,カクウ　タロウ,1958-04-12,1,06990014,１２３,４５６７,00\r\n");
        assertThat(reading.faults()).isEmpty();
        DirectoryRow row = reading.rows().getFirst();
        assertThat(row.number().value()).isEqualTo("0000012345");
        assertThat(row.name().text()).isEqualTo("架空 太郎");
        assertThat(row.kana().text()).isEqualTo("カクウ タロウ");
        assertThat(row.birthDate()).isEqualTo("1958-04-12");
        assertThat(row.sex()).isEqualTo(Sex.MALE);
        assertThat(row.member().insurer().value()).isEqualTo("06990014");
        assertThat(row.member().branch().value()).isEqualTo("00");
    }

    @Test
    void aByteOrderMarkAndLineFeedsAreFine() {
        assertThat(read("\uFEFF" + HEADER.replace("\r", "") + "1,,カクウ,19580412,F,,,,\n").rows()).hasSize(1);
    }

    @Test
    void windows31JIsReadWithTheCharactersThatStrictShiftJisLoses() {
        CsvReading<DirectoryRow> reading = read(HEADER + "1,髙﨑　①郎,ﾀｶｻｷ ｲﾁﾛｳ,1958/4/2,男,,,,\r\n", WINDOWS);
        assertThat(reading.rows().getFirst().name().text()).isEqualTo("髙﨑 ①郎");
        assertThat(reading.rows().getFirst().birthDate()).isEqualTo("1958-04-02");
    }

    @Test
    void columnsMayBeInAnyOrderAndMoreThanNeeded() {
        CsvReading<DirectoryRow> reading = read(
                "sex,birth_date,patient_number,kana,name,ward\n2,1958-04-12,7,カクウ,架空,3F\n");
        assertThat(reading.rows()).hasSize(1);
        assertThat(reading.rows().getFirst().member()).isNull();
    }

    @Test
    void aBadRowIsToldByLineAndColumnAndTheOthersAreTaken() {
        CsvReading<DirectoryRow> reading = read(HEADER
                + "1,架空,カクウ,1958-04-12,1,,,,\r\n"
                + "\"2\",\"架\r\n空\",カクウ,1958-02-30,1,,,,\r\n"
                + ",架空,カクウ,1958-04-12,1,,,,\r\n"
                + "4,架空,カクウ,1958-04-12,9,,,,\r\n"
                + "5,架空,カクウ,1958-04-12,1,,,4567,\r\n"
                + "6,架空,カクウ,1958-04-12,1,0699,,4567,\r\n"
                + "7,架空,カクウ,2026-11-21,1,,,,\r\n"
                + "1,架空,カクウ,1958-04-12,1,,,,\r\n"
                + "9,架空,カクウ,1958-04-12\r\n"
                + "10,架空,カクウ,1958-04-12,2,,,,\r\n"
                + "11,架空,カクウ,1938-04-12,2,39990015,,00006161,01\r\n");
        assertThat(reading.rows()).extracting(row -> row.number().value()).containsExactly("1", "10");
        assertThat(reading.faults()).containsExactly(
                new RowFault(3, "birth_date", ProblemCode.DATE_IMPOSSIBLE),
                new RowFault(5, "patient_number", ProblemCode.VALUE_MISSING),
                new RowFault(6, "sex", ProblemCode.VALUE_MALFORMED),
                new RowFault(7, "insurer_number", ProblemCode.VALUE_MISSING),
                new RowFault(8, "insurer_number", ProblemCode.VALUE_MALFORMED),
                new RowFault(9, "birth_date", ProblemCode.DATE_IMPOSSIBLE),
                new RowFault(10, "patient_number", ProblemCode.DIRECTORY_ROW_REFUSED),
                new RowFault(11, "sex", ProblemCode.VALUE_MISSING),
                new RowFault(13, "branch", ProblemCode.BRANCH_NUMBER_NOT_USED));
    }

    @ParameterizedTest(name = "insurer {0}, number {1}: {2} {3}")
    @CsvSource({"06990015,4567,insurer_number,CHECK_DIGIT_WRONG", "990011,4567,insurer_number,CHECK_DIGIT_WRONG",
            "77777777,4567,insurer_number,PLACEHOLDER_REFUSED", "７７７７７７７７,4567,insurer_number,PLACEHOLDER_REFUSED",
            "06990014,777777777,number,PLACEHOLDER_REFUSED", "39990015,77777777,number,PLACEHOLDER_REFUSED"})
    void aRowWithANumberThatCannotExistIsRefusedAsAtTheDeskAndTheNextIsTaken(String insurer, String number,
            String column, ProblemCode code) {
        CsvReading<DirectoryRow> reading = read(HEADER + "1,架空,カクウ,1958-04-12,1," + insurer + ",," + number + ",\r\n"
                + "2,架空,カクウ,1958-04-12,1,06990014,,77777778,\r\n3,架空,カクウ,1958-04-12,1,990010,,4567,\r\n");
        assertThat(reading.faults()).containsExactly(new RowFault(2, column, code));
        assertThat(reading.rows()).extracting(row -> row.number().value()).containsExactly("2", "3");
    }

    @Test
    void anOpenQuotationMarkLosesOnlyWhatComesAfterIt() {
        CsvReading<DirectoryRow> reading = read(
                HEADER + "1,架空,カクウ,1958-04-12,1,,,,\r\n2,\"架空,カクウ,1958-04-12,1,,,,\r\n3,架空,カクウ,1958-04-12,1,,,,\r\n");
        assertThat(reading.rows()).hasSize(1);
        assertThat(reading.faults()).containsExactly(new RowFault(3, "(row)", ProblemCode.VALUE_MALFORMED));
        assertThat(reading.refused()).as("the file goes, this is what is kept of it")
                .isEqualTo(HEADER + "2,\"架空,カクウ,1958-04-12,1,,,,\r\n3,架空,カクウ,1958-04-12,1,,,,\r\n");
    }

    @Test
    void aWrongHeaderRefusesTheFile() {
        assertThat(refusalOf("number,name\n1,架空\n")).isEqualTo(ProblemCode.DIRECTORY_HEADER_WRONG);
        assertThat(refusalOf("")).isEqualTo(ProblemCode.DIRECTORY_HEADER_WRONG);
        assertThat(refusalOf("patient_number,patient_number,name,kana,birth_date,sex\n"))
                .isEqualTo(ProblemCode.DIRECTORY_HEADER_WRONG);
    }

    @Test
    void bytesOfAnotherEncodingRefuseTheFile() {
        PatientDirectoryCsv csv = new PatientDirectoryCsv(StandardCharsets.UTF_8, () -> LocalDate.of(2026, 11, 20));
        byte[] bytes = (HEADER + "1,架空,カクウ,1958-04-12,1,,,,\r\n").getBytes(WINDOWS);
        assertThatThrownBy(() -> csv.read(bytes)).isInstanceOfSatisfying(ProblemException.class,
                e -> assertThat(e.problem().code()).isEqualTo(ProblemCode.ENCODING_WRONG));
    }
}
