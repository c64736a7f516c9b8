package jp.madoguchi.reception.bulk;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import jp.madoguchi.domain.exchange.CareSetting;
import jp.madoguchi.domain.exchange.CollectionPeriod;
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
     * Plans a collection; the same order again plans nothing more. Fails with {@code VALUE_MALFORMED} for another setting than home visit
     * and online, and for days of examination at home visits; with {@code REQUEST_ID_REUSED} if the request's identifier meant something
     * else.
     */
    public CompletionStage<BulkPlan> plan(BulkOrder order, CareSetting setting, CollectionPeriod period) {
        boolean online = setting == CareSetting.ONLINE;
        if (!online && setting != CareSetting.HOME_VISIT) {
            return refused("setting");
        }
        if (!online && period.by() == CollectionPeriod.By.EXAMINATION) {
            return refused("dayOf");
        }
        BulkSubject subject = new BulkSubject.Consented(setting, period);
        return ledger.commit(
                transaction -> Collecting.plan(transaction, ledger, settings, order, subject, "COLLECT_CONSENTED"))
                .thenApply(Committed::value);
    }

    private static CompletionStage<BulkPlan> refused(String where) {
        return CompletableFuture.failedStage(new ProblemException(Problem.at(ProblemCode.VALUE_MALFORMED, where)));
    }
}
