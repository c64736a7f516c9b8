package jp.madoguchi.fhir.profile;

/** URLs of the extensions that the converter writes. */
public final class ExtensionUrls {

    private static final String OWN = Profiles.BASE + "/StructureDefinition/";
    private static final String JP_INSURED_PERSON = "http://jpfhir.jp/fhir/core/Extension/StructureDefinition/JP_Coverage_InsuredPerson";

    /** Symbol of the card (記号), a string of JP Core. */
    public static final String INSURED_PERSON_SYMBOL = JP_INSURED_PERSON + "Symbol";
    /** Number of the card (番号), a string of JP Core. */
    public static final String INSURED_PERSON_NUMBER = JP_INSURED_PERSON + "Number";
    /** Branch (枝番), a string of JP Core. */
    public static final String INSURED_PERSON_SUB_NUMBER = JP_INSURED_PERSON + "SubNumber";
    /** Kanji, kana or Latin letters: code of a name of FHIR R4. */
    public static final String NAME_REPRESENTATION = "http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation";

    /** Why a value or element is not there, code: an extension of FHIR R4 for where a profile wants one. */
    public static final String DATA_ABSENT_REASON = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

    /** 資格喪失年月日, date. */
    public static final String DISQUALIFICATION_DATE = OWN + "disqualification-date";
    /** How a period's end is to be read, code. */
    public static final String PERIOD_END_READING = OWN + "period-end-reading";
    /** 資格喪失事由, code. */
    public static final String LOSS_REASON = OWN + "loss-reason";
    /** 資格有効性, code. */
    public static final String QUALIFICATION_VALIDITY = OWN + "qualification-validity";
    /** 被保険者証区分, code. */
    public static final String INSURED_CARD_CLASSIFICATION = OWN + "insured-card-classification";
    /** 被保険者証有効期間, Period. */
    public static final String CARD_VALIDITY = OWN + "card-validity";
    /** 被保険者証交付年月日, date. */
    public static final String CARD_ISSUE_DATE = OWN + "card-issue-date";
    /** 未就学区分, boolean. */
    public static final String PRESCHOOL = OWN + "preschool";
    /** 性別2（券面記載）, code. */
    public static final String CARD_SEX = OWN + "card-sex";
    /** 被保険者氏名（世帯主氏名）, string. */
    public static final String INSURED_NAME = OWN + "insured-name";
    /** 限度額適用認定証関連情報, complex. */
    public static final String LIMIT_CERTIFICATE = OWN + "limit-certificate";
    /** 医療券・調剤券, complex. */
    public static final String MEDICAL_TICKET = OWN + "medical-ticket";
    /** 指定医療機関, complex. */
    public static final String DESIGNATED_INSTITUTION = OWN + "designated-institution";
    /** 照会区分, code. */
    public static final String REFERENCE_CLASSIFICATION = OWN + "reference-classification";
    /** 処方箋発行形態, code. */
    public static final String PRESCRIPTION_FORM = OWN + "prescription-form";
    /** 処理結果コード・メッセージ, complex. */
    public static final String PROCESSING_RESULT = OWN + "processing-result";
    /** What an insurance entry is about, code. */
    public static final String CERTIFICATE_KIND = OWN + "certificate-kind";
    /** 限度額適用認定証区分, code. */
    public static final String LIMIT_CERTIFICATE_CLASSIFICATION = OWN + "limit-certificate-classification";
    /** 交付年月日 of a certificate, date. */
    public static final String CERTIFICATE_ISSUE_DATE = OWN + "certificate-issue-date";
    /** 長期入院該当年月日, date. */
    public static final String LONG_TERM_HOSPITALISATION_DATE = OWN + "long-term-hospitalisation-date";

    /** What the desk does because of an answer, complex. */
    public static final String DESK_ADVICE = OWN + "desk-advice";
    /** What something hangs on that the official texts leave open, complex. */
    public static final String UNCERTAIN_READING = OWN + "uncertain-reading";
    /** 限度額適用認定証提供同意フラグ, boolean. */
    public static final String LIMIT_CERTIFICATE_CONSENT = OWN + "limit-certificate-consent";

    /** What stands beside a medicine or treatment, complex. */
    public static final String CARE_DETAILS = OWN + "care-details";
    /** Why a consent does not count any more, code. */
    public static final String CONSENT_END = OWN + "consent-end";
    /** 同意フラグ, code. */
    public static final String CONSENT_FLAG = OWN + "consent-flag";

    private ExtensionUrls() {}
}
