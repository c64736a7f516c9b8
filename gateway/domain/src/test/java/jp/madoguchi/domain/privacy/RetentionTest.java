package jp.madoguchi.domain.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import jp.madoguchi.domain.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** R-SE-02, R-SE-03, R-SE-07, R-CO-11 and the retention table of section 9. */
class RetentionTest {

    private static final Path FILE = Path.of("src/main/resources/jp/madoguchi/domain/rule/retention.csv");
    private static final LocalDateTime MADE = LocalDateTime.of(2026, 5, 11, 9, 0);

    @ParameterizedTest(name = "{0} of {1} until {2} ({4})")
    @CsvFileSource(resources = "retention.csv", numLinesToSkip = 1, delimiter = '|', ignoreLeadingAndTrailingWhitespace = true)
    void recordsAreKeptAsTheTableSays(RecordKind record, LocalDateTime made, LocalDateTime last, boolean encrypted,
            String why) throws IOException {
        assertThat(retention().of(record, made)).as(why).isEqualTo(new Kept.Until(last, encrypted));
    }

    /** R-SE-02. */
    @Test
    void aFaceIsNeverKept() throws IOException {
        assertThat(retention().of(RecordKind.FACE_IMAGE, MADE)).isEqualTo(new Kept.Never());
    }

    @Test
    void whatTheTableDoesNotCoverIsNotDeletedByIt() throws IOException {
        assertThat(retention().of(RecordKind.CONSENT, LocalDateTime.of(2021, 2, 28, 23, 59)))
                .isEqualTo(new Kept.Unknown());
        assertThat(retention().of(RecordKind.CONSENT, LocalDateTime.of(2021, 3, 1, 0, 0)))
                .isEqualTo(new Kept.Until(LocalDateTime.of(2026, 3, 1, 0, 0), false));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "FACE_IMAGE,2021-03-01,,never|FACE_IMAGE,2021-03-01,,PT1H|10|keeps face images",
            "CONSENT,2021-03-01,,P5Y|CONSENT,2021-03-01,,never|6|keeps nothing",
            "CONSENT,2021-03-01,,P5Y|CONSENT,2021-03-01,,P0D|6|keeps nothing",
            "CONSENT,2021-03-01,,P5Y|CONSENT,2021-03-01,,P-5Y|6|negative",
            "CONSENT,2021-03-01,,P5Y|CONSENT,2021-03-01,,5 years|6|no time in keep",
            "CONSENT,2021-03-01,,P5Y,no|CONSENT,2021-03-01,,P5Y,perhaps|6|neither yes nor no",
            "DECLARATION,2021-03-01,,P5Y|DECLARATION,2021-03-01,,P6Y|9|longer than the logs",
            "ACCESS_LOG,2021-03-01,,P5Y|ACCESS_LOG,2021-03-01,,P1Y|5|longer than the logs"})
    void aWrongFileIsRefusedWithItsLineAndWhatToDo(String from, String to, int line, String what) throws IOException {
        String text = Files.readString(FILE).replace(from, to);
        assertThatThrownBy(() -> Retention.parse(text)).isInstanceOf(ProblemException.class)
                .hasMessageContaining("[retention.csv line " + line + " ").hasMessageContaining(what);
    }

    @Test
    void aKindWithoutARowIsAProblem() throws IOException {
        String text = Files.readString(FILE).replaceAll("(?m)^DEVICE_EVENT.*$", "");
        assertThatThrownBy(() -> Retention.parse(text)).hasMessageContaining("says nothing of DEVICE_EVENT");
    }

    private static Retention retention() throws IOException {
        return Retention.parse(Files.readString(FILE));
    }
}
