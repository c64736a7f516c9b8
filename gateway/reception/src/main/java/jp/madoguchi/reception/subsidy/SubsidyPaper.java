package jp.madoguchi.reception.subsidy;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import jp.madoguchi.domain.certificate.DateRange;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.insurance.InsurerNumber;
import jp.madoguchi.domain.insurance.Programme;
import jp.madoguchi.domain.insurance.Programmes;
import jp.madoguchi.domain.insurance.RecipientNumber;
import jp.madoguchi.domain.problem.Parsed;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.subsidy.SubsidyRecord;
import org.jspecify.annotations.Nullable;

/**
 * A paper certificate of a public expense (公費の受給者証) that somebody of the desk saw (R-PM-03).
 *
 * @param facility  institution
 * @param patient   whose it is
 * @param payer     公費負担者番号
 * @param recipient 公費受給者番号
 * @param validity  first and last valid day, as far as printed
 * @param by        who saw it, by the staff's identifier
 */
public record SubsidyPaper(FacilityCode facility, ResourceId patient, InsurerNumber payer, RecipientNumber recipient,
        DateRange validity, String by) {

    private static final int LONGEST_STAFF = 64;

    public SubsidyPaper {
        Objects.requireNonNull(facility);
        Objects.requireNonNull(patient);
        Objects.requireNonNull(payer);
        Objects.requireNonNull(recipient);
        Objects.requireNonNull(validity);
        if (by.isBlank()) {
            throw new IllegalArgumentException("somebody saw the paper");
        }
    }

    /**
     * Takes what was typed. A payer's number has 8 digits, a right check digit, is no placeholder and, where its programme (法別番号) is
     * known, no insurance's; the recipient's number is judged beside its payer's. A refusal names the field.
     *
     * @param programmes what payers' numbers mean
     * @param today      the day on which it was seen
     */
    public static Parsed<SubsidyPaper> parse(FacilityCode facility, ResourceId patient, String payer, String recipient,
            DateRange validity, String by, Programmes programmes, LocalDate today) {
        if (by.isBlank()) {
            return Parsed.refused(ProblemCode.VALUE_MISSING, "by");
        }
        if (by.length() > LONGEST_STAFF) {
            return Parsed.refused(ProblemCode.VALUE_TOO_LONG, "by");
        }
        LocalDate from = validity.from();
        LocalDate to = validity.to();
        if (from != null && to != null && to.isBefore(from)) {
            return Parsed.refused(ProblemCode.DATE_IMPOSSIBLE, "validUntil");
        }
        return switch (InsurerNumber.parseTyped(payer)) {
            case Parsed.Refused<InsurerNumber> refused -> Parsed.refused(refused.problem().code(), "payer");
            case Parsed.Value<InsurerNumber> number when !couldPay(number.value(), programmes, today) ->
                Parsed.refused(ProblemCode.VALUE_MALFORMED, "payer");
            case Parsed.Value<InsurerNumber> number ->
                switch (RecipientNumber.parseTyped(recipient, number.value())) {
                    case Parsed.Refused<RecipientNumber> refused ->
                        Parsed.refused(refused.problem().code(), "recipient");
                    case Parsed.Value<RecipientNumber> whose -> Parsed.of(
                            new SubsidyPaper(facility, patient, number.value(), whose.value(), validity, by));
                };
        };
    }

    /** A number of national health insurance has 6 digits. One whose programme is not known here is taken: a person decides. */
    private static boolean couldPay(InsurerNumber payer, Programmes programmes, LocalDate today) {
        return payer.programme().isPresent()
                && programmes.of(payer, today).map(Programme::isPublicExpense).orElse(true);
    }

    /** The certificate as it is kept: what a paper does not say is not said. */
    SubsidyRecord certificate() {
        @Nullable
        String unsaid = null;
        return new SubsidyRecord(unsaid, payer, unsaid, recipient, "", "", unsaid, unsaid, List.of(), List.of(),
                List.of(), unsaid, validity, false, false, false);
    }

    /** Masked: the payer only. */
    @Override
    public String toString() {
        return "SubsidyPaper[" + payer + "]";
    }
}
