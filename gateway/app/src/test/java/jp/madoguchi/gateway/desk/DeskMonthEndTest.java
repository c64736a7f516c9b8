package jp.madoguchi.gateway.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.PatientStanding;
import jp.madoguchi.domain.identity.Person;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.identity.Sex;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.insurance.CardNumber;
import jp.madoguchi.domain.insurance.InsurerNumber;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.qualification.Answer;
import jp.madoguchi.domain.qualification.AnswerOutcome;
import jp.madoguchi.domain.qualification.CardQuestion;
import jp.madoguchi.domain.qualification.Inquiry;
import jp.madoguchi.domain.qualification.InquiryId;
import jp.madoguchi.domain.qualification.QualificationValidity;
import jp.madoguchi.domain.qualification.ReferenceClassification;
import jp.madoguchi.gateway.operations.RuleFiles;
import jp.madoguchi.gateway.operations.Settings;
import jp.madoguchi.gateway.wiring.LedgerRoom;
import jp.madoguchi.domain.exchange.Question;
import jp.madoguchi.domain.channel.MonthCheck;
import jp.madoguchi.domain.channel.ShownAtDesk;
import jp.madoguchi.domain.rule.RuleSwitch;
import jp.madoguchi.domain.claim.InsuredStatement;
import jp.madoguchi.reception.desk.CheckMonth;
import jp.madoguchi.reception.desk.MonthPage;
import jp.madoguchi.reception.desk.VisitReadings;
import jp.madoguchi.reception.ledger.AnswerRecord;
import jp.madoguchi.reception.ledger.AnswerStanding;
import jp.madoguchi.reception.ledger.InquiryRecord;
import jp.madoguchi.reception.ledger.InquiryState;
import jp.madoguchi.reception.ledger.PatientRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Months without proof as the desk's API gives them, from a ledger on disk. */
class DeskMonthEndTest {

    private static final FacilityCode FACILITY = new FacilityCode("9919999999");
    private static final Instant AT = Instant.parse("2026-11-20T00:30:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final ResourceId PATIENT = new ResourceId("patient-1");
    private static final Caller CALLER = new Caller("claims-1", "request-1");

    @TempDir
    Path dir;

    private final List<DeskAudit.Entry> audited = new ArrayList<>();
    private LedgerRoom ledger;
    private DeskMonthEnd months;

    @BeforeEach
    void open() {
        Settings settings = new Settings(name -> name.equals("madoguchi.data.dir") ? dir.toString() : "");
        ledger = LedgerRoom.open(settings, InstantSource.fixed(AT));
        VisitReadings visits = (facility, since, until, after, most) -> after == null ? List.of(PATIENT) : List.of();
        months = new DeskMonthEnd(FACILITY, new CheckMonth(ledger.readings(), visits, RuleFiles.read(settings)),
                audited::add, InstantSource.fixed(AT));
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    /** The patient card only, and a valid answer to the question with the number on file. */
    private void cameWithThePatientCardOnly() {
        CardQuestion card = new CardQuestion(
                new MemberId(new InsurerNumber("06990014"), null, new CardNumber("4567"), null),
                LocalDate.of(1990, 1, 15), false);
        InquiryId question = new InquiryId("20261120100000ABCDEFGHJK");
        Answer answer = new Answer(FACILITY, ReferenceClassification.CARD_DATA, question.value(), null, AT, DAY,
                new AnswerOutcome.Confirmed(QualificationValidity.VALID, null), card, List.of(), null);
        ledger.ledger().commit(transaction -> {
            transaction.save(new PatientRecord(PATIENT, FACILITY, PatientStanding.PROVISIONAL, null, null, null,
                    new Person(null, null, null, null, Sex.FEMALE, null, LocalDate.of(1990, 1, 15), null), AT,
                    List.of()));
            AnswerRecord record = new AnswerRecord(new ResourceId("answer-1"), FACILITY, TerminalId.DEFAULT, question,
                    AnswerStanding.PROVISIONAL, PATIENT, AT, answer, List.of());
            transaction.add(record);
            transaction.save(new InquiryRecord(
                    new Question.Confirm(new Inquiry(question, FACILITY, TerminalId.DEFAULT, DAY, card)), PATIENT, AT,
                    InquiryState.ANSWERED, record,
                    new ShownAtDesk(ShownAtDesk.Thing.PATIENT_CARD, false, null, null, InsuredStatement.UNKNOWN)));
            return true;
        }).toCompletableFuture().join();
    }

    private JsonNode list(Map<String, String[]> parameters) {
        return new ObjectMapper()
                .valueToTree(MonthEndServlet.json(months.list(CALLER, parameters), Locale.ENGLISH));
    }

    @Test
    void thePatientIsListedWithTheDaysTheRulesAndWhatTheClaimDeskDoes() {
        cameWithThePatientCardOnly();

        JsonNode json = list(Map.of("month", new String[]{"2026-11"}));
        assertThat(json.at("/patients/0/patient").asText()).isEqualTo("patient-1");
        assertThat(json.at("/patients/0/days/0").asText()).isEqualTo("2026-11-20");
        assertThat(json.at("/patients/0/rules/0").asText()).isEqualTo("R-CH-31");
        assertThat(json.path("askedUntil").asText()).isEqualTo("2026-12-31");
        assertThat(json.at("/desk/actor").asText()).isEqualTo("CLAIM_CLERK");
        assertThat(json.has("next")).isFalse();
        assertThat(json.has("byReading")).isFalse();
        assertThat(json.toString()).doesNotContain("4567", "1990");
        assertThat(audited).singleElement().satisfies(entry -> {
            assertThat(entry.action()).isEqualTo(DeskAudit.Action.SEARCH);
            assertThat(entry.patients()).containsExactly(PATIENT);
            assertThat(entry.parameters()).containsExactly("month");
        });
    }

    @Test
    void whatHangsOnAReadingIsToldInTheClerksLanguage() {
        MonthPage page = new MonthPage(YearMonth.of(2026, 11), LocalDate.of(2026, 12, 31),
                List.of(new MonthPage.Unproven(PATIENT, new MonthCheck.Violation(YearMonth.of(2026, 11), List.of(DAY)),
                        Set.of(RuleSwitch.UNCERTAIN_PAPERS))),
                List.of(new MonthPage.ByReading(new ResourceId("patient-2"), Set.of(RuleSwitch.PAPER_CLOSES_MONTH))),
                null);
        JsonNode json = new ObjectMapper().valueToTree(MonthEndServlet.json(page, Locale.ENGLISH));
        assertThat(json.at("/patients/0/uncertain/0/switch").asText()).isEqualTo("UNCERTAIN_PAPERS");
        assertThat(json.at("/byReading/0/patient").asText()).isEqualTo("patient-2");
        assertThat(json.at("/byReading/0/uncertain/0/title").asText())
                .isEqualTo(RuleSwitch.PAPER_CLOSES_MONTH.question(Locale.ENGLISH));
    }

    @Test
    void withoutAMonthItIsThisOneAndAnotherMonthsVisitsAreNotListed() {
        cameWithThePatientCardOnly();

        assertThat(list(Map.of()).path("month").asText()).isEqualTo("2026-11");
        assertThat(list(Map.of("month", new String[]{"2026-10"})).path("patients")).isEmpty();
    }

    @ParameterizedTest(name = "{0}={1}: {2} at {3}")
    @CsvSource({"month, November, REQUEST_MALFORMED, month", "month, 2026-13, REQUEST_MALFORMED, month",
            "month, 2026-12, DATE_IMPOSSIBLE, month", "count, 0, REQUEST_MALFORMED, count",
            "after, a b, REQUEST_MALFORMED, after", "mouth, 2026-11, REQUEST_MALFORMED, unknown parameter"})
    void whatCannotBeRightIsRefused(String parameter, String value, ProblemCode code, String where) {
        assertThatThrownBy(() -> list(Map.of(parameter, new String[]{value})))
                .isInstanceOfSatisfying(ProblemException.class, refused -> {
                    assertThat(refused.problem().code()).isEqualTo(code);
                    assertThat(refused.problem().where()).isEqualTo(where);
                });
    }
}
