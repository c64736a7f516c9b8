package jp.madoguchi.reception.inquiry;

import java.util.concurrent.CompletionStage;
import jp.madoguchi.domain.exchange.ExchangeKind;
import jp.madoguchi.reception.ledger.InquiryRecord;

/** Takes the replies of some kinds of exchange. */
public interface ReplyTaker {

    /** Whether it takes replies to questions of a kind. */
    boolean takes(ExchangeKind kind);

    /** Takes a reply, as {@link Replies#take}. The reply is of the question's kind, and for its institution as far as it says. */
    CompletionStage<Taken> take(Received received, InquiryRecord asked);
}
