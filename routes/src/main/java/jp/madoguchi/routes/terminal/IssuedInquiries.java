package jp.madoguchi.routes.terminal;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import jp.madoguchi.domain.qualification.InquiryId;
import jp.madoguchi.reception.ledger.AnswerLedger;
import jp.madoguchi.reception.ledger.Committed;
import jp.madoguchi.reception.ledger.InquiryRecord;

/** The questions that this gateway has asked: what tells its own files in {@code res} from everybody else's. */
@FunctionalInterface
public interface IssuedInquiries {

    /** The question of an id; empty if this gateway never gave that id. Fails when it cannot be told at the moment. */
    CompletionStage<Optional<InquiryRecord>> find(InquiryId id);

    /** Those of a ledger. */
    static IssuedInquiries of(AnswerLedger ledger) {
        return id -> ledger.commit(transaction -> transaction.inquiry(id)).thenApply(Committed::value);
    }
}
