package jp.madoguchi.reception.bulk;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import jp.madoguchi.domain.exchange.Question;
import jp.madoguchi.domain.qualification.InquiryId;
import jp.madoguchi.reception.inquiry.InquiryIds;
import jp.madoguchi.reception.inquiry.NationalSystem;
import jp.madoguchi.reception.ledger.AnswerLedger;
import jp.madoguchi.reception.ledger.BulkJob;
import jp.madoguchi.reception.ledger.BulkJobs;
import jp.madoguchi.reception.ledger.BulkState;
import jp.madoguchi.reception.ledger.BulkStop;
import jp.madoguchi.reception.ledger.Committed;
import jp.madoguchi.reception.ledger.InquiryRecord;
import jp.madoguchi.reception.ledger.InquiryState;
import jp.madoguchi.reception.ledger.LedgerTransaction;

/**
 * Moves bulk jobs on (docs/design/national-system.md 5). A step is committed before its question is sent, and no question is ever sent
 * twice: what is lost in between is left to a person after the longest wait.
 */
public final class RunBulkJobs {

    private static final int MOST_IN_A_ROUND = 20;

    private final AnswerLedger ledger;
    private final NationalSystem national;
    private final InquiryIds ids;
    private final BulkSettings settings;
    private final String node;

    /** @param node name of this node among those that share the ledger */
    public RunBulkJobs(AnswerLedger ledger, NationalSystem national, InquiryIds ids, BulkSettings settings,
            String node) {
        this.ledger = ledger;
        this.national = national;
        this.ids = ids;
        this.settings = settings;
        this.node = node;
    }

    /** One round: to be started every few seconds, and never while another runs in this node. */
    public CompletionStage<BulkRound> run() {
        return ledger.commit(this::round).thenApply(Committed::value).thenCompose(this::send);
    }

    private record Moved(List<Question> questions, BulkRound round) {}

    private Moved round(LedgerTransaction transaction) {
        int stopped = stopOverdue(transaction, BulkState.Phase.SENT) + stopOverdue(transaction, BulkState.Phase.ASKED);
        List<Question> questions = new ArrayList<>(ask(transaction));
        int asked = questions.size();
        questions.addAll(hand(transaction));
        return new Moved(questions, new BulkRound(stopped, asked, questions.size() - asked, 0));
    }

    private static int stopOverdue(LedgerTransaction transaction, BulkState.Phase phase) {
        List<BulkJob> overdue = transaction.bulkJobs().due(phase, transaction.at(), MOST_IN_A_ROUND);
        overdue.forEach(job -> BulkDesk.stop(transaction, job, BulkStop.NO_REPLY));
        return overdue.size();
    }

    private List<Question> ask(LedgerTransaction transaction) {
        List<Question> questions = new ArrayList<>();
        for (BulkJob job : transaction.bulkJobs().due(BulkState.Phase.ACCEPTED, transaction.at(), MOST_IN_A_ROUND)) {
            InquiryId id = ids.next(transaction.at());
            questions.add(enter(transaction, BulkQuestions.result(id, job),
                    job.asked(id, transaction.at(), settings.pace())));
        }
        return questions;
    }

    private List<Question> hand(LedgerTransaction transaction) {
        BulkJobs jobs = transaction.bulkJobs();
        int free = Math.min(settings.mostUnderWay() - jobs.underWay(), MOST_IN_A_ROUND);
        boolean quiet = settings.quiet() != null && settings.quiet().contain(transaction.at());
        List<Question> questions = new ArrayList<>();
        if (free <= 0 || quiet) {
            return questions;
        }
        for (BulkJob job : jobs.due(BulkState.Phase.PLANNED, transaction.at(), free)) {
            InquiryId id = ids.next(transaction.at());
            questions.add(enter(transaction, BulkQuestions.first(id, job, jobs.rows(job.id())),
                    job.sent(id, transaction.at(), settings.pace())));
        }
        return questions;
    }

    private Question enter(LedgerTransaction transaction, Question question, BulkJob job) {
        transaction.save(InquiryRecord.asked(question, null, transaction.at()));
        transaction.bulkJobs().save(job.claimed(node, transaction.at(), settings.lease()));
        return question;
    }

    private CompletionStage<BulkRound> send(Moved moved) {
        CompletionStage<BulkRound> done = CompletableFuture.completedStage(moved.round());
        for (Question question : moved.questions()) {
            done = done.thenCompose(round -> national.send(question).thenApply(sent -> round)
                    .exceptionallyCompose(failure -> notSent(question).thenApply(noted -> round.plusFailed())));
        }
        return done;
    }

    private CompletionStage<Boolean> notSent(Question question) {
        return ledger.commit(transaction -> {
            transaction.inquiry(question.id()).filter(asked -> asked.state() == InquiryState.ASKED)
                    .ifPresent(asked -> transaction.save(asked.notSent()));
            transaction.bulkJobs().byQuestion(question.id())
                    .ifPresent(job -> BulkDesk.stop(transaction, job, BulkStop.NOT_SENT));
            return true;
        }).thenApply(Committed::value);
    }
}
