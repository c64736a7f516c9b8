package jp.madoguchi.sim.play;

/** Systems and extensions as the gateway's interface promises them (fhir-and-hl7v2 3 and the project's own namespace). */
final class FhirNames {
    static final String PATIENT_NUMBER = "urn:oid:1.2.392.100495.20.3.51.1";
    static final String MEMBER = "http://jpfhir.jp/fhir/clins/Idsystem/JP_Insurance_memberID";
    static final String PUBLIC_MEMBER = "http://jpfhir.jp/fhir/clins/Idsystem/JP_PublicPayer_memberID";
    static final String INSURER = "http://jpfhir.jp/fhir/core/mhlw/IdSystem/InsurerNumber";
    static final String PUBLIC_PAYER = "http://jpfhir.jp/fhir/core/mhlw/IdSystem/PublicPayerNumber";
    static final String SYMBOL = "JP_Coverage_InsuredPersonSymbol";
    static final String NUMBER = "JP_Coverage_InsuredPersonNumber";
    static final String BRANCH = "JP_Coverage_InsuredPersonSubNumber";
    static final String VALIDITY = "https://madoguchi.jp/fhir/StructureDefinition/qualification-validity";
    static final String DISQUALIFICATION = "https://madoguchi.jp/fhir/StructureDefinition/disqualification-date";
    static final String CERTIFICATE_KIND = "https://madoguchi.jp/fhir/StructureDefinition/certificate-kind";
    static final String STANDING = "https://madoguchi.jp/fhir/CodeSystem/patient-standing";
    static final String REPRESENTATION = "http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation";
    static final String PUBLIC_TYPE = "8";

    private FhirNames() {}
}
