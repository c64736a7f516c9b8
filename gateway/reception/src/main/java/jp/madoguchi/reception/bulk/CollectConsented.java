package jp.madoguchi.reception.bulk;

import java.util.concurrent.CompletionStage;
import jp.madoguchi.domain.exchange.CareSetting;
import jp.madoguchi.domain.exchange.CollectionPeriod;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.reception.ledger.AnswerLedger;
import jp.madoguchi.reception.ledger.BulkSubject;
import jp.madoguchi.reception.ledger.Committed;

/** Collects persons who consented on their own device, at a home visit or online (同意済資格情報の一括取得). */
public final class CollectConsented {

    private final AnswerLedger ledger;
    private final BulkSettings settings;

    public CollectConsented(AnswerLedger ledger, BulkSettings settings) {
        this.ledger = ledger;
        this.settings = settings;
    }

    /**
     * Plans a collection. Fails with {@code VALUE_MALFORMED} for another setting than home visit and online, and for days of examination
     * at home visits.
     */
    public CompletionStage<BulkPlan> plan(FacilityCode facility, TerminalId terminal, CareSetting setting,
            CollectionPeriod period) {
        BulkSubject subject = new BulkSubject.Consented(setting, period);
        return ledger.commit(transaction -> {
            boolean online = setting == CareSetting.ONLINE;
            if (!online && (setting != CareSetting.HOME_VISIT || period.by() == CollectionPeriod.By.EXAMINATION)) {
                throw new ProblemException(Problem.at(ProblemCode.VALUE_MALFORMED, "setting"));
            }
            return Collecting.plan(transaction, ledger, settings, facility, terminal, subject);
        }).thenApply(Committed::value);
    }
}
