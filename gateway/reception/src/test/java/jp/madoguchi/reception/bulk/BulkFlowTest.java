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
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import jp.madoguchi.domain.exchange.BulkUnit;
import jp.madoguchi.domain.exchange.Echo;
import jp.madoguchi.domain.exchange.ExchangeKind;
import jp.madoguchi.domain.exchange.LimitChange;
import jp.madoguchi.domain.exchange.Question;
import jp.madoguchi.domain.exchange.ReceptionNumber;
import jp.madoguchi.domain.exchange.Reply;
import jp.madoguchi.domain.identity.PatientNumber;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.qualification.Notice;
import jp.madoguchi.domain.qualification.Qualification;
import jp.madoguchi.domain.qualification.QualificationValidity;
import jp.madoguchi.domain.qualification.ReasonOfLoss;
import jp.madoguchi.reception.inquiry.AcceptAnswer;
import jp.madoguchi.reception.inquiry.Received;
import jp.madoguchi.reception.inquiry.Taken;
import jp.madoguchi.reception.inquiry.WaitingDesks;
import jp.madoguchi.reception.ledger.AnswerLedger;
import jp.madoguchi.reception.ledger.BulkJob;
import jp.madoguchi.reception.ledger.BulkOutcome;
import jp.madoguchi.reception.ledger.BulkPace;
import jp.madoguchi.reception.ledger.BulkReason;
import jp.madoguchi.reception.ledger.BulkRow;
import jp.madoguchi.reception.ledger.BulkState;
import jp.madoguchi.reception.ledger.BulkStop;
import jp.madoguchi.reception.ledger.Committed;
import jp.madoguchi.reception.ledger.DeskTask;
import jp.madoguchi.reception.ledger.DeskTaskState;
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

/** Bulk jobs from the list to the worklist, against a national system in memory. */
class BulkFlowTest extends BulkFlow {

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
}
