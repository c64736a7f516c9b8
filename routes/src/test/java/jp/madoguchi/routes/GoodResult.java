package jp.madoguchi.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.madoguchi.domain.consent.ConsentItem;
import jp.madoguchi.domain.exchange.BulkFamily;
import jp.madoguchi.domain.exchange.BulkPerson;
import jp.madoguchi.domain.exchange.CareSetting;
import jp.madoguchi.domain.exchange.CollectionPeriod;
import jp.madoguchi.domain.exchange.DocumentForm;
import jp.madoguchi.domain.exchange.ExchangeKind;
import jp.madoguchi.domain.exchange.MedicineContent;
import jp.madoguchi.domain.exchange.Question;
import jp.madoguchi.domain.exchange.ReceptionNumber;
import jp.madoguchi.domain.exchange.Registration;
import jp.madoguchi.domain.exchange.Reply;
import jp.madoguchi.domain.identity.ReferenceNumber;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.insurance.CardNumber;
import jp.madoguchi.domain.insurance.InsurerNumber;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.medical.CheckUp;
import jp.madoguchi.domain.medical.CheckUpHistory;
import jp.madoguchi.domain.medical.MedicineHistory;
import jp.madoguchi.domain.medical.PdfDocument;
import jp.madoguchi.domain.qualification.Answer;
import jp.madoguchi.domain.qualification.AnswerOutcome;
import jp.madoguchi.domain.qualification.CardQuestion;
import jp.madoguchi.domain.qualification.Inquiry;
import jp.madoguchi.domain.qualification.InquiryId;
import jp.madoguchi.domain.qualification.Qualification;
import jp.madoguchi.domain.qualification.QualificationValidity;

/** A question of every kind, and a result that answers it with what there is of one person; the same through both doors of a terminal. */
public final class GoodResult {

    public static final InquiryId ID = new InquiryId("20261120100000ABCDEFGHJK");
    /** A document as the national system makes them. */
    public static final byte[] PDF = "%PDF-1.7\n1 0 obj\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final LocalDate BORN = LocalDate.of(1958, 4, 12);
    private static final ReceptionNumber RECEPTION = new ReceptionNumber("R-0002");
    private static final ReferenceNumber REFERENCE = new ReferenceNumber("0000012345");
    private static final CardQuestion CARD = new CardQuestion(
            new MemberId(new InsurerNumber("06990014"), null, new CardNumber("4567"), null), BORN, false);
    private static final TerminalId TERMINAL = TerminalId.DEFAULT;

    private GoodResult() {}

    /** A question of this kind; medical information is asked for in this form. */
    public static Question question(ExchangeKind kind, DocumentForm form) {
        CollectionPeriod period = new CollectionPeriod(CollectionPeriod.By.CONSENT, DAY.minusDays(1), DAY);
        Registration registration = new Registration(REFERENCE, CARD.member());
        var facility = BadResult.FACILITY;
        return switch (kind) {
            case CONFIRMATION -> new Question.Confirm(new Inquiry(ID, facility, TERMINAL, DAY, CARD));
            case REFERENCE_NUMBER -> new Question.RegisterReference(ID, facility, TERMINAL, registration);
            case REFERENCE_NUMBERS -> new Question.RegisterReferences(ID, facility, TERMINAL, List.of(registration));
            case CONFIRMATIONS -> new Question.ConfirmMany(ID, facility, TERMINAL, DAY.plusDays(1),
                    List.of(new BulkPerson("1", CARD)));
            case CONSENTED_AT_HOME ->
                new Question.CollectConsented(ID, facility, TERMINAL, CareSetting.HOME_VISIT, period);
            case CONSENTED_ONLINE -> new Question.CollectConsented(ID, facility, TERMINAL, CareSetting.ONLINE, period);
            case TICKETS -> new Question.CollectTickets(ID, facility, TERMINAL, YearMonth.of(2026, 11));
            case REFERENCE_NUMBERS_RESULT, CONFIRMATIONS_RESULT, CONSENTED_AT_HOME_RESULT, CONSENTED_ONLINE_RESULT,
                    TICKETS_RESULT ->
                new Question.FetchResult(ID, facility, TERMINAL, BulkFamily.of(kind).orElseThrow(), RECEPTION);
            case RECHECK_AT_HOME -> new Question.Recheck(ID, facility, TERMINAL, CareSetting.HOME_VISIT, DAY, CARD);
            case RECHECK_ONLINE -> new Question.Recheck(ID, facility, TERMINAL, CareSetting.ONLINE, DAY, CARD);
            case REVOCATION_AT_HOME -> new Question.RevokeConsent(ID, facility, TERMINAL, CARD.member(), BORN);
            case MEDICINES -> new Question.AskMedicines(ID, facility, TERMINAL, CARD.member(), YearMonth.of(2026, 1),
                    YearMonth.of(2026, 11), MedicineContent.MEDICINES, form, false, CareSetting.OUTPATIENT);
            case CHECK_UPS ->
                new Question.AskCheckUps(ID, facility, TERMINAL, CARD.member(), form, CareSetting.OUTPATIENT);
        };
    }

    /** The result of the question of this kind. */
    public static byte[] bytes(ExchangeKind kind, boolean json) {
        String facility = BadResult.FACILITY.value();
        return BadResult.write(BadResult.message(facility, ID.value(), header(kind), body(kind)), json);
    }

    private static Map<String, Object> header(ExchangeKind kind) {
        return switch (kind) {
            case REFERENCE_NUMBERS_RESULT, CONFIRMATIONS_RESULT, CONSENTED_AT_HOME_RESULT, CONSENTED_ONLINE_RESULT,
                    TICKETS_RESULT ->
                Map.of("ReceptionNumber", RECEPTION.value(), "NumberOfProcessingResult", "1",
                        "NumberOfNormalProcessing", "1", "NumberOfError", "0");
            case MEDICINES -> Map.of("QuaInf", elements("Name", "架空　一郎", "KanaName", "ｶｸｳ ｲﾁﾛｳ", "Birth", "19580412",
                    "AdmGendCode", "1"));
            case CHECK_UPS -> Map.of("QualificationsInfo", elements("Name", "架空　一郎", "KanasName", "ｶｸｳ ｲﾁﾛｳ",
                    "Birthday", "19580412", "AdministrativeGenderCode", "1"));
            case CONFIRMATION, REFERENCE_NUMBER, REFERENCE_NUMBERS, CONFIRMATIONS, CONSENTED_AT_HOME,
                    CONSENTED_ONLINE, TICKETS, RECHECK_AT_HOME, RECHECK_ONLINE, REVOCATION_AT_HOME ->
                Map.of();
        };
    }

    private static Map<String, Object> body(ExchangeKind kind) {
        return switch (kind) {
            case CONFIRMATION, RECHECK_AT_HOME, RECHECK_ONLINE -> elements("ProcessingResultStatus", "1",
                    "QualificationValidity", "1", "QualificationConfirmSearchInfo", BadResult.card("4567"),
                    "ResultList", List.of(Map.of("ResultOfQualificationConfirmation", insurance())));
            case REFERENCE_NUMBER -> registered();
            case REFERENCE_NUMBERS, CONFIRMATIONS, CONSENTED_AT_HOME, CONSENTED_ONLINE, TICKETS ->
                elements("ReceptionNumber", RECEPTION.value(), "ReceptionDateTime", "20261120100131");
            case REFERENCE_NUMBERS_RESULT -> Map.of("BulkRegistrationUnit", List.of(registered()));
            case CONFIRMATIONS_RESULT -> {
                Map<String, Object> card = new LinkedHashMap<>(BadResult.card("4567"));
                card.put("ArbitraryIdentifier", "1");
                yield unit("QualificationConfirmSearchInfo", card, insurance());
            }
            case CONSENTED_AT_HOME_RESULT, CONSENTED_ONLINE_RESULT -> {
                Map<String, Object> entry = insurance();
                entry.put("PharmacistsInfoConsFlg", "1");
                entry.put("PharmacistsInfoConsTime", "20261119100000");
                yield unit("PrescriptionIssueSelect", "1", entry);
            }
            case TICKETS_RESULT -> unit("PrescriptionIssueSelect", "1", assistance());
            case REVOCATION_AT_HOME -> elements("ProcessingResultStatus", "1");
            case MEDICINES -> elements("ResultCode", "1", "MeTrMonthInf", elements("MeTrDiHNm", "架空内科医院",
                    "MeTrMonth", "202610", "DiDateInfs", List.of(Map.of("DiDateInf", elements("DiDate", "20261012",
                            "DrugInfs",
                            List.of(Map.of("DrugInf", elements("DrugC", "990000101", "DrugN", "模擬降圧錠"))))))));
            case CHECK_UPS -> elements("ResultCode", "1", "SpecificHealthCheckupInfo", elements("EffectiveTime",
                    "20260618", "HealthCheckupResultAndQuestionInfos", List.of(Map.of(
                            "HealthCheckupResultAndQuestionInfo", elements("ItemCode", "9N006000000000001", "ItemName",
                                    "体重", "DataType", "PQ", "DataValue", "64.2", "Unit", "kg")))));
        };
    }

    private static Map<String, Object> registered() {
        return elements("ReferenceNumberRegistrationInfo", elements("InsurerNumber", "06990014",
                "InsuredIdentificationNumber", "4567", "ReferenceNumber", REFERENCE.value()),
                "ProcessingResultStatus", "1");
    }

    private static Map<String, Object> unit(String name, Object value, Map<String, Object> entry) {
        return Map.of("BulkConfirmUnit", List.of(elements(name, value, "ProcessingResultStatus", "1",
                "QualificationValidity", "1", "ResultOfQualificationConfirmation", List.of(entry))));
    }

    private static Map<String, Object> insurance() {
        return elements("InsuredCardClassification", "01", "InsurerNumber", "06990014", "InsuredIdentificationNumber",
                "4567", "Name", "架空　一郎", "NameKana", "ｶｸｳ ｲﾁﾛｳ", "Sex1", "1", "Birthdate", "19580412",
                "QualificationDate", "20240401", "ReferenceNumber", REFERENCE.value());
    }

    private static Map<String, Object> assistance() {
        return elements("InsuredCardClassification", "A1", "InsurerNumber", "12996013", "InsuredIdentificationNumber",
                "0000018", "Name", "仮名　五月", "NameKana", "ｶﾒｲ ｻﾂｷ", "Sex1", "2", "Birthdate", "19700505",
                "QualificationDate", "20250601", "PublicExpenseResultList", List.of(Map.of("MedicalTicketInfo",
                        elements("TicketType", "01", "MedicalTicketValidDate", "20261101",
                                "MedicalTicketExpirationDate", "20261130", "IssueNumber", "00000002",
                                "MedicalTreatmentMonth", "202611", "DesignatedMedicalInstitutionCode", "9919999999",
                                "DesignatedMedicalInstitutionFlag", "0", "MedicalTreatmentType", "02",
                                "SingleOrCombinedUse", "01"))));
    }

    private static Map<String, Object> elements(Object... namesAndValues) {
        Map<String, Object> elements = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            elements.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return elements;
    }

    /** Whether an answer about one person comes to the ledger; every other reply is handed over to whoever takes its kind. */
    public static boolean isAboutOnePerson(ExchangeKind kind) {
        return kind == ExchangeKind.CONFIRMATION || kind == ExchangeKind.RECHECK_AT_HOME
                || kind == ExchangeKind.RECHECK_ONLINE;
    }

    /** It says that the person is insured, and how. */
    public static void says(Answer answer) {
        assertThat(answer.outcome()).isEqualTo(new AnswerOutcome.Confirmed(QualificationValidity.VALID, null));
        assertThat(answer.qualifications()).singleElement().satisfies(GoodResult::isInsured);
    }

    private static void isInsured(Qualification entry) {
        assertThat(entry.member()).isEqualTo(CARD.member());
        assertThat(entry.person().birthDate()).isEqualTo(BORN);
        assertThat(entry.acquired()).isEqualTo("2024-04-01");
        assertThat(entry.referenceNumber()).isEqualTo(REFERENCE);
    }

    /** It says what the result of its kind says, down to persons, numbers and values. */
    public static void says(Reply reply, ExchangeKind kind) {
        assertThat(reply.kind()).isEqualTo(kind);
        switch (reply) {
            case Reply.Confirmed one -> says(one.answer());
            case Reply.Registered one -> {
                assertThat(one.outcome().registered()).isTrue();
                assertThat(one.outcome().registration()).isEqualTo(new Registration(REFERENCE, CARD.member()));
            }
            case Reply.RegisteredMany many -> assertThat(many.outcomes()).singleElement().satisfies(one -> {
                assertThat(one.registered()).isTrue();
                assertThat(one.registration()).isEqualTo(new Registration(REFERENCE, CARD.member()));
            });
            case Reply.Accepted accepted -> {
                assertThat(accepted.reception()).isEqualTo(RECEPTION);
                assertThat(accepted.acceptedAt()).isEqualTo(Instant.parse("2026-11-20T01:01:31Z"));
            }
            case Reply.ConfirmedMany many -> {
                assertThat(many.reception()).isEqualTo(RECEPTION);
                assertThat(many.units()).singleElement().satisfies(unit -> says(kind, unit.answer()));
            }
            case Reply.Revoked revoked -> assertThat(revoked.notice()).isNull();
            case Reply.MedicalInformation information -> {
                switch (information.content()) {
                    case MedicineHistory history -> says(history);
                    case CheckUpHistory history -> says(history);
                    case PdfDocument document ->
                        throw new AssertionError("data was asked for");
                }
            }
            case Reply.StillProcessing still -> throw new AssertionError(still);
            case Reply.Failed failed -> throw new AssertionError(failed);
        }
    }

    private static void says(ExchangeKind kind, Answer answer) {
        assertThat(answer.outcome()).isEqualTo(new AnswerOutcome.Confirmed(QualificationValidity.VALID, null));
        Qualification entry = answer.qualifications().getFirst();
        switch (kind) {
            case CONFIRMATIONS_RESULT -> {
                assertThat(answer.arbitraryIdentifier()).isEqualTo("1");
                isInsured(entry);
            }
            case CONSENTED_AT_HOME_RESULT, CONSENTED_ONLINE_RESULT -> {
                isInsured(entry);
                assertThat(entry.consents()).singleElement().satisfies(consent -> {
                    assertThat(consent.item()).isEqualTo(ConsentItem.MEDICINES);
                    assertThat(consent.givenAt()).isEqualTo(Instant.parse("2026-11-19T01:00:00Z"));
                });
            }
            case TICKETS_RESULT -> assertThat(entry.tickets()).singleElement().satisfies(ticket -> {
                assertThat(ticket.issueNumber()).isEqualTo("00000002");
                assertThat(ticket.month()).isEqualTo(YearMonth.of(2026, 11));
            });
            default -> throw new AssertionError(kind + " has no units");
        }
    }

    private static void says(MedicineHistory history) {
        assertThat(history.subject().birthDate()).isEqualTo(BORN);
        assertThat(history.claims()).singleElement().satisfies(claim -> assertThat(claim.days()).singleElement()
                .satisfies(day -> assertThat(day.medicines()).extracting("code", "name")
                        .containsExactly(tuple("990000101", "模擬降圧錠"))));
    }

    private static void says(CheckUpHistory history) {
        assertThat(history.subject().birthDate()).isEqualTo(BORN);
        assertThat(history.checkUps()).extracting(CheckUp::day).containsExactly(LocalDate.of(2026, 6, 18));
        assertThat(history.checkUps().getFirst().items()).extracting("name", "value")
                .containsExactly(tuple("体重", "64.2"));
    }
}
