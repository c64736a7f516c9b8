package jp.madoguchi.reception.medical;

import java.time.InstantSource;
import java.util.concurrent.CompletionStage;
import jp.madoguchi.domain.exchange.ExchangeKind;
import jp.madoguchi.domain.exchange.Reply;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.reception.inquiry.Received;
import jp.madoguchi.reception.inquiry.ReplyTaker;
import jp.madoguchi.reception.inquiry.Taken;
import jp.madoguchi.reception.ledger.AnswerLedger;
import jp.madoguchi.reception.ledger.InquiryRecord;
import jp.madoguchi.reception.ledger.InquiryState;

/**
 * Takes medical information to its window, and what becomes of revocations. The ledger learns only that the question was answered. An answer
 * that nobody waits for any more, after a restart too, is dropped: it is asked for again.
 */
public final class MedicalReplies implements ReplyTaker {

    private final AnswerLedger ledger;
    private final MedicalWindow window;
    private final InstantSource clock;

    public MedicalReplies(AnswerLedger ledger, MedicalWindow window, InstantSource clock) {
        this.ledger = ledger;
        this.window = window;
        this.clock = clock;
    }

    @Override
    public boolean takes(ExchangeKind kind) {
        return kind.isMedical() || kind == ExchangeKind.REVOCATION_AT_HOME;
    }

    @Override
    public CompletionStage<Taken> take(Received received, InquiryRecord asked) {
        return ledger.commit(transaction -> {
            InquiryRecord known = transaction.inquiry(received.question()).orElseThrow();
            if (known.state() == InquiryState.ANSWERED) {
                return false;
            }
            transaction.save(known.replied());
            return true;
        }).thenApply(first -> first.value() ? toWindow(received) : new Taken.DoneBefore());
    }

    private Taken toWindow(Received received) {
        switch (received.reply()) {
            case Reply.MedicalInformation information ->
                window.answered(received.question(), information.content(), clock.instant());
            case Reply.Failed failed -> window.close(received.question(), failed.notice());
            case Reply.Revoked revoked -> window.close(received.question(), revoked.notice());
            case Reply.Confirmed other -> {
                return refused(received);
            }
            case Reply.Registered other -> {
                return refused(received);
            }
            case Reply.RegisteredMany other -> {
                return refused(received);
            }
            case Reply.Accepted other -> {
                return refused(received);
            }
            case Reply.StillProcessing other -> {
                return refused(received);
            }
            case Reply.ConfirmedMany other -> {
                return refused(received);
            }
        }
        return new Taken.Done();
    }

    private static Taken refused(Received received) {
        return new Taken.Refused(Problem.at(ProblemCode.ANSWER_TO_OTHER_QUESTION, received.source().name()));
    }
}
