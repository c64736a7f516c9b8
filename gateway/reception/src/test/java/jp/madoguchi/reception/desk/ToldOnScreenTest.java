package jp.madoguchi.reception.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletionStage;
import jp.madoguchi.domain.channel.AcceptedPapers;
import jp.madoguchi.domain.channel.ChannelCalendar;
import jp.madoguchi.domain.channel.ExceptionalViews;
import jp.madoguchi.domain.channel.FailureMode.Event;
import jp.madoguchi.domain.channel.Institution;
import jp.madoguchi.domain.channel.Lookup;
import jp.madoguchi.domain.channel.NextStep;
import jp.madoguchi.domain.channel.Presented;
import jp.madoguchi.domain.channel.QueryBy;
import jp.madoguchi.domain.channel.ReceptionRules;
import jp.madoguchi.domain.channel.ShownAtDesk;
import jp.madoguchi.domain.claim.InsuredStatement;
import jp.madoguchi.domain.consent.Viewers;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.qualification.CardQuestion;
import jp.madoguchi.domain.qualification.InquiryId;
import jp.madoguchi.domain.qualification.QualificationValidity;
import jp.madoguchi.reception.ledger.DeskOutcome;
import jp.madoguchi.reception.ledger.DeskTask;
import jp.madoguchi.reception.ledger.LookUpRecord;
import jp.madoguchi.reception.ledger.RecheckRecord;
import jp.madoguchi.reception.mode.ChangeModes;
import jp.madoguchi.reception.mode.LookUp;
import jp.madoguchi.reception.mode.LookUpInModes;
import jp.madoguchi.reception.mode.LookUpOrder;
import jp.madoguchi.reception.mode.LookUpRules;
import jp.madoguchi.reception.mode.ModeOrder;
import jp.madoguchi.reception.mode.RequestKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What desks tell of the terminal's screen in failure mode: what of it counts for the month (R-CH-32), and whose look it was (R-SE-09). */
class ToldOnScreenTest {

    private static final LocalDate VISIT = LocalDate.of(2026, 11, 20);

    private final DeskFlow desk = new DeskFlow();
    private final DecideNextStep decide = new DecideNextStep(desk.ledger,
            new ReceptionRules(desk.rules.reception(), Institution.withEverything()),
            desk.rules.table(AcceptedPapers.class));
    private final LookUpInModes lookUps = new LookUpInModes(desk.ledger,
            new LookUpRules(desk.rules.table(ExceptionalViews.class), desk.rules.table(ChannelCalendar.class),
                    desk.rules.table(Viewers.class), desk.rules.switches()),
            false);
    private ResourceId patient;
    private int requests;

    @BeforeEach
    void failureModeIsOpen() {
        patient = desk.register("試験　花子", "ｼｹﾝ ﾊﾅｺ");
        for (Event event : List.of(Event.CALL, Event.CALL_BACK, Event.OPENING)) {
            get(new ChangeModes(desk.ledger).failure(
                    ModeOrder.parse(DeskFlow.FACILITY, "admin-1", "回線障害").orElseThrow(), event));
        }
    }

    private static <T> T get(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    private DecidedStep decide(Presented presented, Lookup seen, String request, String by) {
        return get(decide.decide(NextStepOrder.parse(DeskFlow.FACILITY, patient, presented, desk.day, null, request, by)
                .orElseThrow().with(seen)));
    }

    private void later(Duration time) {
        desk.ledger.now = desk.ledger.now.plus(time);
    }

    /** A minute after what was told before, by a request of its own. */
    private void told(String validity) {
        told(validity, "clerk-1");
    }

    private void told(String validity, String by) {
        told(validity, by, "r-" + ++requests);
    }

    private void told(String validity, String by, String request) {
        later(Duration.ofMinutes(1));
        decide(new Presented.UnreadCard(false),
                validity.equals("NONE")
                        ? new Lookup.Unanswered(QueryBy.FOUR_ITEMS)
                        : new Lookup.Answered(QueryBy.FOUR_ITEMS, QualificationValidity.valueOf(validity)),
                request, by);
    }

    private LookUpRecord written(String key) {
        LookUpOrder wish = new LookUpOrder(DeskFlow.FACILITY, patient, "clerk-1", "読めないカード", new RequestKey(key));
        return ((LookUp.Permitted) get(lookUps.inFailure(wish))).record();
    }

    private List<LookUpRecord> looks() {
        return List.copyOf(desk.ledger.outages.lookUps.values());
    }

    private List<DeskTask> reviews() {
        return desk.ledger.tasks.stream().filter(task -> task.step() == DeskStep.REVIEW_EXCEPTIONAL_VIEW).toList();
    }

    /** Whether the patient card alone is tolerated a week later, by what was proven in the month. */
    private boolean monthIsProven() {
        desk.on(VISIT.plusDays(7));
        desk.answer(desk.ask(new ShownAtDesk(ShownAtDesk.Thing.PATIENT_CARD, false, null, null,
                InsuredStatement.UNKNOWN)), QualificationValidity.VALID);
        return decide(new Presented.PatientCardOnly(), null, "r-" + ++requests, "clerk-1")
                .step() instanceof NextStep.Proceed;
    }

    @ParameterizedTest(name = "told {0}: the month is proven {1}")
    @CsvSource({"VALID,true", "VALID INVALID,false", "INVALID VALID,true", "VALID NONE,false",
            "VALID INVALID VALID,true", "INVALID VALID INVALID,false"})
    void ofAVisitWhatWasToldLastCounts(String said, boolean proven) {
        for (String one : said.split(" ")) {
            told(one);
        }
        assertThat(monthIsProven()).isEqualTo(proven);
    }

    private List<DeskStep> open() {
        return desk.ledger.tasks.stream()
                .filter(task -> task.pending() && task.step() != DeskStep.REVIEW_EXCEPTIONAL_VIEW)
                .map(DeskTask::step).toList();
    }

    /** R-CH-50: what asked for a proof of the visit is open again as soon as the proof is known to have been none. */
    @ParameterizedTest(name = "told {0} after an invalid answer: {1}")
    @CsvSource({"VALID,", "VALID INVALID,ASK_OTHER_PAPER", "VALID NONE,ASK_OTHER_PAPER", "VALID INVALID VALID,",
            "VALID VALID INVALID,ASK_OTHER_PAPER", "INVALID,ASK_OTHER_PAPER"})
    void whatAProofToldByMistakeEndedComesBackWhenItIsToldAgain(String said, DeskStep stands) {
        desk.read(QualificationValidity.INVALID);
        assertThat(open()).containsExactly(DeskStep.ASK_OTHER_PAPER);
        for (String one : said.split(" ")) {
            told(one);
        }
        assertThat(open().stream().filter(step -> step == DeskStep.ASK_OTHER_PAPER).toList())
                .isEqualTo(stands == null ? List.of() : List.of(stands));
    }

    /** R-CH-32: of the month as of the visit. */
    @Test
    void whatAProofToldByMistakeEndedOfAnEarlierVisitOfTheMonthComesBack() {
        desk.on(VISIT.minusDays(7));
        desk.answer(desk.ask(new ShownAtDesk(ShownAtDesk.Thing.PATIENT_CARD, false, null, null,
                InsuredStatement.UNKNOWN)), QualificationValidity.VALID);
        decide(new Presented.PatientCardOnly(), null, "r-" + ++requests, "clerk-1");
        assertThat(open()).containsExactly(DeskStep.SHOW_PROOF_THIS_MONTH);
        desk.on(VISIT);
        told("VALID");
        assertThat(open()).isEmpty();
        told("INVALID");
        assertThat(open()).contains(DeskStep.SHOW_PROOF_THIS_MONTH);
    }

    @Test
    void whatSomethingElseHasProvenSinceStaysEnded() {
        desk.read(QualificationValidity.INVALID);
        told("VALID");
        later(Duration.ofMinutes(1));
        desk.read(QualificationValidity.VALID);
        told("INVALID");
        assertThat(open()).doesNotContain(DeskStep.ASK_OTHER_PAPER);
    }

    @Test
    void whatAPersonHasDoneStaysDone() {
        desk.read(QualificationValidity.INVALID);
        desk.ledger.tasks.replaceAll(task -> task.take("clerk-1", desk.ledger.now)
                .close(DeskOutcome.RESOLVED, "clerk-1", desk.ledger.now));
        told("VALID");
        told("INVALID");
        assertThat(open()).doesNotContain(DeskStep.ASK_OTHER_PAPER);
    }

    @Test
    void somebodyElsesCorrectionCountsAsWell() {
        told("VALID", "clerk-1");
        told("INVALID", "clerk-2");
        assertThat(looks()).extracting(look -> look.view().user()).containsExactly("clerk-1", "clerk-2");
        assertThat(monthIsProven()).isFalse();
    }

    @Test
    void whatWasToldOfAnotherVisitStays() {
        told("VALID");
        desk.on(VISIT.plusDays(1));
        told("INVALID");
        assertThat(monthIsProven()).isTrue();
    }

    /** R-CH-50: what the national system itself said of the visit goes before what a person read. */
    @ParameterizedTest(name = "told {0}, the re-check of {1} says {2}: proven {3}")
    @CsvSource({"VALID,2026-11-20,INVALID,false", "INVALID,2026-11-20,VALID,true", "VALID,2026-11-21,INVALID,true",
            "NONE,2026-11-20,VALID,false"})
    void theReCheckOfTheVisitGoesBeforeWhatWasTold(String said, LocalDate about, QualificationValidity answered,
            boolean proven) {
        told(said);
        desk.on(VISIT.plusDays(2));
        InquiryId question = desk.ask(null, DeskFlow.MEMBER, about);
        desk.ledger.outages.save(RecheckRecord
                .entered(new ResourceId("recheck"), DeskFlow.FACILITY, TerminalId.DEFAULT, patient,
                        new CardQuestion(DeskFlow.MEMBER, DeskFlow.BIRTH, false), null, about, VISIT.plusDays(12))
                .asked(question, desk.ledger.now));
        desk.answer(question, about, answered);
        assertThat(monthIsProven()).isEqualTo(proven);
    }

    /** R-SE-09: what a second person has reviewed says nothing of a later look. */
    @Test
    void aLookThatWasReviewedTakesOverNoLaterOne() {
        LookUpRecord first = written("wish-1");
        later(Duration.ofMinutes(5));
        LookUpRecord reviewed = get(lookUps.review(DeskFlow.FACILITY, first.id(), "staff-2"));
        told("VALID");
        assertThat(looks()).hasSize(2).contains(reviewed);
        assertThat(looks().getLast().reviewer()).isNull();
        assertThat(looks().getLast().told()).isNotNull();
        assertThat(reviews()).hasSize(2);
    }

    @Test
    void aLookThatIsToldFirstAndWrittenDownAfterwardsIsOneLookWithOneReview() {
        told("VALID");
        later(Duration.ofMinutes(30));
        LookUpRecord written = written("wish-1");
        assertThat(looks()).containsExactly(written);
        assertThat(written.view().reason()).isEqualTo("読めないカード");
        assertThat(written.view().at()).as("when it was looked at").isEqualTo(VISIT.atTime(9, 31));
        assertThat(reviews()).hasSize(1);
        later(Duration.ofMinutes(1));
        assertThat(written("wish-1")).as("sent again").isEqualTo(written);
        assertThat(written("wish-2")).as("another look").isNotEqualTo(written);
        assertThat(looks()).hasSize(2);
        assertThat(reviews()).hasSize(2);
    }

    @ParameterizedTest(name = "{0} on another day: another look")
    @CsvSource({"told first", "reviewed"})
    void whatWasToldOnAnotherDayOrIsReviewedIsAnotherLook(String how) {
        told("VALID");
        if (how.equals("reviewed")) {
            get(lookUps.review(DeskFlow.FACILITY, looks().getFirst().id(), "staff-2"));
        } else {
            desk.on(VISIT.plusDays(1));
        }
        LookUpRecord before = looks().getFirst();
        written("wish-1");
        assertThat(looks()).hasSize(2).contains(before);
    }

    @Test
    void theSameRequestAfterMidnightTellsNothingTwice() {
        told("VALID", "clerk-1", "same");
        List<LookUpRecord> before = looks();
        later(Duration.ofHours(20));
        told("VALID", "clerk-1", "same");
        assertThat(looks()).isEqualTo(before);
        assertThat(reviews()).hasSize(1);
    }

    @Test
    void theSameRequestAfterMidnightStandsAlsoInTheLookThatWasWrittenDown() {
        written("wish-1");
        told("VALID", "clerk-1", "same");
        List<LookUpRecord> before = looks();
        later(Duration.ofHours(20));
        told("VALID", "clerk-1", "same");
        assertThat(looks()).hasSize(1).isEqualTo(before);
    }
}
