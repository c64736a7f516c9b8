package jp.madoguchi.reception.bulk;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import jp.madoguchi.domain.exchange.Question;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.problem.ProblemKind;
import jp.madoguchi.domain.qualification.InquiryId;
import jp.madoguchi.reception.inquiry.NationalSystem;
import jp.madoguchi.reception.ledger.AnswerLedger;
import jp.madoguchi.reception.ledger.BulkJob;
import jp.madoguchi.reception.ledger.BulkLine;
import jp.madoguchi.reception.ledger.BulkState;
import jp.madoguchi.reception.ledger.BulkStop;
import jp.madoguchi.reception.ledger.Committed;
import jp.madoguchi.reception.ledger.InquiryRecord;
import jp.madoguchi.reception.ledger.InquiryState;
import jp.madoguchi.reception.ledger.LedgerTransaction;

/**
 * Questions of bulk jobs on their way to the terminals: one after the other along a line, beside all other lines. Neither a terminal nor a
 * ledger that says nothing keeps a line longer than a reply may take.
 */
final class BulkSending {

    private final AnswerLedger ledger;
    private final NationalSystem national;
    private final BulkSettings settings;
    private final String node;
    /** Lines whose questions are still on their way to the terminal; nothing is added to them. */
    private final Map<BulkLine, CompletableFuture<Void>> sending = new ConcurrentHashMap<>();
    /** Questions behind another of their line, known not to have left. One whose turn the ledger did not confirm stays until it is taken back. */
    private final Set<InquiryId> behind = ConcurrentHashMap.newKeySet();
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicInteger left = new AtomicInteger();

    BulkSending(AnswerLedger ledger, NationalSystem national, BulkSettings settings, String node) {
        this.ledger = ledger;
        this.national = national;
        this.settings = settings;
        this.node = node;
    }

    /** Lines to which nothing may be added now. */
    Set<BulkLine> busy() {
        return Set.copyOf(sending.keySet());
    }

    /** Completes when every question is handed over, or is known not to be. */
    CompletionStage<Void> settled() {
        return CompletableFuture.allOf(sending.values().toArray(CompletableFuture<?>[]::new));
    }

    /** A round, with what became of questions since it was asked last. */
    BulkRound told(BulkRound round) {
        return round.plusFailed(failed.getAndSet(0), left.getAndSet(0));
    }

    /** Whether a question is known not to have been handed over. */
    boolean isBehind(InquiryId question) {
        return behind.contains(question);
    }

    /** These were taken back, and will never be handed over. */
    void forget(Collection<InquiryId> takenBack) {
        behind.removeAll(takenBack);
    }

    /** When something that cannot be asked now is looked at again. */
    Instant again(LedgerTransaction transaction) {
        return transaction.at().plus(settings.pace().delays().getFirst());
    }

    /** One after the other along a line, beside all other lines. */
    void send(BulkLine line, List<Question> questions) {
        questions.stream().skip(1).map(Question::id).forEach(behind::add);
        CompletionStage<Void> done = CompletableFuture.completedStage(null);
        for (Question question : questions) {
            done = question == questions.getFirst()
                    ? handOver(question)
                    : done.thenCompose(before -> handOverLater(question));
        }
        CompletableFuture<Void> all = done.toCompletableFuture();
        sending.put(line, all);
        var unused = all.whenComplete((end, failure) -> sending.remove(line, all));
    }

    /**
     * Never fails. What went before may have taken so long that nobody waits for this one any more: its job was left to a person, or its result
     * is asked for by a newer question. Then it is not handed over, and since that is known, a job that was left to a person goes on. Nor is it where
     * the ledger does not say in time that it may be; its job is taken back when it is overdue.
     */
    private CompletionStage<Void> handOverLater(Question question) {
        return inTime(ledger.commit(transaction -> isStillAsked(transaction, question)).thenApply(Committed::value))
                .handle((still, lost) -> {
                    if (lost instanceof TimeoutException) {
                        return CompletableFuture.<Void>completedStage(null); // The commit may still land.
                    }
                    behind.remove(question.id());
                    if (lost != null) {
                        return notSent(question, lost);
                    }
                    return still ? handOver(question) : CompletableFuture.<Void>completedStage(null);
                }).thenCompose(handed -> handed);
    }

    private boolean isStillAsked(LedgerTransaction transaction, Question question) {
        InquiryRecord asked = transaction.inquiry(question.id())
                .filter(known -> known.state() == InquiryState.ASKED).orElse(null);
        BulkJob job = transaction.bulkJobs().byQuestion(question.id()).orElse(null);
        if (asked == null || job == null) {
            return false;
        }
        Optional<BulkJob> handed = job.handedOver(question.id(), transaction.at(), settings.pace());
        if (handed.isPresent()) {
            transaction.bulkJobs().save(handed.get().claimed(node, transaction.at(), settings.lease()));
            return true;
        }
        transaction.save(asked.notSent());
        job.neverHandedOver(question.id(), again(transaction))
                .filter(back -> transaction.at().isBefore(back.endsAt(settings.pace()))).ifPresent(back -> {
                    BulkDesk.goesOn(transaction, job);
                    transaction.bulkJobs().save(back);
                });
        return false;
    }

    private <T> CompletionStage<T> inTime(CompletionStage<T> commit) {
        return commit.toCompletableFuture().copy()
                .orTimeout(settings.pace().receiptWithin().toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Never fails. A terminal that says nothing at all keeps its line no longer than a reply may take. */
    private CompletionStage<Void> handOver(Question question) {
        long most = settings.pace().receiptWithin().toMillis();
        return national.send(question).toCompletableFuture().copy()
                .completeOnTimeout(null, most, TimeUnit.MILLISECONDS)
                .exceptionallyCompose(failure -> notSent(question, failure));
    }

    private CompletionStage<Void> notSent(Question question, Throwable failure) {
        boolean passes = ProblemException.problemOf(failure).code().kind() == ProblemKind.TRANSIENT;
        failed.incrementAndGet();
        // A ledger that cannot note it leaves the job to a person when its reply is overdue.
        return inTime(ledger.commit(transaction -> notSent(transaction, question.id(), passes)))
                .handle((stopped, lost) -> {
                    if (lost == null && stopped.value()) {
                        left.incrementAndGet();
                    }
                    return null;
                });
    }

    /** What did not reach the terminal for the moment is asked again later; what it will never take is left to a person: then true. */
    boolean notSent(LedgerTransaction transaction, InquiryId question, boolean passes) {
        Optional<InquiryRecord> asked = transaction.inquiry(question)
                .filter(known -> known.state() == InquiryState.ASKED);
        asked.ifPresent(known -> transaction.save(known.notSent()));
        BulkJob job = transaction.bulkJobs().byQuestion(question).filter(known -> asked.isPresent()
                && known.state().phase() != BulkState.Phase.STOPPED).orElse(null);
        if (job == null) {
            return false;
        }
        if (!passes) {
            BulkDesk.stop(transaction, job, BulkStop.NOT_SENT);
            return true;
        }
        BulkJob unsent = job.unsent(again(transaction));
        if (!transaction.at().isBefore(unsent.endsAt(settings.pace()))) {
            BulkDesk.stop(transaction, unsent, BulkStop.TERMINAL_OUT);
            return true;
        }
        transaction.bulkJobs().save(unsent);
        return false;
    }
}
