package jp.madoguchi.fhir.convert;

import jp.madoguchi.fhir.profile.CodeSystems;
import jp.madoguchi.fhir.profile.IdentifierSystems;
import jp.madoguchi.fhir.profile.Profiles;
import org.hl7.fhir.r4.model.Organization;

/** The facility as an Organization. */
public final class HospitalConverter {

    private final FhirDialect dialect;

    public HospitalConverter(FhirDialect dialect) {
        this.dialect = dialect;
    }

    /** The Organization of a facility. */
    public Organization convert(HospitalView view) {
        Organization organization = new Organization();
        Parts.stamp(organization, view.id(), view.stamp(), Profiles.HOSPITAL);
        if (dialect.claimNationalProfiles()) {
            organization.getMeta().addProfile(Profiles.JP_ORGANIZATION);
        }
        organization.addIdentifier(Parts.identifier(IdentifierSystems.MEDICAL_INSTITUTION, view.code().value()));
        organization.setActive(true);
        organization.addType(Parts.concept(CodeSystems.ORGANIZATION_TYPE, "prov", null));
        organization.setName(view.name() == null ? view.code().value() : view.name());
        return organization;
    }
}
