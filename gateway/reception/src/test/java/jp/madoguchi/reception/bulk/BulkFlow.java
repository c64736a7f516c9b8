package jp.madoguchi.reception.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.exchange.BulkCounts;
import jp.madoguchi.domain.exchange.BulkUnit;
import jp.madoguchi.domain.exchange.Echo;
import jp.madoguchi.domain.exchange.Question;
import jp.madoguchi.domain.exchange.Reply;
import jp.madoguchi.reception.inquiry.AcceptAnswer;
import jp.madoguchi.reception.inquiry.InquiryIds;
import jp.madoguchi.reception.inquiry.Received;
import jp.madoguchi.reception.inquiry.TakeReplies;
import jp.madoguchi.reception.inquiry.Taken;
import jp.madoguchi.reception.inquiry.WaitingDesks;
import jp.madoguchi.reception.ledger.AppointmentSource;
import jp.madoguchi.reception.ledger.BulkJob;
import jp.madoguchi.reception.ledger.BulkPace;
import jp.madoguchi.reception.ledger.BulkRow;
import jp.madoguchi.reception.ledger.InMemoryLedger;
import jp.madoguchi.reception.ledger.SourceFile;
import jp.madoguchi.reception.ledger.SourceFolder;
import jp.madoguchi.reception.mode.TerminalState;

/** Bulk jobs from the list to the worklist, against a national system in memory: what the tests of them share. */
abstract class BulkFlow {

    static final BulkSettings SETTINGS = new BulkSettings(500, 2, null, BulkPace.DEFAULT, 50,
            Duration.ofMinutes(2));

    static final Set<LinkStanding> ALL = EnumSet.allOf(LinkStanding.class);

    final InMemoryLedger ledger = new InMemoryLedger();
    final MemoryNational national = new MemoryNational();
    final InquiryIds ids = new InquiryIds(new Random(1));
    BulkSettings settings = SETTINGS;
    TerminalState standing = TerminalState.UP;
    int files;

    RunBulkJobs runner() {
        return new RunBulkJobs(ledger, national, ids, settings, (facility, terminal) -> standing, "node-1");
    }

    TakeReplies replies(String node) {
        AcceptAnswer answers = new AcceptAnswer(ledger, patients -> CompletableFuture.completedStage(null),
                new WaitingDesks(1), List.of());
        return new TakeReplies(ledger, answers, List.of(new TakeBulkReplies(ledger, answers, settings, node)));
    }

    static <T> T now(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    BulkRound round() {
        return now(runner().run());
    }

    SourceFile file() {
        return file("f" + ++files);
    }

    static SourceFile file(String name) {
        return new SourceFile(Crowd.FACILITY, Crowd.TERMINAL, SourceFolder.RES, name,
                "%064x".formatted(name.hashCode() & 0xffffffffL));
    }

    Taken take(Question question, Reply reply) {
        return now(replies("node-1").take(new Received(file(), question.id(), reply)));
    }

    Taken deliver(Question question) {
        return take(question, national.reply(question, ledger.now));
    }

    /** Everything that arrived at the terminal is answered; whatever it takes is built anew each time, as after a restart. */
    void deliverAll() {
        national.arrived().forEach(question -> assertThat(deliver(question)).isEqualTo(new Taken.Done()));
    }

    void later(Duration time) {
        ledger.now = ledger.now.plus(time);
    }

    void people(int... numbers) {
        for (int n : numbers) {
            ledger.patients.put(Crowd.patient(n).id(), Crowd.patient(n));
        }
    }

    /** The appointments are listed, and planned by hand. */
    BulkPlan plan(int... numbers) {
        list(IntStream.of(numbers).mapToObj(n -> new Appointment(Crowd.number(n), Crowd.card(n))).toList());
        return now(new NightBefore(ledger, settings).plan(order("plan"), Crowd.DAY));
    }

    AppointmentReport list(List<Appointment> appointments) {
        return now(new KeepAppointments(ledger).take(Crowd.FACILITY,
                appointments.stream().map(one -> new AppointmentEntry(Crowd.DAY, one, false)).toList(),
                AppointmentSource.FILE));
    }

    static BulkOrder order(String request) {
        return new BulkOrder(Crowd.FACILITY, Crowd.TERMINAL, "desk-1", request, "clerk-1");
    }

    BulkWork work() {
        return new BulkWork(ledger, ledger, settings);
    }

    BulkProgress progress(BulkPlan plan) {
        return work().batch(Crowd.FACILITY, plan.batch()).progress();
    }

    BulkJob resume() {
        return now(work().resume(Crowd.FACILITY, job().id(), job().version(), "clerk-1"));
    }

    BulkJob job() {
        return ledger.bulkJobs.values().iterator().next();
    }

    List<BulkRow> rows() {
        return ledger.bulkRows.values().stream().flatMap(rows -> rows.values().stream()).toList();
    }

    List<DeskStep> tasks() {
        return ledger.tasks.stream().map(task -> task.step()).filter(DeskStep.LOOK_AFTER_BULK_JOB::equals).toList();
    }

    Question.FetchResult untilFetched() {
        round();
        deliverAll();
        later(Duration.ofMinutes(1));
        round();
        return (Question.FetchResult) national.arrived().getFirst();
    }

    static Reply many(Question.FetchResult fetch, List<BulkUnit> units) {
        return new Reply.ConfirmedMany(fetch.kind(), Echo.NONE, fetch.reception(), BulkCounts.NONE, units);
    }
}
