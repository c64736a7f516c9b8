package jp.madoguchi.domain.channel;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import jp.madoguchi.domain.rule.RuleSwitch;
import jp.madoguchi.domain.rule.RuleSwitches;

/**
 * The once-a-month rule for patients who show only the patient card (R-CH-30 to R-CH-32b). Each visit is verified by what the patient
 * presents (R-CH-30); the patient card alone all month long is not appropriate (R-CH-31), but tolerated when something was shown in the
 * same calendar month, the claim's unit, and the lookup by the stored number says 有効 (R-CH-32). The tolerance is a measure of a
 * period of transition without a known end (R-CH-32b): {@link RuleSwitch#PATIENT_CARD_INTERIM}. Whether the proof must come before the
 * tolerated visit is not stated (R-CH-32a): {@link RuleSwitch#PATIENT_CARD_ONLY_AFTER_PROOF}. The rule names the insurance card; what closes a
 * month since there is none is {@link RuleSwitch#PAPER_CLOSES_MONTH} (conflict C9).
 */
public final class MonthlyProof {

    private final RuleSwitches switches;

    public MonthlyProof(RuleSwitches switches) {
        this.switches = switches;
    }

    /** Whether the patient card alone is tolerated at all on a day. */
    public boolean tolerates(LocalDate day) {
        return switches.on(RuleSwitch.PATIENT_CARD_INTERIM, day);
    }

    /**
     * On what a visit with the patient card only rests, whose stored number is valid.
     *
     * @param day    day of the visit
     * @param visits other visits; only those of the same month count, and of them only those that proved something
     */
    public ProofStanding standing(LocalDate day, List<MonthVisit> visits) {
        if (!tolerates(day)) {
            return ProofStanding.NOT_PROVEN;
        }
        boolean onlyAfterProof = switches.on(RuleSwitch.PATIENT_CARD_ONLY_AFTER_PROOF, day);
        YearMonth month = YearMonth.from(day);
        for (MonthVisit visit : visits) {
            boolean inTime = !onlyAfterProof || !visit.day().isAfter(day);
            if (closes(visit) && inTime && YearMonth.from(visit.day()).equals(month)) {
                return ProofStanding.MONTHLY_INTERIM;
            }
        }
        return ProofStanding.MONTHLY_PROOF_MISSING;
    }

    /** Whether a visit closes its month: by a card, or by a paper as far as papers still do (conflict C9). */
    public boolean closes(MonthVisit visit) {
        return visit.proves() && (visit.by() != Presentation.PAPER
                || !switches.value(RuleSwitch.PAPER_CLOSES_MONTH, visit.day()).equals("no-longer"));
    }

    /**
     * The check at the end of a month, for one patient. In what order visits and proof came does not matter any more (R-CH-32a). A day
     * on which the number on file was asked several times is named once.
     *
     * @param month  which
     * @param visits all visits; those of other months do not count
     */
    public MonthCheck check(YearMonth month, List<MonthVisit> visits) {
        List<MonthVisit> ofMonth = visits.stream().filter(visit -> YearMonth.from(visit.day()).equals(month))
                .sorted((a, b) -> a.day().compareTo(b.day())).toList();
        boolean proven = ofMonth.stream().anyMatch(this::closes);
        List<LocalDate> unproven = ofMonth.stream().filter(visit -> visit.by() == Presentation.PATIENT_CARD_ONLY)
                .filter(visit -> !proven || !visit.confirmed() || !tolerates(visit.day())).map(MonthVisit::day)
                .distinct().toList();
        return unproven.isEmpty() ? new MonthCheck.Closed(month) : new MonthCheck.Violation(month, unproven);
    }

    /**
     * What the check of a month hangs on that the official texts leave open.
     *
     * @param visits all visits, as papers are read by some switches
     */
    public Set<RuleSwitch> open(YearMonth month, Function<RuleSwitches, List<MonthVisit>> visits) {
        return switches.open(other -> new MonthlyProof(other).check(month, visits.apply(other)));
    }
}
