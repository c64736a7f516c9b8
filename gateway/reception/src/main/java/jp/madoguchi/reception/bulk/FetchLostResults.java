package jp.madoguchi.reception.bulk;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.reception.ledger.AnswerLedger;
import jp.madoguchi.reception.ledger.BulkJob;
import jp.madoguchi.reception.ledger.BulkState;
import jp.madoguchi.reception.ledger.Committed;
import jp.madoguchi.reception.ledger.LedgerTransaction;

/**
 * After a restart: what a terminal over HTTP was answering when the gateway stopped went with the connection. A job that waited for its
 * result has its number, and asking for the result again changes nothing at the national system (docs/design/national-system.md 5).
 * What was handed over without a receipt stays a person's matter: nobody knows whether it arrived.
 */
public final class FetchLostResults {

    /** Longer than anything waits: whatever is asked for, is due by then. */
    private static final Duration EVER = Duration.ofDays(3_650);
    private static final int MOST = 1_000;

    private final AnswerLedger ledger;
    private final String node;

    /** @param node name of this node among those that share the ledger; others may still be waiting for theirs */
    public FetchLostResults(AnswerLedger ledger, String node) {
        this.ledger = ledger;
        this.node = node;
    }

    /**
     * Lets those be asked for again that this node had asked for. To be done before it asks for anything itself.
     *
     * @param terminals those whose replies come on the connection of their question
     * @return how many
     */
    public CompletionStage<Integer> again(FacilityCode facility, Set<TerminalId> terminals) {
        return ledger.commit(transaction -> {
            List<BulkJob> lost = asked(transaction).stream()
                    .filter(job -> job.facility().equals(facility) && terminals.contains(job.terminal()))
                    .filter(job -> job.wasClaimedBy(node)).toList();
            lost.forEach(job -> transaction.bulkJobs().save(job.lost(transaction.at())));
            return lost.size();
        }).thenApply(Committed::value);
    }

    private static List<BulkJob> asked(LedgerTransaction transaction) {
        Instant ever = transaction.at().plus(EVER);
        return transaction.bulkJobs().due(BulkState.Phase.ASKED, ever, MOST);
    }
}
