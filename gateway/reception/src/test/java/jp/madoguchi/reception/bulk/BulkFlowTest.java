package jp.madoguchi.reception.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import jp.madoguchi.domain.certificate.DateRange;
import jp.madoguchi.domain.certificate.MedicalTicket;
import jp.madoguchi.domain.certificate.TicketType;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.exchange.BulkCounts;
import jp.madoguchi.domain.exchange.BulkPerson;
import jp.madoguchi.domain.exchange.BulkUnit;
import jp.madoguchi.domain.exchange.Echo;
import jp.madoguchi.domain.exchange.ExchangeKind;
import jp.madoguchi.domain.exchange.LimitChange;
import jp.madoguchi.domain.exchange.Question;
import jp.madoguchi.domain.exchange.ReceptionNumber;
import jp.madoguchi.domain.exchange.Reply;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.PatientNumber;
import jp.madoguchi.domain.identity.ReferenceNumber;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.insurance.CardNumber;
import jp.madoguchi.domain.insurance.InsurerNumber;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.qualification.Answer;
import jp.madoguchi.domain.qualification.CoverageStanding;
import jp.madoguchi.domain.qualification.InsuredCardClassification;
import jp.madoguchi.domain.qualification.Notice;
import jp.madoguchi.domain.qualification.Qualification;
import jp.madoguchi.domain.qualification.QualificationValidity;
import jp.madoguchi.domain.qualification.ReasonOfLoss;
import jp.madoguchi.reception.inquiry.AcceptAnswer;
import jp.madoguchi.reception.inquiry.InquiryIds;
import jp.madoguchi.reception.inquiry.Received;
import jp.madoguchi.reception.inquiry.TakeReplies;
import jp.madoguchi.reception.inquiry.Taken;
import jp.madoguchi.reception.inquiry.WaitingDesks;
import jp.madoguchi.reception.ledger.AnswerLedger;
import jp.madoguchi.reception.ledger.AppointmentSource;
import jp.madoguchi.reception.ledger.BulkJob;
import jp.madoguchi.reception.ledger.BulkOutcome;
import jp.madoguchi.reception.ledger.BulkPace;
import jp.madoguchi.reception.ledger.BulkReason;
import jp.madoguchi.reception.ledger.BulkRow;
import jp.madoguchi.reception.ledger.BulkState;
import jp.madoguchi.reception.ledger.BulkStop;
import jp.madoguchi.reception.ledger.Committed;
import jp.madoguchi.reception.ledger.CoverageRecord;
import jp.madoguchi.reception.ledger.DeskTask;
import jp.madoguchi.reception.ledger.DeskTaskState;
import jp.madoguchi.reception.ledger.InMemoryLedger;
import jp.madoguchi.reception.ledger.InquiryRecord;
import jp.madoguchi.reception.ledger.InquiryState;
import jp.madoguchi.reception.ledger.LedgerWork;
import jp.madoguchi.reception.ledger.PatientRecord;
import jp.madoguchi.reception.ledger.SourceFile;
import jp.madoguchi.reception.ledger.SourceFolder;
import jp.madoguchi.reception.mode.HealthSettings;
import jp.madoguchi.reception.mode.TerminalHealth;
import jp.madoguchi.reception.mode.TerminalState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bulk jobs from the list to the worklist, against a national system in memory. */
class BulkFlowTest {

    private static final BulkSettings SETTINGS = new BulkSettings(500, 2, null, BulkPace.DEFAULT, 50,
            Duration.ofMinutes(2));

    private static final Set<LinkStanding> ALL = EnumSet.allOf(LinkStanding.class);

    private final InMemoryLedger ledger = new InMemoryLedger();
    private final MemoryNational national = new MemoryNational();
    private final InquiryIds ids = new InquiryIds(new Random(1));
    private BulkSettings settings = SETTINGS;
    private TerminalState standing = TerminalState.UP;
    private int files;

    private RunBulkJobs runner() {
        return new RunBulkJobs(ledger, national, ids, settings, (facility, terminal) -> standing, "node-1");
    }

    private TakeReplies replies(String node) {
        AcceptAnswer answers = new AcceptAnswer(ledger, patients -> CompletableFuture.completedStage(null),
                new WaitingDesks(1), List.of());
        return new TakeReplies(ledger, answers, List.of(new TakeBulkReplies(ledger, answers, settings, node)));
    }

    private static <T> T now(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    private BulkRound round() {
        return now(runner().run());
    }

    private SourceFile file() {
        return file("f" + ++files);
    }

    private static SourceFile file(String name) {
        return new SourceFile(Crowd.FACILITY, Crowd.TERMINAL, SourceFolder.RES, name,
                "%064x".formatted(name.hashCode() & 0xffffffffL));
    }

    private Taken take(Question question, Reply reply) {
        return now(replies("node-1").take(new Received(file(), question.id(), reply)));
    }

    private Taken deliver(Question question) {
        return take(question, national.reply(question, ledger.now));
    }

    /** Everything that arrived at the terminal is answered; whatever it takes is built anew each time, as after a restart. */
    private void deliverAll() {
        national.arrived().forEach(question -> assertThat(deliver(question)).isEqualTo(new Taken.Done()));
    }

    private void later(Duration time) {
        ledger.now = ledger.now.plus(time);
    }

    private void people(int... numbers) {
        for (int n : numbers) {
            ledger.patients.put(Crowd.patient(n).id(), Crowd.patient(n));
        }
    }

    /** The appointments are listed, and planned by hand. */
    private BulkPlan plan(int... numbers) {
        list(IntStream.of(numbers).mapToObj(n -> new Appointment(Crowd.number(n), Crowd.card(n))).toList());
        return now(new NightBefore(ledger, settings).plan(order("plan"), Crowd.DAY));
    }

    private AppointmentReport list(List<Appointment> appointments) {
        return now(new KeepAppointments(ledger).take(Crowd.FACILITY,
                appointments.stream().map(one -> new AppointmentEntry(Crowd.DAY, one, false)).toList(),
                AppointmentSource.FILE));
    }

    private static BulkOrder order(String request) {
        return new BulkOrder(Crowd.FACILITY, Crowd.TERMINAL, "desk-1", request, "clerk-1");
    }

    private BulkWork work() {
        return new BulkWork(ledger, ledger, settings);
    }

    private BulkProgress progress(BulkPlan plan) {
        return work().batch(Crowd.FACILITY, plan.batch()).progress();
    }

    private BulkJob resume() {
        return now(work().resume(Crowd.FACILITY, job().id(), job().version(), "clerk-1"));
    }

    private BulkJob job() {
        return ledger.bulkJobs.values().iterator().next();
    }

    private List<BulkRow> rows() {
        return ledger.bulkRows.values().stream().flatMap(rows -> rows.values().stream()).toList();
    }

    private List<DeskStep> tasks() {
        return ledger.tasks.stream().map(task -> task.step()).filter(DeskStep.LOOK_AFTER_BULK_JOB::equals).toList();
    }

    private Question.FetchResult untilFetched() {
        round();
        deliverAll();
        later(Duration.ofMinutes(1));
        round();
        return (Question.FetchResult) national.arrived().getFirst();
    }

    @Test
    void tenThousandAppointmentsAreAskedAboutOnceAndSortedIntoTheWorklist() {
        int all = 10_000;
        List<Appointment> list = new ArrayList<>();
        for (int n = 0; n < all; n++) {
            PatientRecord known = Crowd.patient(n);
            // Every hundredth has no insurance on file, and the list names nobody's card.
            ledger.patients.put(known.id(), n % 100 == 0
                    ? new PatientRecord(known.id(), known.facility(), known.standing(), known.number(), null, null,
                            known.person(), known.asOf(), List.of())
                    : known);
            list.add(new Appointment(Crowd.number(n), null));
        }
        list.add(new Appointment(new PatientNumber("unknown"), null));
        list.add(new Appointment(Crowd.number(1), null));
        assertThat(list(list)).isEqualTo(new AppointmentReport(all + 1, 0, 0, 1));
        BulkPlan plan = now(new NightBefore(ledger, settings).plan(order("all"), Crowd.DAY));
        assertThat(plan.jobs()).isEqualTo(21);
        assertThat(plan.persons()).isEqualTo(all + 1);
        assertThat(plan.nothingToAsk()).isEqualTo(101);

        national.slow = 1;
        for (int i = 0; i < 200 && ledger.bulkJobs.values().stream()
                .anyMatch(job -> job.state().phase() != BulkState.Phase.FINISHED); i++) {
            round();
            long underWay = ledger.bulkJobs.values().stream().filter(job -> job.state().question() != null
                    || job.state().phase() == BulkState.Phase.ACCEPTED).count();
            assertThat(underWay).isBetween(1L, 2L);
            deliverAll();
            later(Duration.ofMinutes(1));
        }

        BulkProgress progress = progress(plan);
        assertThat(progress.jobs()).containsOnly(entry(BulkState.Phase.FINISHED, 21));
        assertThat(progress.persons()).containsOnly(entry(BulkOutcome.VALID, 4_900), entry(BulkOutcome.CHANGED, 1_000),
                entry(BulkOutcome.INVALID, 1_000), entry(BulkOutcome.NOT_FOUND, 1_000),
                entry(BulkOutcome.ERROR, 1_000), entry(BulkOutcome.NO_ANSWER, 1_101));
        assertThat(progress.remaining()).contains(Duration.ZERO);
        List<String> keys = new ArrayList<>();
        for (Question question : national.sent) {
            if (question instanceof Question.ConfirmMany many) {
                assertThat(many.persons()).hasSizeLessThanOrEqualTo(500);
                assertThat(many.confirmationDate()).isEqualTo(Crowd.DAY);
                many.persons().forEach(person -> keys.add(person.key()));
            }
        }
        assertThat(keys).hasSize(9_900).doesNotHaveDuplicates();
        assertThat(ledger.answers).hasSize(8_900);
        assertThat(ledger.patients).hasSize(all);
        assertThat(tasks()).isEmpty();
    }

    @Test
    void aRowSaysWhatWasFoundAndWhy() {
        people(1, 4, 5, 6, 7, 8);
        plan(1, 4, 5, 6, 7, 8);
        Question fetch = untilFetched();
        deliver(fetch);
        assertThat(rows()).extracting(BulkRow::outcome).containsExactly(BulkOutcome.VALID, BulkOutcome.CHANGED,
                BulkOutcome.INVALID, BulkOutcome.NOT_FOUND, BulkOutcome.ERROR, BulkOutcome.NO_ANSWER);
        assertThat(rows()).extracting(BulkRow::reason).containsExactly(null, BulkReason.NEW_INSURANCE,
                BulkReason.NOT_VALID, BulkReason.NOTHING_FOUND, BulkReason.REFUSED, BulkReason.NOT_IN_RESULT);
        assertThat(rows().get(4).notice()).isEqualTo(new Notice("E1", "不備"));
        assertThat(ledger.coverages.values()).extracting(coverage -> coverage.patient().value())
                .containsExactlyInAnyOrder("patient-1", "patient-4", "patient-4", "patient-5");
    }

    @Test
    void whatIsOnFileAlreadyIsValidAndWhatDiffersFromItIsChanged() {
        people(1, 2);
        plan(1, 2);
        deliver(untilFetched());
        assertThat(rows()).extracting(BulkRow::outcome).containsOnly(BulkOutcome.VALID);
        ledger.bulkJobs.clear();
        ledger.bulkRows.clear();
        ledger.appointments.clear();
        later(Duration.ofDays(1));
        plan(1, 2);
        Question.FetchResult fetch = untilFetched();
        List<BulkUnit> units = List.of(
                new BulkUnit(Crowd.answer(rows().get(0).key(), null, Crowd.said(QualificationValidity.VALID),
                        List.of(Crowd.insurance(1, Crowd.member(1), "名前を変えた組合")), ledger.now), LimitChange.UNCHANGED),
                new BulkUnit(
                        Crowd.answer(rows().get(1).key(), null, Crowd.said(QualificationValidity.VALID),
                                List.of(Crowd.insurance(2, Crowd.member(2), "架空組合")), ledger.now),
                        LimitChange.CHANGED_OR_UNCLEAR));
        take(fetch, many(fetch, units));
        assertThat(rows()).extracting(BulkRow::reason).containsExactly(BulkReason.INSURANCE_DIFFERS,
                BulkReason.LIMIT_MAY_DIFFER);
        assertThat(rows()).extracting(BulkRow::outcome).containsOnly(BulkOutcome.CHANGED);
    }

    /** A changed limit certificate is asked singly, whatever else differs; why the old qualification ended stands beside that a new one exists. */
    @Test
    void aRowSaysAllReasonsTheMostUrgentFirst() {
        people(1, 2);
        plan(1, 2);
        deliver(untilFetched());
        ledger.bulkJobs.clear();
        ledger.bulkRows.clear();
        ledger.appointments.clear();
        later(Duration.ofDays(1));
        plan(1, 2);
        Question.FetchResult fetch = untilFetched();
        take(fetch, many(fetch, List.of(
                new BulkUnit(Crowd.answer(rows().get(0).key(), null, Crowd.said(QualificationValidity.VALID),
                        List.of(Crowd.insurance(1, Crowd.member(1), "名前を変えた組合")), ledger.now),
                        LimitChange.CHANGED_OR_UNCLEAR),
                new BulkUnit(Crowd.answer(rows().get(1).key(), null,
                        Crowd.said(QualificationValidity.INVALID_NEW_EXISTS),
                        List.of(lost(ReasonOfLoss.OTHER_INSURANCE)), ledger.now), LimitChange.UNCHANGED))));
        assertThat(rows()).extracting(BulkRow::outcome, BulkRow::reason, BulkRow::also).containsExactly(
                tuple(BulkOutcome.CHANGED, BulkReason.INSURANCE_DIFFERS, List.of(BulkReason.LIMIT_MAY_DIFFER)),
                tuple(BulkOutcome.INVALID, BulkReason.NEW_ONE_EXISTS, List.of(BulkReason.LOST_TO_OTHER_INSURANCE)));
    }

    private static Qualification lost(ReasonOfLoss loss) {
        Qualification q = Crowd.insurance(2, Crowd.member(2), "架空組合");
        return new Qualification(q.classification(), q.member(), q.insurerName(), null, null, q.person(), q.acquired(),
                Crowd.DAY.minusDays(30), null, q.cardValidity(), null, false, loss, null, null, List.of(), List.of(),
                List.of(), null);
    }

    private static Reply many(Question.FetchResult fetch, List<BulkUnit> units) {
        return new Reply.ConfirmedMany(fetch.kind(), Echo.NONE, fetch.reception(), BulkCounts.NONE, units);
    }

    @Test
    void aJobIsNeverSentTwiceAndALateReceiptIsTakenOnce() {
        people(1);
        plan(1);
        assertThat(round()).isEqualTo(new BulkRound(0, 0, 1, 0));
        Question first = national.arrived().getFirst();
        later(Duration.ofMinutes(30).minusSeconds(1));
        assertThat(round()).isEqualTo(new BulkRound(0, 0, 0, 0));
        later(Duration.ofSeconds(1));
        assertThat(round()).isEqualTo(new BulkRound(1, 0, 0, 0));
        later(Duration.ofDays(2));
        assertThat(round()).isEqualTo(new BulkRound(0, 0, 0, 0));
        assertThat(national.sent).hasSize(1);
        assertThat(tasks()).hasSize(1);
        assertThat(ledger.tasks.getFirst().cause().reason()).isEqualTo("NO_REPLY");

        assertThat(deliver(first)).isEqualTo(new Taken.Done());
        assertThat(take(first, new Reply.Accepted(ExchangeKind.CONFIRMATIONS, Echo.NONE, new ReceptionNumber("R-9"),
                null))).isEqualTo(new Taken.DoneBefore());
        assertThat(job().state().reception()).isEqualTo(new ReceptionNumber("R-1"));
    }

    @Test
    void aLateResultIsTakenOnce() {
        people(1);
        plan(1);
        Question fetch = untilFetched();
        later(Duration.ofMinutes(30));
        round();
        assertThat(job().state().phase()).as("it waits to be asked for again").isEqualTo(BulkState.Phase.ACCEPTED);
        assertThat(deliver(fetch)).isEqualTo(new Taken.Done());
        assertThat(deliver(fetch)).isEqualTo(new Taken.DoneBefore());
        assertThat(ledger.answers).hasSize(1);
        assertThat(job().state().phase()).isEqualTo(BulkState.Phase.FINISHED);
    }

    @Test
    void whatIsStillBeingWorkedOnAfterADayIsLeftToAPerson() {
        people(1);
        plan(1);
        national.slow = 1_000;
        round();
        deliverAll();
        for (int i = 0; i < 60; i++) {
            later(Duration.ofMinutes(30));
            round();
            deliverAll();
        }
        assertThat(job().state().phase()).isEqualTo(BulkState.Phase.STOPPED);
        assertThat(ledger.tasks).singleElement()
                .satisfies(task -> assertThat(task.cause().reason()).isEqualTo("NOT_DONE_IN_TIME"));
        assertThat(rows()).extracting(BulkRow::outcome).containsExactly(BulkOutcome.ERROR);
        assertThat(rows()).extracting(BulkRow::reason).containsExactly(BulkReason.JOB_NOT_DONE_IN_TIME);

        national.slow = 0;
        resume();
        assertThat(rows()).extracting(BulkRow::outcome).containsExactly(BulkOutcome.WAITING);
        round();
        deliverAll();
        assertThat(job().state().phase()).isEqualTo(BulkState.Phase.FINISHED);
    }

    @Test
    void aQuestionThatDoesNotReachTheTerminalIsAskedAnewByItself() {
        people(1);
        BulkPlan plan = plan(1);
        national.refusing = ProblemCode.TERMINAL_FOLDER_UNREACHABLE;
        assertThat(round()).isEqualTo(new BulkRound(0, 0, 1, 1));
        assertThat(job().state().phase()).isEqualTo(BulkState.Phase.PLANNED);
        assertThat(ledger.inquiries.values()).extracting(InquiryRecord::state).containsExactly(InquiryState.NOT_SENT);
        assertThat(tasks()).isEmpty();
        national.refusing = null;
        assertThat(round()).as("not at once").isEqualTo(new BulkRound(0, 0, 0, 0));
        later(Duration.ofMinutes(1));
        assertThat(round().sent()).isEqualTo(1);
        deliverAll();

        later(Duration.ofMinutes(1));
        national.refusing = ProblemCode.TERMINAL_FOLDER_UNREACHABLE;
        assertThat(round()).isEqualTo(new BulkRound(0, 1, 0, 1));
        assertThat(job().state().phase()).as("its number is kept").isEqualTo(BulkState.Phase.ACCEPTED);
        national.refusing = null;
        later(Duration.ofMinutes(1));
        round();
        deliverAll();
        assertThat(progress(plan).persons()).containsOnly(entry(BulkOutcome.VALID, 1));
        assertThat(tasks()).isEmpty();
    }

    @Test
    void aQuestionThatIsNeverTakenOrFailsStopsItsJobAndItsWorklistSaysWhyAndAPersonMaySendItAnew() {
        people(1);
        BulkPlan plan = plan(1);
        national.refusing = ProblemCode.SETTING_INVALID;
        assertThat(round()).isEqualTo(new BulkRound(1, 0, 1, 1));
        assertThat(progress(plan).remaining()).isEmpty();
        assertThat(rows()).extracting(BulkRow::outcome).containsExactly(BulkOutcome.ERROR);
        assertThat(rows()).extracting(BulkRow::reason).containsExactly(BulkReason.JOB_NOT_SENT);
        national.refusing = null;
        assertThat(round()).isEqualTo(new BulkRound(0, 0, 0, 0));
        assertThat(tasks()).hasSize(1);

        resume();
        assertThat(rows()).extracting(BulkRow::outcome).containsExactly(BulkOutcome.WAITING);
        round();
        Question second = national.arrived().getFirst();
        Notice err = new Notice(null, "通信エラー");
        for (int tries = 1; tries < 5; tries++) {
            assertThat(take(second, new Reply.Failed(second.kind(), Echo.NONE, err))).isEqualTo(new Taken.Done());
            assertThat(job().state().phase()).as("it could not be asked, so it waits").isEqualTo(
                    BulkState.Phase.PLANNED);
            assertThat(tasks()).hasSize(1);
            later(Duration.ofMinutes(30));
            assertThat(round().sent()).isEqualTo(1);
            second = national.arrived().getFirst();
        }
        assertThat(take(second, new Reply.Failed(second.kind(), Echo.NONE, err))).isEqualTo(new Taken.Done());
        assertThat(job().state().phase()).isEqualTo(BulkState.Phase.STOPPED);
        assertThat(rows()).extracting(BulkRow::reason).containsExactly(BulkReason.JOB_FAILED);
        assertThat(tasks()).hasSize(2);
        // The failure was not the last word.
        assertThat(deliver(second)).isEqualTo(new Taken.Done());
        assertThat(job().state().phase()).isEqualTo(BulkState.Phase.ACCEPTED);
        assertThat(rows()).extracting(BulkRow::outcome).containsExactly(BulkOutcome.WAITING);
    }

    /** Under the one name that a terminal has for whatever it says to a question; other words are other bytes. */
    private Taken says(Question question, Reply reply) {
        return now(replies("node-1").take(new Received(new SourceFile(Crowd.FACILITY, Crowd.TERMINAL,
                SourceFolder.RES, "res_" + question.id() + ".xml", "%064x".formatted(reply.hashCode() & 0xffffffffL)),
                question.id(), reply)));
    }

    private static Reply failure(Question question) {
        return new Reply.Failed(question.kind(), Echo.NONE, new Notice("E1", "異常終了"));
    }

    @Test
    void afterAFailureTheReceiptAndTheResultAreTakenUnderTheSameName() {
        people(1);
        plan(1);
        round();
        Question first = national.arrived().getFirst();
        assertThat(says(first, failure(first))).isEqualTo(new Taken.Done());
        assertThat(says(first, failure(first))).as("read again after a crash").isEqualTo(new Taken.Done());
        assertThat(job().state().phase()).isEqualTo(BulkState.Phase.PLANNED);
        assertThat(says(first, national.reply(first, ledger.now))).isEqualTo(new Taken.Done());

        later(Duration.ofMinutes(1));
        round();
        Question fetch = national.arrived().getFirst();
        assertThat(says(fetch, failure(fetch))).isEqualTo(new Taken.Done());
        assertThat(job().state().phase()).isEqualTo(BulkState.Phase.ACCEPTED);
        assertThat(ledger.inquiries.get(fetch.id()).state()).isEqualTo(InquiryState.FAILED);
        assertThat(tasks()).isEmpty();
        Reply result = national.reply(fetch, ledger.now);
        assertThat(says(fetch, result)).isEqualTo(new Taken.Done());
        assertThat(says(fetch, result)).isEqualTo(new Taken.DoneBefore());
        assertThat(rows()).extracting(BulkRow::outcome).containsExactly(BulkOutcome.VALID);
        assertThat(says(fetch, failure(fetch))).isInstanceOfSatisfying(Taken.Refused.class,
                refused -> assertThat(refused.problem().code()).isEqualTo(ProblemCode.SAME_NAME_OTHER_BYTES));
    }

    @Test
    void afterStillProcessingTheResultIsTakenUnderTheSameNameAndNotAskedForAgain() {
        people(1);
        plan(1);
        national.slow = 1;
        Question fetch = untilFetched();
        Reply processing = national.reply(fetch, ledger.now);
        assertThat(says(fetch, processing)).isEqualTo(new Taken.Done());
        assertThat(says(fetch, processing)).as("read again after a crash").isEqualTo(new Taken.DoneBefore());
        assertThat(job().state().phase()).isEqualTo(BulkState.Phase.ACCEPTED);
        assertThat(says(fetch, national.reply(fetch, ledger.now))).isEqualTo(new Taken.Done());
        assertThat(job().state().phase()).isEqualTo(BulkState.Phase.FINISHED);
        assertThat(rows()).extracting(BulkRow::outcome).containsExactly(BulkOutcome.VALID);
        later(Duration.ofHours(1));
        assertThat(round()).isEqualTo(new BulkRound(0, 0, 0, 0));
    }

    @Test
    void onceAResultIsAskedForAgainOnlyTheNewestQuestionIsOpen() {
        people(1);
        plan(1);
        national.slow = 1;
        Question fetch = untilFetched();
        says(fetch, national.reply(fetch, ledger.now));
        later(Duration.ofMinutes(2));
        assertThat(round().asked()).isEqualTo(1);
        Question again = national.arrived().getFirst();
        Reply result = national.reply(again, ledger.now);
        assertThat(says(fetch, many((Question.FetchResult) fetch, List.of()))).as("the older question has its reply")
                .isEqualTo(new Taken.DoneBefore());
        assertThat(says(again, result)).isEqualTo(new Taken.Done());
        assertThat(rows()).extracting(BulkRow::outcome).containsExactly(BulkOutcome.VALID);
    }

    @Test
    void aSingleRegistrationThatIsStillBeingProcessedWaitsForItsReplyUnderTheSameName() {
        people(1);
        now(new RegisterReferenceNumbers(ledger, ledger, settings).plan(order("one"), List.of(Crowd.number(1))));
        round();
        Question one = national.arrived().getFirst();
        Reply processing = new Reply.StillProcessing(one.kind(), Echo.NONE, null);
        assertThat(says(one, processing)).as("nothing changes").isEqualTo(new Taken.DoneBefore());
        assertThat(job().state().phase()).isEqualTo(BulkState.Phase.SENT);
        assertThat(says(one, national.reply(one, ledger.now))).isEqualTo(new Taken.Done());
        assertThat(rows()).extracting(BulkRow::outcome).containsExactly(BulkOutcome.REGISTERED);
    }

    @Test
    void theNightBeforeSurvivesAnOutageOfTheTerminal() {
        settings = new BulkSettings(1, 2, null, BulkPace.DEFAULT, 50, Duration.ofMinutes(2));
        int[] numbers = IntStream.rangeClosed(11, 30).toArray();
        people(numbers);
        BulkPlan plan = plan(numbers);
        TerminalHealth health = new TerminalHealth(HealthSettings.DEFAULT);
        national.refusing = ProblemCode.TERMINAL_FOLDER_UNREACHABLE;
        Instant back = ledger.now.plus(Duration.ofMinutes(30));
        for (int i = 0; i < 3_000 && progress(plan).open() > 0; i++) {
            national.refusing = ledger.now.isBefore(back) ? ProblemCode.TERMINAL_FOLDER_UNREACHABLE : null;
            standing = health.at(ledger.now);
            BulkRound round = round();
            IntStream.range(0, round.failed()).forEach(one -> health.failed(ledger.now));
            national.arrived().forEach(question -> {
                health.answered(ledger.now);
                deliver(question);
            });
            later(Duration.ofSeconds(5));
        }
        assertThat(progress(plan).jobs()).containsOnly(entry(BulkState.Phase.FINISHED, 20));
        assertThat(progress(plan).persons()).doesNotContainKey(BulkOutcome.WAITING);
        assertThat(tasks()).isEmpty();
        assertThat(national.sent.stream().filter(Question.ConfirmMany.class::isInstance)).hasSize(20);
        assertThat(ledger.inquiries.values().stream().filter(one -> one.state() == InquiryState.NOT_SENT).count())
                .as("a terminal that is out is left alone").isLessThan(40);
    }

    @Test
    void whoeverCouldNotBeAskedAboutUntilTheDayWasOverStandsOnTheWorklistWithoutAnswer() {
        people(1);
        BulkPlan plan = plan(1);
        standing = TerminalState.DOWN;
        assertThat(round()).isEqualTo(new BulkRound(0, 0, 0, 0));
        assertThat(job().state().phase()).isEqualTo(BulkState.Phase.PLANNED);
        ledger.now = Crowd.DAY.plusDays(1).atStartOfDay(ZoneId.of("Asia/Tokyo")).toInstant().minusNanos(1);
        assertThat(round().stopped()).isZero();
        later(Duration.ofMinutes(1));
        assertThat(round().stopped()).isEqualTo(1);
        assertThat(rows()).extracting(BulkRow::outcome).containsExactly(BulkOutcome.NO_ANSWER);
        assertThat(rows()).extracting(BulkRow::reason).containsExactly(BulkReason.JOB_OF_TERMINAL_OUT);
        assertThat(progress(plan).isOver()).isTrue();
        assertThat(tasks()).hasSize(1);
        assertThat(national.sent).isEmpty();
    }

    @Test
    void aDoubtfulTerminalIsTriedWithOneJobARound() {
        settings = new BulkSettings(1, 5, null, BulkPace.DEFAULT, 50, Duration.ofMinutes(2));
        people(1, 2, 3);
        plan(1, 2, 3);
        standing = TerminalState.DOUBTFUL;
        assertThat(round().sent()).isEqualTo(1);
        standing = TerminalState.UP;
        later(Duration.ofMinutes(1));
        assertThat(round().sent()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {"DEATH, LOST_BY_DEATH", "PUBLIC_ASSISTANCE, LOST_TO_PUBLIC_ASSISTANCE",
            "OTHER_INSURANCE, LOST_TO_OTHER_INSURANCE", "OTHER, NOT_VALID", "-, NOT_VALID"})
    void anInvalidQualificationSaysWhyItEnded(ReasonOfLoss loss, BulkReason reason) {
        people(1);
        plan(1);
        Question.FetchResult fetch = untilFetched();
        Qualification q = Crowd.insurance(1, Crowd.member(1), "架空組合");
        Qualification lost = new Qualification(q.classification(), q.member(), q.insurerName(), null, null, q.person(),
                q.acquired(), Crowd.DAY.minusDays(3), null, q.cardValidity(), null, false, loss, null, null, List.of(),
                List.of(), List.of(), null);
        take(fetch, many(fetch, List.of(new BulkUnit(Crowd.answer(rows().getFirst().key(), Crowd.card(1),
                Crowd.said(QualificationValidity.INVALID), List.of(lost), ledger.now), LimitChange.UNCHANGED))));
        assertThat(rows()).extracting(BulkRow::outcome).containsExactly(BulkOutcome.INVALID);
        assertThat(rows()).extracting(BulkRow::reason).containsExactly(reason);
    }

    @Test
    void anotherInstitutionsCodeRefusesTheWholeResultAndAPersonIsToldOnce() {
        people(1, 2);
        plan(1, 2);
        Question.FetchResult fetch = untilFetched();
        BulkUnit fine = MemoryNational.unit(new BulkPerson(rows().get(0).key(), Crowd.card(1)), ledger.now);
        Answer other = MemoryNational.unit(new BulkPerson(rows().get(1).key(), Crowd.card(2)), ledger.now).answer();
        Answer foreign = new Answer(new FacilityCode("1310000001"), other.asked(), null, other.arbitraryIdentifier(),
                other.processedAt(), other.confirmationDate(), other.outcome(), other.asking(), other.qualifications(),
                null);
        Reply reply = many(fetch, List.of(fine, new BulkUnit(foreign, LimitChange.UNCHANGED)));
        Received received = new Received(file("foreign"), fetch.id(), reply);
        for (int i = 0; i < 2; i++) {
            assertThat(now(replies("node-1").take(received))).isInstanceOfSatisfying(Taken.Refused.class,
                    refused -> assertThat(refused.problem().code()).isEqualTo(ProblemCode.FACILITY_FOREIGN));
        }
        assertThat(ledger.answers).isEmpty();
        assertThat(tasks()).hasSize(1);
        assertThat(deliver(fetch)).isEqualTo(new Taken.Done());
    }

    @Test
    void anotherReceptionNumberIsRefusedAndAPersonIsToldOnce() {
        people(1);
        plan(1);
        Question.FetchResult fetch = untilFetched();
        Reply reply = new Reply.ConfirmedMany(fetch.kind(), Echo.NONE, new ReceptionNumber("OLD-7"), BulkCounts.NONE,
                List.of());
        Received received = new Received(file("old"), fetch.id(), reply);
        for (int i = 0; i < 2; i++) {
            assertThat(now(replies("node-1").take(received))).isInstanceOfSatisfying(Taken.Refused.class,
                    refused -> assertThat(refused.problem().code()).isEqualTo(ProblemCode.ANSWER_TO_OTHER_QUESTION));
        }
        Reply processing = new Reply.StillProcessing(fetch.kind(), Echo.NONE, new ReceptionNumber("OLD-7"));
        assertThat(now(replies("node-1").take(new Received(file("old2"), fetch.id(), processing))))
                .isInstanceOf(Taken.Refused.class);
        assertThat(tasks()).hasSize(2);
        assertThat(rows()).extracting(BulkRow::outcome).containsExactly(BulkOutcome.WAITING);
    }

    @Test
    void unitsThatNobodyAskedForOrThatComeTwiceAreRefusedAndCounted() {
        people(1, 2, 3);
        BulkPlan plan = plan(1, 2);
        Question.FetchResult fetch = untilFetched();
        BulkUnit one = MemoryNational.unit(new BulkPerson(rows().get(0).key(), Crowd.card(1)), ledger.now);
        BulkUnit nobody = MemoryNational.unit(new BulkPerson("00007-other", Crowd.card(3)), ledger.now);
        BulkUnit otherCard = MemoryNational.unit(new BulkPerson(rows().get(1).key(), Crowd.card(3)), ledger.now);
        Reply reply = new Reply.ConfirmedMany(fetch.kind(), Echo.NONE, fetch.reception(), new BulkCounts(5, 5, 0),
                List.of(one, one, nobody, otherCard));
        assertThat(take(fetch, reply)).isEqualTo(inPart());
        assertThat(progress(plan).refused()).isEqualTo(2);
        assertThat(ledger.answers).hasSize(1);
        assertThat(rows()).extracting(BulkRow::reason).containsExactly(null, BulkReason.OTHER_CARD);
        assertThat(ledger.tasks).extracting(task -> task.cause().reason()).containsExactly("COUNT_DIFFERS",
                "OTHER_PERSON");
    }

    private Taken inPart() {
        return new Taken.InPart(Problem.at(ProblemCode.ANSWER_TO_OTHER_QUESTION, "f" + files));
    }

    /** The key and the echo are right, and what was found is about somebody else. */
    private BulkUnit somebodyElses(int row, String key) {
        return new BulkUnit(Crowd.answer(key, rows().get(row).card(), Crowd.said(QualificationValidity.VALID),
                List.of(Crowd.insurance(3, Crowd.member(3), "架空組合")), ledger.now), LimitChange.UNCHANGED);
    }

    @Test
    void anotherPersonsDataUnderTheRightEchoIsNotTakenAndEndsInTheWorklist() {
        people(1, 2, 3);
        plan(1, 2);
        Question.FetchResult fetch = untilFetched();
        assertThat(take(fetch, many(fetch, List.of(somebodyElses(0, rows().get(0).key()), somebodyElses(1, null)))))
                .isEqualTo(inPart());
        assertThat(rows()).extracting(BulkRow::outcome).containsOnly(BulkOutcome.ERROR);
        assertThat(rows()).extracting(BulkRow::reason).containsOnly(BulkReason.ANOTHER_PERSON);
        assertThat(ledger.answers).isEmpty();
        assertThat(ledger.coverages).isEmpty();
        assertThat(ledger.tasks).singleElement()
                .satisfies(task -> assertThat(task.cause().reason()).isEqualTo("OTHER_PERSON"));
    }

    @Test
    void anotherPersonsDataGivesWayToTheRightOneOfTheSameResult() {
        people(1, 2, 3);
        plan(1, 2);
        Question.FetchResult fetch = untilFetched();
        List<BulkUnit> units = List.of(somebodyElses(0, rows().get(0).key()),
                MemoryNational.unit(new BulkPerson(rows().get(0).key(), Crowd.card(1)), ledger.now),
                MemoryNational.unit(new BulkPerson(rows().get(1).key(), Crowd.card(2)), ledger.now));
        assertThat(take(fetch, many(fetch, units))).isEqualTo(new Taken.Done());
        assertThat(rows()).extracting(BulkRow::outcome).containsOnly(BulkOutcome.VALID);
        assertThat(job().refused()).isEqualTo(1);
    }

    @Test
    void ofTwoDifferentUnitsAboutOnePersonNeitherHolds() {
        people(1, 2);
        BulkPlan plan = plan(1, 2);
        Question.FetchResult fetch = untilFetched();
        BulkUnit valid = MemoryNational.unit(new BulkPerson(rows().get(0).key(), Crowd.card(1)), ledger.now);
        BulkUnit invalid = new BulkUnit(Crowd.answer(rows().get(0).key(), Crowd.card(1),
                Crowd.said(QualificationValidity.INVALID), List.of(), ledger.now), LimitChange.UNCHANGED);
        BulkUnit other = MemoryNational.unit(new BulkPerson(rows().get(1).key(), Crowd.card(2)), ledger.now);
        assertThat(take(fetch, many(fetch, List.of(valid, other, invalid)))).isEqualTo(new Taken.Done());
        assertThat(rows()).extracting(BulkRow::outcome).containsExactly(BulkOutcome.NO_ANSWER, BulkOutcome.VALID);
        assertThat(rows().get(0).reason()).isEqualTo(BulkReason.TWICE_IN_RESULT);
        assertThat(progress(plan).refused()).isEqualTo(2);
        assertThat(ledger.answers).hasSize(1);
    }

    @Test
    void aUnitThatLostItsKeyIsKnownByItsCardAndOneWithAnotherCardGivesWayToTheRightOne() {
        people(1, 2, 3);
        plan(1, 2);
        Question.FetchResult fetch = untilFetched();
        BulkUnit keyless = new BulkUnit(Crowd.answer(null, Crowd.card(1), Crowd.said(QualificationValidity.VALID),
                List.of(Crowd.insurance(1, Crowd.member(1), "架空組合")), ledger.now), LimitChange.UNCHANGED);
        BulkUnit otherCard = MemoryNational.unit(new BulkPerson(rows().get(1).key(), Crowd.card(3)), ledger.now);
        BulkUnit right = MemoryNational.unit(new BulkPerson(rows().get(1).key(), Crowd.card(2)), ledger.now);
        take(fetch, many(fetch, List.of(otherCard, keyless, right)));
        assertThat(rows()).extracting(BulkRow::outcome).containsOnly(BulkOutcome.VALID);
        assertThat(job().refused()).isEqualTo(1);
    }

    @Test
    void theSameHoldsWhereAResultIsTakenInParts() {
        settings = new BulkSettings(500, 2, null, BulkPace.DEFAULT, 1, Duration.ofMinutes(2));
        ofTwoDifferentUnitsAboutOnePersonNeitherHolds();
    }

    @Test
    void aDayIsPlannedOnceHoweverOftenItsListComes() {
        people(1, 2, 3);
        assertThat(plan(1, 2, 2).persons()).isEqualTo(2);
        assertThat(plan(1, 2, 3).persons()).isEqualTo(1);
        assertThat(rows()).extracting(row -> row.of().value()).containsExactly("P-000001", "P-000002", "P-000003");
    }

    private void killedBeforeTheThirdPart(Received received) {
        int[] left = {4};
        AcceptAnswer answers = new AcceptAnswer(ledger, patients -> CompletableFuture.completedStage(null),
                new WaitingDesks(1), List.of());
        TakeBulkReplies dying = new TakeBulkReplies(new AnswerLedger() {
            @Override
            public <T> CompletionStage<Committed<T>> commit(LedgerWork<T> work) {
                return --left[0] == 0
                        ? CompletableFuture.failedStage(new IllegalStateException("killed"))
                        : ledger.commit(work);
            }
        }, answers, settings, "node-1");
        assertThat(dying.take(received, ledger.inquiries.get(received.question())).toCompletableFuture())
                .isCompletedExceptionally();
    }

    @Test
    void aCrashInTheMiddleOfAResultTakesNothingTwiceAndLosesNothing() {
        settings = new BulkSettings(500, 2, null, BulkPace.DEFAULT, 2, Duration.ofMinutes(2));
        int[] numbers = {0, 1, 2, 3, 9, 10, 11};
        people(numbers);
        plan(numbers);
        Question fetch = untilFetched();
        Reply reply = national.reply(fetch, ledger.now);
        Received received = new Received(file("result"), fetch.id(), reply);
        killedBeforeTheThirdPart(received);
        assertThat(ledger.answers).hasSize(4);

        // Another node waits until the lease is over.
        assertThat(now(replies("node-2").take(received))).isInstanceOf(Taken.Later.class);
        later(Duration.ofMinutes(2));
        assertThat(now(replies("node-2").take(received))).isEqualTo(new Taken.Done());
        assertThat(ledger.answers).hasSize(7);
        assertThat(rows()).extracting(BulkRow::outcome).containsOnly(BulkOutcome.VALID);
        assertThat(job().refused()).isZero();
    }

    private int fetchedAgain(String node, TerminalId... overHttp) {
        return now(new FetchLostResults(ledger, node).again(Crowd.FACILITY, Set.of(overHttp)));
    }

    @Test
    void aResultThatWentWithItsConnectionIsAskedForAgainByItsNumberAndTheJobIsNotSentAgain() {
        people(1, 2);
        plan(1, 2);
        Question first = untilFetched();

        assertThat(fetchedAgain("node-1", Crowd.TERMINAL)).isEqualTo(1);
        assertThat(round()).as("at once").isEqualTo(new BulkRound(0, 1, 0, 0));
        Question again = national.arrived().getFirst();
        assertThat(again.id()).isNotEqualTo(first.id());
        assertThat(again).isInstanceOfSatisfying(Question.FetchResult.class, fetch -> assertThat(fetch.reception())
                .isEqualTo(((Question.FetchResult) first).reception()));
        assertThat(deliver(again)).isEqualTo(new Taken.Done());
        assertThat(job().state()).isInstanceOf(BulkState.Finished.class);
        assertThat(rows()).extracting(BulkRow::outcome).containsOnly(BulkOutcome.VALID);
        assertThat(national.sent).filteredOn(Question.ConfirmMany.class::isInstance).hasSize(1);
        assertThat(fetchedAgain("node-1", Crowd.TERMINAL)).as("nothing is left to ask for").isZero();
    }

    @Test
    void onlyWhatThisNodeAskedForOverHttpIsAskedForAgain() {
        people(1);
        plan(1);
        round();
        assertThat(fetchedAgain("node-1", Crowd.TERMINAL)).as("handed over, without a receipt").isZero();
        deliverAll();
        assertThat(fetchedAgain("node-1", Crowd.TERMINAL)).as("accepted").isZero();
        later(Duration.ofMinutes(1));
        assertThat(round().asked()).isEqualTo(1);
        assertThat(fetchedAgain("node-1")).as("a folder keeps its result").isZero();
        assertThat(fetchedAgain("node-2", Crowd.TERMINAL)).as("another node waits for it").isZero();
        later(Duration.ofMinutes(31));
        assertThat(round()).as("it is asked for again").isEqualTo(new BulkRound(0, 0, 0, 0));
        assertThat(job().state().phase()).isEqualTo(BulkState.Phase.ACCEPTED);
        assertThat(fetchedAgain("node-1", Crowd.TERMINAL)).as("nothing is on its way").isZero();
    }

    @Test
    void aResultThatWasTakenInPartAndWentWithItsConnectionIsFetchedAgainAndNobodyIsTakenTwice() {
        settings = new BulkSettings(500, 2, null, BulkPace.DEFAULT, 2, Duration.ofMinutes(2));
        int[] numbers = {0, 1, 2, 3, 9, 10, 11};
        people(numbers);
        plan(numbers);
        Question fetch = untilFetched();
        killedBeforeTheThirdPart(new Received(file(), fetch.id(), national.reply(fetch, ledger.now)));
        assertThat(ledger.answers).hasSize(4);

        assertThat(fetchedAgain("node-1", Crowd.TERMINAL)).isEqualTo(1);
        round();
        deliverAll();
        assertThat(ledger.answers).hasSize(7);
        assertThat(rows()).extracting(BulkRow::outcome).containsOnly(BulkOutcome.VALID);
        assertThat(job().refused()).as("what came already").isEqualTo(4);
        assertThat(job().state()).isInstanceOf(BulkState.Finished.class);
    }

    @Test
    void aListOfTheCentresOwnThatWasTakenInPartIsFetchedAgainAndNobodyIsOnItTwice() {
        settings = new BulkSettings(500, 2, null, BulkPace.DEFAULT, 2, Duration.ofMinutes(2));
        int[] numbers = {0, 1, 2, 3, 9, 10, 11};
        people(numbers);
        for (int n : numbers) {
            national.collected.add(new BulkUnit(Crowd.answer(null, null, Crowd.said(QualificationValidity.VALID),
                    List.of(Crowd.insurance(n, Crowd.member(n), "架空組合")), ledger.now), LimitChange.NOT_SAID));
        }
        now(new CollectTickets(ledger, settings).plan(order("tickets"), YearMonth.of(2026, 11)));
        Question fetch = untilFetched();
        killedBeforeTheThirdPart(new Received(file(), fetch.id(), national.reply(fetch, ledger.now)));

        assertThat(rows()).hasSize(4);
        assertThat(fetchedAgain("node-1", Crowd.TERMINAL)).isEqualTo(1);
        round();
        deliverAll();
        assertThat(job().state().phase()).isEqualTo(BulkState.Phase.FINISHED);
        assertThat(rows()).hasSize(7).extracting(BulkRow::number).containsExactly(1, 2, 3, 4, 5, 6, 7);
        assertThat(job().persons()).isEqualTo(7);
        assertThat(rows()).extracting(BulkRow::patient).doesNotHaveDuplicates();
    }

    @Test
    void aTaskOfAStoppedJobEndsWhenItGoesOnOrIsFinished() {
        people(1);
        plan(1);
        round();
        Question first = national.arrived().getFirst();
        later(Duration.ofMinutes(31));
        assertThat(round().stopped()).isEqualTo(1);
        DeskTask task = ledger.tasks.getFirst();
        assertThat(job().task()).isEqualTo(task.id());
        assertThat(task.pending()).isTrue();
        resume();
        assertThat(ledger.tasks.getFirst().state()).isInstanceOfSatisfying(DeskTaskState.Cancelled.class,
                cancelled -> assertThat(cancelled.reason()).isEqualTo("JOB_WENT_ON"));
        assertThat(job().task()).isNull();
        assertThat(deliver(first)).as("until it is sent anew, the first receipt counts").isEqualTo(new Taken.Done());

        later(Duration.ofMinutes(1));
        round();
        Question fetch = national.arrived().getFirst();
        ledger.now = job().endsAt(BulkPace.DEFAULT);
        assertThat(round().stopped()).isEqualTo(1);
        assertThat(ledger.tasks).hasSize(2);
        assertThat(deliver(fetch)).isEqualTo(new Taken.Done());
        assertThat(job().state().phase()).isEqualTo(BulkState.Phase.FINISHED);
        assertThat(ledger.tasks).noneMatch(DeskTask::pending);
    }

    @Test
    void aStoppedJobGoesOnWhenItIsSaidAgainThatItIsStillBeingProcessed() {
        people(1);
        plan(1);
        national.slow = 1;
        Question fetch = untilFetched();
        Reply processing = national.reply(fetch, ledger.now);
        says(fetch, processing);
        BulkJob stopped = job().stopped(BulkStop.FAILED, ledger.now);
        now(ledger.commit(transaction -> transaction.bulkJobs().save(stopped)));
        assertThat(says(fetch, processing)).isEqualTo(new Taken.Done());
        assertThat(job().state().phase()).isEqualTo(BulkState.Phase.ACCEPTED);
    }

    @Test
    void noJobIsSentInQuietHoursAndResultsAreFetchedAllTheSame() {
        settings = new BulkSettings(1, 1, new QuietHours(LocalTime.of(8, 0), LocalTime.of(10, 0)), BulkPace.DEFAULT,
                50, Duration.ofMinutes(2));
        ledger.now = Instant.parse("2026-11-20T22:59:00Z"); // 7:59 in Japan
        people(1, 2);
        plan(1, 2);
        assertThat(round().sent()).isEqualTo(1);
        deliverAll();
        later(Duration.ofMinutes(1));
        assertThat(round()).isEqualTo(new BulkRound(0, 1, 0, 0));
        deliverAll();
        assertThat(round().sent()).isZero();
        ledger.now = Instant.parse("2026-11-21T01:00:00Z");
        assertThat(round().sent()).isEqualTo(1);
    }

    @Test
    void quietHoursMayGoPastMidnight() {
        QuietHours night = new QuietHours(LocalTime.of(22, 0), LocalTime.of(6, 0));
        assertThat(night.contain(Instant.parse("2026-11-20T13:00:00Z"))).isTrue();
        assertThat(night.contain(Instant.parse("2026-11-20T12:59:59Z"))).isFalse();
        assertThat(night.contain(Instant.parse("2026-11-20T20:59:59Z"))).isTrue();
        assertThat(night.contain(Instant.parse("2026-11-20T21:00:00Z"))).isFalse();
    }

    @Test
    void oneNumberIsRegisteredInOneStep() {
        people(1);
        RegisterReferenceNumbers register = new RegisterReferenceNumbers(ledger, ledger, settings);
        BulkPlan plan = now(register.plan(order("one"), List.of(Crowd.number(1))));
        assertThat(register.reconcile(Crowd.FACILITY, plan.batch(), ALL, null, 200).links())
                .extracting(PatientLink::standing)
                .containsExactly(LinkStanding.NOWHERE);
        round();
        deliverAll();
        assertThat(job().state().phase()).isEqualTo(BulkState.Phase.FINISHED);
        assertThat(ledger.patients.get(Crowd.patient(1).id()).reference()).isEqualTo(new ReferenceNumber("P-000001"));
        assertThat(register.reconcile(Crowd.FACILITY, plan.batch(), ALL, null, 200).links())
                .extracting(PatientLink::standing)
                .containsExactly(LinkStanding.AGREES);
    }

    @Test
    void manyNumbersAreRegisteredAndTheReportSaysWhatDisagrees() {
        people(1, 2, 7);
        PatientRecord two = Crowd.patient(2);
        ledger.patients.put(two.id(), new PatientRecord(two.id(), two.facility(), two.standing(), two.number(),
                new ReferenceNumber("OTHER"), null, two.person(), two.asOf(), List.of()));
        RegisterReferenceNumbers register = new RegisterReferenceNumbers(ledger, ledger, settings);
        BulkPlan plan = now(register.plan(order("many"), List.of(Crowd.number(1), Crowd.number(2),
                Crowd.number(7), Crowd.number(1), new PatientNumber("nobody"))));
        assertThat(plan.doubles()).isEqualTo(1);
        assertThat(plan.nothingToAsk()).isEqualTo(2);
        deliver(untilFetched());
        List<PatientLink> links = register.reconcile(Crowd.FACILITY, plan.batch(), ALL, null, 200).links();
        assertThat(links).extracting(PatientLink::outcome).containsExactly(BulkOutcome.REGISTERED,
                BulkOutcome.NO_ANSWER, BulkOutcome.ERROR, BulkOutcome.NO_ANSWER);
        assertThat(links).extracting(PatientLink::standing).containsExactly(LinkStanding.AGREES,
                LinkStanding.HERE_ONLY, LinkStanding.NOWHERE, LinkStanding.PATIENT_UNKNOWN);
        assertThat(rows()).extracting(BulkRow::reason).containsExactly(null, BulkReason.NO_CARD_DATA,
                BulkReason.REFUSED, BulkReason.PATIENT_UNKNOWN);
    }

    /** What an answer says of patient 1: so long after the registration, with this number, about this card. */
    private void answered(Duration after, String reference, int card) {
        Qualification q = Crowd.insurance(1, Crowd.member(card), "架空組合");
        Qualification said = new Qualification(q.classification(), q.member(), q.insurerName(), null, null, q.person(),
                q.acquired(), null, null, q.cardValidity(), null, false, null, null, null, List.of(), List.of(),
                List.of(), reference == null ? null : new ReferenceNumber(reference));
        ResourceId id = new ResourceId("coverage");
        ledger.coverages.put(id, new CoverageRecord(id, Crowd.FACILITY, Crowd.patient(1).id(),
                Crowd.member(card).matchKey(), id, said, null, CoverageStanding.IN_FORCE, id, ledger.now.plus(after)));
    }

    @ParameterizedTest(name = "registered {0}, then here {1}, an answer {2} minutes later says {3} of card {4} → {5}")
    @CsvSource(nullValues = "-", value = {
            "true,  P-000001, -, -, 1, P-000001, AGREES", "true,  P-000001, -60, OLD-1, 1, P-000001, AGREES",
            "true,  P-000001, -60, -, 1, P-000001, AGREES", "true,  P-000001, 60, P-000001, 1, P-000001, AGREES",
            "true,  P-000001, 60, -, 1, -, HERE_ONLY", "true,  P-000001, 60, NEW-1, 1, NEW-1, DISAGREES",
            "true,  P-000001, 60, -, 2, -, HERE_ONLY", "true,  P-000001, -60, -, 2, -, HERE_ONLY",
            "true,  P-000001, 60, P-000001, 2, P-000001, AGREES", "false, OTHER, -, -, 1, -, HERE_ONLY",
            "false, OTHER, -60, OLD-1, 1, OLD-1, DISAGREES", "false, -, -60, OLD-1, 1, OLD-1, THERE_ONLY",
            "false, -, -60, -, 1, -, NOWHERE", "false, -, -, -, 1, -, NOWHERE"})
    void theReportSaysWhatTheNewestOfRegistrationAndAnswerSays(boolean registered, String here, Integer minutes,
            String said, int card, String there, LinkStanding expected) {
        people(1);
        RegisterReferenceNumbers register = new RegisterReferenceNumbers(ledger, ledger, settings);
        BulkPlan plan = now(register.plan(order("one"), List.of(Crowd.number(1))));
        if (registered) {
            round();
            deliverAll();
        }
        PatientRecord known = ledger.patients.get(Crowd.patient(1).id());
        ledger.patients.put(known.id(), new PatientRecord(known.id(), known.facility(), known.standing(),
                known.number(), here == null ? null : new ReferenceNumber(here), null, known.person(), known.asOf(),
                known.members()));
        if (minutes != null) {
            answered(Duration.ofMinutes(minutes), said, card);
        }
        later(Duration.ofDays(1));
        LinkPage page = register.reconcile(Crowd.FACILITY, plan.batch(), ALL, null, 200);
        assertThat(page.links()).extracting(PatientLink::standing).containsExactly(expected);
        assertThat(page.links().getFirst().there()).isEqualTo(there == null ? null : new ReferenceNumber(there));
        assertThat(page.totals()).containsOnly(entry(expected, 1));
    }

    /** Also those whom no batch ever asked about; of those whom several did the last registration counts. */
    @Test
    void theReportOfTheWholeDirectoryComesInPagesAndLeavesNobodyOut() {
        people(1, 2, 3, 4, 5);
        PatientRecord linked = ledger.patients.get(Crowd.patient(4).id());
        ledger.patients.put(linked.id(), new PatientRecord(linked.id(), linked.facility(), linked.standing(),
                linked.number(), new ReferenceNumber("OLD-4"), null, linked.person(), linked.asOf(),
                linked.members()));
        RegisterReferenceNumbers register = new RegisterReferenceNumbers(ledger, ledger, settings);
        now(register.plan(order("two"), List.of(Crowd.number(1), Crowd.number(2))));
        deliver(untilFetched());
        List<PatientLink> all = new ArrayList<>();
        List<Integer> looked = new ArrayList<>();
        ResourceId after = null;
        do {
            DirectoryPage page = register.reconcile(Crowd.FACILITY, ALL, after, 2);
            all.addAll(page.links());
            looked.add(page.totals().values().stream().mapToInt(Integer::intValue).sum());
            after = page.next();
        } while (after != null);
        assertThat(looked).as("no page looks at more than it was told to").containsExactly(2, 2, 1);
        assertThat(all).extracting(PatientLink::record).doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(ledger.patients.keySet());
        LinkStanding registered = register.reconcile(Crowd.FACILITY,
                ledger.bulkJobs.values().iterator().next().batch(), ALL, null, 9).links().getFirst().standing();
        assertThat(all).extracting(link -> link.patient().value(), PatientLink::outcome, PatientLink::standing)
                .contains(tuple(Crowd.number(1).value(), BulkOutcome.REGISTERED, registered),
                        tuple(Crowd.number(3).value(), null, LinkStanding.NOWHERE),
                        tuple(Crowd.number(4).value(), null, LinkStanding.HERE_ONLY));
        DirectoryPage some = register.reconcile(Crowd.FACILITY, EnumSet.of(LinkStanding.HERE_ONLY), null, 200);
        assertThat(some.links()).extracting(link -> link.here().value()).containsExactly("OLD-4");
        assertThat(some.totals().values().stream().mapToInt(Integer::intValue).sum()).as("totals are of all")
                .isEqualTo(5);
        assertThat(register.reconcile(new FacilityCode("1319999999"), ALL, null, 200).links()).isEmpty();
    }

    @Test
    void oneNumberUnderTwoPatientsIsForAPersonToDecide() {
        people(1, 2);
        for (int n : new int[]{1, 2}) {
            PatientRecord known = Crowd.patient(n);
            ledger.patients.put(known.id(), new PatientRecord(known.id(), known.facility(), known.standing(),
                    known.number(), new ReferenceNumber("SAME"), null, known.person(), known.asOf(),
                    known.members()));
        }
        RegisterReferenceNumbers register = new RegisterReferenceNumbers(ledger, ledger, settings);
        BulkPlan plan = now(register.plan(order("two"), List.of(Crowd.number(1), Crowd.number(2))));
        assertThat(register.reconcile(Crowd.FACILITY, plan.batch(), ALL, null, 200).links())
                .extracting(PatientLink::standing).containsOnly(LinkStanding.TWICE_HERE);
    }

    @Test
    void theReportIsFilteredPagedAndTotalled() {
        people(1, 2, 3);
        RegisterReferenceNumbers register = new RegisterReferenceNumbers(ledger, ledger, settings);
        BulkPlan plan = now(register.plan(order("many"), List.of(Crowd.number(1), new PatientNumber("x"),
                Crowd.number(2), new PatientNumber("y"), Crowd.number(3), new PatientNumber("z"))));
        deliver(untilFetched());
        Set<LinkStanding> unknown = EnumSet.of(LinkStanding.PATIENT_UNKNOWN);
        LinkPage first = register.reconcile(Crowd.FACILITY, plan.batch(), unknown, null, 2);
        LinkPage second = register.reconcile(Crowd.FACILITY, plan.batch(), unknown, first.next(), 2);
        assertThat(first.links()).extracting(link -> link.patient().value()).containsExactly("x", "y");
        assertThat(second.links()).extracting(link -> link.patient().value()).containsExactly("z");
        assertThat(second.next()).isNull();
        for (LinkPage page : List.of(first, second)) {
            assertThat(page.totals()).containsOnly(entry(LinkStanding.AGREES, 3),
                    entry(LinkStanding.PATIENT_UNKNOWN, 3));
        }
        assertThat(register.reconcile(Crowd.FACILITY, plan.batch(), EnumSet.of(LinkStanding.AGREES), null, 3).next())
                .as("nothing follows").isNull();
    }

    @Test
    void ticketsOfAMonthBecomeOneCoverageEachHoweverOftenTheyAreCollected() {
        people(1);
        YearMonth month = YearMonth.of(2026, 11);
        MedicalTicket ticket = new MedicalTicket(TicketType.MEDICAL, month,
                new DateRange(month.atDay(1), month.atEndOfMonth()), "00000001", Crowd.FACILITY, "架空病院", false, null, 0,
                null);
        MemberId member = new MemberId(new InsurerNumber("12131231"), null, new CardNumber("0000018"), null);
        Qualification assistance = new Qualification(InsuredCardClassification.PUBLIC_ASSISTANCE, member, "架空福祉事務所",
                null, null, Crowd.person(1), null, null, null, new DateRange(null, null), null, false, null, null, null,
                List.of(), List.of(ticket), List.of(), null);
        national.collected.add(new BulkUnit(Crowd.answer(null, null, Crowd.said(QualificationValidity.VALID),
                List.of(assistance), ledger.now), LimitChange.NOT_SAID));
        CollectTickets collect = new CollectTickets(ledger, settings);
        Set<BulkOutcome> outcomes = new HashSet<>();
        for (int i = 0; i < 2; i++) {
            ledger.bulkRows.clear();
            now(collect.plan(order("tickets-" + i), month));
            Question fetch = untilFetched();
            assertThat(deliver(fetch)).isEqualTo(new Taken.Done());
            outcomes.addAll(rows().stream().map(BulkRow::outcome).toList());
            assertThat(rows()).hasSize(1);
        }
        assertThat(outcomes).containsExactlyInAnyOrder(BulkOutcome.CHANGED, BulkOutcome.VALID);
        assertThat(ledger.coverages).hasSize(1);
        assertThat(ledger.coverages.values().iterator().next().ticket()).isEqualTo(ticket);
    }
}
