package jp.madoguchi.store.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import jp.madoguchi.domain.exchange.BulkCounts;
import jp.madoguchi.domain.exchange.BulkUnit;
import jp.madoguchi.domain.exchange.CareSetting;
import jp.madoguchi.domain.exchange.CollectionPeriod;
import jp.madoguchi.domain.exchange.Echo;
import jp.madoguchi.domain.exchange.LimitChange;
import jp.madoguchi.domain.exchange.Question;
import jp.madoguchi.domain.exchange.ReceptionNumber;
import jp.madoguchi.domain.exchange.Registration;
import jp.madoguchi.domain.exchange.Reply;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ReferenceNumber;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.qualification.Answer;
import jp.madoguchi.domain.qualification.CardQuestion;
import jp.madoguchi.domain.qualification.InquiryId;
import jp.madoguchi.domain.qualification.Notice;
import jp.madoguchi.reception.bulk.Appointment;
import jp.madoguchi.reception.bulk.AppointmentEntry;
import jp.madoguchi.reception.bulk.AppointmentReport;
import jp.madoguchi.reception.bulk.BatchPage;
import jp.madoguchi.reception.bulk.BulkBatch;
import jp.madoguchi.reception.bulk.BulkOrder;
import jp.madoguchi.reception.bulk.BulkPlan;
import jp.madoguchi.reception.bulk.BulkRound;
import jp.madoguchi.reception.bulk.BulkSettings;
import jp.madoguchi.reception.bulk.BulkWork;
import jp.madoguchi.reception.bulk.CollectTickets;
import jp.madoguchi.reception.bulk.KeepAppointments;
import jp.madoguchi.reception.bulk.NightBefore;
import jp.madoguchi.reception.bulk.RowPage;
import jp.madoguchi.reception.bulk.RunBulkJobs;
import jp.madoguchi.reception.bulk.TakeBulkReplies;
import jp.madoguchi.reception.inquiry.AcceptAnswer;
import jp.madoguchi.reception.inquiry.InquiryIds;
import jp.madoguchi.reception.inquiry.Received;
import jp.madoguchi.reception.inquiry.TakeReplies;
import jp.madoguchi.reception.inquiry.Taken;
import jp.madoguchi.reception.inquiry.WaitingDesks;
import jp.madoguchi.reception.ledger.AppointmentRecord;
import jp.madoguchi.reception.ledger.AppointmentSource;
import jp.madoguchi.reception.ledger.Appointments;
import jp.madoguchi.reception.ledger.BulkBatchPlace;
import jp.madoguchi.reception.ledger.BulkJob;
import jp.madoguchi.reception.ledger.BulkJobs;
import jp.madoguchi.reception.ledger.BulkLine;
import jp.madoguchi.reception.ledger.BulkOutcome;
import jp.madoguchi.reception.ledger.BulkPace;
import jp.madoguchi.reception.ledger.BulkReason;
import jp.madoguchi.reception.ledger.BulkRow;
import jp.madoguchi.reception.ledger.BulkRowQuery;
import jp.madoguchi.reception.ledger.BulkState;
import jp.madoguchi.reception.ledger.BulkStop;
import jp.madoguchi.reception.ledger.BulkSubject;
import jp.madoguchi.store.Samples;
import jp.madoguchi.store.ledger.sql.Dialect;
import jp.madoguchi.reception.mode.TerminalState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Bulk jobs survive, go on after a restart between their steps, and are never sent by two nodes. */
@ParameterizedClass
@EnumSource(Dialect.class)
class BulkRowsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    private static final InquiryId QUESTION = new InquiryId("20261122093000ABCDEFGHJK");
    private static final BulkPace PACE = BulkPace.DEFAULT;
    private static final BulkSettings SETTINGS = new BulkSettings(4, 2, null, PACE, 2, Duration.ofMinutes(2));

    @Parameter
    Dialect dialect;

    @TempDir
    Path folder;

    private final List<Question> sent = new ArrayList<>();
    private OpenLedger store;
    private Instant now = Samples.NOW;

    @BeforeEach
    void open() {
        store = new OpenLedger(dialect, folder, () -> now);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static <T> T done(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
    }

    private static BulkJob planned(String id, BulkSubject subject) {
        return BulkJob.planned(new ResourceId(id), new ResourceId("batch"), Samples.FACILITY, Samples.TERMINAL, subject,
                2, 2, Samples.NOW);
    }

    private BulkJob save(BulkJob job) {
        return store.run(transaction -> transaction.bulkJobs().save(job));
    }

    @Test
    void everyStateOfEverySubjectComesBackAsItWas() {
        BulkJob persons = planned("j", new BulkSubject.Persons(DAY)).sent(QUESTION, Samples.NOW, PACE);
        BulkJob accepted = persons.accepted(new ReceptionNumber("R 1"), Samples.NOW, PACE);
        BulkJob asked = accepted.asked(QUESTION, Samples.NOW, PACE);
        List<BulkJob> jobs = List.of(planned("j1", new BulkSubject.References()),
                planned("j2", new BulkSubject.OneReference()),
                planned("j3",
                        new BulkSubject.Consented(CareSetting.ONLINE,
                                new CollectionPeriod(CollectionPeriod.By.CONSENT, DAY, DAY))),
                planned("j4", new BulkSubject.Tickets(YearMonth.of(2026, 11))), persons);
        for (BulkJob job : jobs) {
            assertThat(save(job)).isEqualTo(job.at(1));
        }
        BulkJob stored = persons.at(1);
        for (BulkJob next : List.of(accepted, asked, asked.claimed("node-1", Samples.NOW, Duration.ofMinutes(1)),
                asked.taken(new BulkJob.Taking("d", 1), 1, 0, 1), asked.refusing("digest").orElseThrow(),
                asked.stopped(BulkStop.FAILED, Samples.NOW), asked.finished(Samples.NOW))) {
            stored = save(next.at(stored.version()));
            store.restart();
            BulkJob expected = stored;
            store.run(transaction -> {
                assertThat(transaction.bulkJobs().byId(expected.id())).contains(expected);
                return true;
            });
        }
        store.run(transaction -> {
            assertThat(transaction.bulkJobs().ofBatch(new ResourceId("batch"))).hasSize(5).contains(jobs.get(3).at(1));
            assertThat(transaction.bulkJobs().batches(Samples.FACILITY, null, 3))
                    .containsExactly(new BulkBatchPlace(Samples.NOW, new ResourceId("batch")));
            assertThat(transaction.bulkJobs().byId(new ResourceId("none"))).isEmpty();
            return true;
        });
    }

    /** What failed, was lost, was left to a person, or goes on after that: with its tries, its probe and the question that may still be answered. */
    @Test
    void everyTurnThatAJobTakesComesBackAsItWas() {
        BulkJob planned = planned("j", new BulkSubject.Persons(DAY));
        BulkJob probing = planned.sent(QUESTION, Samples.NOW, PACE, true);
        BulkJob sent = planned.sent(QUESTION, Samples.NOW, PACE);
        BulkJob accepted = sent.accepted(new ReceptionNumber("R"), Samples.NOW, PACE);
        BulkJob asked = accepted.asked(QUESTION, Samples.NOW, PACE);
        BulkJob noReply = sent.stopped(BulkStop.NO_REPLY, Samples.NOW);
        Instant later = Samples.NOW.plusSeconds(90);
        List<BulkJob> turns = List.of(planned.held(later), probing, probing.failed(Samples.NOW, PACE),
                sent.failed(Samples.NOW, PACE), sent.unsent(later), sent.failed(Samples.NOW, PACE)
                        .stopped(BulkStop.TERMINAL_OUT, Samples.NOW),
                sent.handedOver(QUESTION, later, PACE).orElseThrow(), noReply,
                noReply.lookedAfterBy(new ResourceId("task")), noReply.resumed(later),
                noReply.neverHandedOver(QUESTION, later).orElseThrow(), accepted.held(later),
                accepted.stopped(BulkStop.TERMINAL_OUT, Samples.NOW), accepted.asked(QUESTION, Samples.NOW, PACE, true),
                asked.failed(Samples.NOW, PACE), asked.unsent(later), asked.lost(later),
                asked.stillProcessing(Samples.NOW, PACE), asked.unanswered(Samples.NOW, PACE),
                asked.stillProcessing(Samples.NOW.plus(PACE.giveUpAfter()), PACE),
                asked.stopped(BulkStop.NOT_DONE_IN_TIME, Samples.NOW).resumed(later), asked.listedAnew());
        BulkJob stored = save(planned);
        for (BulkJob turn : turns) {
            stored = save(turn.at(stored.version()));
            store.restart();
            BulkJob expected = stored;
            store.run(transaction -> {
                assertThat(transaction.bulkJobs().byId(expected.id())).contains(expected);
                assertThat(transaction.bulkJobs().byId(expected.id()).orElseThrow().state()).isEqualTo(turn.state());
                InquiryId question = turn.state().question();
                assertThat(transaction.bulkJobs().byQuestion(QUESTION).isPresent()).as(turn.state().toString())
                        .isEqualTo(question != null);
                return true;
            });
        }
    }

    /** What comes anew as a whole takes the place of what was taken before; nobody else's rows go with it. */
    @Test
    void theRowsOfOneJobAreForgottenAndMayComeAnew() {
        save(planned("j1", new BulkSubject.References()));
        save(planned("j2", new BulkSubject.References()));
        ResourceId job = new ResourceId("j1");
        BulkRow row = new BulkRow(job, 1, null, null, null, null, BulkOutcome.NO_ANSWER, BulkReason.NO_CARD_DATA, null,
                null);
        BulkRow others = new BulkRow(new ResourceId("j2"), 1, null, null, null, null, BulkOutcome.NO_ANSWER,
                BulkReason.NO_CARD_DATA, null, null);
        BulkRow anew = new BulkRow(job, 1, null, null, null, null, BulkOutcome.ERROR, BulkReason.REFUSED, null, null);
        store.run(transaction -> {
            transaction.bulkJobs().save(List.of(row, others));
            return true;
        });
        store.run(transaction -> {
            transaction.bulkJobs().forgetRows(job);
            transaction.bulkJobs().forgetRows(new ResourceId("none"));
            return true;
        });
        store.restart();
        store.run(transaction -> {
            assertThat(transaction.bulkJobs().rows(job)).isEmpty();
            assertThat(transaction.bulkJobs().rows(others.job())).containsExactly(others);
            assertThat(transaction.bulkJobs().outcomes(new ResourceId("batch")))
                    .containsOnly(entry(BulkOutcome.NO_ANSWER, 1));
            transaction.bulkJobs().save(List.of(anew));
            return true;
        });
        store.run(transaction -> {
            assertThat(transaction.bulkJobs().rows(job)).containsExactly(anew);
            return true;
        });
    }

    @Test
    void jobsAreFoundByTheirQuestionAndByWhatIsDueAndNobodyWorksOn() {
        BulkJob job = save(planned("j1", new BulkSubject.Persons(DAY)));
        store.run(transaction -> {
            assertThat(transaction.bulkJobs().due(BulkState.Phase.PLANNED, Samples.NOW.minusSeconds(1), 9)).isEmpty();
            assertThat(transaction.bulkJobs().due(BulkState.Phase.PLANNED, Samples.NOW, 9)).containsExactly(job);
            assertThat(transaction.bulkJobs().underWay()).containsExactly(entry(BulkLine.of(job), 0));
            return true;
        });
        BulkJob accepted = save(job.sent(QUESTION, Samples.NOW, PACE)
                .accepted(new ReceptionNumber("R"), Samples.NOW, PACE));
        Instant due = Samples.NOW.plus(Duration.ofMinutes(1));
        store.run(transaction -> {
            assertThat(transaction.bulkJobs().byQuestion(QUESTION)).isEmpty();
            assertThat(transaction.bulkJobs().due(BulkState.Phase.ACCEPTED, due, 9)).containsExactly(accepted);
            assertThat(transaction.bulkJobs().underWay()).containsExactly(entry(BulkLine.of(job), 1));
            return true;
        });
        BulkJob claimed = save(accepted.claimed("node-2", due, Duration.ofMinutes(2)));
        store.run(transaction -> {
            assertThat(transaction.bulkJobs().due(BulkState.Phase.ACCEPTED, due.plusSeconds(119), 9)).isEmpty();
            assertThat(transaction.bulkJobs().due(BulkState.Phase.ACCEPTED, due.plusSeconds(120), 9)).hasSize(1);
            return true;
        });
        save(claimed.asked(QUESTION, due, PACE));
        store.run(transaction -> {
            assertThat(transaction.bulkJobs().byQuestion(QUESTION)).isPresent();
            return true;
        });
    }

    @Test
    void eachTerminalsJobsStandInALineOfTheirOwn() {
        TerminalId other = new TerminalId("other");
        BulkJob first = save(planned("j1", new BulkSubject.Persons(DAY)));
        BulkJob second = save(planned("j2", new BulkSubject.Persons(DAY)));
        BulkJob theirs = save(BulkJob.planned(new ResourceId("j3"), new ResourceId("batch"), Samples.FACILITY, other,
                new BulkSubject.Persons(DAY), 1, 1, Samples.NOW));
        BulkLine line = BulkLine.of(first);
        store.run(transaction -> {
            BulkJobs jobs = transaction.bulkJobs();
            assertThat(jobs.underWay()).containsOnly(entry(line, 0), entry(BulkLine.of(theirs), 0));
            assertThat(jobs.due(line, BulkState.Phase.PLANNED, Samples.NOW, 9)).containsExactly(first, second);
            assertThat(jobs.due(line, BulkState.Phase.PLANNED, Samples.NOW, 1)).containsExactly(first);
            assertThat(jobs.due(BulkLine.of(theirs), BulkState.Phase.PLANNED, Samples.NOW, 9)).containsExactly(theirs);
            return true;
        });
        Instant later = Samples.NOW.plus(Duration.ofDays(1));
        BulkJob held = save(theirs.held(later));
        BulkJob processing = save(first.sent(QUESTION, Samples.NOW, PACE)
                .accepted(new ReceptionNumber("R"), Samples.NOW, PACE).asked(QUESTION, Samples.NOW, PACE)
                .stillProcessing(Samples.NOW, PACE));
        store.run(transaction -> {
            BulkJobs jobs = transaction.bulkJobs();
            assertThat(jobs.planned(null, 9)).as("due or not").containsExactly(second, held);
            assertThat(jobs.planned(null, 1)).containsExactly(second);
            assertThat(jobs.planned(second.id(), 9)).containsExactly(held);
            assertThat(jobs.underWay()).containsOnly(entry(line, 1), entry(BulkLine.of(theirs), 0));
            assertThat(jobs.byQuestion(QUESTION)).as("its result may come under the same name").contains(processing);
            return true;
        });
        save(processing.stopped(BulkStop.TERMINAL_OUT, Samples.NOW));
        store.run(transaction -> {
            assertThat(transaction.bulkJobs().underWay()).containsOnly(entry(line, 0), entry(BulkLine.of(theirs), 0));
            return true;
        });
    }

    @Test
    void rowsComeBackInOrderAndAreReplaced() {
        save(planned("j1", new BulkSubject.References()));
        ResourceId job = new ResourceId("j1");
        BulkRow second = new BulkRow(job, 2, null, null, null, null, BulkOutcome.NO_ANSWER, BulkReason.NO_CARD_DATA,
                null, null);
        BulkRow first = new BulkRow(job, 1, new ResourceId("p"), Samples.number(1),
                new CardQuestion(Samples.member(1), Samples.BIRTH_DATE, false),
                new Registration(new ReferenceNumber("R-1"), Samples.member(1)), BulkOutcome.WAITING, null, null, null);
        BulkRow ended = first.ended(BulkOutcome.ERROR, BulkReason.REFUSED, new Notice("E", "だめ"), null,
                new ResourceId("a")).also(List.of(BulkReason.INSURANCE_DIFFERS, BulkReason.LIMIT_MAY_DIFFER));
        store.run(transaction -> {
            transaction.bulkJobs().save(List.of(second, first));
            return true;
        });
        store.run(transaction -> {
            transaction.bulkJobs().save(List.of(ended));
            return true;
        });
        store.restart();
        store.run(transaction -> {
            assertThat(transaction.bulkJobs().rows(job)).containsExactly(ended, second);
            assertThat(transaction.bulkJobs().rows(new ResourceId("none"))).isEmpty();
            return true;
        });
    }

    @Test
    void theLastRegistrationOfAPatientIsFoundAmongAllThatWasAskedAboutThem() {
        save(planned("j1", new BulkSubject.References()));
        save(planned("j2", new BulkSubject.References()));
        ResourceId patient = new ResourceId("p");
        BulkRow first = new BulkRow(new ResourceId("j2"), 1, patient, Samples.number(1), null,
                new Registration(new ReferenceNumber("R-1"), Samples.member(1)), BulkOutcome.REGISTERED, null, null,
                null);
        BulkRow last = new BulkRow(new ResourceId("j1"), 1, patient, Samples.number(1), null,
                new Registration(new ReferenceNumber("R-2"), Samples.member(1)), BulkOutcome.REGISTERED, null, null,
                null);
        BulkRow refused = new BulkRow(new ResourceId("j1"), 2, patient, Samples.number(1), null,
                new Registration(new ReferenceNumber("R-3"), Samples.member(1)), BulkOutcome.ERROR,
                BulkReason.REFUSED, null, null);
        for (BulkRow row : List.of(first, last, refused)) {
            store.run(transaction -> {
                transaction.bulkJobs().save(List.of(row));
                return true;
            });
        }
        assertThat(readings().<Optional<BulkRow>>read(transaction -> transaction.bulkJobs().registered(patient)))
                .contains(last);
        assertThat(readings().<Optional<BulkRow>>read(
                transaction -> transaction.bulkJobs().registered(new ResourceId("other")))).isEmpty();
    }

    @Test
    void aChangeOfWhatSomebodyElseChangedIsNeverWritten() {
        BulkJob read = save(planned("j1", new BulkSubject.Persons(DAY)));
        save(read.sent(QUESTION, Samples.NOW, PACE));
        assertThatThrownBy(() -> save(read.sent(new InquiryId("20261122093000BBBBBBBBBB"), Samples.NOW, PACE)))
                .isInstanceOf(RuntimeException.class);
        store.run(transaction -> {
            assertThat(transaction.bulkJobs().byQuestion(QUESTION)).isPresent();
            return true;
        });
    }

    private BulkRound round(SqlLedger of, String node, int seed) {
        RunBulkJobs jobs = new RunBulkJobs(of, question -> {
            synchronized (sent) {
                sent.add(question);
            }
            return CompletableFuture.completedStage(null);
        }, new InquiryIds(new Random(seed)), SETTINGS, (facility, terminal) -> TerminalState.UP, node);
        return done(jobs.run().thenCompose(round -> jobs.settled().thenApply(all -> round)));
    }

    private Taken take(Question question, String file, Reply reply) {
        AcceptAnswer answers = new AcceptAnswer(store.ledger(), patients -> CompletableFuture.completedStage(null),
                new WaitingDesks(1), List.of());
        return done(new TakeReplies(store.ledger(), answers,
                List.of(new TakeBulkReplies(store.ledger(), answers, SETTINGS, "node-1")))
                .take(new Received(Samples.face(file), question.id(), reply)));
    }

    private AppointmentReport list(SqlLedger of, int from, int to) {
        return done(new KeepAppointments(of).take(Samples.FACILITY, IntStream.range(from, to)
                .mapToObj(n -> new AppointmentEntry(DAY, new Appointment(Samples.number(n),
                        new CardQuestion(Samples.member(n), Samples.BIRTH_DATE, false)), false))
                .toList(), AppointmentSource.FILE));
    }

    private BulkPlan plan(int persons) {
        list(store.ledger(), 0, persons);
        return planListed(store.ledger());
    }

    private static BulkPlan planListed(SqlLedger of) {
        return done(new NightBefore(of, SETTINGS).plan(
                new BulkOrder(Samples.FACILITY, Samples.TERMINAL, "test", "request", "clerk-1"), DAY));
    }

    private SqlReadings readings() {
        return new SqlReadings(store.dataSource(), OpenLedger.KEY, () -> now);
    }

    private BulkWork work() {
        return new BulkWork(store.ledger(), readings(), SETTINGS);
    }

    @Test
    void aJobGoesOnAfterARestartBetweenAnyTwoSteps() {
        store.run(transaction -> {
            IntStream.range(0, 3).forEach(n -> transaction.save(Samples.linked(new ResourceId("p" + n), n)));
            return true;
        });
        BulkPlan plan = plan(3);
        store.restart();
        assertThat(round(store.ledger(), "node-1", 1)).isEqualTo(new BulkRound(0, 0, 1, 0));
        Question.ConfirmMany first = (Question.ConfirmMany) sent.getFirst();
        store.restart();
        ReceptionNumber number = new ReceptionNumber("0001");
        assertThat(take(first, "accepted", new Reply.Accepted(first.kind(), Echo.NONE, number, null)))
                .isEqualTo(new Taken.Done());
        store.restart();
        assertThat(round(store.ledger(), "node-1", 2)).isEqualTo(new BulkRound(0, 0, 0, 0));
        now = now.plus(Duration.ofMinutes(1));
        assertThat(round(store.ledger(), "node-1", 2)).isEqualTo(new BulkRound(0, 1, 0, 0));
        store.restart();
        Question fetch = sent.getLast();
        List<BulkUnit> units = IntStream.range(0, 3).mapToObj(n -> {
            Answer valid = Samples.answer(n);
            return new BulkUnit(new Answer(valid.facility(), valid.asked(), null, first.persons().get(n).key(), now,
                    DAY, valid.outcome(), first.persons().get(n).card(), valid.qualifications(), null),
                    LimitChange.UNCHANGED);
        }).toList();
        Reply result = new Reply.ConfirmedMany(fetch.kind(), Echo.NONE, number, BulkCounts.NONE, units);
        assertThat(take(fetch, "result", result)).isEqualTo(new Taken.Done());
        store.restart();
        assertThat(take(fetch, "result", result)).isEqualTo(new Taken.DoneBefore());
        assertThat(take(fetch, "result-again", result)).isEqualTo(new Taken.DoneBefore());
        assertThat(work().worklist(Samples.FACILITY, BulkRowQuery.all(plan.batch(), null, 9)).rows())
                .extracting(BulkRow::outcome).containsExactly(BulkOutcome.VALID, BulkOutcome.VALID, BulkOutcome.VALID);
        assertThat(sent).hasSize(2);
        store.run(transaction -> {
            assertThat(transaction.coverages(new ResourceId("p2"))).hasSize(1);
            return true;
        });
    }

    @Test
    void twoNodesAtOnceSendEachJobOnce() {
        plan(8);
        SqlLedger other = store.node();
        try {
            List<CompletableFuture<BulkRound>> rounds = IntStream.range(0, 8)
                    .mapToObj(n -> CompletableFuture
                            .supplyAsync(() -> round(n % 2 == 0 ? store.ledger() : other, "node-" + n % 2, n)))
                    .toList();
            int all = rounds.stream().mapToInt(round -> round.join().sent()).sum();
            assertThat(all).isEqualTo(2);
            assertThat(sent).hasSize(2);
            assertThat(sent.stream().flatMap(question -> ((Question.ConfirmMany) question).persons().stream())
                    .map(person -> person.key())).hasSize(8).doesNotHaveDuplicates();
        } finally {
            other.close();
        }
    }

    @Test
    void anAppointmentIsKeptAcrossARestartOnceForEachPatientAndDay() {
        assertThat(list(store.ledger(), 0, 3)).isEqualTo(new AppointmentReport(3, 0, 0, 0));
        store.restart();
        assertThat(list(store.ledger(), 0, 4)).isEqualTo(new AppointmentReport(1, 0, 0, 3));
        List<AppointmentRecord> listed = readings()
                .read(transaction -> transaction.appointments().list(Samples.FACILITY, DAY, null, 9));
        assertThat(listed).hasSize(4).allSatisfy(one -> {
            assertThat(one.card()).isNotNull();
            assertThat(one.listedAt()).isBetween(Samples.NOW, Samples.NOW.plusMillis(1));
            assertThat(one.source()).isEqualTo(AppointmentSource.FILE);
            assertThat(one.version()).isEqualTo(1);
        });
        assertThat(readings().<List<AppointmentRecord>>read(transaction -> transaction.appointments()
                .list(Samples.FACILITY, DAY, listed.get(1).id(), 9))).containsExactly(listed.get(2), listed.get(3));
        assertThat(readings().<List<Appointments.Unplanned>>read(transaction -> transaction.appointments()
                .unplanned(Samples.FACILITY, DAY.minusDays(1), DAY.plusDays(1))))
                .containsExactly(new Appointments.Unplanned(DAY, 4, Samples.NOW, Samples.NOW.plusNanos(3_000)));
        store.run(transaction -> transaction.appointments().forget(Samples.FACILITY, DAY, 9));
        assertThat(list(store.ledger(), 0, 4).unchanged()).isEqualTo(4);
        int forgotten = store
                .run(transaction -> transaction.appointments().forget(Samples.FACILITY, DAY.plusDays(1), 3));
        assertThat(forgotten).isEqualTo(3);
        assertThat(list(store.ledger(), 0, 4).added()).isEqualTo(3);
    }

    @Test
    void twoNodesThatPlanAtOnceAskAboutEverybodyOnce() {
        list(store.ledger(), 0, 11);
        SqlLedger other = store.node();
        try {
            List<CompletableFuture<BulkPlan>> plans = IntStream.range(0, 6)
                    .mapToObj(n -> CompletableFuture.supplyAsync(() -> planAgain(n % 2 == 0 ? store.ledger() : other)))
                    .toList();
            assertThat(plans.stream().mapToInt(plan -> plan.join().persons()).sum()).isEqualTo(11);
            BulkBatch batch = work().batch(Samples.FACILITY, NightBefore.batch(Samples.FACILITY, DAY));
            assertThat(batch.progress().all()).isEqualTo(11);
            assertThat(batch.jobs()).allSatisfy(job -> assertThat(job.persons()).isLessThanOrEqualTo(4));
            assertThat(work().worklist(Samples.FACILITY, BulkRowQuery.all(batch.id(), null, 99)).rows())
                    .extracting(BulkRow::of).doesNotHaveDuplicates().hasSize(11);
        } finally {
            other.close();
        }
    }

    /** Who is overtaken twice fails, and is tried again, as the timer does. */
    private static BulkPlan planAgain(SqlLedger of) {
        for (int i = 0;; i++) {
            try {
                return planListed(of);
            } catch (CompletionException overtaken) {
                assertThat(i).as("tries").isLessThan(20);
            }
        }
    }

    @Test
    void aWorklistIsReadPageByPageAndByOutcome() {
        plan(11);
        ResourceId batch = NightBefore.batch(Samples.FACILITY, DAY);
        store.run(transaction -> {
            BulkRow row = transaction.bulkJobs().rows(BulkRowQuery.all(batch, null, 11)).get(5);
            transaction.bulkJobs().save(List.of(row.ended(BulkOutcome.NO_ANSWER, BulkReason.NOT_IN_RESULT)));
            return true;
        });
        List<BulkRow> all = work().worklist(Samples.FACILITY, BulkRowQuery.all(batch, null, 11)).rows();
        RowPage first = work().worklist(Samples.FACILITY, BulkRowQuery.all(batch, null, 6));
        RowPage second = work().worklist(Samples.FACILITY, BulkRowQuery.all(batch, first.next(), 6));
        assertThat(first.rows()).isEqualTo(all.subList(0, 6));
        assertThat(second.rows()).isEqualTo(all.subList(6, 11));
        assertThat(second.next()).isNull();
        assertThat(work().worklist(Samples.FACILITY,
                new BulkRowQuery(batch, EnumSet.of(BulkOutcome.NO_ANSWER), null, 6)).rows())
                .containsExactly(all.get(5));
        assertThat(work().batch(Samples.FACILITY, batch).progress().persons())
                .containsOnly(entry(BulkOutcome.WAITING, 10), entry(BulkOutcome.NO_ANSWER, 1));
        assertThat(work().phases()).containsOnly(entry(BulkState.Phase.PLANNED, 3));
        assertThatThrownBy(() -> work().batch(new FacilityCode("1319999999"), batch))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void batchesAreListedNewestFirst() {
        CollectTickets collect = new CollectTickets(store.ledger(), SETTINGS);
        List<ResourceId> planned = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            BulkOrder order = new BulkOrder(Samples.FACILITY, Samples.TERMINAL, "test", "r" + i, "clerk-1");
            planned.addFirst(done(collect.plan(order, YearMonth.of(2026, 11))).batch());
            assertThat(done(collect.plan(order, YearMonth.of(2026, 11))).batch()).isEqualTo(planned.getFirst());
            now = now.plusMillis(i % 2 == 0 ? 1 : 60_000);
        }
        BatchPage first = work().batches(Samples.FACILITY, null, 3);
        BatchPage second = work().batches(Samples.FACILITY, first.next(), 3);
        assertThat(first.batches()).extracting(BulkBatch::id).isEqualTo(planned.subList(0, 3));
        assertThat(second.batches()).extracting(BulkBatch::id).isEqualTo(planned.subList(3, 5));
        assertThat(second.next()).isNull();
    }

    @Test
    void aReadingThatWritesIsRefusedAndChangesNothing() {
        list(store.ledger(), 0, 1);
        assertThatThrownBy(() -> readings().read(transaction -> transaction.appointments().save(transaction
                .appointments().list(Samples.FACILITY, DAY, null, 1).getFirst().planned(new ResourceId("b")))))
                .isInstanceOf(IllegalStateException.class);
        assertThat(planListed(store.ledger()).persons()).isEqualTo(1);
    }
}
