package jp.madoguchi.fhir.profile;

/** Canonical URLs of the profiles that resources claim. */
public final class Profiles {

    /** Namespace of everything the guide defines. */
    public static final String BASE = "https://madoguchi.jp/fhir";

    private static final String OWN = BASE + "/StructureDefinition/";

    /** A patient, linked or provisional. */
    public static final String PATIENT = OWN + "madoguchi-patient";
    /** An insurance. */
    public static final String INSURANCE_COVERAGE = OWN + "madoguchi-insurance-coverage";
    /** Public assistance as of one ticket. */
    public static final String PUBLIC_EXPENSE_COVERAGE = OWN + "madoguchi-public-expense-coverage";
    /** An insurer or public payer. */
    public static final String PAYER = OWN + "madoguchi-payer";
    /** The facility that asked. */
    public static final String HOSPITAL = OWN + "madoguchi-hospital";
    /** A question to the national system. */
    public static final String ELIGIBILITY_REQUEST = OWN + "madoguchi-eligibility-request";
    /** One answer of the national system. */
    public static final String ELIGIBILITY_RESPONSE = OWN + "madoguchi-eligibility-response";

    /** By which way an answer came. */
    public static final String PROVENANCE = OWN + "madoguchi-provenance";
    /** The consents that an answer carries. */
    public static final String CONSENT = OWN + "madoguchi-consent";
    /** A terminal or its readers. */
    public static final String DEVICE = OWN + "madoguchi-device";
    /** A piece of desk work. */
    public static final String DESK_TASK = OWN + "madoguchi-desk-task";
    /** An entry of the audit trail. */
    public static final String AUDIT_EVENT = OWN + "madoguchi-audit-event";
    /** A medicine that the national system tells of. */
    public static final String MEDICINE = OWN + "madoguchi-medicine";
    /** A treatment that it tells of. */
    public static final String TREATMENT = OWN + "madoguchi-treatment";
    /** An item of a check-up that it tells of. */
    public static final String CHECK_UP_ITEM = OWN + "madoguchi-check-up-item";

    /** IHE's of a successful read of what is nobody's (ITI BALP 3:5.7.3); claimed beside ours. */
    public static final String BALP_READ = "https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit.Read";
    /** IHE's of a successful read of what is a patient's (ITI BALP 3:5.7.3); claimed beside ours. */
    public static final String BALP_PATIENT_READ = "https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit.PatientRead";

    /** National base profile of a patient; claimed only on request. */
    public static final String JP_PATIENT = "http://jpfhir.jp/fhir/core/StructureDefinition/JP_Patient";
    /** National base profile of a coverage; claimed only on request. */
    public static final String JP_COVERAGE = "http://jpfhir.jp/fhir/core/StructureDefinition/JP_Coverage";
    /** National base profile of an organization; claimed only on request. */
    public static final String JP_ORGANIZATION = "http://jpfhir.jp/fhir/core/StructureDefinition/JP_Organization";
    /** Stricter national profile of an insurance (fhir-and-hl7v2 2.1); claimed only on request and only when valid. */
    public static final String ECS_INSURANCE = "http://jpfhir.jp/fhir/ePrescription/StructureDefinition/JP_Coverage_eCS_insurance";
    /** Stricter national profile of a public expense (fhir-and-hl7v2 2.2); claimed only on request and only when valid. */
    public static final String ECS_PUBLIC_PAYMENT = "http://jpfhir.jp/fhir/ePrescription/StructureDefinition/JP_Coverage_eCS_publicPayment";

    private Profiles() {}
}
