package jp.madoguchi.reception.medical;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import jp.madoguchi.domain.exchange.ExchangeKind;
import jp.madoguchi.domain.exchange.Reply;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.qualification.Notice;
import jp.madoguchi.reception.inquiry.Received;
import jp.madoguchi.reception.inquiry.ReplyTaker;
import jp.madoguchi.reception.inquiry.Taken;
import jp.madoguchi.reception.ledger.AnswerLedger;
import jp.madoguchi.reception.ledger.Committed;
import jp.madoguchi.reception.ledger.HomeRevocation;
import jp.madoguchi.reception.ledger.HomeRevocationState;
import jp.madoguchi.reception.ledger.InquiryRecord;
import jp.madoguchi.reception.ledger.InquiryState;
import jp.madoguchi.reception.ledger.LedgerTransaction;
import org.jspecify.annotations.Nullable;

/**
 * Takes what becomes of revocations (R-CH-36). Only that it was taken is the last word: after a failure, and while it is being processed,
 * the question stays open, somebody is asked to look at the terminal, and the answer that comes all the same is taken, under the name that
 * the terminal has for whatever it says to the question.
 */
public final class RevocationReplies implements ReplyTaker {

    private final AnswerLedger ledger;

    public RevocationReplies(AnswerLedger ledger) {
        this.ledger = ledger;
    }

    @Override
    public boolean takes(ExchangeKind kind) {
        return kind == ExchangeKind.REVOCATION_AT_HOME;
    }

    @Override
    public CompletionStage<Taken> take(Received received, InquiryRecord asked) {
        return ledger.commit(transaction -> take(transaction, received)).thenApply(Committed::value);
    }

    private static Taken take(LedgerTransaction transaction, Received received) {
        List<String> before = transaction.consumedDigests(received.source());
        if (!before.isEmpty()) {
            return before.getFirst().equals(received.source().digest())
                    ? new Taken.DoneBefore()
                    : refused(received, ProblemCode.SAME_NAME_OTHER_BYTES);
        }
        return switch (received.reply()) {
            case Reply.Revoked revoked ->
                became(transaction, received, HomeRevocationState.REVOKED, revoked.notice());
            case Reply.Failed failed -> became(transaction, received, HomeRevocationState.REFUSED, failed.notice());
            case Reply.StillProcessing processing ->
                became(transaction, received, HomeRevocationState.PROCESSING, null);
            case Reply.Confirmed other -> refused(received, ProblemCode.ANSWER_TO_OTHER_QUESTION);
            case Reply.Registered other -> refused(received, ProblemCode.ANSWER_TO_OTHER_QUESTION);
            case Reply.RegisteredMany other -> refused(received, ProblemCode.ANSWER_TO_OTHER_QUESTION);
            case Reply.Accepted other -> refused(received, ProblemCode.ANSWER_TO_OTHER_QUESTION);
            case Reply.ConfirmedMany other -> refused(received, ProblemCode.ANSWER_TO_OTHER_QUESTION);
            case Reply.MedicalInformation other -> refused(received, ProblemCode.ANSWER_TO_OTHER_QUESTION);
        };
    }

    private static Taken became(LedgerTransaction transaction, Received received, HomeRevocationState state,
            @Nullable Notice said) {
        InquiryRecord asked = transaction.inquiry(received.question()).orElseThrow();
        if (asked.state() == InquiryState.ANSWERED) {
            return new Taken.DoneBefore();
        }
        if (state == HomeRevocationState.REVOKED) {
            transaction.consume(received.source());
            transaction.save(asked.replied());
        } else if (state == HomeRevocationState.REFUSED) {
            transaction.save(asked.failed());
        }
        // A question of before this was written down has no record; whose it is its question says.
        HomeRevocation known = transaction.revocations().sentBy(asked.id()).orElseGet(() -> HomeRevocation.asked(
                asked.id(), asked.question().facility(), Objects.requireNonNull(asked.patient()), "unknown",
                asked.askedAt()));
        if (known.state() == state && Objects.equals(known.notice(), said)) {
            return new Taken.DoneBefore();
        }
        new RevocationBook(transaction).became(known, state, said);
        return new Taken.Done();
    }

    private static Taken refused(Received received, ProblemCode code) {
        return new Taken.Refused(Problem.at(code, received.source().name()));
    }
}
