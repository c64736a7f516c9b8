package jp.madoguchi.oqs.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.qualification.Answer;
import jp.madoguchi.domain.qualification.AnswerOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Header, body and validity are three levels (oqs-interface 3.5): all combinations, against the table {@code status-levels.csv}. */
class StatusLevelsTest {

    private static final List<String> SEGMENTS = List.of("1", "2", "9", "0", "-");
    private static final List<String> STATUSES = List.of("1", "2", "0", "-");
    private static final List<String> VALIDITIES = List.of("1", "2", "3", "4", "5", "6", "9", "-");

    private record Row(String segment, String status, String validity, String outcome) {

        boolean fits(String s, String t, String v) {
            return segment.equals(s) && (status.equals("*") || status.equals(t))
                    && (validity.equals("*") || validity.equals(v));
        }
    }

    private static final List<Row> TABLE = new String(Samples.resource("/status-levels.csv"), StandardCharsets.UTF_8)
            .lines()
            .filter(line -> !line.startsWith("#")).skip(1).map(line -> line.split(",", -1))
            .map(cells -> new Row(cells[0], cells[1], cells[2], cells[3])).toList();

    static Stream<Arguments> combinations() {
        return SEGMENTS.stream().flatMap(segment -> STATUSES.stream().flatMap(
                status -> VALIDITIES.stream().map(validity -> Arguments.of(segment, status, validity))));
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void theThreeLevelsBecomeOneOutcome(String segment, String status, String validity) {
        Document document = said(
                said(said(Document.VALID, "SegmentOfResult", segment), "ProcessingResultStatus", status),
                "QualificationValidity", validity);

        Row row = TABLE.stream().filter(candidate -> candidate.fits(segment, status, validity)).findFirst()
                .orElseThrow();
        assertThat(outcomeOf(document)).isEqualTo(row.outcome());
    }

    @Test
    void onlyOneCombinationIsValid() {
        long valid = combinations().filter(arguments -> {
            Object[] levels = arguments.get();
            Document document = said(
                    said(
                            said(Document.VALID, "SegmentOfResult", (String) levels[0]), "ProcessingResultStatus",
                            (String) levels[1]),
                    "QualificationValidity", (String) levels[2]);
            return outcomeOf(document).equals("VALID");
        }).count();

        assertThat(valid).isEqualTo(1);
    }

    private static Document said(Document document, String element, String code) {
        return code.equals("-") ? document.without(element) : document.withText(element, code);
    }

    private static String outcomeOf(Document document) {
        try {
            Answer answer = new ResultReader().read(document.utf8()).answers().getFirst();
            assertThat(answer.isValid()).isEqualTo(
                    answer.outcome() instanceof AnswerOutcome.Confirmed c && c.validity().name().equals("VALID"));
            return answer.outcome() instanceof AnswerOutcome.Confirmed c
                    ? c.validity().name()
                    : answer.outcome().getClass().getSimpleName();
        } catch (ProblemException e) {
            return e.problem().code().name();
        }
    }
}
