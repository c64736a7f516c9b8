package jp.madoguchi.reception.expense;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.rule.RuleId;
import jp.madoguchi.domain.subsidy.MissingReason;
import jp.madoguchi.domain.subsidy.SubsidyOutcome;
import jp.madoguchi.domain.subsidy.SubsidyRecord;

/**
 * A certificate of a subsidy (医療費助成の受給者証) and what a visit makes of it.
 *
 * @param outcome     what is made of it
 * @param certificate what the hub said of it, on that day or before; highest copayment, conditions and institutions are for staff (R-PM-07)
 */
public record SubsidyLine(SubsidyOutcome outcome, SubsidyRecord certificate) {

    /** What is made of a certificate, as a word. */
    public enum Kind {
        /** The hub sent it on the day and it holds: it is considered. */
        APPLIED,
        /** It is always paid back later and not used at the desk (R-PM-05). */
        ALWAYS_REIMBURSED,
        /** A local scheme without a payer's number: the paper says how it is claimed. */
        NO_PAYER_NUMBER,
        /** It does not hold on the day. */
        HISTORY_ONLY,
        /** Known from before, and sent on the day too, or its paper was seen on the day (R-PM-03): nobody asks for it. */
        CONFIRMED,
        /** Known from before and not sent on the day: it is considered, and the paper counts. */
        KEPT,
        /** Known from before, of a kind that the hub does not hold: it is considered. */
        UNTOUCHED
    }

    public SubsidyLine {
        Objects.requireNonNull(outcome);
        Objects.requireNonNull(certificate);
    }

    /** What is made of it. */
    public Kind kind() {
        return switch (outcome) {
            case SubsidyOutcome.Applied applied -> Kind.APPLIED;
            case SubsidyOutcome.ShownOnly shown -> switch (shown.why()) {
                case ALWAYS_REIMBURSED -> Kind.ALWAYS_REIMBURSED;
                case NO_PAYER_NUMBER -> Kind.NO_PAYER_NUMBER;
            };
            case SubsidyOutcome.HistoryOnly old -> Kind.HISTORY_ONLY;
            case SubsidyOutcome.Confirmed confirmed -> Kind.CONFIRMED;
            case SubsidyOutcome.Kept kept -> Kind.KEPT;
            case SubsidyOutcome.Untouched untouched -> Kind.UNTOUCHED;
        };
    }

    /** Why the hub may not have sent it, the likeliest first; empty where that is no question. */
    public List<MissingReason> missing() {
        return outcome instanceof SubsidyOutcome.Kept kept ? kept.reasons() : List.of();
    }

    /** What the desk does. */
    public List<DeskStep> steps() {
        return switch (outcome) {
            case SubsidyOutcome.ShownOnly shown -> List.of(shown.step());
            case SubsidyOutcome.Kept kept -> kept.steps();
            case SubsidyOutcome.Applied applied -> List.of();
            case SubsidyOutcome.HistoryOnly old -> List.of();
            case SubsidyOutcome.Confirmed confirmed -> List.of();
            case SubsidyOutcome.Untouched untouched -> List.of();
        };
    }

    /** The rules that say so. */
    public List<RuleId> rules() {
        List<String> rules = new ArrayList<>(switch (kind()) {
            case APPLIED -> List.of("R-PM-07");
            case ALWAYS_REIMBURSED -> List.of("R-PM-05");
            case NO_PAYER_NUMBER -> List.of("R-PM-03");
            case HISTORY_ONLY -> List.of("R-PM-08");
            case CONFIRMED -> outcome instanceof SubsidyOutcome.Confirmed one
                    && one.by() == SubsidyOutcome.Confirmed.By.PAPER ? List.of("R-PM-03") : List.of("R-PM-02");
            case UNTOUCHED -> List.of("R-PM-02");
            case KEPT -> List.of("R-PM-02", "R-PM-03", "R-PM-10");
        });
        if (missing().contains(MissingReason.NOT_ASKED)) {
            rules.add("R-PM-04");
        }
        return rules.stream().map(RuleId::of).toList();
    }
}
