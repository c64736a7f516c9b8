package jp.madoguchi.fhir.profile;

/** Code systems that resources use. The national tables have two spellings and are named by {@link NationalSystem}. */
public final class CodeSystems {

    private static final String OWN = Profiles.BASE + "/CodeSystem/";
    private static final String HL7 = "http://terminology.hl7.org/CodeSystem/";

    /** Linked or provisional, in {@code meta.tag} of a patient. */
    public static final String PATIENT_STANDING = OWN + "patient-standing";
    /** 限度額適用区分. */
    public static final String LIMIT_CATEGORY = OWN + "limit-category";
    /** 特定疾病認定疾病区分. */
    public static final String SPECIFIC_DISEASE_CATEGORY = OWN + "specific-disease-category";
    /** Kinds of certificate. */
    public static final String CERTIFICATE_KIND = OWN + "certificate-kind";
    /** The calendar month as the term of a benefit. */
    public static final String BENEFIT_TERM = OWN + "benefit-term";
    /** 処理結果コード, not enumerated. */
    public static final String PROCESSING_RESULT_CODE = OWN + "processing-result-code";

    /** By which way the national system was asked. */
    public static final String PROOF_CHANNEL = OWN + "proof-channel";
    /** In which setting a consent was given. */
    public static final String CONSENT_SETTING = OWN + "consent-setting";
    /** What a consent is about. */
    public static final String CONSENT_ITEM = OWN + "consent-item";

    /** Terminal or reader. */
    public static final String DEVICE_KIND = OWN + "device-kind";
    /** Who acts on desk work. */
    public static final String DESK_ACTOR = OWN + "desk-actor";
    /** What comes with desk work. */
    public static final String DESK_INPUT = OWN + "desk-input";
    /** What somebody of the desk is asked to do, not enumerated. */
    public static final String DESK_STEP = OWN + "desk-step";
    /** Why desk work came up, not enumerated. */
    public static final String DESK_REASON = OWN + "desk-reason";
    /** How desk work ended, not enumerated. */
    public static final String DESK_END = OWN + "desk-end";
    /** From what a medicine is known. */
    public static final String MEDICAL_SOURCE = OWN + "medical-source";
    /** Medicines, not enumerated. */
    public static final String MEDICINE_CODE = OWN + "medicine-code";
    /** Treatments, not enumerated. */
    public static final String TREATMENT_CODE = OWN + "treatment-code";
    /** Items of check-ups, not enumerated. */
    public static final String CHECK_UP_ITEM_CODE = OWN + "check-up-item-code";

    /** How confidential something is. */
    public static final String CONFIDENTIALITY = HL7 + "v3-Confidentiality";
    /** What who gets something is obliged to. */
    public static final String ACT_CODE = HL7 + "v3-ActCode";
    /** Author, performer and the like of a Provenance. */
    public static final String PROVENANCE_PARTICIPANT = HL7 + "provenance-participant-type";
    /** What kind of consent a Consent is. */
    public static final String CONSENT_SCOPE = HL7 + "consentscope";
    /** RESTful operation and the like. */
    public static final String AUDIT_EVENT_TYPE = HL7 + "audit-event-type";
    /** Person, system object and the like. */
    public static final String AUDIT_ENTITY_TYPE = HL7 + "audit-entity-type";
    /** Patient, domain resource, query and the like. */
    public static final String OBJECT_ROLE = HL7 + "object-role";
    /** What kind of system recorded an event. */
    public static final String SECURITY_SOURCE_TYPE = HL7 + "security-source-type";
    /** What can be done over FHIR. */
    public static final String RESTFUL_INTERACTION = "http://hl7.org/fhir/restful-interaction";
    /** DICOM's events and participants. */
    public static final String DICOM = "http://dicom.nema.org/resources/ontology/DCM";
    /** Insurer, provider, other. */
    public static final String ORGANIZATION_TYPE = HL7 + "organization-type";
    /** Percentage of a cost share. */
    public static final String COPAY_TYPE = HL7 + "coverage-copay-type";
    /** Ceiling, percentage or amount of a benefit. */
    public static final String BENEFIT_TYPE = HL7 + "benefit-type";
    /** Units of measure. */
    public static final String UCUM = "http://unitsofmeasure.org";

    private CodeSystems() {}
}
