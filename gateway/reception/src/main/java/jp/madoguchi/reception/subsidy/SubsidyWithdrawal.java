package jp.madoguchi.reception.subsidy;

import java.util.Objects;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.insurance.InsurerNumber;
import jp.madoguchi.domain.insurance.RecipientNumber;
import jp.madoguchi.domain.privacy.MyNumber;
import jp.madoguchi.domain.problem.Parsed;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.subsidy.SubsidyKey;

/**
 * A paper certificate was typed by mistake; the right to say so is checked before.
 *
 * @param facility  institution
 * @param patient   on whose file it stands
 * @param payer     公費負担者番号, as it was typed
 * @param recipient 公費受給者番号, as it was typed
 * @param by        who says so, by the staff's identifier
 * @param reason    why, 1 to 200 characters
 */
public record SubsidyWithdrawal(FacilityCode facility, ResourceId patient, InsurerNumber payer,
        RecipientNumber recipient, String by, String reason) {

    /** Characters of the longest reason. */
    public static final int LONGEST_REASON = 200;

    public SubsidyWithdrawal {
        Objects.requireNonNull(facility);
        Objects.requireNonNull(patient);
        Objects.requireNonNull(payer);
        Objects.requireNonNull(recipient);
        if (by.isBlank()) {
            throw new IllegalArgumentException("somebody says so");
        }
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw new IllegalArgumentException("a reason has 1 to 200 characters");
        }
    }

    /**
     * Takes what was typed, judged as {@link SubsidyPaper} judges numbers. A My Number in the reason is hidden (R-SE-06). A refusal names the
     * field.
     */
    public static Parsed<SubsidyWithdrawal> parse(FacilityCode facility, ResourceId patient, String payer,
            String recipient, String by, String reason) {
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            return Parsed.refused(reason.isBlank() ? ProblemCode.VALUE_MISSING : ProblemCode.VALUE_TOO_LONG, "reason");
        }
        return switch (InsurerNumber.parseTyped(payer)) {
            case Parsed.Refused<InsurerNumber> refused -> Parsed.refused(refused.problem().code(), "payer");
            case Parsed.Value<InsurerNumber> number ->
                switch (RecipientNumber.parseTyped(recipient, number.value())) {
                    case Parsed.Refused<RecipientNumber> refused ->
                        Parsed.refused(refused.problem().code(), "recipient");
                    case Parsed.Value<RecipientNumber> whose -> Parsed.of(new SubsidyWithdrawal(facility, patient,
                            number.value(), whose.value(), by, MyNumber.hiddenIn(reason.strip())));
                };
        };
    }

    /** Which certificate: a paper has neither sub key nor history. */
    SubsidyKey key() {
        return new SubsidyKey(payer.value(), recipient.matchKey(), "", "");
    }

    /** Masked: the payer only. */
    @Override
    public String toString() {
        return "SubsidyWithdrawal[" + payer + "]";
    }
}
