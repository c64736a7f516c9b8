package jp.madoguchi.gateway.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.gateway.operations.Settings;
import jp.madoguchi.gateway.wiring.LedgerRoom;
import jp.madoguchi.reception.bulk.AppointmentReport;
import jp.madoguchi.reception.bulk.BulkPlan;
import jp.madoguchi.reception.bulk.BulkSettings;
import jp.madoguchi.reception.bulk.BulkWork;
import jp.madoguchi.reception.bulk.CollectConsented;
import jp.madoguchi.reception.bulk.CollectTickets;
import jp.madoguchi.reception.bulk.KeepAppointments;
import jp.madoguchi.reception.bulk.NightBefore;
import jp.madoguchi.reception.bulk.RegisterReferenceNumbers;
import jp.madoguchi.reception.ledger.BulkJob;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bulk jobs and appointments as the desk's API gives and takes them. */
class DeskBulkTest {

    private static final FacilityCode FACILITY = new FacilityCode("9919999999");
    private static final Instant AT = Instant.parse("2026-11-20T00:30:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static final Caller CALLER = new Caller("desk-1", "request-1");
    private static final Map<String, String[]> NO_PARAMETERS = Map.of();
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path dir;

    private final List<DeskAudit.Entry> audited = new ArrayList<>();
    private boolean shadow;
    private LedgerRoom ledger;
    private DeskBulk bulk;
    private DeskAppointments appointments;

    @BeforeEach
    void open() {
        ledger = LedgerRoom.open(
                new Settings(name -> name.equals("madoguchi.data.dir") ? dir.toString() : ""),
                InstantSource.fixed(AT));
        BulkSettings sizes = BulkSettings.DEFAULT;
        bulk = new DeskBulk(FACILITY, this::carrier, new DeskBulk.Uses(
                new BulkWork(ledger.ledger(), ledger.readings(), sizes), new NightBefore(ledger.ledger(), sizes),
                new RegisterReferenceNumbers(ledger.ledger(), ledger.readings(), sizes),
                new CollectConsented(ledger.ledger(), sizes), new CollectTickets(ledger.ledger(), sizes)),
                audited::add, InstantSource.fixed(AT));
        appointments = new DeskAppointments(FACILITY, ledger.readings(), new KeepAppointments(ledger.ledger()),
                audited::add, InstantSource.fixed(AT));
    }

    private TerminalId carrier() {
        if (shadow) {
            throw new ProblemException(Problem.of(ProblemCode.SHADOW_MODE));
        }
        return TerminalId.DEFAULT;
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private static JsonNode body(String json) {
        try {
            return JSON.readTree(json.replace('\'', '"'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BulkForm form(String json, String... fields) {
        return new BulkForm(body(json), Set.of(fields), TODAY);
    }

    private AppointmentReport list(String json) {
        return appointments.take(CALLER, body(json));
    }

    private static String json(Map<String, Object> map) {
        try {
            return JSON.writeValueAsString(map);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void appointmentsAreListedAndPlannedAndTheWorklistIsReadPageByPage() {
        assertThat(
                list("""
                        {'appointments':[{'day':'2026-11-21','patientNumber':'0001'},{'day':'2026-11-21','patientNumber':'0002',
                        'card':{'insurerNumber':'06990014','symbol':'１２３','number':'４５６７','branch':'00','birthDate':'1958-04-12'}},
                        {'day':'2026-11-21','patientNumber':'0003','cancelled':true}]}"""))
                .isEqualTo(new AppointmentReport(2, 0, 0, 1));
        DeskAppointments.Page page = appointments.list(CALLER, Map.of("day", new String[]{"2026-11-21"}));
        assertThat(json(BulkJson.of(page.appointments(), page.more()))).contains("\"hasCard\":true", "\"0001\"")
                .doesNotContain("4567", "４５６７", "next");

        BulkPlan plan = bulk.nightBefore(CALLER, bulk.order(CALLER, "r1", "clerk-1"),
                form("{'by':'clerk-1','day':'2026-11-21'}", "day"));
        assertThat(plan).isEqualTo(
                new BulkPlan(NightBefore.batch(FACILITY, LocalDate.of(2026, 11, 21)), 1, 2, 1, 0));
        String batches = json(new BulkJson(Locale.ENGLISH).of(bulk.batches(NO_PARAMETERS)));
        assertThat(batches).contains("\"day\":\"2026-11-21\"", "\"persons\":2", "\"open\":1",
                "\"outcomes\":{\"WAITING\":1,\"NO_ANSWER\":1}", "\"remainingSeconds\":60").doesNotContain("next");
        assertThat(json(new BulkJson(Locale.JAPANESE).of(bulk.batch(plan.batch())))).contains("順番待ち");
        var first = bulk.worklist(CALLER, plan.batch(), Map.of("count", new String[]{"1"}));
        assertThat(json(new BulkJson(Locale.ENGLISH).of(first))).contains("\"patientNumber\":\"0001\"",
                "\"reason\":\"PATIENT_UNKNOWN\"", "correct the list", "\"next\":");
        var second = bulk.worklist(CALLER, plan.batch(),
                Map.of("count", new String[]{"1"}, "after", new String[]{String.valueOf(first.next())}));
        assertThat(json(new BulkJson(Locale.ENGLISH).of(second))).contains("\"patientNumber\":\"0002\"")
                .doesNotContain("\"next\"", "4567", "1958");
        assertThat(bulk.worklist(CALLER, plan.batch(), Map.of("outcome", new String[]{"WAITING"})).rows()).hasSize(1);
        assertThat(audited).extracting(DeskAudit.Entry::action, DeskAudit.Entry::problem).containsExactly(
                tuple(DeskAudit.Action.CHANGE, null), tuple(DeskAudit.Action.SEARCH, null),
                tuple(DeskAudit.Action.CHANGE, null), tuple(DeskAudit.Action.READ, null),
                tuple(DeskAudit.Action.READ, null), tuple(DeskAudit.Action.READ, null));
    }

    @Test
    void theSameOrderAgainPlansNothingMoreAndItsIdentifierServesForNothingElse() {
        BulkPlan first = bulk.referenceNumbers(CALLER, bulk.order(CALLER, "r1", "clerk-1"),
                form("{'patients':['0001','0002','0001']}", "patients"));
        BulkPlan again = bulk.referenceNumbers(CALLER, bulk.order(CALLER, "r1", "clerk-1"),
                form("{'patients':['0001','0002','0001']}", "patients"));
        assertThat(again).isEqualTo(first).isEqualTo(new BulkPlan(first.batch(), 1, 2, 2, 1));
        assertThat(code(() -> bulk.tickets(CALLER, bulk.order(CALLER, "r1", "clerk-1"),
                form("{'month':'2026-11'}", "month")))).isEqualTo(ProblemCode.REQUEST_ID_REUSED);
        assertThat(bulk.batches(NO_PARAMETERS).batches()).hasSize(1);
        var report = bulk.reconciliation(CALLER, first.batch(), NO_PARAMETERS);
        assertThat(json(new BulkJson(Locale.ENGLISH).of(report))).contains("\"standing\":\"PATIENT_UNKNOWN\"",
                "\"totals\":{\"PATIENT_UNKNOWN\":2}");
        var agreeing = bulk.reconciliation(CALLER, first.batch(),
                Map.of("standing", new String[]{"AGREES,DISAGREES"}));
        assertThat(json(new BulkJson(Locale.ENGLISH).of(agreeing))).contains("\"links\":[]",
                "\"totals\":{\"PATIENT_UNKNOWN\":2}");
        assertThat(code(() -> bulk.reconciliation(CALLER, first.batch(),
                Map.of("standing", new String[]{"SOMEHOW"})))).isEqualTo(ProblemCode.REQUEST_MALFORMED);
        BulkPlan tickets = bulk.tickets(CALLER, bulk.order(CALLER, "r2", "clerk-1"),
                form("{'month':'2026-11'}", "month"));
        assertThat(code(() -> bulk.reconciliation(CALLER, tickets.batch(), NO_PARAMETERS)))
                .as("no registration").isEqualTo(ProblemCode.RESOURCE_UNKNOWN);
    }

    /** It is a list like any other: read with what was asked for in the audit trail. */
    @Test
    void theWholeDirectoryIsComparedWithoutABatch() {
        var page = bulk.reconciliation(CALLER, Map.of("standing", new String[]{"AGREES,DISAGREES"}));
        assertThat(json(new BulkJson(Locale.ENGLISH).of(page))).isEqualTo("{\"links\":[],\"totals\":{}}");
        assertThat(audited).singleElement().satisfies(entry -> {
            assertThat(entry.action()).isEqualTo(DeskAudit.Action.SEARCH);
            assertThat(entry.parameters()).containsExactly("standing");
        });
        assertThat(code(() -> bulk.reconciliation(CALLER, Map.of("standing", new String[]{"SOMEHOW"}))))
                .isEqualTo(ProblemCode.REQUEST_MALFORMED);
    }

    @Test
    void consentedPersonsAreCollected() {
        BulkPlan online = bulk.consented(CALLER, bulk.order(CALLER, "r1", "clerk-1"), form(
                "{'setting':'ONLINE','dayOf':'EXAMINATION','from':'2026-11-01','to':'2026-11-30'}", "setting", "dayOf",
                "from", "to"));
        assertThat(json(new BulkJson(Locale.ENGLISH).of(bulk.batch(online.batch())))).contains(
                "\"setting\":\"ONLINE\"", "\"dayOf\":\"EXAMINATION\"", "\"kind\":\"CONSENTED_ONLINE\"");
    }

    @Test
    void onlyAStoppedJobGoesOnAndOnlyOfTheVersionThatWasSeen() {
        BulkPlan plan = bulk.tickets(CALLER, bulk.order(CALLER, "r1", "clerk-1"),
                form("{'month':'2026-11'}", "month"));
        BulkJob job = bulk.batch(plan.batch()).jobs().getFirst();
        assertThat(code(() -> bulk.resume(CALLER, job.id(), job.version(), "clerk-1")))
                .isEqualTo(ProblemCode.TASK_STATE);
        assertThat(code(() -> bulk.resume(CALLER, job.id(), job.version() + 1, "clerk-1")))
                .isEqualTo(ProblemCode.TASK_CHANGED);
        assertThat(code(() -> bulk.resume(CALLER, new ResourceId("none"), 1, "clerk-1")))
                .isEqualTo(ProblemCode.RESOURCE_UNKNOWN);
        assertThat(code(() -> bulk.resume(CALLER, job.id(), 1, ""))).isEqualTo(ProblemCode.VALUE_MISSING);
    }

    @Test
    void inShadowModeListsAreKeptAndNothingIsAsked() {
        shadow = true;
        list("{'appointments':[{'day':'2026-11-21','patientNumber':'0001'}]}");
        assertThat(code(() -> bulk.order(CALLER, "r1", "clerk-1"))).isEqualTo(ProblemCode.SHADOW_MODE);
        assertThat(code(() -> bulk.resume(CALLER, new ResourceId("j"), 1, "clerk-1")))
                .isEqualTo(ProblemCode.SHADOW_MODE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            night-before      | {}                                                               | MDG-VAL-01 day
            night-before      | {'day':'2026-11-19'}                                             | MDG-VAL-05 day
            night-before      | {'day':20261121}                                                 | MDG-VAL-02 day
            night-before      | {'day':'2026-11-21','days':3}                                    | MDG-API-01 unknown field
            reference-numbers | {}                                                               | MDG-VAL-01 patients
            reference-numbers | {'patients':[]}                                                  | MDG-VAL-01 patients
            reference-numbers | {'patients':'0001'}                                              | MDG-VAL-02 patients
            reference-numbers | {'patients':['0001','a b',7]}                                    | MDG-VAL-02 patients[1]
            tickets           | {'month':'2025-10'}                                              | MDG-VAL-05 month
            tickets           | {'month':'11/2026'}                                              | MDG-VAL-02 month
            consented         | {'setting':'OUTPATIENT','from':'2026-11-01','to':'2026-11-02'}   | MDG-VAL-02 setting
            consented         | {'setting':'HOME_VISIT','dayOf':'EXAMINATION','from':'x'}        | MDG-VAL-02 dayOf, MDG-VAL-02 from, MDG-VAL-01 to
            consented         | {'setting':'ONLINE','from':'2026-11-02','to':'2026-11-01'}       | MDG-VAL-05 to
            consented         | {'setting':'ONLINE','from':'2026-08-01','to':'2026-11-01'}       | MDG-VAL-05 to
            """)
    void whatCannotBeRightIsRefusedByItsFields(String kind, String json, String problems) {
        assertThatThrownBy(() -> {
            switch (kind) {
                case "night-before" -> form(json, "day").day();
                case "reference-numbers" -> form(json, "patients").patients();
                case "tickets" -> form(json, "month").month();
                default -> form(json, "setting", "dayOf", "from", "to").consented();
            }
        }).satisfies(refused -> assertThat(told(refused)).isEqualTo(problems));
    }

    @Test
    void everyProblemOfEveryAppointmentIsToldAtOnceAndNothingIsTaken() {
        String json = """
                {'appointments':[{'day':'2026-11-21','patientNumber':'0001'},{'day':'2026-02-30'},'x',
                {'day':'2026-11-21','patientNumber':'0002','card':{'insurerNumber':'06990014','number':'','birthDate':'2026-11-21'}},
                {'day':'2026-11-21','patientNumber':'0003','ward':'3F'}]}""";
        FieldsRefused refused = catchThrowableOfType(FieldsRefused.class, () -> list(json));
        assertThat(told(refused)).isEqualTo("MDG-VAL-02 appointments[1].day, MDG-VAL-01 appointments[1].patientNumber, "
                + "MDG-API-01 appointments[2], MDG-VAL-05 appointments[3].card.birthDate, "
                + "MDG-VAL-01 appointments[3].card.number, MDG-API-01 appointments[4]");
        assertThat(appointments.list(CALLER, Map.of("day", new String[]{"2026-11-21"})).appointments()).isEmpty();
        String many = "{'appointments':[" + "{},".repeat(500) + "{}]}";
        assertThat(code(() -> list(many))).isEqualTo(ProblemCode.VALUE_TOO_LONG);
        assertThat(code(() -> list("{}"))).isEqualTo(ProblemCode.VALUE_MISSING);
        assertThat(code(() -> appointments.list(CALLER, NO_PARAMETERS))).isEqualTo(ProblemCode.VALUE_MISSING);
    }

    private static String told(Throwable refused) {
        List<Problem> problems = refused instanceof FieldsRefused fields
                ? fields.problems()
                : List.of(((ProblemException) refused).problem());
        return String.join(", ",
                problems.stream().map(problem -> problem.code().code() + " " + problem.where()).toList());
    }

    private static ProblemCode code(ThrowingCallable act) {
        return catchThrowableOfType(ProblemException.class, act).problem().code();
    }
}
