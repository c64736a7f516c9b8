package jp.madoguchi.routes.exchange;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import jp.madoguchi.domain.exchange.ExchangeKind;
import jp.madoguchi.domain.exchange.Reply;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.qualification.InquiryId;
import jp.madoguchi.oqs.codec.ReplyReader;
import jp.madoguchi.oqs.message.ReplyMessage;
import jp.madoguchi.oqs.message.WireFormat;
import jp.madoguchi.reception.inquiry.Received;
import jp.madoguchi.reception.inquiry.Replies;
import jp.madoguchi.reception.inquiry.Taken;
import jp.madoguchi.reception.ledger.SourceFile;

/** The way from the bytes of a reply to the reception, the same for both doors. Whether a reply fits its question is decided there. */
public final class ReplyIntake {

    private final ReplyReader reader;
    private final AnswerRemarks remarks;
    private final Replies replies;

    public ReplyIntake(ReplyReader reader, AnswerRemarks remarks, Replies replies) {
        this.reader = reader;
        this.remarks = remarks;
        this.replies = replies;
    }

    /**
     * What the bytes say.
     *
     * @param kind what was asked
     * @throws ProblemException if they cannot be read; its place never is a value
     */
    public Reply read(ExchangeKind kind, WireFormat format, byte[] bytes) {
        ReplyMessage message = reader.read(kind, format, bytes);
        remarks.add(message.remarks());
        return message.reply();
    }

    /**
     * What is wrong with a bulk result that was taken as far as it goes: it holds more or fewer units than it says. Somebody has to
     * look at it, since what was lost on the way is not in the ledger.
     *
     * @param name of the result
     */
    public static Optional<Problem> gap(Reply reply, String name) {
        boolean differs = switch (reply) {
            case Reply.ConfirmedMany many -> many.counts().contradict(many.units().size());
            case Reply.RegisteredMany many -> many.counts().contradict(many.outcomes().size());
            case Reply.Confirmed one -> false;
            case Reply.Registered one -> false;
            case Reply.Accepted accepted -> false;
            case Reply.StillProcessing processing -> false;
            case Reply.MedicalInformation information -> false;
            case Reply.Revoked revoked -> false;
            case Reply.Failed failed -> false;
        };
        return differs ? Optional.of(Problem.at(ProblemCode.UNIT_COUNT_DIFFERS, name)) : Optional.empty();
    }

    /** Hands a reply over, as {@link Replies#take}. */
    public CompletionStage<Taken> take(SourceFile source, InquiryId question, Reply reply) {
        return replies.take(new Received(source, question, reply));
    }
}
