package jp.madoguchi.reception.inquiry;

import java.util.Objects;
import jp.madoguchi.domain.exchange.Reply;
import jp.madoguchi.domain.qualification.InquiryId;
import jp.madoguchi.reception.ledger.SourceFile;

/**
 * A reply to a question of this gateway, as a route hands it in.
 *
 * @param source   where it came from: a file of {@code res}, or what a request over HTTP brought
 * @param question the question whose name it bears, or on whose connection it came
 * @param reply    what it says
 */
public record Received(SourceFile source, InquiryId question, Reply reply) {

    public Received {
        Objects.requireNonNull(source);
        Objects.requireNonNull(question);
        Objects.requireNonNull(reply);
    }
}
