package jp.madoguchi.fhir.convert;

import java.util.Set;
import jp.madoguchi.fhir.profile.ExtensionUrls;
import org.hl7.fhir.r4.model.CoverageEligibilityResponse.InsuranceComponent;
import org.hl7.fhir.r4.model.CoverageEligibilityResponse;

/** A response as somebody may have it who needs to know only whether a person is insured: certificates tell of income and disease. */
public final class WithoutCertificates {

    private static final Set<String> KEPT = Set.of(CertificateKind.QUALIFICATION.code(),
            CertificateKind.MEDICAL_TICKET.code());

    private WithoutCertificates() {}

    /** A copy with its qualifications and tickets only, and without what they pay; marked as a part of the whole. */
    public static CoverageEligibilityResponse of(CoverageEligibilityResponse whole) {
        CoverageEligibilityResponse some = whole.copy();
        some.getInsurance().removeIf(insurance -> !isKept(insurance));
        some.getInsurance().forEach(insurance -> insurance.getItem().clear());
        some.getMeta().addTag("http://terminology.hl7.org/CodeSystem/v3-ObservationValue", "SUBSETTED", null);
        return some;
    }

    private static boolean isKept(InsuranceComponent insurance) {
        return insurance.hasExtension(ExtensionUrls.CERTIFICATE_KIND)
                && KEPT.contains(insurance.getExtensionByUrl(ExtensionUrls.CERTIFICATE_KIND).getValue()
                        .primitiveValue());
    }
}
