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
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jp.madoguchi.domain.certificate.DateRange;
import jp.madoguchi.domain.certificate.LimitCategory;
import jp.madoguchi.domain.certificate.LimitCertificate;
import jp.madoguchi.domain.certificate.MedicalTicket;
import jp.madoguchi.domain.certificate.TicketType;
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
import jp.madoguchi.domain.qualification.CoverageStanding;
import jp.madoguchi.domain.qualification.InsuredCardClassification;
import jp.madoguchi.domain.qualification.Qualification;
import jp.madoguchi.domain.qualification.QualificationValidity;
import jp.madoguchi.domain.qualification.ReferenceClassification;
import jp.madoguchi.domain.subsidy.SubsidyField;
import jp.madoguchi.domain.subsidy.SubsidyRecord;
import jp.madoguchi.gateway.operations.RuleFiles;
import jp.madoguchi.gateway.operations.Settings;
import jp.madoguchi.gateway.wiring.LedgerRoom;
import jp.madoguchi.reception.expense.ShowExpenses;
import jp.madoguchi.reception.ledger.AnswerRecord;
import jp.madoguchi.reception.ledger.AnswerStanding;
import jp.madoguchi.reception.ledger.CoverageRecord;
import jp.madoguchi.reception.ledger.LedgerTransaction;
import jp.madoguchi.reception.ledger.PatientRecord;
import jp.madoguchi.reception.ledger.SubsidyEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What pays for a visit as the desk's API gives it, from a ledger on disk. */
class DeskExpensesTest {

    private static final FacilityCode FACILITY = new FacilityCode("9919999999");
    private static final Instant AT = Instant.parse("2026-11-20T00:30:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static final ResourceId PATIENT = new ResourceId("patient-1");
    private static final Caller CALLER = new Caller("desk-1", "request-1");

    @TempDir
    Path dir;

    private final List<DeskAudit.Entry> audited = new ArrayList<>();
    private LedgerRoom ledger;
    private DeskExpenses expenses;

    @BeforeEach
    void open() {
        Settings settings = new Settings(name -> name.equals("madoguchi.data.dir") ? dir.toString() : "");
        ledger = LedgerRoom.open(settings, InstantSource.fixed(AT));
        expenses = new DeskExpenses(FACILITY, new ShowExpenses(ledger.readings(), RuleFiles.read(settings)),
                audited::add, InstantSource.fixed(AT));
        ledger.ledger().commit(transaction -> {
            fill(transaction);
            return "filled";
        }).toCompletableFuture().join();
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private static void fill(LedgerTransaction transaction) {
        Person person = new Person(null, null, null, null, Sex.FEMALE, null, LocalDate.of(1990, 1, 15), null);
        transaction.save(new PatientRecord(PATIENT, FACILITY, PatientStanding.PROVISIONAL, null, null, null, person, AT,
                List.of()));
        Qualification insured = qualification(InsuredCardClassification.GENERAL, "06990014", "4567", person,
                List.of());
        MedicalTicket ticket = new MedicalTicket(TicketType.MEDICAL, YearMonth.of(2026, 11),
                new DateRange(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 30)), "00000001", FACILITY, null, false,
                null, 0, true);
        Qualification assisted = qualification(InsuredCardClassification.PUBLIC_ASSISTANCE, "12131017", "0000018",
                person, List.of(ticket));
        ResourceId answer = new ResourceId("answer-1");
        transaction.add(new AnswerRecord(answer, FACILITY, TerminalId.DEFAULT, null, AnswerStanding.PROVISIONAL,
                PATIENT, AT, new Answer(FACILITY, ReferenceClassification.MY_NUMBER_CARD, "x", null, AT, TODAY,
                        new AnswerOutcome.Confirmed(QualificationValidity.VALID, null), null,
                        List.of(insured, assisted), null),
                List.of()));
        ResourceId payer = transaction.payer(FACILITY, new InsurerNumber("06990014"), "架空健康保険組合");
        transaction.save(new CoverageRecord(new ResourceId("coverage-1"), FACILITY, PATIENT, "06990014||4567|", payer,
                insured, null, CoverageStanding.IN_FORCE, answer, AT));
        transaction.save(new CoverageRecord(new ResourceId("coverage-2"), FACILITY, PATIENT, "12131017|2026-11", payer,
                assisted, ticket, CoverageStanding.IN_FORCE, answer, AT));
        Map<SubsidyField, String> fields = new EnumMap<>(Map.of(SubsidyField.PAYER, "54136015", SubsidyField.RECIPIENT,
                "0000018", SubsidyField.NAME, "特定医療費", SubsidyField.MAX_COPAYMENT, "5000"));
        transaction.subsidies().save(new SubsidyEntry(new ResourceId("subsidy-1"), FACILITY, TerminalId.DEFAULT,
                PATIENT, AT, SubsidyRecord.parse(fields, List.of(), List.of()).orElseThrow(), null));
    }

    private static Qualification qualification(InsuredCardClassification kind, String payer, String number,
            Person person, List<MedicalTicket> tickets) {
        LimitCertificate limit = tickets.isEmpty()
                ? new LimitCertificate(null, LimitCategory.A03, null,
                        new DateRange(LocalDate.of(2026, 8, 1), LocalDate.of(2027, 7, 31)), null)
                : null;
        return new Qualification(kind, new MemberId(new InsurerNumber(payer), null, new CardNumber(number), null),
                "架空健康保険組合", null, null, person, LocalDate.of(2020, 4, 1), null, null, new DateRange(null, null), null,
                false, null, null, limit, List.of(), tickets, List.of(), null);
    }

    private JsonNode shown(Locale locale, String... parameters) {
        return new ObjectMapper()
                .valueToTree(ExpenseJson.of(expenses.show(CALLER, PATIENT, map(parameters)), locale));
    }

    private static Map<String, String[]> map(String... parameters) {
        Map<String, String[]> values = new HashMap<>();
        for (int i = 0; i < parameters.length; i += 2) {
            values.put(parameters[i], new String[]{parameters[i + 1]});
        }
        return values;
    }

    @Test
    void insuranceLimitAndPublicExpensesAreToldInTheOrderOfAClaimWithTheirRules() {
        JsonNode json = shown(Locale.JAPANESE, "visit", "2026-11-20", "cost", "1000000");

        JsonNode insurance = json.at("/insurances/0");
        assertThat(insurance.path("insurerNumber").asText()).isEqualTo("06990014");
        assertThat(insurance.at("/programme/name").asText()).isEqualTo("健康保険組合");
        assertThat(insurance.path("askedForDay").asBoolean()).isTrue();
        assertThat(insurance.at("/share/percent").asInt()).isEqualTo(30);
        assertThat(insurance.at("/limit/label").asText()).isEqualTo("ウ");
        assertThat(insurance.at("/limit/caps/0/yen").asLong()).as("85,800 + 1 % of what is above 286,000")
                .isEqualTo(92_940);
        assertThat(json.path("publicExpenses").findValuesAsText("payer")).containsExactly("54136015", "12131017");
        assertThat(json.path("publicExpenses").findValuesAsText("place")).containsExactly("1", "2");
        assertThat(json.at("/publicExpenses/0/doubts").findValuesAsText("doubt")).contains("NAMED_ILLNESS");
        assertThat(json.at("/subsidies/0/cap/yen").asLong()).isEqualTo(5_000);
        assertThat(json.at("/slip/ja/0").asText()).isEqualTo("特定医療費：確認済");
        assertThat(json.path("desk").findValuesAsText("step")).containsExactly("CHOOSE_PUBLIC_EXPENSES");
        for (String list : List.of("insurances", "publicExpenses", "tickets", "subsidies")) {
            assertThat(json.path(list)).as(list).isNotEmpty()
                    .allSatisfy(line -> assertThat(line.path("rules")).isNotEmpty());
        }
    }

    @Test
    void withoutACostTheAnswerSaysThatItIsUnknown() {
        JsonNode cap = shown(Locale.ENGLISH).at("/insurances/0/limit/caps/0");

        assertThat(cap.path("certainty").asText()).isEqualTo("UNKNOWN");
        assertThat(cap.path("reason").asText()).isEqualTo("COST_UNKNOWN");
        assertThat(cap.path("because").asText()).contains("was not named");
        assertThat(cap.has("yen")).isFalse();
    }

    @Test
    void eachReadIsRecordedWithWhomItIsAbout() {
        shown(Locale.JAPANESE);

        assertThat(audited).singleElement().satisfies(entry -> {
            assertThat(entry.action()).isEqualTo(DeskAudit.Action.READ);
            assertThat(entry.patients()).containsExactly(PATIENT);
            assertThat(entry.resource()).isNull();
            assertThat(entry.problem()).isNull();
        });
    }

    @ParameterizedTest(name = "{0}={1}: {2} at {3}")
    @CsvSource({"visit, yesterday, REQUEST_MALFORMED, visit", "visit, 2026-02-30, REQUEST_MALFORMED, visit",
            "visit, 2026-11-21, DATE_IMPOSSIBLE, visit", "visit, 1990-01-14, DATE_IMPOSSIBLE, visit",
            "cost, -1, REQUEST_MALFORMED, cost", "cost, 1e6, REQUEST_MALFORMED, cost",
            "cost, 1234567890, REQUEST_MALFORMED, cost", "cots, 1, REQUEST_MALFORMED, unknown parameter"})
    void whatCannotBeRightIsRefusedAndRecordedAllTheSame(String parameter, String value, ProblemCode code,
            String where) {
        assertThatThrownBy(() -> expenses.show(CALLER, PATIENT, map(parameter, value)))
                .isInstanceOfSatisfying(ProblemException.class, refused -> {
                    assertThat(refused.problem().code()).isEqualTo(code);
                    assertThat(refused.problem().where()).isEqualTo(where);
                });
        assertThat(audited).singleElement().satisfies(entry -> assertThat(entry.problem()).isEqualTo(code));
    }

    @Test
    void ofSomebodyUnknownNothingIsTold() {
        assertThatThrownBy(() -> expenses.show(CALLER, new ResourceId("nobody"), Map.of()))
                .isInstanceOfSatisfying(ProblemException.class,
                        refused -> assertThat(refused.problem().code()).isEqualTo(ProblemCode.RESOURCE_UNKNOWN));
    }
}
