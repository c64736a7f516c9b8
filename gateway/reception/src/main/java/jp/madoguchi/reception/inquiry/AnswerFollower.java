package jp.madoguchi.reception.inquiry;

import jp.madoguchi.reception.ledger.AnswerRecord;
import jp.madoguchi.reception.ledger.LedgerTransaction;

/** What else becomes of an accepted answer, inside its commit. */
@FunctionalInterface
public interface AnswerFollower {

    /** Reads and writes through the transaction. It runs on the ledger's writer: it computes, and never waits. */
    void follow(LedgerTransaction ledger, AnswerRecord record);
}
