package jp.madoguchi.fhir.profile;

/**
 * National identifier and code systems that JP Core 1.1.2 names by OID and later versions by URL. Validators do not treat the two as
 * equal, so a receiver decides which one it wants (fhir-and-hl7v2 0 and 3).
 */
public enum NationalSystem {
    /** 保険者番号. */
    INSURER_NUMBER("http://jpfhir.jp/fhir/core/mhlw/IdSystem/InsurerNumber", "urn:oid:1.2.392.100495.20.3.61"),
    /** 公費負担者番号. */
    PUBLIC_PAYER_NUMBER("http://jpfhir.jp/fhir/core/mhlw/IdSystem/PublicPayerNumber", "urn:oid:1.2.392.100495.20.3.71"),
    /** 保険種別, table 別表11. */
    INSURANCE_CATEGORY("http://jpfhir.jp/fhir/core/mhlw/CodeSystem/InsuranceMajorCategory",
            "urn:oid:1.2.392.100495.20.2.61"),
    /** 被保険者区分, table 別表12. */
    INSURED_PERSON_CATEGORY("http://jpfhir.jp/fhir/core/mhlw/CodeSystem/InsuredPersonCategory",
            "urn:oid:1.2.392.100495.20.2.62");

    private final String url;
    private final String oid;

    NationalSystem(String url, String oid) {
        this.url = url;
        this.oid = oid;
    }

    /** The spelling of JP Core's development head and CLINS 1.5 and later. */
    public String url() {
        return url;
    }

    /** The spelling of JP Core 1.1.2. */
    public String oid() {
        return oid;
    }
}
