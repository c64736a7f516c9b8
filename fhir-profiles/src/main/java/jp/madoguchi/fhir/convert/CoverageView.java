package jp.madoguchi.fhir.convert;

import java.util.Objects;
import jp.madoguchi.domain.certificate.MedicalTicket;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.qualification.CoverageStanding;
import jp.madoguchi.domain.qualification.Qualification;
import jp.madoguchi.domain.qualification.QualificationValidity;
import org.jspecify.annotations.Nullable;

/**
 * One insurance of a patient, or one ticket of public assistance.
 *
 * @param id            FHIR id
 * @param stamp         as of what
 * @param payer         FHIR id of the insurer or public payer
 * @param qualification what the newest answer says of it; it names a member, since nothing could be paid without
 * @param ticket        the ticket, for public assistance
 * @param standing      what a reception may make of it
 * @param validity      what that answer as a whole said of validity, if it said
 */
public record CoverageView(
        ResourceId id,
        Stamp stamp,
        ResourceId payer,
        Qualification qualification,
        @Nullable MedicalTicket ticket,
        CoverageStanding standing,
        @Nullable QualificationValidity validity) {

    public CoverageView {
        Objects.requireNonNull(id);
        Objects.requireNonNull(stamp);
        Objects.requireNonNull(payer);
        Objects.requireNonNull(standing);
        if (qualification.member() == null) {
            throw new IllegalArgumentException("a coverage has a member");
        }
        if (standing == CoverageStanding.IN_FORCE && validity != QualificationValidity.VALID) {
            throw new IllegalArgumentException("a coverage is in force only by a valid answer");
        }
    }

    MemberId member() {
        return Objects.requireNonNull(qualification.member());
    }

    /** Masked: id and standing only. */
    @Override
    public String toString() {
        return "CoverageView[" + id + " " + standing + "]";
    }
}
