package jp.madoguchi.domain.subsidy;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import jp.madoguchi.domain.certificate.CapReason;
import jp.madoguchi.domain.certificate.CostCap;
import jp.madoguchi.domain.certificate.DateRange;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.insurance.InsurerNumber;
import jp.madoguchi.domain.insurance.RecipientNumber;
import jp.madoguchi.domain.problem.AsciiDigits;
import jp.madoguchi.domain.problem.Parsed;
import org.jspecify.annotations.Nullable;

/**
 * One entry of one certificate of a subsidy (医療費助成の受給者証) as the public medical hub holds it (rules 7.4). Highest copayment,
 * conditions and institutions are for staff to read: the gateway computes nothing from them but the cap (R-PM-07).
 *
 * @param certificateType  the body's number of the certificate's type
 * @param payer            public payer; null for a local scheme without a number
 * @param name             name of the certificate
 * @param recipient        recipient number
 * @param subKey           sub key; empty when there is none
 * @param historyKey       which entry; empty when there is none
 * @param segment          区分
 * @param incomeSegment    所得区分
 * @param conditions       additional conditions, for staff
 * @param institutions     designated institutions as written, for staff
 * @param details          certificationDetail as written, for staff
 * @param maxCopayment     highest copayment as written; null when none is named
 * @param validity         first and last valid day
 * @param alwaysReimbursed never used at the desk, paid back later (R-PM-05)
 * @param notDisclosed     address and insurer are not to be shown (R-PM-06)
 * @param deleted          this entry was taken back (R-PM-08)
 */
public record SubsidyRecord(
        @Nullable String certificateType,
        @Nullable InsurerNumber payer,
        @Nullable String name,
        RecipientNumber recipient,
        String subKey,
        String historyKey,
        @Nullable String segment,
        @Nullable String incomeSegment,
        List<Condition> conditions,
        List<String> institutions,
        List<String> details,
        @Nullable String maxCopayment,
        DateRange validity,
        boolean alwaysReimbursed,
        boolean notDisclosed,
        boolean deleted) {

    /**
     * One additional condition (追加条件).
     *
     * @param item which
     * @param code what it says
     */
    public record Condition(String item, String code) {
        public Condition {
            if (item.isBlank() || code.isBlank()) {
                throw new IllegalArgumentException("a condition is an item and a code");
            }
        }
    }

    public SubsidyRecord {
        Objects.requireNonNull(recipient);
        Objects.requireNonNull(subKey);
        Objects.requireNonNull(historyKey);
        Objects.requireNonNull(validity);
        conditions = List.copyOf(conditions);
        institutions = List.copyOf(institutions);
        details = List.copyOf(details);
    }

    /** Reads an entry; a missing or empty field is absent. A problem names the field as its place. */
    public static Parsed<SubsidyRecord> parse(Map<SubsidyField, String> fields, List<String> institutions,
            List<String> details) {
        return SubsidyReader.read(fields, institutions, details);
    }

    /** What tells this entry from all others. */
    public SubsidyKey key() {
        return new SubsidyKey(payer == null ? "" : payer.value(), recipient.matchKey(), subKey, historyKey);
    }

    /** Whether it holds on a day and was not taken back. */
    public boolean holdsOn(LocalDate day) {
        return !deleted && validity.covers(day);
    }

    /** The same, taken back: it holds on no day. */
    public SubsidyRecord takenBack() {
        return new SubsidyRecord(certificateType, payer, name, recipient, subKey, historyKey, segment, incomeSegment,
                conditions, institutions, details, maxCopayment, validity, alwaysReimbursed, notDisclosed, true);
    }

    /** The highest copayment as far as it is a plain amount of yen (R-PM-07); anything else is for staff to read. */
    public CostCap cap() {
        if (maxCopayment == null) {
            return new CostCap.NoCap(CapReason.NO_SUCH_CAP);
        }
        return AsciiDigits.only(maxCopayment) && maxCopayment.length() <= 9
                ? new CostCap.Known(Long.parseLong(maxCopayment))
                : new CostCap.Unknown(CapReason.NO_FIGURE);
    }

    /** As a public expense for the claim; empty for a scheme without a payer's number. */
    public Optional<PublicExpense> asPublicExpense() {
        if (payer == null) {
            return Optional.empty();
        }
        Set<FacilityCode> named = new HashSet<>();
        for (String institution : institutions) {
            Optional<FacilityCode> code = FacilityCode.parse(institution).toOptional();
            if (code.isEmpty()) {
                // One that cannot be read: which institutions are meant is for staff to say.
                return Optional.of(new PublicExpense(payer, recipient, validity, Set.of(), ExpenseSource.HUB));
            }
            named.add(code.get());
        }
        return Optional.of(new PublicExpense(payer, recipient, validity, named, ExpenseSource.HUB));
    }

    /** Masked: the payer only. */
    @Override
    public String toString() {
        return "SubsidyRecord[" + payer + "]";
    }
}
