package jp.madoguchi.domain.subsidy;

import java.util.Objects;
import java.util.Set;
import jp.madoguchi.domain.certificate.DateRange;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.insurance.InsurerNumber;
import jp.madoguchi.domain.insurance.RecipientNumber;

/**
 * One public expense that a patient has (公費負担).
 *
 * @param payer        public payer (公費負担者番号)
 * @param recipient    recipient number (公費受給者番号)
 * @param validity     first and last valid day
 * @param institutions institutions that it names (指定医療機関); empty when none are named or known
 * @param source       where it is known from
 */
public record PublicExpense(InsurerNumber payer, RecipientNumber recipient, DateRange validity,
        Set<FacilityCode> institutions, ExpenseSource source) {

    public PublicExpense {
        Objects.requireNonNull(payer);
        Objects.requireNonNull(recipient);
        Objects.requireNonNull(validity);
        institutions = Set.copyOf(institutions);
        Objects.requireNonNull(source);
    }

    /** Equal for two records of one entitlement, wherever they come from. */
    public String matchKey() {
        return payer.value() + "|" + recipient.matchKey();
    }

    /** Masked: the payer only. */
    @Override
    public String toString() {
        return "PublicExpense[" + payer + " " + source + "]";
    }
}
