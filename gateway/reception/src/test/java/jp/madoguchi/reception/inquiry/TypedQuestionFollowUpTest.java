package jp.madoguchi.reception.inquiry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import jp.madoguchi.domain.channel.ShownAtDesk;
import jp.madoguchi.domain.channel.ShownAtDesk.Thing;
import jp.madoguchi.domain.claim.InsuredStatement;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.qualification.QualificationValidity;
import jp.madoguchi.reception.desk.DeskFlow;
import jp.madoguchi.reception.ledger.DeskTask;
import jp.madoguchi.reception.ledger.DeskTaskState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a desk says it was shown decides what an answer to its question leaves to it (R-CH-30, R-RS-01 to R-RS-07). */
class TypedQuestionFollowUpTest {

    private final DeskFlow desk = new DeskFlow();

    @BeforeEach
    void thePatientIsKnown() {
        desk.register("試験　花子", "ｼｹﾝ ﾊﾅｺ");
    }

    @ParameterizedTest(name = "{0}, with card {1}, until {2}, {3}; {4}: {5}")
    @CsvSource({"MY_NUMBER_CARD,false,,UNKNOWN,INVALID,ASK_OTHER_PAPER",
            "MY_NUMBER_CARD,false,,NOT_INSURED,INVALID,DECIDE_SHARE_OF_KNOWN_PATIENT",
            "QUALIFICATION_CERTIFICATE,false,2027-07-31,UNKNOWN,INVALID,DECIDE_SHARE_OF_KNOWN_PATIENT",
            "QUALIFICATION_CERTIFICATE,false,2027-07-31,UNKNOWN,NOT_FOUND,RETRY_VERIFICATION",
            "QUALIFICATION_CERTIFICATE,false,2026-11-20,UNKNOWN,NOT_FOUND,RETRY_VERIFICATION",
            "QUALIFICATION_CERTIFICATE,false,2026-11-19,UNKNOWN,NOT_FOUND,DECIDE_SHARE_OF_KNOWN_PATIENT",
            "QUALIFICATION_CERTIFICATE,false,,UNKNOWN,NOT_FOUND,ASK_WHAT_WAS_BROUGHT",
            "INSURANCE_CARD,false,2025-07-31,UNKNOWN,NOT_FOUND,DECIDE_SHARE_OF_KNOWN_PATIENT",
            "QUALIFICATION_NOTICE,false,,UNKNOWN,INVALID,DECIDE_SHARE_OF_KNOWN_PATIENT",
            "QUALIFICATION_NOTICE,true,,UNKNOWN,INVALID,ASK_OTHER_PAPER", "PORTAL_SCREEN,true,,UNKNOWN,INVALID,",
            "PORTAL_SCREEN,false,,UNKNOWN,INVALID,DECIDE_SHARE_OF_KNOWN_PATIENT",
            "PATIENT_CARD,false,,UNKNOWN,INVALID,DECIDE_SHARE_OF_KNOWN_PATIENT",
            "NOTHING,false,,UNKNOWN,INVALID,DECIDE_SHARE_OF_KNOWN_PATIENT",
            "UNKNOWN,false,,UNKNOWN,INVALID,ASK_WHAT_WAS_BROUGHT",
            "UNKNOWN,false,,NOT_INSURED,INVALID,DECIDE_SHARE_OF_KNOWN_PATIENT",
            "UNKNOWN,false,,UNKNOWN,MULTIPLE,ASK_AGAIN_WITH_MORE_ITEMS",
            "QUALIFICATION_CERTIFICATE,false,2027-07-31,UNKNOWN,VALID,"})
    void theFirstStepFollowsFromWhatWasShown(Thing what, boolean withCard, LocalDate until, InsuredStatement insured,
            QualificationValidity validity, DeskStep step) {
        desk.answer(desk.ask(new ShownAtDesk(what, withCard, null, until, insured)), validity);
        assertThat(desk.ledger.tasks.stream().map(DeskTask::step).toList())
                .isEqualTo(step == null ? java.util.List.of() : withWhatItLeaves(step));
        assertThat(desk.ledger.cases.values()).allSatisfy(one -> assertThat(one.claimCase().facts().insured())
                .isEqualTo(insured != InsuredStatement.NOT_INSURED));
    }

    /** R-RS-05: whatever a known patient pays today, the proof that is brought later stays a task. */
    private static java.util.List<DeskStep> withWhatItLeaves(DeskStep step) {
        return step == DeskStep.DECIDE_SHARE_OF_KNOWN_PATIENT
                ? java.util.List.of(step, DeskStep.PROOF_LATER)
                : java.util.List.of(step);
    }

    @Test
    void aQuestionOfWhichNobodySaidWhatWasShownAsksForIt() {
        desk.answer(desk.ask(null), QualificationValidity.INVALID);
        assertThat(desk.ledger.tasks).singleElement().satisfies(task -> {
            assertThat(task.step()).isEqualTo(DeskStep.ASK_WHAT_WAS_BROUGHT);
            assertThat(task.cause().rules()).extracting(Object::toString).contains("R-CH-30", "R-RS-01", "R-RS-08");
            assertThat(task.further()).containsExactly(DeskStep.HAND_OUT_UNVERIFIED_NOTICE);
        });
    }

    @Test
    void aReadersAnswerOfTheSameVisitSaysThatThePatientBroughtTheCard() {
        desk.answer(desk.ask(null), QualificationValidity.INVALID);
        desk.read(QualificationValidity.INVALID);
        assertThat(desk.ledger.tasks).extracting(DeskTask::step).containsExactly(DeskStep.ASK_WHAT_WAS_BROUGHT,
                DeskStep.ASK_OTHER_PAPER);
        assertThat(desk.ledger.tasks.getFirst().state())
                .isEqualTo(new DeskTaskState.Cancelled(AnswerFollowUp.KNOWN_SINCE, desk.ledger.now));
        assertThat(desk.ledger.tasks.getLast().pending()).isTrue();
    }

    /** The gateway's own questions of the days after have no desk in front of them. */
    @Test
    void whereTheDeskIsFurtherAlreadyNobodyIsAskedWhatWasBrought() {
        LocalDate visit = desk.day;
        desk.read(QualificationValidity.INVALID);
        desk.answer(desk.ask(null, DeskFlow.MEMBER, visit), QualificationValidity.INVALID);
        assertThat(desk.ledger.tasks).extracting(DeskTask::step).containsExactly(DeskStep.ASK_OTHER_PAPER);
    }
}
