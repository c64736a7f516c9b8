package jp.madoguchi.reception.bulk;

import java.time.YearMonth;
import java.util.concurrent.CompletionStage;
import jp.madoguchi.reception.ledger.AnswerLedger;
import jp.madoguchi.reception.ledger.BulkSubject;
import jp.madoguchi.reception.ledger.Committed;

/**
 * Collects the tickets of public assistance that are made out to the institution for a month (委託先資格情報の一括取得). They are mostly
 * registered around the 15th to 20th or later (oqs-interface 6.1), so that a month is collected more than once; each ticket becomes one
 * coverage however often it comes.
 */
public final class CollectTickets {

    private final AnswerLedger ledger;
    private final BulkSettings settings;

    public CollectTickets(AnswerLedger ledger, BulkSettings settings) {
        this.ledger = ledger;
        this.settings = settings;
    }

    /**
     * Plans a collection; the same order again plans nothing more. Fails with {@code REQUEST_ID_REUSED} if the request's identifier meant
     * something else.
     */
    public CompletionStage<BulkPlan> plan(BulkOrder order, YearMonth month) {
        return ledger.commit(transaction -> Collecting.plan(transaction, ledger, settings, order,
                new BulkSubject.Tickets(month), "COLLECT_TICKETS")).thenApply(Committed::value);
    }
}
