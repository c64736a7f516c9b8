package jp.madoguchi.domain.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import jp.madoguchi.domain.desk.DeskStep;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The decision table T1 to T5, by {@code troubles.psv}; R-LK-04. */
class TroubleshootingTest {

    @ParameterizedTest(name = "{0} {1} {2} {3} {4} {5}: {6} {7} ({8})")
    @CsvFileSource(resources = "troubles.psv", delimiter = '|', numLinesToSkip = 1, ignoreLeadingAndTrailingWhitespace = true)
    void theNextQuestionOrOutcomeIsThatOfTheTable(ArgumentsAccessor row) {
        Map<TroubleQuestion, Boolean> answers = new EnumMap<>(TroubleQuestion.class);
        for (TroubleQuestion question : TroubleQuestion.values()) {
            String answer = row.getString(question.name().charAt(1) - '1');
            if (answer != null) {
                answers.put(question, answer.equals("y"));
            }
        }
        TroubleStep step = Troubleshooting.next(answers, standing(row.getString(5)));
        String next = switch (step) {
            case TroubleStep.Ask ask -> ask.question().name();
            case TroubleStep.Conclude conclude -> conclude.outcome().name();
        };
        List<DeskStep> steps = switch (step) {
            case TroubleStep.Ask ask -> ask.question().hints();
            case TroubleStep.Conclude conclude -> conclude.outcome().steps();
        };
        assertThat(next).as(row.getString(8)).isEqualTo(row.getString(6));
        String expected = row.getString(7);
        assertThat(String.join(" ", steps.stream().map(DeskStep::name).toList()))
                .isEqualTo(expected == null ? "" : expected);
    }

    private static CertificateStanding standing(String state) {
        return state == null
                ? null
                : new CertificateStanding(CertificateState.valueOf(state), true, LocalDate.of(2026, 5, 11), List.of());
    }

    /** Whoever answers what is asked comes to an end after at most five questions. */
    @Property
    void everyWayThroughTheQuestionsEnds(@ForAll boolean t1, @ForAll boolean t2, @ForAll boolean t3,
            @ForAll boolean t4, @ForAll boolean t5) {
        List<Boolean> all = List.of(t1, t2, t3, t4, t5);
        Map<TroubleQuestion, Boolean> answers = new EnumMap<>(TroubleQuestion.class);
        TroubleStep step = Troubleshooting.next(answers, null);
        while (step instanceof TroubleStep.Ask ask) {
            assertThat(answers).doesNotContainKey(ask.question());
            answers.put(ask.question(), all.get(answers.size()));
            step = Troubleshooting.next(answers, null);
        }
        assertThat(step).isInstanceOf(TroubleStep.Conclude.class);
    }
}
