package jp.madoguchi.domain.claim;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.problem.Parsed;
import jp.madoguchi.domain.problem.ProblemCode;
import org.jspecify.annotations.Nullable;

/**
 * One visit whose qualification was not verified, until its claim is accepted (rules 3.3). Every change gives a new case; one that the
 * state does not allow is refused with {@code CLAIM_CASE_STATE}. What was learned stays, also when it no longer decides anything.
 *
 * @param id         id
 * @param result     what the verification gave at the visit
 * @param facts      what is known
 * @param state      where the case stands
 * @param settlement how it is or was claimed; null while {@code OPEN} or {@code SELF_PAY}
 * @param hold       why it waits, where the facts do not suffice; {@code OPEN} only
 * @param openedOn   the day from which the automatic re-try counts: that of the visit, or of the last return
 * @param askedOn    last day on which the national system was asked
 * @param history    all changes of state, oldest first
 */
public record ClaimCase(
        ResourceId id,
        ResultClass result,
        ClaimFacts facts,
        CaseState state,
        @Nullable Settlement settlement,
        @Nullable HoldReason hold,
        LocalDate openedOn,
        LocalDate askedOn,
        List<CaseEvent> history) {

    public ClaimCase {
        Objects.requireNonNull(id);
        Objects.requireNonNull(facts);
        Objects.requireNonNull(openedOn);
        Objects.requireNonNull(askedOn);
        history = List.copyOf(history);
        if (result.isProof()) {
            throw new IllegalArgumentException("a verified visit is no case");
        }
        boolean wayless = state == CaseState.OPEN || state == CaseState.SELF_PAY;
        if (wayless != (settlement == null)
                || settlement != null && state.hasWay() && state != CaseState.of(settlement.way())) {
            throw new IllegalArgumentException("the state is that of the way");
        }
        if (hold != null && state != CaseState.OPEN) {
            throw new IllegalArgumentException("only an open case waits");
        }
        requireChain(history, state);
    }

    private static void requireChain(List<CaseEvent> history, CaseState state) {
        CaseState reached = CaseState.OPEN;
        for (CaseEvent event : history) {
            if (event.from() != reached) {
                throw new IllegalArgumentException("the history of a case has no gap");
            }
            reached = event.to();
        }
        if (reached != state) {
            throw new IllegalArgumentException("the history of a case leads to its state");
        }
    }

    /**
     * A new case.
     *
     * @param result what the verification gave; never a proof
     * @param facts  what is known at the visit
     */
    public static ClaimCase open(ResourceId id, ResultClass result, ClaimFacts facts) {
        return new ClaimCase(id, result, facts, CaseState.OPEN, null, null, facts.visit(), facts.visit(), List.of());
    }

    /**
     * The case with more knowledge, settled anew by it; also how a later proof switches the way to (1).
     *
     * @param known      all facts, old and new
     * @param claimMonth month in which it would be claimed
     * @param on         today
     */
    public Parsed<ClaimCase> learn(ClaimFacts known, ClaimWays ways, YearMonth claimMonth, LocalDate on) {
        if (!state.beforeClaim()) {
            return refused();
        }
        return Parsed.of(switch (ways.choose(known, claimMonth)) {
            case ClaimDecision.Claim c ->
                to(known, CaseState.of(c.way()), new Settlement(c.way(), claimMonth, c.entry()), null, on, null);
            case ClaimDecision.Hold h -> to(known, CaseState.OPEN, null, h.reason(), on, null);
            case ClaimDecision.NotClaimable n -> to(known, CaseState.SELF_PAY, null, null, on, null);
        });
    }

    /**
     * The claim is made: the way is chosen for its month now, whatever was thought before. Refused with {@code CLAIM_HAS_NO_WAY} where
     * there is none, at the state; and at {@link HoldReason#NOT_TRIED_AGAIN} where the qualification was not tried again (R-RS-07).
     */
    public Parsed<ClaimCase> claim(ClaimWays ways, YearMonth claimMonth, LocalDate on) {
        return switch (learn(facts, ways, claimMonth, on)) {
            case Parsed.Value<ClaimCase> v when v.value().mustBeTriedAgain(claimMonth) ->
                Parsed.refused(ProblemCode.CLAIM_HAS_NO_WAY, HoldReason.NOT_TRIED_AGAIN.name());
            case Parsed.Value<ClaimCase> v when v.value().state.hasWay() -> Parsed.of(v.value().claimed(on));
            case Parsed.Value<ClaimCase> v -> Parsed.refused(ProblemCode.CLAIM_HAS_NO_WAY, v.value().state.name());
            case Parsed.Refused<ClaimCase> r -> r;
        };
    }

    /** Whether nothing but another try of the qualification stands between this case and its claim (R-RS-07). */
    public boolean mustBeTriedAgain(YearMonth claimMonth) {
        return state.hasWay() && !RequerySchedule.triedBeforeClaim(this, claimMonth);
    }

    private ClaimCase claimed(LocalDate on) {
        return to(facts, CaseState.CLAIMED, settlement, null, on, null);
    }

    /** The claim was taken for good. */
    public Parsed<ClaimCase> accept(LocalDate on) {
        return state == CaseState.CLAIMED
                ? Parsed.of(to(facts, CaseState.ACCEPTED, settlement, null, on, null))
                : refused();
    }

    /** The claim came back (返戻, R-CL-04). It stays {@code RETURNED} until somebody takes it up: {@link #reopen}. */
    public Parsed<ClaimCase> giveBack(ReturnReason reason, LocalDate on) {
        return state == CaseState.CLAIMED
                ? Parsed.of(to(facts, CaseState.RETURNED, settlement, null, on, reason))
                : refused();
    }

    /** A returned case is taken up again. After a returned way (3) that way never comes again (R-CL-07). */
    public Parsed<ClaimCase> reopen(LocalDate on) {
        if (state != CaseState.RETURNED) {
            return refused();
        }
        boolean former = settlement != null && settlement.way() == ClaimWay.FORMER;
        ClaimCase open = to(former ? facts.withFormerReturned() : facts, CaseState.OPEN, null, null, on, null);
        return Parsed
                .of(new ClaimCase(open.id, open.result, open.facts, open.state, null, null, on, askedOn, open.history));
    }

    /** The national system was asked about it again; an earlier day changes nothing. */
    public ClaimCase asked(LocalDate on) {
        return on.isAfter(askedOn)
                ? new ClaimCase(id, result, facts, state, settlement, hold, openedOn, on, history)
                : this;
    }

    /** What was noted as asked on a day could not be asked: the day before it counts again. Changes nothing else. */
    public ClaimCase notAsked(LocalDate on, LocalDate before) {
        return askedOn.equals(on) && before.isBefore(on)
                ? new ClaimCase(id, result, facts, state, settlement, hold, openedOn, before, history)
                : this;
    }

    /** In which way it is or was claimed. */
    public Optional<ClaimWay> way() {
        return Optional.ofNullable(settlement).map(Settlement::way);
    }

    private ClaimCase to(ClaimFacts known, CaseState next, @Nullable Settlement how, @Nullable HoldReason waits,
            LocalDate on,
            @Nullable ReturnReason returned) {
        List<CaseEvent> events = history;
        if (next != state) {
            events = new ArrayList<>(history);
            events.add(new CaseEvent(on, state, next, how == null ? null : how.way(), returned));
        }
        return new ClaimCase(id, result, known, next, how, waits, openedOn, askedOn, events);
    }

    private Parsed<ClaimCase> refused() {
        return Parsed.refused(ProblemCode.CLAIM_CASE_STATE, state.name());
    }

    /** Masked: id and state only. */
    @Override
    public String toString() {
        return "ClaimCase[" + id + " " + state + "]";
    }
}
