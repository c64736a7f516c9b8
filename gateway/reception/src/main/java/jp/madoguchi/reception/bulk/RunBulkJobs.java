package jp.madoguchi.reception.bulk;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import jp.madoguchi.domain.exchange.Question;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.problem.ProblemKind;
import jp.madoguchi.domain.qualification.InquiryId;
import jp.madoguchi.reception.inquiry.InquiryIds;
import jp.madoguchi.reception.inquiry.NationalSystem;
import jp.madoguchi.reception.ledger.AnswerLedger;
import jp.madoguchi.reception.ledger.BulkJob;
import jp.madoguchi.reception.ledger.BulkJobs;
import jp.madoguchi.reception.ledger.BulkState;
import jp.madoguchi.reception.ledger.BulkStop;
import jp.madoguchi.reception.ledger.BulkSubject;
import jp.madoguchi.reception.ledger.Committed;
import jp.madoguchi.reception.ledger.InquiryRecord;
import jp.madoguchi.reception.ledger.InquiryState;
import jp.madoguchi.reception.ledger.LedgerTransaction;

/**
 * Moves bulk jobs on (docs/design/national-system.md 5). A step is committed before its question is sent, and no question is ever sent
 * twice: what is lost in between is left to a person after the longest wait. While a terminal is out its jobs keep their place; what is known
 * not to have reached it is asked again, with a new question.
 */
public final class RunBulkJobs {

    private static final int MOST_IN_A_ROUND = 20;
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private final AnswerLedger ledger;
    private final NationalSystem national;
    private final InquiryIds ids;
    private final BulkSettings settings;
    private final TerminalStanding terminals;
    private final String node;

    /**
     * @param terminals how they stand now
     * @param node      name of this node among those that share the ledger
     */
    public RunBulkJobs(AnswerLedger ledger, NationalSystem national, InquiryIds ids, BulkSettings settings,
            TerminalStanding terminals, String node) {
        this.ledger = ledger;
        this.national = national;
        this.ids = ids;
        this.settings = settings;
        this.terminals = terminals;
        this.node = node;
    }

    /** One round: to be started every few seconds, and never while another runs in this node. */
    public CompletionStage<BulkRound> run() {
        return ledger.commit(this::round).thenApply(Committed::value).thenCompose(this::send);
    }

    private record Moved(List<Question> questions, BulkRound round) {}

    private Moved round(LedgerTransaction transaction) {
        int stopped = stopOverdue(transaction, BulkState.Phase.SENT) + stopOverdue(transaction, BulkState.Phase.ASKED);
        Turn turn = new Turn(terminals);
        List<Question> questions = new ArrayList<>(ask(transaction, turn));
        int asked = questions.size();
        questions.addAll(hand(transaction, turn));
        return new Moved(questions, new BulkRound(stopped + turn.ended, asked, questions.size() - asked, 0));
    }

    /** What terminals bear in one round: a doubtful one is tried with one question, one that is down with none. */
    private static final class Turn {

        private final TerminalStanding terminals;
        private final Set<String> tried = new HashSet<>();
        private int ended;

        Turn(TerminalStanding terminals) {
            this.terminals = terminals;
        }

        boolean bears(BulkJob job) {
            return switch (terminals.of(job.facility(), job.terminal())) {
                case UP -> true;
                case DOUBTFUL -> tried.add(job.facility().value() + "/" + job.terminal().value());
                case DOWN -> false;
            };
        }
    }

    private static int stopOverdue(LedgerTransaction transaction, BulkState.Phase phase) {
        List<BulkJob> overdue = transaction.bulkJobs().due(phase, transaction.at(), MOST_IN_A_ROUND);
        overdue.forEach(job -> BulkDesk.stop(transaction, job, BulkStop.NO_REPLY));
        return overdue.size();
    }

    private List<Question> ask(LedgerTransaction transaction, Turn turn) {
        List<Question> questions = new ArrayList<>();
        for (BulkJob job : transaction.bulkJobs().due(BulkState.Phase.ACCEPTED, transaction.at(), MOST_IN_A_ROUND)) {
            if (!turn.bears(job)) {
                transaction.bulkJobs().save(job.held(again(transaction)));
                continue;
            }
            InquiryId id = ids.next(transaction.at());
            questions.add(enter(transaction, BulkQuestions.result(id, job),
                    job.asked(id, transaction.at(), settings.pace())));
        }
        return questions;
    }

    private List<Question> hand(LedgerTransaction transaction, Turn turn) {
        BulkJobs jobs = transaction.bulkJobs();
        int free = Math.min(settings.mostUnderWay() - jobs.underWay(), MOST_IN_A_ROUND);
        boolean quiet = settings.quiet() != null && settings.quiet().contain(transaction.at());
        List<Question> questions = new ArrayList<>();
        if (free <= 0 || quiet) {
            return questions;
        }
        for (BulkJob job : jobs.due(BulkState.Phase.PLANNED, transaction.at(), MOST_IN_A_ROUND)) {
            if (questions.size() == free) {
                break;
            }
            if (!turn.bears(job)) {
                hold(transaction, job, turn);
                continue;
            }
            InquiryId id = ids.next(transaction.at());
            questions.add(enter(transaction, BulkQuestions.first(id, job, jobs.rows(job.id())),
                    job.sent(id, transaction.at(), settings.pace())));
        }
        return questions;
    }

    /** A job keeps its place, until the day that it is about is over: then its worklist says that nobody was asked about. */
    private void hold(LedgerTransaction transaction, BulkJob job, Turn turn) {
        LocalDate today = LocalDate.ofInstant(transaction.at(), JAPAN);
        if (job.subject() instanceof BulkSubject.Persons persons && persons.day().isBefore(today)) {
            BulkDesk.stop(transaction, job, BulkStop.TERMINAL_OUT);
            turn.ended++;
        } else {
            transaction.bulkJobs().save(job.held(again(transaction)));
        }
    }

    private Instant again(LedgerTransaction transaction) {
        return transaction.at().plus(settings.pace().delays().getFirst());
    }

    private Question enter(LedgerTransaction transaction, Question question, BulkJob job) {
        transaction.save(InquiryRecord.asked(question, null, transaction.at()));
        transaction.bulkJobs().save(job.claimed(node, transaction.at(), settings.lease()));
        return question;
    }

    private CompletionStage<BulkRound> send(Moved moved) {
        CompletionStage<BulkRound> done = CompletableFuture.completedStage(moved.round());
        for (Question question : moved.questions()) {
            done = done.thenCompose(round -> national.send(question).thenApply(sent -> round).exceptionallyCompose(
                    failure -> notSent(question, failure).thenApply(round::plusFailed)));
        }
        return done;
    }

    /** What did not reach the terminal for the moment is asked again later; what it will never take is left to a person: then true. */
    private CompletionStage<Boolean> notSent(Question question, Throwable failure) {
        boolean passes = ProblemException.problemOf(failure).code().kind() == ProblemKind.TRANSIENT;
        return ledger.commit(transaction -> {
            Optional<InquiryRecord> asked = transaction.inquiry(question.id())
                    .filter(known -> known.state() == InquiryState.ASKED);
            asked.ifPresent(known -> transaction.save(known.notSent()));
            Optional<BulkJob> job = transaction.bulkJobs().byQuestion(question.id()).filter(known -> asked.isPresent()
                    && known.state().phase() != BulkState.Phase.STOPPED);
            if (passes) {
                job.ifPresent(known -> transaction.bulkJobs().save(known.unsent(again(transaction))));
            } else {
                job.ifPresent(known -> BulkDesk.stop(transaction, known, BulkStop.NOT_SENT));
            }
            return !passes && job.isPresent();
        }).thenApply(Committed::value);
    }
}
