package jp.madoguchi.reception.inquiry;

import jp.madoguchi.reception.ledger.InquiryRecord;
import jp.madoguchi.reception.ledger.LedgerTransaction;

/** What becomes of a question about one person once its terminal has it, whether an answer comes or not. */
@FunctionalInterface
public interface QuestionFollower {

    /** Reads and writes through the transaction. It runs on the ledger's writer: it computes, and never waits. */
    void asked(LedgerTransaction ledger, InquiryRecord question);
}
