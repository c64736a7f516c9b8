package jp.madoguchi.reception.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import jp.madoguchi.domain.card.CardMethod;
import jp.madoguchi.domain.channel.AcceptedPapers;
import jp.madoguchi.domain.channel.Institution;
import jp.madoguchi.domain.channel.InsuranceScheme;
import jp.madoguchi.domain.channel.PaperKind;
import jp.madoguchi.domain.channel.Presented;
import jp.madoguchi.domain.channel.ReceptionRules;
import jp.madoguchi.domain.channel.ShownAtDesk;
import jp.madoguchi.domain.channel.ShownAtDesk.Thing;
import jp.madoguchi.domain.claim.InsuredStatement;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.qualification.QualificationValidity;
import jp.madoguchi.reception.inquiry.AnswerFollowUp;
import jp.madoguchi.reception.ledger.DeskTask;
import jp.madoguchi.reception.ledger.DeskTaskState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * A clerk sees one task for one open question of a visit, whether the next step or the answer asked it first (R-RS-02, R-RS-05), by
 * {@code one-question.psv}.
 */
class OneTaskForOneQuestionTest {

    private static final LocalDate LONG_OVER = LocalDate.of(2025, 7, 31);
    private static final LocalDate IN_TIME = LocalDate.of(2027, 7, 31);

    private final DeskFlow desk = new DeskFlow();
    private final DecideNextStep decide = new DecideNextStep(desk.ledger,
            new ReceptionRules(desk.rules.reception(), Institution.withEverything()),
            desk.rules.table(AcceptedPapers.class));
    private ResourceId patient;
    private int requests;

    @BeforeEach
    void thePatientIsKnown() {
        patient = desk.register("試験　花子", "ｼｹﾝ ﾊﾅｺ");
    }

    @ParameterizedTest(name = "{0}: {1} ({2})")
    @CsvFileSource(resources = "one-question.psv", delimiter = '|', numLinesToSkip = 1, ignoreLeadingAndTrailingWhitespace = true)
    void oneOpenQuestionIsOneTask(String happens, String standing, String why) {
        for (String event : happens.split("; ")) {
            happen(List.of(event.split(" ")));
        }
        assertThat(pending()).as(why).containsExactlyInAnyOrderElementsOf(standing == null
                ? List.of()
                : Arrays.stream(standing.split(" ")).map(DeskStep::valueOf).toList());
    }

    @Test
    void whatEndsSaysWhy() {
        happen(List.of("step", "EXPIRED_CARD"));
        happen(List.of("read", "INVALID"));
        assertThat(reasons()).containsExactly(AnswerFollowUp.ASKED_BY_ANSWER);
    }

    @Test
    void whatWasBroughtEndsAsKnown() {
        happen(List.of("typed", "UNKNOWN", "INVALID"));
        happen(List.of("step", "EXPIRED_CARD"));
        assertThat(reasons()).containsExactly(AnswerFollowUp.KNOWN_SINCE);
    }

    @Test
    void anotherVisitsQuestionStands() {
        happen(List.of("step", "EXPIRED_CARD"));
        desk.on(desk.day.plusDays(1));
        happen(List.of("read", "INVALID"));
        assertThat(pending()).containsExactly(DeskStep.ASK_ACCEPTED_PAPER, DeskStep.ASK_OTHER_PAPER);
    }

    private List<DeskStep> pending() {
        return desk.ledger.tasks.stream().filter(DeskTask::pending).map(DeskTask::step).toList();
    }

    private List<String> reasons() {
        return desk.ledger.tasks.stream().map(DeskTask::state).filter(DeskTaskState.Cancelled.class::isInstance)
                .map(state -> ((DeskTaskState.Cancelled) state).reason()).toList();
    }

    private void happen(List<String> event) {
        switch (event.getFirst()) {
            case "step" -> decide.decide(NextStepOrder.parse(DeskFlow.FACILITY, patient, presented(event.get(1)),
                    desk.day, null, "r-" + ++requests, "clerk-1").orElseThrow()).toCompletableFuture().join();
            case "read" -> desk.read(QualificationValidity.valueOf(event.get(1)));
            case "typed" ->
                desk.answer(desk.ask(shown(event.get(1))), QualificationValidity.valueOf(event.get(2)));
            default -> throw new IllegalArgumentException(event.toString());
        }
    }

    private static Presented presented(String kind) {
        return switch (kind) {
            case "CARD" -> Presented.MyNumberCard.by(CardMethod.FACE);
            case "PATIENT_CARD" -> new Presented.PatientCardOnly();
            case "NOTHING" -> new Presented.Nothing(true);
            case "CERTIFICATE" -> new Presented.ShownPaper(PaperKind.QUALIFICATION_CERTIFICATE,
                    InsuranceScheme.NATIONAL, null, IN_TIME);
            case "EXPIRED_CARD" -> new Presented.ShownPaper(PaperKind.INSURANCE_CARD, InsuranceScheme.NATIONAL, null,
                    LONG_OVER);
            default -> throw new IllegalArgumentException(kind);
        };
    }

    private static ShownAtDesk shown(String what) {
        return switch (what) {
            case "UNKNOWN" -> ShownAtDesk.unknown();
            case "PATIENT_CARD" -> new ShownAtDesk(Thing.PATIENT_CARD, false, null, null, InsuredStatement.UNKNOWN);
            case "EXPIRED_CARD" -> new ShownAtDesk(Thing.INSURANCE_CARD, false, null, LONG_OVER,
                    InsuredStatement.UNKNOWN);
            default -> throw new IllegalArgumentException(what);
        };
    }
}
