package jp.madoguchi.fhir.profile;

import jp.madoguchi.domain.identity.FacilityCode;

/** Identifier systems that have one spelling only (fhir-and-hl7v2 3). */
public final class IdentifierSystems {

    /** Member id of an insurance; the capital I is theirs. */
    public static final String INSURANCE_MEMBER_ID = "http://jpfhir.jp/fhir/clins/Idsystem/JP_Insurance_memberID";
    /** Member id of public assistance. */
    public static final String PUBLIC_PAYER_MEMBER_ID = "http://jpfhir.jp/fhir/clins/Idsystem/JP_PublicPayer_memberID";
    /** 医療機関番号, ten digits. */
    public static final String MEDICAL_INSTITUTION = "http://jpfhir.jp/fhir/core/IdSystem/insurance-medical-institution-no";
    /** The id of the resource itself, for a person of whom nothing else is known. */
    public static final String RESOURCE_INSTANCE = "http://jpfhir.jp/fhir/core/IdSystem/resourceInstance-identifier";
    /** Ids of this gateway's questions. */
    public static final String INQUIRY = Profiles.BASE + "/IdSystem/inquiry";
    /** 任意のファイル識別子 of an answer. */
    public static final String ARBITRARY_FILE = Profiles.BASE + "/IdSystem/arbitrary-file-identifier";

    /** Stands before the identifier of a rule (docs/rules.md) where FHIR wants an address of it. */
    public static final String RULE = Profiles.BASE + "/rule/";
    /** Names that the hospital gives its qualification terminals. */
    public static final String TERMINAL = Profiles.BASE + "/IdSystem/terminal";

    /** Names of registered programs, and identifiers of staff where the gateway's own work notes who did it. */
    public static final String ACTOR = Profiles.BASE + "/IdSystem/actor";
    /** What requests, their tokens and commits are named by in logs. */
    public static final String REQUEST = Profiles.BASE + "/IdSystem/request";

    private static final String PATIENT_NUMBER = "urn:oid:1.2.392.100495.20.3.51.1";
    private static final String REFERENCE_NUMBER = Profiles.BASE + "/IdSystem/reference-number/";

    private IdentifierSystems() {}

    /** The namespace of a facility's patient numbers. */
    public static String patientNumber(FacilityCode facility) {
        return PATIENT_NUMBER + facility.value();
    }

    /** The namespace of a facility's 照会番号, where it is not known to be a patient number. */
    public static String referenceNumber(FacilityCode facility) {
        return REFERENCE_NUMBER + facility.value();
    }
}
