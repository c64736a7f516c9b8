package jp.madoguchi.gateway.operations;

import jp.madoguchi.fhir.convert.FhirDialect;

/** What receivers of FHIR resources disagree about, as the settings decide it. */
public final class FhirSettings {

    private FhirSettings() {}

    /** The dialect of everything that the EMR reads. */
    public static FhirDialect dialect(Settings settings) {
        boolean oid = settings.text(Settings.FHIR_MEMBER_ID_SYSTEM).equals("oid");
        boolean literal = settings.text(Settings.FHIR_COVERAGE_END).equals("loss-day");
        boolean full = settings.text(Settings.FHIR_DEPENDENT_WIDTH).equals("full");
        return new FhirDialect(oid ? FhirDialect.IdentifierSpelling.OID : FhirDialect.IdentifierSpelling.URL,
                literal ? FhirDialect.PeriodEnd.LITERAL_LOSS_DATE : FhirDialect.PeriodEnd.LAST_COVERED_DAY,
                full ? FhirDialect.DependentWidth.FULL : FhirDialect.DependentWidth.HALF,
                settings.yes(Settings.FHIR_NATIONAL_PROFILES));
    }
}
