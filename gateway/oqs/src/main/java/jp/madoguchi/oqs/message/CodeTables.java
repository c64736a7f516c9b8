package jp.madoguchi.oqs.message;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.madoguchi.domain.certificate.LimitCategory;
import jp.madoguchi.domain.certificate.LimitClassification;
import jp.madoguchi.domain.certificate.SpecificDisease;
import jp.madoguchi.domain.certificate.TicketType;
import jp.madoguchi.domain.certificate.TreatmentType;
import jp.madoguchi.domain.consent.ConsentStatus;
import jp.madoguchi.domain.exchange.CareSetting;
import jp.madoguchi.domain.identity.Sex;
import jp.madoguchi.domain.qualification.InsuredCardClassification;
import jp.madoguchi.domain.qualification.PersonalFamily;
import jp.madoguchi.domain.qualification.PrescriptionForm;
import jp.madoguchi.domain.qualification.QualificationValidity;
import jp.madoguchi.domain.qualification.ReasonOfLoss;
import jp.madoguchi.domain.qualification.ReferenceClassification;

/** The code tables that qualification confirmation uses (oqs-interface 3.6). */
public final class CodeTables {

    /** 同意フラグ, 医療情報 閲覧同意: tables 001 and 016 agree where they overlap. */
    public static final CodeTable<ConsentStatus> CONSENT = CodeTable.of("016",
            Map.of("0", ConsentStatus.NOT_GIVEN, "1", ConsentStatus.GIVEN, "2", ConsentStatus.EXPIRED, "3",
                    ConsentStatus.UNOBTAINABLE));

    /** 照会区分. */
    public static final CodeTable<ReferenceClassification> REFERENCE_CLASSIFICATION = CodeTable.of("002",
            Map.of("1", ReferenceClassification.MY_NUMBER_CARD, "2", ReferenceClassification.CARD_DATA));

    /** 処理結果区分. */
    public static final CodeTable<SegmentOfResult> SEGMENT_OF_RESULT = CodeTable.of("003",
            Map.of("1", SegmentOfResult.FINISHED, "2", SegmentOfResult.PROCESSING, "9", SegmentOfResult.ABORTED));

    /** 処理結果状況. */
    public static final CodeTable<ProcessingResultStatus> PROCESSING_RESULT_STATUS = CodeTable.of("004",
            Map.of("1", ProcessingResultStatus.NORMAL, "2", ProcessingResultStatus.ERROR));

    /** 文字コード識別子. */
    public static final CodeTable<TerminalEncoding> CHARACTER_CODE = CodeTable.of("005",
            Map.of("0", TerminalEncoding.UTF_8, "1", TerminalEncoding.SHIFT_JIS));

    /** 資格有効性. */
    public static final CodeTable<QualificationValidity> VALIDITY = CodeTable.of("006",
            Map.of("1", QualificationValidity.VALID, "2", QualificationValidity.INVALID, "3",
                    QualificationValidity.INVALID_NEW_EXISTS, "4", QualificationValidity.NOT_FOUND, "5",
                    QualificationValidity.MULTIPLE, "6", QualificationValidity.VALID_UNREGISTERED));

    /** 性別. */
    public static final CodeTable<Sex> SEX = CodeTable.of("007",
            Map.of("1", Sex.MALE, "2", Sex.FEMALE, "3", Sex.UNSET));

    /** 資格喪失事由. */
    public static final CodeTable<ReasonOfLoss> REASON_OF_LOSS = CodeTable.of("008",
            byCode(ReasonOfLoss.values(), ReasonOfLoss::code));

    /** 本人・家族の別. */
    public static final CodeTable<PersonalFamily> PERSONAL_FAMILY = CodeTable.of("009",
            Map.of("1", PersonalFamily.INSURED, "2", PersonalFamily.FAMILY));

    /** 被保険者証区分. */
    public static final CodeTable<InsuredCardClassification> CARD_CLASSIFICATION = CodeTable.of("010",
            byCode(InsuredCardClassification.values(), InsuredCardClassification::code));

    /** 限度額適用認定証区分. */
    public static final CodeTable<LimitClassification> LIMIT_CLASSIFICATION = CodeTable.of("011",
            Map.of("01", LimitClassification.LIMIT, "02", LimitClassification.LIMIT_AND_REDUCTION, "03",
                    LimitClassification.REDUCTION));

    /** 限度額適用認定証適用区分. */
    public static final CodeTable<LimitCategory> LIMIT_CATEGORY = CodeTable.of("012",
            byCode(LimitCategory.values(), LimitCategory::name));

    /** 特定疾病認定疾病区分. */
    public static final CodeTable<SpecificDisease> SPECIFIC_DISEASE = CodeTable.of("013",
            Map.of("1", SpecificDisease.CHRONIC_RENAL_FAILURE, "2", SpecificDisease.CONGENITAL_COAGULATION_DISORDER,
                    "3",
                    SpecificDisease.HIV_BY_BLOOD_PRODUCTS));

    /** 限度額適用認定証変更有無. */
    public static final CodeTable<Boolean> LIMIT_CHANGED = CodeTable.of("014",
            Map.of("0", Boolean.FALSE, "1", Boolean.TRUE));

    /** 同意フラグ as a question carries it. */
    public static final CodeTable<Boolean> CONSENT_IN_QUESTION = CodeTable.of("001",
            Map.of("0", Boolean.FALSE, "1", Boolean.TRUE));

    /** 未就学区分. */
    public static final CodeTable<Boolean> PRESCHOOL = CodeTable.of("015", Map.of("1", Boolean.TRUE));

    /** 処方箋発行形態. */
    public static final CodeTable<PrescriptionForm> PRESCRIPTION_FORM = CodeTable.of("017",
            Map.of("1", PrescriptionForm.ELECTRONIC, "2", PrescriptionForm.PAPER));

    /** 券種別. */
    public static final CodeTable<TicketType> TICKET_TYPE = CodeTable.of("018",
            Map.of("01", TicketType.MEDICAL, "02", TicketType.DISPENSING));

    /** 診療別. */
    public static final CodeTable<TreatmentType> TREATMENT_TYPE = CodeTable.of("019",
            Map.of("01", TreatmentType.INPATIENT, "02", TreatmentType.OUTPATIENT, "03", TreatmentType.DENTAL, "04",
                    TreatmentType.DISPENSING, "05", TreatmentType.HOME_NURSING));

    /** 単独・併用: whether the ticket is used beside an insurance. */
    public static final CodeTable<Boolean> COMBINED_USE = CodeTable.of("020",
            Map.of("01", Boolean.FALSE, "02", Boolean.TRUE));

    /** 指定医療機関フラグ: whether the ticket is made out to another institution (不一致). */
    public static final CodeTable<Boolean> OTHER_INSTITUTION = CodeTable.of("026",
            Map.of("0", Boolean.FALSE, "1", Boolean.TRUE));

    /** 診療フラグ. */
    public static final CodeTable<CareSetting> CARE_SETTING = CodeTable.of("028",
            Map.of("1", CareSetting.OUTPATIENT, "2", CareSetting.HOME_VISIT, "3", CareSetting.ONLINE, "4",
                    CareSetting.EMERGENCY));

    /** 処方・調剤情報表示. */
    public static final CodeTable<Boolean> PRESCRIPTIONS_SHOWN = CodeTable.of("030",
            Map.of("0", Boolean.FALSE, "1", Boolean.TRUE));

    private CodeTables() {}

    private static <E> Map<String, E> byCode(E[] meanings, Function<E, String> code) {
        return Arrays.stream(meanings).collect(Collectors.toMap(code, Function.identity()));
    }
}
