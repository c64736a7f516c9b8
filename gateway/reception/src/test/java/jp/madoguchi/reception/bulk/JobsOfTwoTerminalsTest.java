package jp.madoguchi.reception.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import jp.madoguchi.domain.exchange.Echo;
import jp.madoguchi.domain.exchange.Question;
import jp.madoguchi.domain.exchange.Reply;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.PatientNumber;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.qualification.Notice;
import jp.madoguchi.reception.inquiry.AcceptAnswer;
import jp.madoguchi.reception.inquiry.InquiryIds;
import jp.madoguchi.reception.inquiry.NationalSystem;
import jp.madoguchi.reception.inquiry.Received;
import jp.madoguchi.reception.inquiry.Replies;
import jp.madoguchi.reception.inquiry.TakeReplies;
import jp.madoguchi.reception.inquiry.Taken;
import jp.madoguchi.reception.inquiry.WaitingDesks;
import jp.madoguchi.reception.ledger.AppointmentSource;
import jp.madoguchi.reception.ledger.BulkJob;
import jp.madoguchi.reception.ledger.BulkOutcome;
import jp.madoguchi.reception.ledger.BulkPace;
import jp.madoguchi.reception.ledger.BulkReason;
import jp.madoguchi.reception.ledger.BulkRow;
import jp.madoguchi.reception.ledger.BulkState;
import jp.madoguchi.reception.ledger.DeskTask;
import jp.madoguchi.reception.ledger.InMemoryLedger;
import jp.madoguchi.reception.ledger.SourceFile;
import jp.madoguchi.reception.ledger.SourceFolder;
import jp.madoguchi.reception.mode.HealthSettings;
import jp.madoguchi.reception.mode.HealthWatch;
import jp.madoguchi.reception.mode.TerminalState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bulk jobs of two terminals: whatever becomes of one of them, the other's go on, and every job comes to an end. */
class JobsOfTwoTerminalsTest {

    private static final TerminalId DEAD = new TerminalId("dead");
    private static final TerminalId ALIVE = new TerminalId("alive");
    private static final Instant DAY_IS_OVER = Crowd.DAY.plusDays(1).atStartOfDay(ZoneId.of("Asia/Tokyo")).toInstant();

    private final InMemoryLedger ledger = new InMemoryLedger();
    private final MemoryNational national = new MemoryNational();
    private final Map<TerminalId, TerminalState> standing = new HashMap<>();
    private final Set<TerminalId> refusing = new HashSet<>();
    private final Map<TerminalId, CompletableFuture<Void>> slow = new HashMap<>();
    /** Questions that were handed to a door, whatever came of it. */
    private final List<Question> handed = new ArrayList<>();
    private BulkSettings settings = settings(2, null);
    private RunBulkJobs jobs = runner();
    private int files;
    private int lists;

    private static BulkSettings settings(int underWay, QuietHours quiet) {
        return new BulkSettings(1, underWay, quiet, BulkPace.DEFAULT, 50, Duration.ofMinutes(2));
    }

    private RunBulkJobs runner() {
        return runner("node-1");
    }

    private RunBulkJobs runner(String node) {
        NationalSystem doors = question -> {
            handed.add(question);
            if (refusing.contains(question.terminal())) {
                return CompletableFuture.failedStage(
                        new ProblemException(Problem.of(ProblemCode.TERMINAL_FOLDER_UNREACHABLE)));
            }
            CompletableFuture<Void> line = slow.get(question.terminal());
            return line == null ? national.send(question) : line.thenCompose(free -> national.send(question));
        };
        return new RunBulkJobs(ledger, doors, new InquiryIds(new Random(7)), settings,
                (facility, terminal) -> standing.getOrDefault(terminal, TerminalState.UP), node);
    }

    private static <T> T now(CompletionStage<T> stage) {
        assertThat(stage.toCompletableFuture()).as("it waits for nobody").isDone();
        return stage.toCompletableFuture().join();
    }

    private static BulkOrder order(TerminalId terminal, String request) {
        return new BulkOrder(Crowd.FACILITY, terminal, "desk-1", request, "clerk-1");
    }

    /** So many valid patients, one job each. */
    private BulkPlan plan(TerminalId terminal, int persons) {
        int first = ++lists * 1_000;
        List<AppointmentEntry> entries = new ArrayList<>();
        for (int n : IntStream.range(0, persons).map(i -> first + 10 * i + 1).toArray()) {
            ledger.patients.put(Crowd.patient(n).id(), Crowd.patient(n));
            entries.add(new AppointmentEntry(Crowd.DAY, new Appointment(Crowd.number(n), Crowd.card(n)), false));
        }
        now(new KeepAppointments(ledger).take(Crowd.FACILITY, entries, AppointmentSource.FILE));
        return now(new NightBefore(ledger, settings).plan(order(terminal, "list-" + lists), Crowd.DAY));
    }

    private BulkRound round() {
        return now(jobs.run());
    }

    private void answer(Question question) {
        AcceptAnswer answers = new AcceptAnswer(ledger, patients -> CompletableFuture.completedStage(null),
                new WaitingDesks(1), List.of());
        SourceFile file = new SourceFile(Crowd.FACILITY, question.terminal(), SourceFolder.RES, "f" + ++files,
                "%064x".formatted(files));
        Taken taken = now(new TakeReplies(ledger, answers, List.of(new TakeBulkReplies(ledger, answers, settings,
                "node-1"))).take(new Received(file, question.id(), national.reply(question, ledger.now))));
        assertThat(taken).isEqualTo(new Taken.Done());
    }

    /** A while in which everything that arrives is answered. */
    private void until(Instant end, Duration step) {
        while (ledger.now.isBefore(end)) {
            round();
            national.arrived().forEach(this::answer);
            ledger.now = ledger.now.plus(step);
        }
    }

    private List<BulkJob> jobs(TerminalId terminal) {
        return ledger.bulkJobs.values().stream().filter(job -> job.terminal().equals(terminal)).toList();
    }

    private List<BulkState.Phase> phases(TerminalId terminal) {
        return jobs(terminal).stream().map(job -> job.state().phase()).toList();
    }

    private List<BulkRow> rows(TerminalId terminal) {
        return jobs(terminal).stream()
                .flatMap(job -> ledger.bulkRows.getOrDefault(job.id(), new java.util.TreeMap<>()).values().stream())
                .toList();
    }

    /** Ways in which a terminal is dead. */
    enum Death {
        /** It is known to be down. */
        DOWN,
        /** It is tried again and again. */
        DOUBTFUL,
        /** Nobody noticed yet, and never will. */
        SEEMS_UP
    }

    private void dies(Death how) {
        refusing.add(DEAD);
        standing.put(DEAD, switch (how) {
            case DOWN -> TerminalState.DOWN;
            case DOUBTFUL -> TerminalState.DOUBTFUL;
            case SEEMS_UP -> TerminalState.UP;
        });
    }

    @ParameterizedTest
    @EnumSource(Death.class)
    void whatADeadTerminalHoldsStopsNobodyElsesJobsAndItsDayEndsWithTheReason(Death how) {
        BulkPlan plan = plan(DEAD, 30);
        round();
        national.arrived().forEach(this::answer);
        assertThat(phases(DEAD)).filteredOn(BulkState.Phase.ACCEPTED::equals).hasSize(2);
        dies(how);
        plan(ALIVE, 5);

        until(ledger.now.plus(Duration.ofHours(1)), Duration.ofSeconds(10));
        assertThat(phases(ALIVE)).containsOnly(BulkState.Phase.FINISHED);
        assertThat(rows(ALIVE)).extracting(BulkRow::outcome).containsOnly(BulkOutcome.VALID);
        assertThat(phases(DEAD)).doesNotContain(BulkState.Phase.STOPPED, BulkState.Phase.FINISHED);
        assertThat(rows(DEAD)).extracting(BulkRow::outcome).containsOnly(BulkOutcome.WAITING);

        until(DAY_IS_OVER.plus(Duration.ofMinutes(5)), Duration.ofMinutes(1));
        assertThat(phases(DEAD)).containsOnly(BulkState.Phase.STOPPED);
        assertThat(rows(DEAD)).hasSize(30);
        assertThat(rows(DEAD)).extracting(BulkRow::outcome).as("never invalid").containsOnly(BulkOutcome.NO_ANSWER);
        assertThat(rows(DEAD)).extracting(BulkRow::reason).containsOnly(BulkReason.JOB_OF_TERMINAL_OUT);
        assertThat(ledger.tasks).hasSize(30).allSatisfy(
                task -> assertThat(task.cause().reason()).isEqualTo("TERMINAL_OUT"));
        assertThat(new BulkWork(ledger, ledger, settings).batch(Crowd.FACILITY, plan.batch()).progress().isOver())
                .isTrue();
    }

    /** A runner, and a way for replies, past which the terminals' health is told as in the gateway. */
    private Replies watched() {
        HealthWatch watch = new HealthWatch(HealthSettings.DEFAULT, () -> ledger.now);
        jobs = new RunBulkJobs(ledger, watch.sending(national), new InquiryIds(new Random(7)), settings,
                new TerminalStanding() {
                    @Override
                    public TerminalState of(FacilityCode facility, TerminalId terminal) {
                        return watch.of(facility, terminal).at(ledger.now);
                    }

                    @Override
                    public void leftUnanswered(FacilityCode facility, TerminalId terminal) {
                        watch.of(facility, terminal).failed(ledger.now);
                    }

                    @Override
                    public boolean answeredSince(FacilityCode facility, TerminalId terminal, Instant moment) {
                        return watch.of(facility, terminal).answeredSince(moment);
                    }
                }, "node-1");
        AcceptAnswer answers = new AcceptAnswer(ledger, patients -> CompletableFuture.completedStage(null),
                new WaitingDesks(1), List.of());
        return watch.taking(new TakeReplies(ledger, answers,
                List.of(new TakeBulkReplies(ledger, answers, settings, "node-1"))));
    }

    private Taken replied(Replies replies, Question question, Reply reply) {
        SourceFile file = new SourceFile(Crowd.FACILITY, question.terminal(), SourceFolder.RES, "f" + ++files,
                "%064x".formatted(files));
        return now(replies.take(new Received(file, question.id(), reply)));
    }

    private void answering(Replies replies, Instant end) {
        for (; ledger.now.isBefore(end); ledger.now = ledger.now.plusSeconds(10)) {
            round();
            national.arrived().forEach(
                    question -> replied(replies, question, national.reply(question, ledger.now)));
        }
    }

    /** What was asked while nothing was answered. */
    private List<Question> silent(Instant end) {
        List<Question> waiting = new ArrayList<>();
        for (; ledger.now.isBefore(end); ledger.now = ledger.now.plusSeconds(10)) {
            round();
            waiting.addAll(national.arrived());
        }
        return waiting;
    }

    private void assertThatAllIsDoneAndNobodyHasToLook(TerminalId terminal, int persons) {
        assertThat(phases(terminal)).containsOnly(BulkState.Phase.FINISHED);
        assertThat(rows(terminal)).hasSize(persons).extracting(BulkRow::outcome).containsOnly(BulkOutcome.VALID);
        assertThat(ledger.tasks).noneMatch(DeskTask::pending);
    }

    @ParameterizedTest(name = "before a result was asked for: {0}")
    @ValueSource(booleans = {true, false})
    void aNightInWhichNothingCanBeAskedStopsNoJobAndAllGoOnByThemselves(boolean fromTheStart) {
        Replies replies = watched();
        plan(DEAD, 20);
        if (!fromTheStart) {
            round();
            national.arrived().forEach(one -> replied(replies, one, national.reply(one, ledger.now)));
        }
        Instant back = ledger.now.plus(Duration.ofHours(8));
        for (; ledger.now.isBefore(back); ledger.now = ledger.now.plusSeconds(10)) {
            round();
            national.arrived().forEach(one -> replied(replies, one,
                    new Reply.Failed(one.kind(), Echo.NONE, new Notice(null, "通信エラー"))));
        }
        assertThat(phases(DEAD)).containsOnly(fromTheStart
                ? new BulkState.Phase[]{BulkState.Phase.PLANNED}
                : new BulkState.Phase[]{BulkState.Phase.PLANNED, BulkState.Phase.ACCEPTED});
        assertThat(ledger.tasks).isEmpty();
        answering(replies, back.plus(Duration.ofHours(1)));
        assertThatAllIsDoneAndNobodyHasToLook(DEAD, 20);
    }

    @Test
    void aSilentTerminalLosesNoJobWhoseResultIsWaitedForAndAllGoOnByThemselves() {
        Replies replies = watched();
        plan(DEAD, 20);
        round();
        national.arrived().forEach(one -> replied(replies, one, national.reply(one, ledger.now)));
        // Whatever is asked in these hours is lost for good.
        assertThat(silent(ledger.now.plus(Duration.ofHours(8)))).hasSizeGreaterThan(10)
                .allMatch(Question.FetchResult.class::isInstance);
        assertThat(phases(DEAD)).doesNotContain(BulkState.Phase.STOPPED);
        assertThat(ledger.tasks).isEmpty();
        answering(replies, ledger.now.plus(Duration.ofHours(2)));
        assertThatAllIsDoneAndNobodyHasToLook(DEAD, 20);
    }

    @Test
    void aTerminalThatFreezesIsTriedEverMoreRarelyAndItsLateRepliesLetEverythingGoOn() {
        Replies replies = watched();
        plan(DEAD, 20);
        List<Question> waiting = silent(ledger.now.plus(Duration.ofHours(8)));
        assertThat(phases(DEAD)).filteredOn(BulkState.Phase.STOPPED::equals).hasSizeBetween(2, 5);
        assertThat(phases(DEAD)).filteredOn(BulkState.Phase.PLANNED::equals).hasSizeGreaterThan(14);
        waiting.forEach(one -> replied(replies, one, national.reply(one, ledger.now)));
        answering(replies, ledger.now.plus(Duration.ofHours(1)));
        assertThatAllIsDoneAndNobodyHasToLook(DEAD, 20);
    }

    @Test
    void aDayThatIsOverEndsItsJobsAlsoInQuietHoursAndWhereThereIsNoRoom() {
        settings = settings(1, new QuietHours(LocalTime.of(22, 0), LocalTime.of(6, 0)));
        jobs = runner();
        plan(DEAD, 3);
        ledger.now = DAY_IS_OVER.minus(Duration.ofHours(3));
        assertThat(round().sent()).isEqualTo(1);
        ledger.now = DAY_IS_OVER.minusNanos(1);
        assertThat(round().stopped()).as("the receipt of the one that was sent").isEqualTo(1);
        assertThat(phases(DEAD)).filteredOn(BulkState.Phase.PLANNED::equals).hasSize(2);
        ledger.now = DAY_IS_OVER;
        assertThat(round().stopped()).isEqualTo(2);
        assertThat(rows(DEAD)).extracting(BulkRow::reason).containsExactlyInAnyOrder(BulkReason.JOB_WITHOUT_REPLY,
                BulkReason.JOB_OF_TERMINAL_OUT, BulkReason.JOB_OF_TERMINAL_OUT);
    }

    @Test
    void howManyJobsWhoseDayIsOverThereMayBeAllOfThemEnd() {
        settings = settings(1, null);
        jobs = runner();
        plan(DEAD, 130);
        ledger.now = DAY_IS_OVER;
        for (int i = 0; i < 10; i++) {
            round();
        }
        assertThat(phases(DEAD)).containsOnly(BulkState.Phase.STOPPED);
        assertThat(national.sent).isEmpty();
    }

    @Test
    void aJobThatIsAboutNoDayEndsAfterTheLongestWait() {
        ledger.patients.put(Crowd.patient(1).id(), Crowd.patient(1));
        now(new RegisterReferenceNumbers(ledger, ledger, settings).plan(order(DEAD, "one"),
                List.of(Crowd.number(1), new PatientNumber("nobody"))));
        dies(Death.DOWN);
        Instant end = ledger.now.plus(BulkPace.DEFAULT.giveUpAfter());
        until(end, Duration.ofMinutes(10));
        assertThat(phases(DEAD)).contains(BulkState.Phase.PLANNED);
        until(end.plus(Duration.ofMinutes(10)), Duration.ofMinutes(10));
        assertThat(phases(DEAD)).doesNotContain(BulkState.Phase.PLANNED);
        assertThat(ledger.tasks).extracting(task -> task.cause().reason()).containsExactly("TERMINAL_OUT");
    }

    @Test
    void whatAPersonResumesAfterItsDayIsAskedAllTheSame() {
        plan(DEAD, 1);
        dies(Death.DOWN);
        ledger.now = DAY_IS_OVER;
        assertThat(round().stopped()).isEqualTo(1);
        BulkJob stopped = jobs(DEAD).getFirst();
        now(new BulkWork(ledger, ledger, settings).resume(Crowd.FACILITY, stopped.id(), stopped.version(), "clerk-1"));
        until(ledger.now.plus(Duration.ofHours(2)), Duration.ofMinutes(1));
        assertThat(phases(DEAD)).as("it has its time again").containsExactly(BulkState.Phase.PLANNED);
        refusing.clear();
        standing.clear();
        until(ledger.now.plus(Duration.ofMinutes(10)), Duration.ofSeconds(30));
        assertThat(rows(DEAD)).extracting(BulkRow::outcome).containsExactly(BulkOutcome.VALID);
    }

    @Test
    void aLineThatIsSlowHoldsUpNoOtherTerminalAndTellsOfItsFailuresLater() {
        CompletableFuture<Void> line = new CompletableFuture<>();
        slow.put(DEAD, line);
        plan(DEAD, 3);
        plan(ALIVE, 5);
        assertThat(round()).isEqualTo(new BulkRound(0, 0, 4, 0));
        until(ledger.now.plus(Duration.ofMinutes(20)), Duration.ofSeconds(10));
        assertThat(phases(ALIVE)).containsOnly(BulkState.Phase.FINISHED);
        assertThat(phases(DEAD)).as("two are on their way, and nothing is added to that line")
                .containsExactlyInAnyOrder(BulkState.Phase.SENT, BulkState.Phase.SENT, BulkState.Phase.PLANNED);

        line.completeExceptionally(new ProblemException(Problem.of(ProblemCode.TERMINAL_ADDRESS_UNREACHABLE)));
        assertThat(phases(DEAD)).containsOnly(BulkState.Phase.PLANNED);
        assertThat(round().failed()).isGreaterThanOrEqualTo(2);
    }

    /** The first of a line takes long; the second is handed over after it, and its wait begins then. */
    @Test
    void whatIsHandedOverBehindALongSendHasItsWholeWaitForAReply() {
        CompletableFuture<Void> line = new CompletableFuture<>();
        slow.put(DEAD, line);
        plan(DEAD, 2);
        round();
        ledger.now = ledger.now.plus(BulkPace.DEFAULT.receiptWithin()).minusSeconds(1);
        slow.clear();
        line.complete(null);
        assertThat(handed).hasSize(2);
        ledger.now = ledger.now.plusSeconds(1);
        assertThat(round().stopped()).as("nobody answered the first").isEqualTo(1);
        ledger.now = ledger.now.plus(BulkPace.DEFAULT.receiptWithin()).minusSeconds(2);
        assertThat(round().stopped()).isZero();
        ledger.now = ledger.now.plusSeconds(1);
        assertThat(round().stopped()).isEqualTo(1);
    }

    /** Another node told a person of both that no receipt came; of the second it turns out that it never left. */
    @Test
    void whatNobodyWaitsForAnyMoreBehindALongSendIsNotHandedOverAndItsJobGoesOnByItself() {
        CompletableFuture<Void> line = new CompletableFuture<>();
        slow.put(DEAD, line);
        plan(DEAD, 2);
        round();
        ledger.now = ledger.now.plus(BulkPace.DEFAULT.receiptWithin());
        assertThat(now(runner("node-2").run()).stopped()).isEqualTo(2);
        assertThat(ledger.tasks).filteredOn(DeskTask::pending).hasSize(2);
        slow.clear();
        line.complete(null);
        assertThat(handed).as("only the one that was on its way").hasSize(1);
        assertThat(phases(DEAD)).containsExactlyInAnyOrder(BulkState.Phase.STOPPED, BulkState.Phase.PLANNED);
        assertThat(ledger.tasks).filteredOn(DeskTask::pending).hasSize(1);
        national.arrived().forEach(this::answer);
        until(ledger.now.plus(Duration.ofHours(2)), Duration.ofSeconds(30));
        assertThat(rows(DEAD)).hasSize(2).extracting(BulkRow::outcome).containsOnly(BulkOutcome.VALID);
        assertThat(ledger.tasks).noneMatch(DeskTask::pending);
    }

    @Test
    void aResultThatIsAskedForByANewerQuestionIsNotAskedForByTheOneBehindALongSend() {
        plan(DEAD, 2);
        round();
        national.arrived().forEach(this::answer);
        ledger.now = ledger.now.plus(Duration.ofMinutes(1));
        CompletableFuture<Void> line = new CompletableFuture<>();
        slow.put(DEAD, line);
        assertThat(round().asked()).isEqualTo(2);
        handed.clear();
        ledger.now = ledger.now.plus(BulkPace.DEFAULT.receiptWithin());
        round();
        slow.clear();
        line.complete(null);
        assertThat(handed).as("the second is asked for anew").isEmpty();
        until(ledger.now.plus(Duration.ofHours(2)), Duration.ofSeconds(30));
        assertThat(phases(DEAD)).containsOnly(BulkState.Phase.FINISHED);
    }
}
