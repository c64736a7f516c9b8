package jp.madoguchi.reception.bulk;

import java.util.List;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.reception.ledger.AnswerLedger;
import jp.madoguchi.reception.ledger.BulkSubject;
import jp.madoguchi.reception.ledger.LedgerTransaction;

/** A job whose persons the national system names. */
final class Collecting {

    private Collecting() {}

    static BulkPlan plan(LedgerTransaction transaction, AnswerLedger ledger, BulkSettings settings,
            FacilityCode facility, TerminalId terminal, BulkSubject subject) {
        return new BulkPlanning(ledger, settings.size(), facility, terminal, subject).add(transaction,
                new BulkPlan(transaction.newId(), 0, 0, 0, 0), List.of());
    }
}
