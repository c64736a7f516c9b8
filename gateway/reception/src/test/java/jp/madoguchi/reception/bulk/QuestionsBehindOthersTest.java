package jp.madoguchi.reception.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import jp.madoguchi.domain.exchange.Question;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.reception.ledger.AnswerLedger;
import jp.madoguchi.reception.ledger.BulkJob;
import jp.madoguchi.reception.ledger.BulkPace;
import jp.madoguchi.reception.ledger.BulkState;
import jp.madoguchi.reception.ledger.Committed;
import jp.madoguchi.reception.ledger.DeskTask;
import jp.madoguchi.reception.ledger.InquiryState;
import jp.madoguchi.reception.ledger.LedgerWork;
import jp.madoguchi.reception.mode.TerminalState;
import org.junit.jupiter.api.Test;

/** Questions that wait behind another of their line: they never left, so nothing is held against anybody, and nothing waits for ever. */
class QuestionsBehindOthersTest extends BulkFlow {

    private final List<TerminalId> silent = new ArrayList<>();
    private final List<Question> handed = new ArrayList<>();
    private final CompletableFuture<Void> first = new CompletableFuture<>();
    private volatile boolean answersNothing;
    /** From the moment at which a question is handed over. */
    private boolean thenAnswersNothing;
    private CompletionStage<Void> door = first;

    private RunBulkJobs running() {
        AnswerLedger mayHang = new AnswerLedger() {
            @Override
            public <T> CompletionStage<Committed<T>> commit(LedgerWork<T> work) {
                return answersNothing ? new CompletableFuture<>() : ledger.commit(work);
            }
        };
        return new RunBulkJobs(mayHang, question -> {
            handed.add(question);
            answersNothing = thenAnswersNothing;
            return door;
        }, ids, settings, new TerminalStanding() {
            @Override
            public TerminalState of(FacilityCode facility, TerminalId terminal) {
                return standing;
            }

            @Override
            public void leftUnanswered(FacilityCode facility, TerminalId terminal) {
                silent.add(terminal);
            }

            @Override
            public boolean answeredSince(FacilityCode facility, TerminalId terminal, Instant moment) {
                return false;
            }
        }, "node-1");
    }

    private void jobs(int underWay, Duration receiptWithin, int... numbers) {
        settings = new BulkSettings(1, underWay, null,
                new BulkPace(receiptWithin, List.of(Duration.ofMinutes(1)), Duration.ofHours(24)), 50,
                Duration.ofMinutes(2));
        people(numbers);
        plan(numbers);
    }

    private List<BulkState.Phase> phases() {
        return ledger.bulkJobs.values().stream().map(job -> job.state().phase()).toList();
    }

    private List<InquiryState> inquiries() {
        return ledger.inquiries.values().stream().map(asked -> asked.state()).toList();
    }

    @Test
    void aFirstQuestionThatNeverLeftGoesBackToItsPlaceAndNoPersonIsAskedAboutIt() {
        jobs(3, Duration.ofMinutes(30), 1, 2, 3);
        RunBulkJobs jobs = running();
        now(jobs.run());
        later(Duration.ofMinutes(30).minusSeconds(1));
        door = new CompletableFuture<>();
        first.complete(null);
        assertThat(handed).as("the second is on its way now, the third is behind it").hasSize(2);
        deliver(handed.getFirst());
        later(Duration.ofSeconds(1));

        assertThat(now(jobs.run()).stopped()).isZero();

        assertThat(silent).as("what was not asked is not left unanswered").isEmpty();
        assertThat(phases()).containsExactlyInAnyOrder(BulkState.Phase.ACCEPTED, BulkState.Phase.SENT,
                BulkState.Phase.PLANNED);
        assertThat(ledger.tasks).noneMatch(DeskTask::pending);
        assertThat(inquiries()).filteredOn(InquiryState.NOT_SENT::equals).hasSize(1);
    }

    @Test
    void aResultThatWasNeverAskedForIsNotCountedAsAskedFor() {
        jobs(2, Duration.ofMinutes(30), 1, 2);
        door = CompletableFuture.completedStage(null);
        RunBulkJobs jobs = running();
        now(jobs.run());
        for (Question question : List.copyOf(handed)) {
            deliver(question);
        }
        later(Duration.ofMinutes(1));
        door = first;
        now(jobs.run());
        assertThat(phases()).containsOnly(BulkState.Phase.ASKED);
        later(Duration.ofMinutes(30));

        now(jobs.run());

        assertThat(silent).as("the first may have been asked").hasSize(1);
        assertThat(ledger.bulkJobs.values()).extracting(BulkJob::state)
                .allSatisfy(state -> assertThat(state).isInstanceOf(BulkState.Accepted.class))
                .extracting(state -> ((BulkState.Accepted) state).asks()).containsExactlyInAnyOrder(1, 0);
        handed.clear();
        first.complete(null);
        assertThat(handed).as("what was taken back is not handed over").isEmpty();
    }

    @Test
    void aLedgerThatNeverAnswersKeepsALineNoLongerThanAReplyMayTakeAndNothingIsHandedOver() {
        jobs(2, Duration.ofMillis(50), 1, 2);
        RunBulkJobs jobs = running();
        thenAnswersNothing = true;
        door = CompletableFuture.completedStage(null);
        now(jobs.run());

        await().atMost(Duration.ofSeconds(60)).until(() -> jobs.settled().toCompletableFuture().isDone());

        assertThat(handed).hasSize(1);
        assertThat(inquiries()).as("nobody says that it was not sent").containsOnly(InquiryState.ASKED);
        thenAnswersNothing = false;
        answersNothing = false;
        later(Duration.ofMinutes(3));
        now(jobs.run());
        assertThat(phases()).as("it is known that the second never left")
                .containsExactlyInAnyOrder(BulkState.Phase.STOPPED, BulkState.Phase.PLANNED);
        later(Duration.ofHours(2));
        now(jobs.run());
        assertThat(handed).as("the line goes on").hasSize(2);
    }

    @Test
    void aLedgerThatNeverNotesWhatWasNotSentKeepsALineNoLongerThanAReplyMayTake() {
        jobs(1, Duration.ofMillis(50), 1);
        RunBulkJobs jobs = running();
        thenAnswersNothing = true;
        door = CompletableFuture.failedStage(
                new ProblemException(Problem.of(ProblemCode.TERMINAL_FOLDER_UNREACHABLE)));
        now(jobs.run());

        assertThat(jobs.settled().toCompletableFuture()).succeedsWithin(60, TimeUnit.SECONDS);
    }
}
