package jp.madoguchi.reception.bulk;

import java.util.List;
import jp.madoguchi.reception.ledger.AnswerLedger;
import jp.madoguchi.reception.ledger.BulkSubject;
import jp.madoguchi.reception.ledger.LedgerTransaction;

/** A job whose persons the national system names. */
final class Collecting {

    private Collecting() {}

    static BulkPlan plan(LedgerTransaction transaction, AnswerLedger ledger, BulkSettings settings, BulkOrder order,
            BulkSubject subject, String what) {
        BulkPlanning planning = new BulkPlanning(ledger, settings.size(), order.facility(), order.terminal(), subject);
        BulkPlan before = planning.begin(transaction, order, what, 0);
        return before.jobs() > 0 ? before : planning.add(transaction, before, List.of());
    }
}
