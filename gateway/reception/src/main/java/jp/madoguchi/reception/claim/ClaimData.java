package jp.madoguchi.reception.claim;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import jp.madoguchi.domain.identity.ClaimText;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.insurance.BranchNeed;
import jp.madoguchi.domain.insurance.NumberExport;
import jp.madoguchi.domain.rule.RuleId;

/**
 * What a claim names of a patient.
 *
 * @param patient whose
 * @param visit   day of the visit
 * @param name    the name as a claim can hold it
 * @param numbers of the insurances that cover that day; none, where nothing is proven
 */
public record ClaimData(ResourceId patient, LocalDate visit, ClaimText name, List<Membership> numbers) {

    /** The rules of a name in a claim. */
    public static final List<RuleId> NAME_RULES = List.of(RuleId.of("R-BC-02"), RuleId.of("R-BC-05"));

    public ClaimData {
        Objects.requireNonNull(patient);
        Objects.requireNonNull(visit);
        Objects.requireNonNull(name);
        numbers = List.copyOf(numbers);
    }

    /**
     * The numbers of one insurance as the claim of that month carries them.
     *
     * @param coverage  the insurance
     * @param export    insurer, symbol, number and branch, and what is written down of giving them out
     * @param need      whether a branch belongs into the claim of that month
     * @param comesBack whether the claim would come back for want of a branch
     */
    public record Membership(ResourceId coverage, NumberExport export, BranchNeed need, boolean comesBack) {

        /** The rules of numbers and branches in a claim. */
        public static final List<RuleId> RULES = List.of(RuleId.of("R-BR-01"), RuleId.of("R-BR-02"),
                RuleId.of("R-BR-05"));

        public Membership {
            Objects.requireNonNull(coverage);
            Objects.requireNonNull(export);
            Objects.requireNonNull(need);
        }
    }

    /** Masked: the patient's id. */
    @Override
    public String toString() {
        return "ClaimData[" + patient + "]";
    }
}
