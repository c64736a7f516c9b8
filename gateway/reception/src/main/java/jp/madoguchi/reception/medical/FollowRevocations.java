package jp.madoguchi.reception.medical;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.reception.ledger.AnswerLedger;
import jp.madoguchi.reception.ledger.Committed;
import jp.madoguchi.reception.ledger.HomeRevocation;
import jp.madoguchi.reception.ledger.HomeRevocationState;

/**
 * Leaves revocations that nobody answered in time to a person: whether the national system took them is not known, and nothing is sent
 * twice. An answer that comes later is taken all the same.
 */
public final class FollowRevocations {

    private static final int PAGE = 100;

    private final AnswerLedger ledger;
    private final Duration answerWithin;

    /** @param answerWithin after which nobody waits for an answer any more */
    public FollowRevocations(AnswerLedger ledger, Duration answerWithin) {
        this.ledger = ledger;
        this.answerWithin = answerWithin;
    }

    /** One run, to be started every few seconds; gives how many were left to a person. Fails only when the ledger does. */
    public CompletionStage<Integer> run(FacilityCode facility) {
        return ledger.commit(transaction -> {
            List<HomeRevocation> late = transaction.revocations().unanswered(facility,
                    transaction.at().minus(answerWithin), PAGE);
            late.forEach(one -> new RevocationBook(transaction).became(one, HomeRevocationState.NO_ANSWER, null));
            return late.size();
        }).thenApply(Committed::value);
    }
}
