package jp.madoguchi.fhir.convert;

import jp.madoguchi.fhir.profile.CodeSystems;
import jp.madoguchi.fhir.profile.Profiles;
import org.hl7.fhir.r4.model.Organization;

/** An insurer or public payer as an Organization. Its number is kept without padding (fhir-and-hl7v2 11). */
public final class PayerConverter {

    private final FhirDialect dialect;

    public PayerConverter(FhirDialect dialect) {
        this.dialect = dialect;
    }

    /** The Organization of a payer; without a name it goes by its number. */
    public Organization convert(PayerView view) {
        PayerKind kind = PayerKind.of(view.number());
        Organization organization = new Organization();
        Parts.stamp(organization, view.id(), view.stamp(), Profiles.PAYER);
        if (dialect.claimNationalProfiles()) {
            organization.getMeta().addProfile(Profiles.JP_ORGANIZATION);
        }
        organization.addIdentifier(Parts.identifier(dialect.spell(kind.numberSystem()), view.number().value()));
        organization.addType(Parts.concept(
                CodeSystems.ORGANIZATION_TYPE, kind.organizationType(), kind.organizationDisplay()));
        organization.setName(view.name() == null ? view.number().value() : view.name());
        return organization;
    }
}
