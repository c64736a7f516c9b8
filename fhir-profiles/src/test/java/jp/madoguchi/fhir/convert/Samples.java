package jp.madoguchi.fhir.convert;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import jp.madoguchi.domain.certificate.ContributionRatio;
import jp.madoguchi.domain.certificate.DateRange;
import jp.madoguchi.domain.certificate.ElderlyCertificate;
import jp.madoguchi.domain.certificate.LimitCategory;
import jp.madoguchi.domain.certificate.LimitCertificate;
import jp.madoguchi.domain.certificate.LimitClassification;
import jp.madoguchi.domain.certificate.MedicalTicket;
import jp.madoguchi.domain.certificate.SpecificDisease;
import jp.madoguchi.domain.certificate.SpecificDiseaseCertificate;
import jp.madoguchi.domain.certificate.TicketType;
import jp.madoguchi.domain.certificate.TreatmentType;
import jp.madoguchi.domain.consent.CareTime;
import jp.madoguchi.domain.consent.Consent;
import jp.madoguchi.domain.consent.ConsentItem;
import jp.madoguchi.domain.consent.ConsentStatus;
import jp.madoguchi.domain.exchange.CareSetting;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.KanaName;
import jp.madoguchi.domain.identity.PatientNumber;
import jp.madoguchi.domain.identity.PatientStanding;
import jp.madoguchi.domain.identity.Person;
import jp.madoguchi.domain.identity.PersonName;
import jp.madoguchi.domain.identity.PostalAddress;
import jp.madoguchi.domain.identity.ReferenceNumber;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.identity.Sex;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.insurance.BranchNumber;
import jp.madoguchi.domain.insurance.CardNumber;
import jp.madoguchi.domain.insurance.CardSymbol;
import jp.madoguchi.domain.insurance.InsurerNumber;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.qualification.Answer;
import jp.madoguchi.domain.qualification.AnswerOutcome;
import jp.madoguchi.domain.qualification.CoverageStanding;
import jp.madoguchi.domain.qualification.InquiryId;
import jp.madoguchi.domain.qualification.InsuredCardClassification;
import jp.madoguchi.domain.qualification.PersonalFamily;
import jp.madoguchi.domain.qualification.PrescriptionForm;
import jp.madoguchi.domain.qualification.Qualification;
import jp.madoguchi.domain.qualification.QualificationValidity;
import jp.madoguchi.domain.qualification.ReasonOfLoss;
import jp.madoguchi.domain.qualification.ReferenceClassification;
import org.jspecify.annotations.Nullable;

/** Invented people, insurances and answers. */
final class Samples {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    static final Instant CONSENTED = Instant.parse("2026-11-22T00:10:00Z");
    static final Stamp STAMP = new Stamp(42, Instant.parse("2026-11-22T01:02:03.456Z"));
    static final ResourceId PATIENT = new ResourceId("patient-1");
    static final ResourceId PAYER = new ResourceId("payer-1");
    static final HospitalView HOSPITAL = new HospitalView(
            new ResourceId("hospital-1"), STAMP, new FacilityCode("9919999999"), "架空病院");

    private static final DateRange UNKNOWN = new DateRange(null, null);
    private static final DateRange THIS_YEAR = new DateRange(LocalDate.of(2026, 8, 1), LocalDate.of(2027, 7, 31));

    private Samples() {}

    static Person person() {
        return new Person(
                PersonName.parse("見本　太郎").orElseThrow(), KanaName.parse("ﾐﾎﾝ ﾀﾛｳ").orElseThrow(), null, null,
                Sex.MALE, null, LocalDate.of(1980, 4, 1), new PostalAddress("架空県見本市中央１－２－３", "999-0001"));
    }

    static MemberId member(String insurer, @Nullable String symbol, String number, @Nullable String branch) {
        return new MemberId(
                InsurerNumber.parse(insurer).orElseThrow(),
                symbol == null ? null : CardSymbol.parse(symbol).orElseThrow(),
                CardNumber.parse(number).orElseThrow(),
                branch == null ? null : BranchNumber.parse(branch).orElseThrow());
    }

    /** An insurance of employees with everything that can stand beside it. */
    static Qualification insurance() {
        return new Qualification(
                InsuredCardClassification.GENERAL, member("06999010", "宮6", "1234567", "01"), "架空健康保険組合",
                PersonalFamily.INSURED, "見本　太郎", person(), LocalDate.of(2020, 4, 1), null,
                LocalDate.of(2020, 4, 10), UNKNOWN, null, false, null, null,
                new LimitCertificate(LimitClassification.LIMIT, LimitCategory.A03, LocalDate.of(2026, 7, 25),
                        THIS_YEAR, LocalDate.of(2026, 9, 1)),
                List.of(new SpecificDiseaseCertificate(SpecificDisease.CHRONIC_RENAL_FAILURE,
                        LocalDate.of(2025, 1, 1), new DateRange(LocalDate.of(2025, 1, 1), null), 10_000)),
                List.of(), List.of(), new ReferenceNumber("P000001"));
    }

    static Qualification lost(LocalDate acquired, LocalDate lost) {
        return new Qualification(
                InsuredCardClassification.GENERAL, member("138057", null, "1234567", null), "架空市",
                PersonalFamily.FAMILY, null, person(), acquired, lost, null, UNKNOWN, null, true,
                ReasonOfLoss.OTHER_INSURANCE, null, null, List.of(), List.of(), List.of(), null);
    }

    static Qualification lateElderly() {
        return new Qualification(
                InsuredCardClassification.GENERAL, member("39999014", null, "00123456", null), "架空県広域連合", null,
                null, person(), LocalDate.of(2025, 4, 1), null, null, THIS_YEAR, new ContributionRatio(20), false, null,
                null, null, List.of(), List.of(), List.of(), null);
    }

    static Qualification elderly() {
        return new Qualification(
                InsuredCardClassification.GENERAL, member("999017", "12", "345", "02"), "見本市", PersonalFamily.INSURED,
                "見本　花子", person(), LocalDate.of(2010, 4, 1), null, null, UNKNOWN, null, false, null,
                new ElderlyCertificate(LocalDate.of(2026, 8, 1), THIS_YEAR, new ContributionRatio(30)), null, List.of(),
                List.of(), List.of(), null);
    }

    static MedicalTicket ticket(YearMonth month, boolean forOtherInstitution) {
        return new MedicalTicket(TicketType.MEDICAL, month, new DateRange(month.atDay(1), month.atEndOfMonth()),
                "00000001", HOSPITAL.code(), "架空病院", forOtherInstitution, TreatmentType.OUTPATIENT, 500, false);
    }

    static Qualification publicAssistance(@Nullable LocalDate lost, MedicalTicket... tickets) {
        return new Qualification(
                InsuredCardClassification.PUBLIC_ASSISTANCE, member("12996013", null, "18", null), "架空県見本福祉事務所", null,
                null, person(), LocalDate.of(2025, 6, 1), lost, null, UNKNOWN, null, false, null, null, null, List.of(),
                List.of(tickets), List.of(), null);
    }

    static CoverageView coverage(
            Qualification qualification, @Nullable MedicalTicket ticket, CoverageStanding standing) {
        QualificationValidity validity = switch (standing) {
            case IN_FORCE -> QualificationValidity.VALID;
            case LOST -> QualificationValidity.INVALID;
            case UNCONFIRMED -> QualificationValidity.INVALID_NEW_EXISTS;
        };
        return new CoverageView(
                new ResourceId("coverage-1"), STAMP, PAYER, qualification, ticket, standing, validity);
    }

    static CoverageView inForce(Qualification qualification) {
        return coverage(qualification, null, CoverageStanding.IN_FORCE);
    }

    static Answer answer(AnswerOutcome outcome, Qualification... qualifications) {
        return new Answer(HOSPITAL.code(), ReferenceClassification.MY_NUMBER_CARD, "QUJDREVG", null,
                Instant.parse("2026-11-22T00:15:30Z"), TODAY, outcome, null, List.of(qualifications),
                PrescriptionForm.ELECTRONIC);
    }

    static Answer valid(Qualification... qualifications) {
        return answer(new AnswerOutcome.Confirmed(QualificationValidity.VALID, null), qualifications);
    }

    static AnswerView answerView(Answer answer, @Nullable InquiryId inquiry, AnswerEntry... entries) {
        return answerView(answer, inquiry, inquiry == null ? ProofChannel.READER : ProofChannel.CARD_DATA, entries);
    }

    static AnswerView answerView(Answer answer, @Nullable InquiryId inquiry, ProofChannel channel,
            AnswerEntry... entries) {
        return new AnswerView(new ResourceId("answer-1"), STAMP, inquiry,
                new AnswerSource(new TerminalId("front-1"), channel, Instant.parse("2026-11-22T00:15:31.250Z")), answer,
                List.of(entries));
    }

    /** The consents of an answer at the reader, of which none was replaced or taken back. */
    static ConsentView consents(Consent... consents) {
        return new ConsentView(new ResourceId("answer-1"), STAMP, CareSetting.OUTPATIENT, CONSENTED, false, null,
                new CareTime.Fixed(Duration.ofHours(24)), List.of(consents));
    }

    static Consent given(ConsentItem item, @Nullable Instant until) {
        return new Consent(item, ConsentStatus.GIVEN, CONSENTED, until);
    }

    static AnswerEntry entry(int qualification, @Nullable MedicalTicket ticket) {
        return new AnswerEntry(new ResourceId("coverage-1"), PAYER, qualification, ticket);
    }

    static PatientView patient(PatientStanding standing, Person person, CoverageView... coverages) {
        boolean linked = standing == PatientStanding.LINKED;
        return new PatientView(PATIENT, STAMP, HOSPITAL, standing, linked ? new PatientNumber("P000001") : null, null,
                null, person, List.of(coverages), List.of(), List.of(), List.of());
    }
}
