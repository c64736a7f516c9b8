package jp.madoguchi.oqs.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The code tables against {@code code-tables.csv}, written from oqs-interface 3.6. */
class CodeTablesTest {

    private static final Map<String, CodeTable<?>> TABLES = Stream.<CodeTable<?>>of(
            CodeTables.CONSENT_IN_QUESTION, CodeTables.REFERENCE_CLASSIFICATION, CodeTables.SEGMENT_OF_RESULT,
            CodeTables.PROCESSING_RESULT_STATUS, CodeTables.CHARACTER_CODE, CodeTables.VALIDITY, CodeTables.SEX,
            CodeTables.REASON_OF_LOSS, CodeTables.PERSONAL_FAMILY, CodeTables.CARD_CLASSIFICATION,
            CodeTables.LIMIT_CLASSIFICATION, CodeTables.LIMIT_CATEGORY, CodeTables.SPECIFIC_DISEASE,
            CodeTables.LIMIT_CHANGED, CodeTables.PRESCHOOL, CodeTables.CONSENT, CodeTables.PRESCRIPTION_FORM,
            CodeTables.TICKET_TYPE, CodeTables.TREATMENT_TYPE, CodeTables.COMBINED_USE, CodeTables.OTHER_INSTITUTION,
            CodeTables.CARE_SETTING,
            CodeTables.PRESCRIPTIONS_SHOWN)
            .collect(Collectors.toMap(CodeTable::number, Function.identity()));

    @ParameterizedTest
    @CsvFileSource(resources = "/code-tables.csv", numLinesToSkip = 1)
    void aCodeMeansWhatTheTableSays(String table, String code, String meaning) {
        assertThat(String.valueOf(TABLES.get(table).meaningOf(code))).isEqualTo(meaning);
        assertThat(backAndForth(TABLES.get(table), code)).isEqualTo(code);
    }

    @Test
    void noTableHasACodeThatIsNotWrittenThere() {
        List<String> written = new String(read(), StandardCharsets.UTF_8).lines().skip(1)
                .map(line -> line.substring(0, line.lastIndexOf(','))).toList();

        List<String> known = TABLES.values().stream()
                .flatMap(table -> table.codes().stream().map(code -> table.number() + "," + code)).toList();
        assertThat(known).containsExactlyInAnyOrderElementsOf(written);
    }

    private static <T> String backAndForth(CodeTable<T> table, String code) {
        return table.codeOf(table.meaningOf(code));
    }

    private static byte[] read() {
        try (InputStream in = CodeTablesTest.class.getResourceAsStream("/code-tables.csv")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
