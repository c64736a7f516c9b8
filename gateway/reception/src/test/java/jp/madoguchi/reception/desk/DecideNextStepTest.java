package jp.madoguchi.reception.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import jp.madoguchi.domain.card.CardMethod;
import jp.madoguchi.domain.channel.AcceptedPapers;
import jp.madoguchi.domain.channel.CareSituation;
import jp.madoguchi.domain.channel.Arrival;
import jp.madoguchi.domain.channel.Channel;
import jp.madoguchi.domain.channel.DisasterArea;
import jp.madoguchi.domain.channel.ExceptionalPermit;
import jp.madoguchi.domain.channel.ChannelCalendar;
import jp.madoguchi.domain.channel.ExceptionalRequest;
import jp.madoguchi.domain.channel.ExceptionalView;
import jp.madoguchi.domain.channel.ExceptionalViews;
import jp.madoguchi.domain.channel.FailureMode;
import jp.madoguchi.domain.channel.FailureMode.Event;
import jp.madoguchi.domain.channel.Institution;
import jp.madoguchi.domain.channel.InsuranceScheme;
import jp.madoguchi.domain.channel.Lookup;
import jp.madoguchi.domain.channel.NextStep;
import jp.madoguchi.domain.channel.PaperKind;
import jp.madoguchi.domain.channel.Presented;
import jp.madoguchi.domain.channel.ProofStanding;
import jp.madoguchi.domain.channel.QueryBy;
import jp.madoguchi.domain.channel.ReceptionRules;
import jp.madoguchi.domain.channel.RemoteTool;
import jp.madoguchi.domain.channel.ShownAtDesk;
import jp.madoguchi.domain.channel.ShownAtDesk.Thing;
import jp.madoguchi.domain.claim.InsuredStatement;
import jp.madoguchi.domain.consent.Consent;
import jp.madoguchi.domain.consent.ConsentItem;
import jp.madoguchi.domain.consent.ConsentStatus;
import jp.madoguchi.domain.consent.Viewers;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.exchange.BulkFamily;
import jp.madoguchi.domain.exchange.CareSetting;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.qualification.InquiryId;
import jp.madoguchi.domain.qualification.QualificationValidity;
import jp.madoguchi.domain.rule.RuleId;
import jp.madoguchi.reception.ledger.AuditFact;
import jp.madoguchi.reception.ledger.DeskTask;
import jp.madoguchi.reception.ledger.DeskTaskCause;
import jp.madoguchi.reception.ledger.DeskTaskState;
import jp.madoguchi.reception.ledger.LookUpRecord;
import jp.madoguchi.reception.mode.ChangeModes;
import jp.madoguchi.reception.mode.LookUpInModes;
import jp.madoguchi.reception.mode.LookUpOrder;
import jp.madoguchi.reception.mode.LookUpRules;
import jp.madoguchi.reception.mode.RequestKey;
import jp.madoguchi.reception.mode.ModeOrder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The next step at the desk, from what is presented and what the ledger holds of the patient (rules 1). */
class DecideNextStepTest {

    private static final Presented CARD = Presented.MyNumberCard.by(CardMethod.FACE);
    private static final Presented PATIENT_CARD = new Presented.PatientCardOnly();
    private static final Presented CERTIFICATE = new Presented.ShownPaper(PaperKind.QUALIFICATION_CERTIFICATE,
            InsuranceScheme.NATIONAL, null, LocalDate.of(2027, 7, 31));
    private static final ShownAtDesk SHOWN_CERTIFICATE = new ShownAtDesk(Thing.QUALIFICATION_CERTIFICATE, false, null,
            LocalDate.of(2027, 7, 31), InsuredStatement.UNKNOWN);
    private static final ShownAtDesk SHOWN_PATIENT_CARD = new ShownAtDesk(Thing.PATIENT_CARD, false, null, null,
            InsuredStatement.UNKNOWN);
    private static final LocalDate VISIT = LocalDate.of(2026, 11, 20);

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

    private DecidedStep decide(ResourceId whose, Presented presented, InquiryId inquiry) {
        return get(decide.decide(order(whose, presented, inquiry, "r-" + ++requests)));
    }

    private NextStepOrder order(ResourceId whose, Presented presented, InquiryId inquiry, String request) {
        return NextStepOrder.parse(DeskFlow.FACILITY, whose, presented, desk.day, inquiry, request, "clerk-1")
                .orElseThrow();
    }

    private static <T> T get(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    private static ProblemException refusal(CompletionStage<?> stage) {
        try {
            get(stage);
        } catch (CompletionException e) {
            return (ProblemException) e.getCause();
        }
        throw new AssertionError("it was not refused");
    }

    private static NextStep.Proceed proceed(DecidedStep decided) {
        assertThat(decided.step()).isInstanceOf(NextStep.Proceed.class);
        return (NextStep.Proceed) decided.step();
    }

    /** R-CH-03, R-CH-05. */
    @Test
    void aCardIsAskedWithAndThenDecidedOnByWhatTheReaderBrought() {
        assertThat(decide(patient, CARD, null).step()).isInstanceOfSatisfying(NextStep.Query.class,
                query -> assertThat(query.by()).isEqualTo(QueryBy.CARD_CERTIFICATE));
        desk.read(QualificationValidity.VALID);
        assertThat(proceed(decide(patient, CARD, null)).proof()).isEqualTo(ProofStanding.SHOWN);
        assertThat(desk.ledger.tasks).isEmpty();
        desk.on(VISIT.plusDays(3));
        assertThat(decide(patient, CARD, null).step()).as("nothing carries over to another visit")
                .isInstanceOf(NextStep.Query.class);
    }

    /** R-CH-32, R-CH-32a: worked examples 1 to 3 of rules 1.4, from what the ledger holds. */
    @ParameterizedTest(name = "card on {0}, then {1}: {2}")
    @CsvSource({"2026-11-02,VALID,MONTHLY_INTERIM", "2026-11-02,INVALID,DECIDE_SHARE_OF_KNOWN_PATIENT",
            ",VALID,SHOW_PROOF_THIS_MONTH", "2026-10-30,VALID,SHOW_PROOF_THIS_MONTH"})
    void thePatientCardAloneRestsOnAProofOfTheSameMonth(LocalDate shown, QualificationValidity validity,
            String expected) {
        if (shown != null) {
            desk.on(shown);
            desk.read(QualificationValidity.VALID);
        } else {
            desk.answer(askedOn(LocalDate.of(2026, 9, 1), SHOWN_PATIENT_CARD), QualificationValidity.VALID);
        }
        desk.on(VISIT);
        assertThat(decide(patient, PATIENT_CARD, null).step()).isInstanceOfSatisfying(NextStep.Query.class,
                query -> assertThat(query.by()).isEqualTo(QueryBy.STORED_NUMBER));
        InquiryId asked = desk.ask(SHOWN_PATIENT_CARD);
        desk.answer(asked, validity);
        DecidedStep decided = decide(patient, PATIENT_CARD, asked);
        if (decided.step() instanceof NextStep.Proceed proceed) {
            assertThat(proceed.proof()).hasToString(expected);
            assertThat(decided.tasks()).isEmpty();
        } else {
            assertThat(decided.tasks()).first().extracting(DeskTask::step).hasToString(expected);
            assertThat(desk.ledger.tasks).isEqualTo(decided.tasks());
        }
    }

    /** R-RS-05, R-CH-14: what the answer left and what the next step leaves is one decision, so one word on what the patient pays. */
    @ParameterizedTest(name = "{0}, {1}: {2}")
    @CsvSource({"PATIENT_CARD,INVALID,DECIDE_SHARE_OF_KNOWN_PATIENT PROOF_LATER",
            "PATIENT_CARD,NOT_FOUND,DECIDE_SHARE_OF_KNOWN_PATIENT PROOF_LATER",
            "QUALIFICATION_CERTIFICATE,INVALID,DECIDE_SHARE_OF_KNOWN_PATIENT PROOF_LATER",
            "QUALIFICATION_CERTIFICATE,INVALID_NEW_EXISTS,DECIDE_SHARE_OF_KNOWN_PATIENT PROOF_LATER",
            "QUALIFICATION_NOTICE,INVALID,DECIDE_SHARE_OF_KNOWN_PATIENT PROOF_LATER"})
    void theNextStepLeavesNothingElseThanTheAnswerDid(Thing shown, QualificationValidity validity, String steps) {
        desk.answer(askedOn(LocalDate.of(2026, 11, 2), SHOWN_CERTIFICATE), QualificationValidity.VALID);
        desk.on(VISIT);
        Presented presented = switch (shown) {
            case PATIENT_CARD -> PATIENT_CARD;
            case QUALIFICATION_CERTIFICATE -> CERTIFICATE;
            default -> new Presented.ShownPaper(PaperKind.QUALIFICATION_NOTICE, InsuranceScheme.NATIONAL, null, null);
        };
        InquiryId asked = desk.ask(shown == Thing.QUALIFICATION_CERTIFICATE
                ? SHOWN_CERTIFICATE
                : new ShownAtDesk(shown, false, null, null, InsuredStatement.UNKNOWN));
        desk.answer(asked, validity);
        List<DeskTask> left = List.copyOf(desk.ledger.tasks);
        assertThat(left).extracting(task -> task.step().name()).containsExactly(steps.split(" "));
        DecidedStep decided = decide(patient, presented, asked);
        assertThat(decided.tasks()).isEqualTo(left);
        assertThat(desk.ledger.tasks).isEqualTo(left);
    }

    @Test
    void aVisitBeforeThePatientsBirthIsRefused() {
        desk.on(DeskFlow.BIRTH.minusDays(1));
        assertThat(refusal(decide.decide(order(patient, CARD, null, "r"))).problem())
                .isEqualTo(Problem.at(ProblemCode.DATE_IMPOSSIBLE, "visit"));
        desk.on(DeskFlow.BIRTH);
        assertThat(refusalOrNone(order(patient, CARD, null, "r"))).doesNotContain(ProblemCode.DATE_IMPOSSIBLE);
    }

    private List<ProblemCode> refusalOrNone(NextStepOrder order) {
        return decide.decide(order).handle((done, failure) -> failure == null
                ? List.<ProblemCode>of()
                : List.of(((ProblemException) (failure instanceof CompletionException ? failure.getCause() : failure))
                        .problem().code()))
                .toCompletableFuture().join();
    }

    private InquiryId askedOn(LocalDate day, ShownAtDesk shown) {
        desk.on(day);
        return desk.ask(shown);
    }

    /** Nobody said what was shown: the month is not proven by it. */
    @Test
    void aTypedQuestionProvesTheMonthOnlyWhereAnAcceptedPaperWasShown() {
        desk.answer(askedOn(LocalDate.of(2026, 11, 4), null), QualificationValidity.VALID);
        desk.on(VISIT);
        desk.answer(desk.ask(SHOWN_PATIENT_CARD), QualificationValidity.VALID);
        assertThat(decide(patient, PATIENT_CARD, null).tasks()).extracting(DeskTask::step)
                .containsExactly(DeskStep.SHOW_PROOF_THIS_MONTH);

        desk.answer(askedOn(LocalDate.of(2026, 11, 5), SHOWN_CERTIFICATE), QualificationValidity.VALID);
        desk.on(VISIT);
        assertThat(proceed(decide(patient, PATIENT_CARD, null)).proof()).isEqualTo(ProofStanding.MONTHLY_INTERIM);
    }

    /** R-RS-02, R-RS-07: what is left beyond the day is a task. */
    @Test
    void aCertificateThatIsNotRegisteredYetGoesOnAndIsTriedAgainBeforeTheClaim() {
        InquiryId asked = desk.ask(SHOWN_CERTIFICATE);
        assertThat(decide(null, CERTIFICATE, asked).step()).as("no answer yet").isInstanceOf(NextStep.Query.class);
        desk.answer(asked, QualificationValidity.NOT_FOUND);
        DecidedStep decided = decide(null, CERTIFICATE, asked);
        assertThat(decided.patient()).as("whom the answer found").isEqualTo(patient);
        assertThat(proceed(decided).also()).containsExactly(DeskStep.RETRY_VERIFICATION);
        assertThat(decided.tasks()).extracting(DeskTask::step).containsExactly(DeskStep.RETRY_VERIFICATION);
        assertThat(desk.ledger.tasks).as("the answer left it already").isEqualTo(decided.tasks());
    }

    @Test
    void aDecisionForAPersonIsOneTaskForPatientVisitAndStepWithItsRules() {
        Presented nothing = new Presented.Nothing(true);
        DecidedStep first = decide(patient, nothing, null);
        assertThat(first.tasks()).extracting(DeskTask::step).containsExactly(DeskStep.DECIDE_SHARE_OF_KNOWN_PATIENT,
                DeskStep.PROOF_LATER);
        assertThat(first.tasks()).first().satisfies(task -> {
            assertThat(task.patient()).isEqualTo(patient);
            assertThat(task.visit()).isEqualTo(VISIT);
            assertThat(task.cause().reason()).isEqualTo("ASK_AT_DESK");
            assertThat(task.cause().rules()).containsExactly(RuleId.of("R-RS-05"));
        });
        assertThat(decide(patient, nothing, null).tasks()).isEqualTo(first.tasks());
        assertThat(desk.ledger.tasks).hasSize(2);

        desk.read(QualificationValidity.VALID);
        assertThat(desk.ledger.tasks).as("a valid answer of the visit ends it").noneMatch(DeskTask::pending);
    }

    private void failureMode(FailureMode.Event... events) {
        ChangeModes modes = new ChangeModes(desk.ledger);
        for (FailureMode.Event event : events) {
            get(modes.failure(ModeOrder.parse(DeskFlow.FACILITY, "admin-1", "回線障害").orElseThrow(), event));
        }
    }

    private DecidedStep seen(Presented presented, Lookup seen) {
        return get(decide.decide(order(patient, presented, null, "r-" + ++requests).with(seen)));
    }

    private static final Lookup ON_SCREEN = new Lookup.Answered(QueryBy.FOUR_ITEMS, QualificationValidity.VALID);

    /** R-CH-50: whether failure mode is open is what somebody with the right to open it wrote into the ledger. */
    @Test
    void failureModeIsThatOfTheLedgerWhateverTheDeskClaims() {
        Presented unread = new Presented.UnreadCard(false);
        assertThat(decide(patient, unread, null).tasks()).extracting(DeskTask::step)
                .containsExactly(DeskStep.VERIFY_BY_OTHER_PATH);
        assertThat(refusal(decide.decide(order(patient, unread, null, "r").with(ON_SCREEN))).problem())
                .as("closed: nothing can have been seen").isEqualTo(Problem.at(ProblemCode.MODE_STATE, "CLOSED"));
        failureMode(Event.CALL, Event.CALL_BACK);
        assertThat(refusal(decide.decide(order(patient, unread, null, "r").with(ON_SCREEN))).problem())
                .isEqualTo(Problem.at(ProblemCode.MODE_STATE, "CALLED_BACK"));
        assertThat(desk.ledger.facts).extracting(AuditFact::detail).as("nothing was used")
                .noneMatch(detail -> detail.startsWith("ANSWER_"));
        assertThat(decide(patient, unread, null).step()).isInstanceOf(NextStep.AskAtDesk.class);
        failureMode(Event.OPENING);
        assertThat(asked(decide(patient, unread, null))).isEqualTo(QueryBy.FOUR_ITEMS);
        failureMode(Event.CLOSING);
        assertThat(decide(patient, unread, null).step()).isInstanceOf(NextStep.AskAtDesk.class);
    }

    /** R-CH-50, R-CH-51: what the desk read on the terminal's screen lets the decision go on, and is written down. */
    @Test
    void whatTheScreenOfTheTerminalSaidInFailureModeLetsTheVisitGoOn() {
        Presented unread = new Presented.UnreadCard(false);
        decide(patient, unread, null);
        failureMode(Event.CALL, Event.CALL_BACK, Event.OPENING);
        assertThat(proceed(seen(unread, ON_SCREEN)).channel()).isEqualTo(Channel.FAILURE_MODE);
        assertThat(desk.ledger.facts).extracting(AuditFact::detail).contains("ANSWER_VALID");
        assertThat(desk.ledger.tasks).filteredOn(task -> task.step() == DeskStep.VERIFY_BY_OTHER_PATH)
                .as("proven since").noneMatch(DeskTask::pending);
        DecidedStep none = seen(unread, new Lookup.Unanswered(QueryBy.FOUR_ITEMS));
        assertThat(none.tasks()).extracting(DeskTask::step).containsExactly(DeskStep.ASK_PORTAL_OR_PAPER);
        assertThat(seen(new Presented.UnreadCard(true), new Lookup.Unanswered(QueryBy.FOUR_ITEMS)).step())
                .as("R-CH-06").isInstanceOf(NextStep.TakeDeclaration.class);
    }

    /** R-SE-09: whoever told what the screen said has looked at it, about whom, when and why, and a second person reviews it. */
    @Test
    void whatWasReadOnTheScreenIsALookThatIsWrittenDownOnceAndReviewed() {
        Presented unread = new Presented.UnreadCard(false);
        failureMode(Event.CALL, Event.CALL_BACK, Event.OPENING);
        seen(unread, ON_SCREEN);
        assertThat(desk.ledger.outages.lookUps.values()).singleElement().satisfies(look -> {
            assertThat(look.view().kind()).isEqualTo(ExceptionalView.Kind.FAILURE);
            assertThat(look.view().user()).isEqualTo("clerk-1");
            assertThat(look.view().patient()).isEqualTo(patient.value());
            assertThat(look.view().reason()).as("for which the mode is open").isEqualTo("回線障害");
            assertThat(look.view().at()).isEqualTo(VISIT.atTime(9, 30));
            assertThat(look.told()).extracting(LookUpRecord.Told::visit, LookUpRecord.Told::validity)
                    .containsExactly(VISIT, QualificationValidity.VALID);
            assertThat(look.reviewer()).isNull();
        });
        assertThat(reviews()).singleElement().extracting(DeskTask::patient).isEqualTo(patient);
        seen(unread, ON_SCREEN);
        assertThat(desk.ledger.outages.lookUps).as("told again").hasSize(1);
        assertThat(reviews()).hasSize(1);
        seen(unread, new Lookup.Unanswered(QueryBy.FOUR_ITEMS));
        assertThat(desk.ledger.outages.lookUps).as("another look").hasSize(2);
    }

    /** R-SE-09: a look that was asked for before is the one whose answer is told. */
    @Test
    void whatIsToldBelongsToTheLookThatWasWrittenDownBefore() {
        failureMode(Event.CALL, Event.CALL_BACK, Event.OPENING);
        LookUpInModes lookUps = new LookUpInModes(desk.ledger,
                new LookUpRules(desk.rules.table(ExceptionalViews.class), desk.rules.table(ChannelCalendar.class),
                        desk.rules.table(Viewers.class), desk.rules.switches()),
                false);
        LookUpOrder wish = new LookUpOrder(DeskFlow.FACILITY, patient, "clerk-1", "読めないカード", new RequestKey("wish-1"));
        get(lookUps.inFailure(wish));
        seen(new Presented.UnreadCard(false), ON_SCREEN);
        assertThat(desk.ledger.outages.lookUps.values()).singleElement().satisfies(look -> {
            assertThat(look.view().reason()).isEqualTo("読めないカード");
            assertThat(look.told()).extracting(LookUpRecord.Told::visit, LookUpRecord.Told::validity)
                    .containsExactly(VISIT, QualificationValidity.VALID);
        });
        assertThat(reviews()).hasSize(1);
    }

    private List<DeskTask> reviews() {
        return desk.ledger.tasks.stream().filter(task -> task.step() == DeskStep.REVIEW_EXCEPTIONAL_VIEW).toList();
    }

    /** R-CH-32: a card whose face the screen of failure mode knew was shown, so the month has its proof. */
    @ParameterizedTest(name = "{0} on {1}: {2}")
    @CsvSource({"VALID,2026-11-20,MONTHLY_INTERIM", "VALID,2026-10-30,SHOW_PROOF_THIS_MONTH",
            "INVALID,2026-11-20,SHOW_PROOF_THIS_MONTH", "NONE,2026-11-20,SHOW_PROOF_THIS_MONTH"})
    void aVisitThatFailureModeProvedClosesItsMonth(String said, LocalDate day, String expected) {
        failureMode(Event.CALL, Event.CALL_BACK, Event.OPENING);
        desk.on(day);
        seen(new Presented.UnreadCard(false), said.equals("NONE")
                ? new Lookup.Unanswered(QueryBy.FOUR_ITEMS)
                : new Lookup.Answered(QueryBy.FOUR_ITEMS, QualificationValidity.valueOf(said)));
        desk.on(LocalDate.of(2026, 11, 27));
        desk.answer(desk.ask(SHOWN_PATIENT_CARD), QualificationValidity.VALID);
        DecidedStep decided = decide(patient, PATIENT_CARD, null);
        if (decided.step() instanceof NextStep.Proceed proceed) {
            assertThat(proceed.proof()).hasToString(expected);
        } else {
            assertThat(decided.tasks()).extracting(task -> task.step().name()).containsExactly(expected);
        }
    }

    /** R-CH-30, R-CH-14: what the number of one paper gave says nothing of another; whoever names the question says which it was. */
    @Test
    void theNumberOfAnotherPaperIsNoAnswerToTheOneThatIsPresented() {
        InquiryId notices = desk.ask(new ShownAtDesk(Thing.QUALIFICATION_NOTICE, false, null, null,
                InsuredStatement.UNKNOWN));
        desk.answer(notices, QualificationValidity.VALID);
        assertThat(decide(patient, CERTIFICATE, null).step()).isInstanceOf(NextStep.Query.class);
        assertThat(proceed(decide(patient, CERTIFICATE, notices)).channel()).isEqualTo(Channel.CARD_NUMBER);
        desk.answer(desk.ask(SHOWN_CERTIFICATE), QualificationValidity.VALID);
        assertThat(proceed(decide(patient, CERTIFICATE, null)).channel()).isEqualTo(Channel.CARD_NUMBER);
    }

    /** What nobody said was shown may have been this paper. */
    @Test
    void aTypedNumberOfWhichNobodySaidWhatItWasAnswersForThePaper() {
        desk.answer(desk.ask(ShownAtDesk.unknown()), QualificationValidity.VALID);
        assertThat(proceed(decide(patient, CERTIFICATE, null)).channel()).isEqualTo(Channel.CARD_NUMBER);
    }

    /** R-RS-06: a number that was typed for the card that nothing could read is another path. */
    @Test
    void aNumberTypedForACardThatCannotBeReadCountsInFailureMode() {
        failureMode(Event.CALL, Event.CALL_BACK, Event.OPENING);
        Presented unread = new Presented.UnreadCard(false);
        desk.answer(desk.ask(SHOWN_CERTIFICATE), QualificationValidity.VALID);
        assertThat(asked(decide(patient, unread, null))).as("another paper's").isEqualTo(QueryBy.FOUR_ITEMS);
        InquiryId typed = desk.ask(new ShownAtDesk(Thing.MY_NUMBER_CARD, false, null, null, InsuredStatement.UNKNOWN));
        assertThat(asked(decide(patient, unread, typed))).as("no answer yet").isEqualTo(QueryBy.FOUR_ITEMS);
        desk.answer(typed, QualificationValidity.VALID);
        assertThat(proceed(decide(patient, unread, typed)).proof()).isEqualTo(ProofStanding.SHOWN);
        assertThat(proceed(decide(patient, unread, null)).proof()).isEqualTo(ProofStanding.SHOWN);
    }

    /** R-RS-06: it needs no failure mode, and what its answer ended does not come up again. */
    @Test
    void aNumberTypedForACardThatCannotBeReadCountsAlsoWhileFailureModeIsClosed() {
        Presented unread = new Presented.UnreadCard(false);
        assertThat(decide(patient, unread, null).tasks()).extracting(DeskTask::step)
                .containsExactly(DeskStep.VERIFY_BY_OTHER_PATH);
        desk.answer(desk.ask(new ShownAtDesk(Thing.MY_NUMBER_CARD, false, null, null, InsuredStatement.UNKNOWN)),
                QualificationValidity.VALID);
        DecidedStep decided = decide(patient, unread, null);
        assertThat(proceed(decided).proof()).isEqualTo(ProofStanding.SHOWN);
        assertThat(proceed(decided).channel()).isEqualTo(Channel.CARD_NUMBER);
        assertThat(desk.ledger.tasks).noneMatch(DeskTask::pending);
    }

    /** R-CH-50: failure mode did not exist on the day of the visit, so that what was seen decides nothing. */
    @Test
    void whatWasSeenIsWrittenDownOnlyWhereItWasUsed() {
        failureMode(Event.CALL, Event.CALL_BACK, Event.OPENING);
        desk.on(LocalDate.of(2023, 3, 31));
        seen(new Presented.UnreadCard(false), ON_SCREEN);
        assertThat(desk.ledger.facts).extracting(AuditFact::detail)
                .noneMatch(detail -> detail.startsWith("ANSWER_"));
    }

    @Test
    void onlyWhatWasAskedWithTheFourItemsCanHaveBeenSeen() {
        assertThat(refusal(decide.decide(order(patient, CARD, null, "r").with(ON_SCREEN))).problem())
                .isEqualTo(Problem.at(ProblemCode.REQUEST_MALFORMED, "answered"));
        assertThatThrownBy(() -> order(patient, CARD, null, "r")
                .with(new Lookup.Unanswered(QueryBy.STORED_NUMBER))).isInstanceOf(IllegalArgumentException.class);
    }

    /** R-RS-05a, R-CH-52, R-CH-53: the same entry point answers for what is apart from the usual way. */
    @Test
    void whatIsApartFromTheUsualWayIsAnsweredByTheSameEntryPoint() {
        assertThat(decide(patient, new Presented.SeparateFlow(), null).tasks()).extracting(DeskTask::step)
                .containsExactly(DeskStep.VERIFY_SEPARATE_FLOW_BY_WEB);
        Presented disaster = new Presented.InDisaster(ExceptionalRequest.Consent.GIVEN, false);
        assertThat(permit(disaster)).isInstanceOfSatisfying(ExceptionalPermit.Denied.class,
                denied -> assertThat(denied.reason()).isEqualTo(ExceptionalPermit.Reason.NOT_OPENED));
        get(new ChangeModes(desk.ledger).openDisaster(
                ModeOrder.parse(DeskFlow.FACILITY, "admin-1", "通知").orElseThrow(),
                new DisasterArea("架空市", VISIT, VISIT)));
        assertThat(permit(disaster)).isInstanceOfSatisfying(ExceptionalPermit.Granted.class,
                granted -> assertThat(granted.channel()).isEqualTo(Channel.DISASTER_MODE));
        assertThat(permit(new Presented.InEmergency(ExceptionalRequest.Identification.MY_NUMBER_CARD,
                ExceptionalRequest.Consent.UNOBTAINABLE, true, true)))
                .isInstanceOf(ExceptionalPermit.Granted.class);
        assertThat(desk.ledger.outages.lookUps).as("asking shows nothing").isEmpty();
    }

    private ExceptionalPermit permit(Presented presented) {
        return ((NextStep.Exceptional) decide(patient, presented, null).step()).permit();
    }

    /** R-CH-32, R-CH-32a. */
    @ParameterizedTest(name = "proof on {0}: the task {1}")
    @CsvSource({"2026-11-25,ends", "2026-11-03,ends", "2026-12-01,stays", "2026-10-31,stays"})
    void aProofOnAnyDayEndsWhatAskedForOneInItsMonth(LocalDate shown, String task) {
        desk.answer(desk.ask(SHOWN_PATIENT_CARD), QualificationValidity.VALID);
        assertThat(decide(patient, PATIENT_CARD, null).tasks()).extracting(DeskTask::step)
                .containsExactly(DeskStep.SHOW_PROOF_THIS_MONTH);
        desk.on(shown);
        desk.read(QualificationValidity.INVALID);
        assertThat(showProof().pending()).as("an invalid card proves nothing").isTrue();
        desk.read(QualificationValidity.VALID);
        assertThat(showProof().pending()).isEqualTo(task.equals("stays"));
    }

    private DeskTask showProof() {
        return desk.ledger.tasks.stream().filter(task -> task.step() == DeskStep.SHOW_PROOF_THIS_MONTH).findFirst()
                .orElseThrow();
    }

    /** R-RS-02, R-RS-05a, R-RS-06, R-CH-40: what asked for a proof of the visit ends with it. */
    @ParameterizedTest
    @EnumSource(value = DeskStep.class, names = {"ASK_ACCEPTED_PAPER", "CHECK_KIND_OF_PAPER", "TAKE_DECLARATION",
            "VERIFY_SEPARATE_FLOW_BY_WEB", "BRING_PAPER_TO_SEPARATE_FLOW", "CHECK_PHOTO_ID"})
    void whatAskedForAProofOfAVisitEndsOnceTheCertificateIsAccepted(DeskStep step) {
        for (LocalDate visit : List.of(VISIT, VISIT.minusDays(1))) {
            desk.ledger.tasks.add(DeskTask.open(new ResourceId("t-" + visit), DeskFlow.FACILITY, step, patient,
                    new DeskTaskCause("ASK_AT_DESK", List.of(), null, List.of(), desk.ledger.now), visit,
                    desk.ledger.now));
        }
        InquiryId silent = desk.ask(SHOWN_CERTIFICATE);
        desk.ledger.inquiries.computeIfPresent(silent, (id, asked) -> asked.notSent());
        assertThat(proceed(decide(patient, CERTIFICATE, silent)).proof()).isEqualTo(ProofStanding.SHOWN);
        assertThat(desk.ledger.tasks).filteredOn(task -> task.step() == step).extracting(DeskTask::pending)
                .as("of this visit, and of the day before").containsExactly(false, true);
    }

    /** R-CH-13 and what a later proof of the same visit does. */
    @Test
    void whatWasRefusedIsSettledOnceAProofIsShown() {
        Presented notice = new Presented.ShownPaper(PaperKind.QUALIFICATION_NOTICE, InsuranceScheme.NATIONAL, null,
                null);
        assertThat(decide(patient, notice, null).tasks()).extracting(DeskTask::step)
                .containsExactly(DeskStep.ASK_ACCEPTED_PAPER);
        desk.answer(desk.ask(SHOWN_PATIENT_CARD), QualificationValidity.VALID);
        assertThat(desk.ledger.tasks.getFirst().pending()).as("the number on file is no proof").isTrue();
        desk.read(QualificationValidity.VALID);
        assertThat(desk.ledger.tasks.getFirst().state())
                .isEqualTo(new DeskTaskState.Cancelled(DecideNextStep.PROVEN_SINCE, desk.ledger.now));
    }

    @Test
    void ofSomebodyNobodyKnowsTheSameRequestRaisesNothingTwice() {
        Presented nothing = new Presented.Nothing(true);
        DecidedStep first = get(decide.decide(order(null, nothing, null, "request-1")));
        DecidedStep again = get(decide.decide(order(null, nothing, null, "request-1")));
        assertThat(first.tasks()).extracting(DeskTask::step).containsExactly(DeskStep.PROOF_LATER);
        assertThat(again.tasks()).isEqualTo(first.tasks());
        get(decide.decide(order(null, nothing, null, "request-2")));
        assertThat(desk.ledger.tasks).hasSize(2);
    }

    /** R-CH-36. */
    @Test
    void aConsentThatWasTakenBackIsGivenAnew() {
        Presented home = new Presented.RemoteVerification(CareSituation.HOME_VISIT, RemoteTool.WEB, false, false,
                Arrival.NOT_APART);
        desk.ledger.outages.revocations.put(patient, desk.ledger.now);
        assertThat(decide(patient, home, null).step().rules()).contains(RuleId.of("R-CH-36"));
    }

    /** R-CH-33: what the device sent in is fetched, and the visit goes on. */
    @ParameterizedTest
    @CsvSource({"HOME_VISIT,CONSENTED_AT_HOME", "HOUSE_CALL,CONSENTED_AT_HOME", "ONLINE,CONSENTED_ONLINE"})
    void aConsentThatWasCollectedProvesTheVisitItWasGivenAt(CareSituation situation, BulkFamily family) {
        Presented away = away(situation);
        assertThat(asked(decide(patient, away, null))).isEqualTo(QueryBy.INSTITUTION_CODE);
        desk.consents = List.of(medicines(null));
        desk.collected(family, QualificationValidity.VALID);
        DecidedStep decided = decide(patient, away, null);
        assertThat(proceed(decided).proof()).isEqualTo(ProofStanding.SHOWN);
        assertThat(decided.step().rules()).contains(RuleId.of("R-CH-33"));
        assertThat(decide(patient, CARD, null).step()).as("a reader was asked nothing")
                .isInstanceOf(NextStep.Query.class);
    }

    /** R-CH-35: from the second home visit on, without the card. */
    @Test
    void aLaterHomeVisitIsProvenByAReQueryWithoutTheCard() {
        desk.consents = List.of(medicines(null));
        desk.collected(BulkFamily.CONSENTED_AT_HOME, QualificationValidity.VALID);
        desk.on(VISIT.plusDays(14));
        Presented home = away(CareSituation.HOME_VISIT);
        DecidedStep before = decide(patient, home, null);
        assertThat(asked(before)).isEqualTo(QueryBy.RE_QUERY);
        assertThat(before.step().rules()).containsExactly(RuleId.of("R-CH-35"));
        InquiryId without = desk.askedWithoutCard(patient, CareSetting.HOME_VISIT);
        assertThat(asked(decide(patient, home, without))).as("an answer that has not come yet says nothing")
                .isEqualTo(QueryBy.RE_QUERY);
        desk.answer(without, QualificationValidity.VALID);
        assertThat(proceed(decide(patient, home, without)).proof()).isEqualTo(ProofStanding.SHOWN);
        assertThat(proceed(decide(patient, home, null)).proof()).as("the newest of the day counts by itself")
                .isEqualTo(ProofStanding.SHOWN);
        desk.on(VISIT.plusDays(28));
        assertThat(asked(decide(patient, home, null))).as("nothing carries over to another visit")
                .isEqualTo(QueryBy.RE_QUERY);
    }

    @Test
    void aReQueryThatFindsTheInsuranceLostProvesNothing() {
        desk.consents = List.of(medicines(null));
        desk.collected(BulkFamily.CONSENTED_AT_HOME, QualificationValidity.VALID);
        desk.on(VISIT.plusDays(14));
        desk.answer(desk.askedWithoutCard(patient, CareSetting.HOME_VISIT), QualificationValidity.INVALID);
        assertThat(decide(patient, away(CareSituation.HOME_VISIT), null).step())
                .isInstanceOfSatisfying(NextStep.AskAtDesk.class,
                        ask -> assertThat(ask.step()).isEqualTo(DeskStep.ASK_OTHER_PAPER));
    }

    /** R-CH-34 to R-CH-36: only a consent of home visits that lasts lets the card stay away. */
    @ParameterizedTest
    @CsvSource({"CONSENTED_AT_HOME,,false,HOME_VISIT,RE_QUERY", "CONSENTED_AT_HOME,,false,HOUSE_CALL,INSTITUTION_CODE",
            "CONSENTED_AT_HOME,,false,ONLINE,INSTITUTION_CODE", "CONSENTED_ONLINE,,false,HOME_VISIT,INSTITUTION_CODE",
            "CONSENTED_AT_HOME,2026-11-21T00:30:15Z,false,HOME_VISIT,INSTITUTION_CODE",
            "CONSENTED_AT_HOME,,true,HOME_VISIT,INSTITUTION_CODE"})
    void theRelationContinuesWhileAConsentOfHomeVisitsLasts(BulkFamily family, Instant until, boolean revoked,
            CareSituation situation, QueryBy expected) {
        desk.consents = List.of(medicines(until));
        desk.collected(family, QualificationValidity.VALID);
        desk.on(VISIT.plusDays(14));
        if (revoked) {
            desk.ledger.outages.revocations.put(patient, desk.ledger.now.minusSeconds(60));
        }
        assertThat(asked(decide(patient, away(situation), null))).isEqualTo(expected);
    }

    /** R-CH-34: the relation lasts until the last day of the care, and that day is inside. */
    @ParameterizedTest
    @CsvSource({"13,INSTITUTION_CODE", "14,RE_QUERY"})
    void aRelationThatEndedBeforeTheVisitProvesNothingWithoutTheCard(int lastDay, QueryBy expected) {
        desk.consents = List.of(medicines(null));
        desk.collected(BulkFamily.CONSENTED_AT_HOME, QualificationValidity.VALID);
        desk.ledger.careEnds.put(patient, VISIT.plusDays(lastDay));
        desk.on(VISIT.plusDays(14));
        assertThat(asked(decide(patient, away(CareSituation.HOME_VISIT), null))).isEqualTo(expected);
    }

    /** R-CH-36: a new consent, given by reading the card, begins the relation anew. */
    @Test
    void aConsentGivenAfterARevocationCountsAgain() {
        desk.ledger.outages.revocations.put(patient, desk.ledger.now.minusSeconds(60));
        desk.consents = List.of(medicines(null));
        desk.collected(BulkFamily.CONSENTED_AT_HOME, QualificationValidity.VALID);
        Presented home = away(CareSituation.HOME_VISIT);
        assertThat(proceed(decide(patient, home, null)).rules()).contains(RuleId.of("R-CH-33"))
                .doesNotContain(RuleId.of("R-CH-36"));
        desk.on(VISIT.plusDays(14));
        assertThat(asked(decide(patient, home, null))).isEqualTo(QueryBy.RE_QUERY);
    }

    private static Presented away(CareSituation situation) {
        return new Presented.RemoteVerification(situation, RemoteTool.WEB, false, false, Arrival.NOT_APART);
    }

    private Consent medicines(Instant until) {
        return new Consent(ConsentItem.MEDICINES, ConsentStatus.GIVEN, desk.ledger.now, until);
    }

    private static QueryBy asked(DecidedStep decided) {
        assertThat(decided.step()).isInstanceOf(NextStep.Query.class);
        return ((NextStep.Query) decided.step()).by();
    }

    @Test
    void aQuestionOfAnotherDayOrPatientAndWhatIsNotThereAreRefused() {
        InquiryId asked = desk.ask(SHOWN_CERTIFICATE);
        desk.answer(asked, QualificationValidity.VALID);
        assertThat(refusal(decide.decide(order(new ResourceId("nobody"), CERTIFICATE, null, "r"))).problem().code())
                .isEqualTo(ProblemCode.RESOURCE_UNKNOWN);
        assertThat(refusal(decide.decide(order(new ResourceId("nobody"), CERTIFICATE, asked, "r"))).problem().code())
                .isEqualTo(ProblemCode.REQUEST_MALFORMED);
        assertThat(refusal(decide.decide(
                order(patient, CERTIFICATE, new InquiryId("20261120093000ABCDEFGHJK"), "r"))).problem().code())
                .isEqualTo(ProblemCode.RESOURCE_UNKNOWN);
        NextStepOrder other = new NextStepOrder(new FacilityCode("9918888888"), patient, CARD, VISIT, null, "r", "c",
                null);
        assertThat(refusal(decide.decide(other)).problem().code()).isEqualTo(ProblemCode.RESOURCE_UNKNOWN);
        desk.on(VISIT.plusDays(1));
        assertThat(refusal(decide.decide(order(patient, CERTIFICATE, asked, "r"))).problem().where())
                .isEqualTo("inquiry");
        assertThat(desk.ledger.tasks).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'',c,VALUE_MISSING,Idempotency-Key", "r,'',VALUE_MISSING,by", "r r,c,VALUE_MALFORMED,Idempotency-Key",
            "r,c c,VALUE_MALFORMED,by"})
    void aRequestSaysWhoAsksAndCarriesAnIdentifier(String request, String by, ProblemCode code, String where) {
        assertThat(NextStepOrder.parse(DeskFlow.FACILITY, patient, CARD, VISIT, null, request, by))
                .isEqualTo(jp.madoguchi.domain.problem.Parsed.refused(code, where));
        assertThat(List.of(order(patient, CARD, null, "r").toString(),
                decide(patient, CARD, null).toString())).noneMatch(text -> text.contains(patient.value()));
    }
}
