package jp.madoguchi.reception.mode;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import jp.madoguchi.domain.channel.ExceptionalPermit;
import jp.madoguchi.domain.channel.ExceptionalRequest;
import jp.madoguchi.domain.consent.ViewerRole;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.channel.ExceptionalView;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.reception.ledger.AnswerLedger;
import jp.madoguchi.reception.ledger.AuditFact;
import jp.madoguchi.reception.ledger.Committed;
import jp.madoguchi.reception.ledger.LedgerTransaction;
import jp.madoguchi.reception.ledger.LookUpRecord;
import org.jspecify.annotations.Nullable;

/**
 * Looking something up on the terminal's own screen in failure (R-CH-50, R-CH-51) or disaster mode (R-CH-52), or in an emergency
 * (R-CH-53). Before anything is shown, reason, user, patient and time are written down, and a second person is asked to review it
 * (R-SE-09).
 */
public final class LookUpInModes {

    private static final Duration SENT_AGAIN_WITHIN = Duration.ofMinutes(10);
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private final AnswerLedger ledger;
    private final LookUpRules rules;
    private final boolean hospital;

    /** @param hospital whether the institution is one: emergency views are for hospitals */
    public LookUpInModes(AnswerLedger ledger, LookUpRules rules, boolean hospital) {
        this.ledger = ledger;
        this.rules = rules;
        this.hospital = hospital;
    }

    /**
     * In failure mode. The same wish, sent again, is written down once. Stages fail with {@code VALUE_MISSING},
     * {@code RESOURCE_UNKNOWN}, or {@code REQUEST_ID_REUSED} where the identifier stands for another wish.
     */
    public CompletionStage<LookUp> inFailure(LookUpOrder order) {
        return lookUp(order, ExceptionalView.Kind.FAILURE,
                standing -> new ExceptionalRequest.Failure(standing.failure()), null);
    }

    /**
     * In disaster mode; as {@link #inFailure}.
     *
     * @param consent     how the patient's consent stands
     * @param lifeAtStake whether life or body must be protected
     */
    public CompletionStage<LookUp> inDisaster(LookUpOrder order, ExceptionalRequest.Consent consent,
            boolean lifeAtStake) {
        return lookUp(order, ExceptionalView.Kind.DISASTER, standing -> new ExceptionalRequest.Disaster(
                standing.disaster() == null ? "" : standing.disaster().area(), standing.opened(), consent,
                lifeAtStake), null);
    }

    /**
     * In an emergency, whatever the modes are; as {@link #inFailure}. It is shown as far as the role may see it, and without a consent
     * only on a doctor's own decision.
     */
    public CompletionStage<LookUp> inEmergency(LookUpOrder order, EmergencyWish wish) {
        return lookUp(order, ExceptionalView.Kind.EMERGENCY, standing -> wish.request(hospital, order.by()),
                wish.role());
    }

    private CompletionStage<LookUp> lookUp(LookUpOrder order, ExceptionalView.Kind kind,
            Function<ModeStanding, ExceptionalRequest> request, @Nullable ViewerRole role) {
        return ledger.commit(transaction -> decide(transaction, order, kind, request, role))
                .thenApply(Committed::value);
    }

    private LookUp decide(LedgerTransaction ledger, LookUpOrder order, ExceptionalView.Kind kind,
            Function<ModeStanding, ExceptionalRequest> request, @Nullable ViewerRole role) {
        LocalDateTime now = LocalDateTime.ofInstant(ledger.at(), JAPAN);
        Optional<Problem> missing = ExceptionalView.missing(order.reason(), order.by(), order.patient().value());
        if (missing.isPresent()) {
            throw new ProblemException(missing.get());
        }
        if (ledger.patient(order.facility(), order.patient()).isEmpty()) {
            throw new ProblemException(Problem.at(ProblemCode.RESOURCE_UNKNOWN, "patient"));
        }
        ExceptionalRequest wish = request.apply(ChangeModes.standing(ledger, order.facility()));
        ExceptionalPermit permit = permit(wish, role, now.toLocalDate());
        return switch (permit) {
            case ExceptionalPermit.Denied denied -> {
                note(ledger, order, kind + "_DENIED");
                yield new LookUp.Refused(denied);
            }
            case ExceptionalPermit.Granted granted -> {
                ExceptionalView view = ExceptionalView
                        .parse(wish, order.reason(), order.by(), order.patient().value(), now).orElseThrow();
                ResourceId id = order.key().id("LookUp", order.facility());
                Optional<LookUpRecord> before = WrittenLooks.of(ledger, id, view);
                LookUpRecord record = before.isPresent()
                        ? same(before.get(), view, now)
                        : WrittenLooks.write(ledger, order.facility(), id, view);
                yield new LookUp.Permitted(granted, record);
            }
        };
    }

    private ExceptionalPermit permit(ExceptionalRequest wish, @Nullable ViewerRole role, LocalDate day) {
        ExceptionalPermit permit = rules.views().decide(wish, rules.channels(), day);
        return role != null && permit instanceof ExceptionalPermit.Granted granted
                ? granted.seenBy(role, rules.viewers(), day)
                : permit;
    }

    /** A request that is sent again is so within minutes, and before anybody reviewed it: later it is another look. */
    private static LookUpRecord same(LookUpRecord before, ExceptionalView view, LocalDateTime now) {
        ExceptionalView known = before.view();
        LocalDateTime written = before.written() == null ? known.at() : before.written().at();
        boolean another = before.reviewer() != null || written.plus(SENT_AGAIN_WITHIN).isBefore(now);
        if (another || known.kind() != view.kind() || known.consent() != view.consent()
                || !known.user().equals(view.user())
                || !known.patient().equals(view.patient()) || !known.reason().equals(view.reason())) {
            throw new ProblemException(Problem.at(ProblemCode.REQUEST_ID_REUSED, "Idempotency-Key"));
        }
        return before;
    }

    private static void note(LedgerTransaction ledger, LookUpOrder order, String detail) {
        ledger.note(new AuditFact(order.facility(), order.by(), "ExceptionalView", order.patient(), detail));
    }

    /**
     * A second person reviews it. Fails with {@code RESOURCE_UNKNOWN}, or with {@code REVIEW_NOT_COUNTED} where the review does not count: it is
     * the same person's, too late, or not the first.
     */
    public CompletionStage<LookUpRecord> review(FacilityCode facility, ResourceId id, String reviewer) {
        return ledger.commit(transaction -> {
            LookUpRecord known = transaction.modes().lookUp(id).filter(one -> one.facility().equals(facility))
                    .orElseThrow(() -> new ProblemException(Problem.at(ProblemCode.RESOURCE_UNKNOWN, "lookUp")));
            LocalDateTime now = LocalDateTime.ofInstant(transaction.at(), JAPAN);
            if (known.reviewer() != null || !known.view().isReviewedBy(reviewer, now, rules.switches())) {
                throw new ProblemException(Problem.at(ProblemCode.REVIEW_NOT_COUNTED, "review"));
            }
            LookUpRecord reviewed = known.reviewedBy(reviewer.strip(), now);
            transaction.modes().save(reviewed);
            transaction.note(new AuditFact(facility, reviewer, "ExceptionalView",
                    new ResourceId(known.view().patient()), "REVIEWED"));
            return reviewed;
        }).thenApply(Committed::value);
    }
}
