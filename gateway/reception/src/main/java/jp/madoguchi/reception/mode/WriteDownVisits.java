package jp.madoguchi.reception.mode;

import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import jp.madoguchi.domain.channel.FailureMode;
import jp.madoguchi.domain.channel.ShownAtDesk;
import jp.madoguchi.domain.claim.InsuredStatement;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.qualification.CardQuestion;
import jp.madoguchi.domain.qualification.CoverageStanding;
import jp.madoguchi.reception.ledger.AnswerLedger;
import jp.madoguchi.reception.ledger.AuditFact;
import jp.madoguchi.reception.ledger.Committed;
import jp.madoguchi.reception.ledger.CoverageRecord;
import jp.madoguchi.reception.ledger.LedgerTransaction;
import jp.madoguchi.reception.ledger.RecheckRecord;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the visits of a failure, or of a day of disaster mode, that were written down by hand, with the four items (R-CH-50 to R-CH-52). With a number, told or on file,
 * the gateway asks about them after the outage. Without one only a person can, on the terminal's own screen: that becomes a task.
 */
public final class WriteDownVisits {

    private final AnswerLedger ledger;
    private final RecheckSettings settings;

    public WriteDownVisits(AnswerLedger ledger, RecheckSettings settings) {
        this.ledger = ledger;
        this.settings = settings;
    }

    /**
     * Keeps a visit; the same request, sent again, keeps it once. Fails with {@code MODE_STATE} while failure mode is not even asked for
     * and disaster mode is not open on the day of the visit, {@code RESOURCE_UNKNOWN} for an unknown patient, {@code REQUEST_ID_REUSED} where the identifier stands for another visit.
     */
    public CompletionStage<RecheckRecord> write(HandVisit visit, RequestKey key) {
        return ledger.commit(transaction -> write(transaction, visit, key)).thenApply(Committed::value);
    }

    private RecheckRecord write(LedgerTransaction ledger, HandVisit visit, RequestKey key) {
        ResourceId id = key.id("HandVisit", visit.facility());
        Optional<RecheckRecord> before = ledger.rechecks().byId(id);
        if (before.isPresent()) {
            return same(before.get(), visit);
        }
        ModeStanding modes = ChangeModes.standing(ledger, visit.facility());
        if (modes.failure() == FailureMode.CLOSED && !modes.inDisaster(visit.visit())) {
            throw new ProblemException(Problem.at(ProblemCode.MODE_STATE, modes.failure().name()));
        }
        if (visit.patient() != null && ledger.patient(visit.patient())
                .filter(known -> known.facility().equals(visit.facility())).isEmpty()) {
            throw new ProblemException(Problem.at(ProblemCode.RESOURCE_UNKNOWN, "patient"));
        }
        CardQuestion card = number(ledger, visit)
                .map(member -> new CardQuestion(member, visit.copied().birth(), false)).orElse(null);
        RecheckBook book = new RecheckBook(ledger, settings);
        ledger.note(new AuditFact(visit.facility(), visit.by(), "HandVisit", visit.patient(), "WRITTEN_DOWN"));
        return book.enter(RecheckRecord.entered(id, visit.facility(), visit.terminal(), visit.patient(),
                card, visit.copied(), visit.visit(), book.claimRun(visit.visit())).shown(shown(modes, visit)));
    }

    /**
     * In failure mode the items are those of the card's face, so the card was there (R-CH-50). On a day of a disaster they may have been
     * asked of somebody who lost everything (R-CH-52): then nobody knows.
     */
    private static @Nullable ShownAtDesk shown(ModeStanding modes, HandVisit visit) {
        return modes.failure() == FailureMode.CLOSED || modes.inDisaster(visit.visit())
                ? null
                : new ShownAtDesk(ShownAtDesk.Thing.MY_NUMBER_CARD, false, null, null, InsuredStatement.UNKNOWN);
    }

    private static RecheckRecord same(RecheckRecord before, HandVisit visit) {
        MemberId number = visit.number();
        boolean other = number != null
                && (before.card() == null || !number.matchKey().equals(before.card().member().matchKey()));
        if (other || !before.visit().equals(visit.visit()) || !visit.copied().equals(before.copied())
                || visit.patient() != null && !visit.patient().equals(before.patient())) {
            throw new ProblemException(Problem.at(ProblemCode.REQUEST_ID_REUSED, "Idempotency-Key"));
        }
        return before;
    }

    private static Optional<MemberId> number(LedgerTransaction ledger, HandVisit visit) {
        if (visit.number() != null || visit.patient() == null) {
            return Optional.ofNullable(visit.number());
        }
        return ledger.coverages(visit.patient()).stream()
                .filter(one -> one.ticket() == null && one.standing() == CoverageStanding.IN_FORCE)
                .max(Comparator.comparing(CoverageRecord::asOf))
                .flatMap(one -> Optional.ofNullable(one.qualification().member()));
    }
}
