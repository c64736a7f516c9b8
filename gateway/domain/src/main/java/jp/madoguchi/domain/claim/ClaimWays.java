package jp.madoguchi.domain.claim;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import jp.madoguchi.domain.desk.ClaimRun;
import java.util.Set;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.identity.KanaName;
import jp.madoguchi.domain.identity.NameVariants;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.rule.RuleId;
import jp.madoguchi.domain.rule.RuleSwitch;
import jp.madoguchi.domain.rule.RuleSwitches;

/**
 * Chooses the first of the four ways of claiming that applies (rules 3.3, R-CL-01, R-CL-02, R-CL-05, R-CL-07). It is asked when the
 * claim is made, for the month of the claim; the same facts may take another way a month later.
 */
public final class ClaimWays {

    private static final RuleId ONLY_IF_INSURED = RuleId.of("R-CL-01");
    private static final RuleId UNKNOWN_FROM = RuleId.of("R-CL-02");
    private static final RuleId REASSIGNED = RuleId.of("R-CL-04");
    private static final RuleId PLACEHOLDERS = RuleId.of("R-CL-05");
    private static final RuleId WRITABLE = RuleId.of("R-BC-05");
    private static final RuleId AFTER_RETURN = RuleId.of("R-CL-07");
    private static final RuleId UNCHANGED = RuleId.of("R-RS-04");
    private static final RuleId WHOLE_COST = RuleId.of("R-RS-05");
    private static final RuleId BEFORE_THE_NOTICES = RuleId.of("R-RS-01");

    private final ClaimCalendar calendar;
    private final RuleSwitches switches;
    private final NameVariants variants;
    private final ClaimRun run;
    private final Reassignment reassignment;

    /** The ways of a hospital that claims in the usual claim run. */
    public ClaimWays(ClaimCalendar calendar, RuleSwitches switches, NameVariants variants) {
        this(calendar, switches, variants, ClaimRun.USUAL);
    }

    /** @param run when the hospital claims */
    public ClaimWays(ClaimCalendar calendar, RuleSwitches switches, NameVariants variants, ClaimRun run) {
        this.calendar = calendar;
        this.switches = switches;
        this.variants = variants;
        this.run = run;
        this.reassignment = new Reassignment(calendar);
    }

    /** When the hospital claims. */
    public ClaimRun run() {
        return run;
    }

    /** How a visit is claimed in a month. Always exactly one answer. */
    public ClaimDecision choose(ClaimFacts facts, YearMonth claimMonth) {
        if (facts.confirmed() != null) {
            return new ClaimDecision.Claim(ClaimWay.CONFIRMED, ClaimEntry.by(facts.confirmed()), List.of());
        }
        if (facts.heard() != null) {
            return new ClaimDecision.Claim(ClaimWay.HEARD, ClaimEntry.by(facts.heard()), List.of());
        }
        if (facts.unchanged() != null && facts.onFile() != null) {
            return new ClaimDecision.Claim(ClaimWay.HEARD, ClaimEntry.by(facts.onFile()), List.of(UNCHANGED));
        }
        if (!facts.insured()) {
            return new ClaimDecision.NotClaimable(DeskStep.PROOF_LATER, List.of(ONLY_IF_INSURED, WHOLE_COST));
        }
        if (!calendar.inForce(ClaimMeasure.FORMER_NUMBER_CLAIM, facts.visit())) {
            return new ClaimDecision.NotClaimable(DeskStep.PROOF_LATER, List.of(BEFORE_THE_NOTICES, ONLY_IF_INSURED));
        }
        MemberId former = facts.lost() != null ? facts.lost() : facts.onFile();
        if (former != null && !facts.formerReturned()) {
            return new ClaimDecision.Claim(ClaimWay.FORMER, ClaimEntry.byFormer(former),
                    reassignment.exists(claimMonth) ? List.of(ONLY_IF_INSURED, REASSIGNED) : List.of(ONLY_IF_INSURED));
        }
        return unknown(facts, claimMonth);
    }

    /** What the way of a claim hangs on that the texts leave open (R-CL-07). */
    public Set<RuleSwitch> open(ClaimFacts facts, YearMonth claimMonth) {
        return switches.open(other -> new ClaimWays(calendar, other, variants, run).choose(facts, claimMonth));
    }

    private ClaimDecision unknown(ClaimFacts facts, YearMonth claimMonth) {
        QualificationDeclaration declaration = facts.declaration();
        LocalDate contactedOn = facts.contactedOn();
        if (facts.formerReturned() && !switches.on(RuleSwitch.WAY_4_AFTER_RETURN, claimMonth.atDay(1))) {
            return hold(HoldReason.WAY_4_NOT_AFTER_RETURN, AFTER_RETURN);
        }
        if (declaration == null) {
            return hold(HoldReason.DECLARATION_MISSING, ONLY_IF_INSURED);
        }
        if (contactedOn == null) {
            return hold(HoldReason.NOT_CONTACTED, ONLY_IF_INSURED);
        }
        if (!calendar.inForce(ClaimMeasure.UNKNOWN_CLAIM, claimMonth)) {
            YearMonth first = calendar.firstMonthAfter(ClaimMeasure.UNKNOWN_CLAIM, claimMonth).orElse(null);
            return new ClaimDecision.Hold(HoldReason.MONTH_TOO_EARLY, first, List.of(UNKNOWN_FROM));
        }
        KanaName kana = declaration.kana();
        if (kana == null) {
            return hold(HoldReason.KANA_MISSING, PLACEHOLDERS);
        }
        Optional<ClaimEntry> entry = ClaimEntry.unknown(declaration, kana, declaration.lateElderlyOn(facts.visit()),
                contactedOn.toString(), variants);
        if (entry.isEmpty()) {
            return hold(HoldReason.TEXT_NOT_WRITABLE, WRITABLE);
        }
        List<RuleId> rules = facts.formerReturned()
                ? List.of(ONLY_IF_INSURED, UNKNOWN_FROM, PLACEHOLDERS, AFTER_RETURN)
                : List.of(ONLY_IF_INSURED, UNKNOWN_FROM, PLACEHOLDERS);
        return new ClaimDecision.Claim(ClaimWay.UNKNOWN, entry.get(), rules);
    }

    private static ClaimDecision hold(HoldReason reason, RuleId why) {
        return new ClaimDecision.Hold(reason, null, List.of(why));
    }
}
