package jp.madoguchi.reception.ledger;

import java.util.concurrent.CompletionStage;

/**
 * The ledger (台帳): visits, answers, consents, patients, outbox and what was consumed. It keeps through {@code kill -9} and power
 * loss whatever it acknowledged.
 *
 * <p>Work is handed to one writer, which groups concurrent works into one commit. Each work sees the effects of those before it,
 * so that a decision and what it rests on cannot come apart.
 */
public interface AnswerLedger {

    /**
     * Runs a work and commits its effects.
     *
     * <p>The stage completes after the commit is hardened. It fails with a {@code ProblemException}: {@code LEDGER_QUEUE_FULL} at once
     * when too many works wait, {@code LEDGER_UNAVAILABLE} when nothing could be written, or what the work itself threw. A work
     * that throws leaves no effect and does not disturb the others of its group. No stage waits for ever.
     *
     * <p>A work may be run again after a failed commit: it must depend on nothing but the transaction and its own inputs.
     */
    <T> CompletionStage<Committed<T>> commit(LedgerWork<T> work);
}
