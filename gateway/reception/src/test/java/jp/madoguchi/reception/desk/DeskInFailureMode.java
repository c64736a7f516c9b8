package jp.madoguchi.reception.desk;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletionStage;
import jp.madoguchi.domain.channel.AcceptedPapers;
import jp.madoguchi.domain.channel.FailureMode.Event;
import jp.madoguchi.domain.channel.Institution;
import jp.madoguchi.domain.channel.Lookup;
import jp.madoguchi.domain.channel.Presented;
import jp.madoguchi.domain.channel.QueryBy;
import jp.madoguchi.domain.channel.ReceptionRules;
import jp.madoguchi.domain.channel.ShownAtDesk;
import jp.madoguchi.domain.claim.InsuredStatement;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.qualification.CardQuestion;
import jp.madoguchi.domain.qualification.InquiryId;
import jp.madoguchi.domain.qualification.QualificationValidity;
import jp.madoguchi.domain.rulebook.RuleBook;
import jp.madoguchi.reception.ledger.RecheckRecord;
import jp.madoguchi.reception.mode.ChangeModes;
import jp.madoguchi.reception.mode.ModeOrder;
import org.junit.jupiter.api.BeforeEach;

/** A desk with one known patient in failure mode, which tells what it reads on the terminal's screen (R-CH-50). */
abstract class DeskInFailureMode {

    static final LocalDate VISIT = LocalDate.of(2026, 11, 20);

    DeskFlow desk = new DeskFlow();
    ResourceId patient;
    private DecideNextStep decide = decision();
    private int requests;

    private DecideNextStep decision() {
        return new DecideNextStep(desk.ledger,
                new ReceptionRules(desk.rules.reception(), Institution.withEverything()),
                desk.rules.table(AcceptedPapers.class));
    }

    @BeforeEach
    final void failureModeIsOpen() {
        patient = desk.register("試験　花子", "ｼｹﾝ ﾊﾅｺ");
        for (Event event : List.of(Event.CALL, Event.CALL_BACK, Event.OPENING)) {
            get(new ChangeModes(desk.ledger).failure(
                    ModeOrder.parse(DeskFlow.FACILITY, "admin-1", "回線障害").orElseThrow(), event));
        }
    }

    /** The same desk from the start, by other rules. */
    void startBy(RuleBook rules) {
        desk = new DeskFlow(rules);
        decide = decision();
        failureModeIsOpen();
    }

    static <T> T get(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    DecidedStep decide(Presented presented, Lookup seen, String request, String by) {
        return get(decide.decide(NextStepOrder.parse(DeskFlow.FACILITY, patient, presented, desk.day, null, request, by)
                .orElseThrow().with(seen)));
    }

    void later(Duration time) {
        desk.ledger.now = desk.ledger.now.plus(time);
    }

    /** A minute after what was told before, by a request of its own. */
    void told(String validity) {
        told(validity, "clerk-1");
    }

    void told(String validity, String by) {
        told(validity, by, "r-" + ++requests);
    }

    void told(String validity, String by, String request) {
        later(Duration.ofMinutes(1));
        decide(new Presented.UnreadCard(false),
                validity.equals("NONE")
                        ? new Lookup.Unanswered(QueryBy.FOUR_ITEMS)
                        : new Lookup.Answered(QueryBy.FOUR_ITEMS, QualificationValidity.valueOf(validity)),
                request, by);
    }

    void reChecked(LocalDate about, QualificationValidity answered) {
        InquiryId question = desk.ask(null, DeskFlow.MEMBER, about);
        desk.ledger.outages.save(RecheckRecord
                .entered(new ResourceId("recheck"), DeskFlow.FACILITY, TerminalId.DEFAULT, patient,
                        new CardQuestion(DeskFlow.MEMBER, DeskFlow.BIRTH, false), null, about, VISIT.plusDays(12))
                .asked(question, desk.ledger.now));
        desk.answer(question, about, answered);
    }

    /** What comes next with the patient card only. */
    DecidedStep decideByPatientCard() {
        desk.answer(desk.ask(new ShownAtDesk(ShownAtDesk.Thing.PATIENT_CARD, false, null, null,
                InsuredStatement.UNKNOWN)), QualificationValidity.VALID);
        return decide(new Presented.PatientCardOnly(), null, "r-" + ++requests, "clerk-1");
    }
}
