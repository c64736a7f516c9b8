package jp.madoguchi.gateway.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.madoguchi.gateway.whole.Hospital.Sent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Thirty patients are taken while the terminal does not answer. After its recovery all are asked about by themselves, once, the most urgent
 * for the claim first; the desk keeps what needs a person (docs/design/national-system.md 6).
 */
@SuppressWarnings("NullAway.Init") // made by the test
class OutageIT {

    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
    private static final List<String> CROWD = List.of("--crowd", "60", "--seed", "7");
    private static final int PATIENTS = 30;
    private static final int REFUSED_BY_TERMINAL = 6;
    private static final Map<String, String> SETTINGS = Map.of("MADOGUCHI_RECHECK_EVERY", "PT0.3S",
            "MADOGUCHI_RECHECK_PER_MINUTE", "8", "MADOGUCHI_RECHECK_ATTEMPTS", "20", "MADOGUCHI_RECHECK_ANSWER_WITHIN",
            "PT10M");

    @TempDir
    Path dir;

    private Hospital hospital;
    private String desk;
    private Duration moved = Duration.ZERO;

    /** One patient of the directory, with the card data. */
    private record Patient(String number, String name, String birthDate, String sex, String insurer, String symbol,
            String card, String branch) {

        static List<Patient> of(Path csv) throws Exception {
            List<Patient> all = new ArrayList<>();
            for (String line : Files.readAllLines(csv)) {
                String[] cells = line.split(",", -1);
                if (cells[0].matches("[0-9]+") && !cells[5].isEmpty()) {
                    all.add(new Patient(cells[0], cells[1], cells[3], cells[4], cells[5], cells[6], cells[7],
                            cells[8]));
                }
            }
            return all.reversed();
        }

        String question(LocalDate visit) {
            return "{\"patientNumber\":\"%s\",\"insurerNumber\":\"%s\",\"symbol\":\"%s\",\"number\":\"%s\",\"branch\":\"%s\","
                    .formatted(number, insurer, symbol, card, branch)
                    + "\"birthDate\":\"%s\",\"confirmationDate\":\"%s\"}".formatted(birthDate, visit);
        }
    }

    @Test
    void afterAnOutageEverybodyIsAskedAboutOnceInOrderOfUrgencyAndTheDeskKeepsTheRest() throws Exception {
        try (Hospital open = new Hospital(dir, Hospital.Door.FOLDERS, CROWD, SETTINGS)) {
            hospital = open;
            desk = open.token("system/Task.rus system/CoverageEligibilityRequest.c system/Encounter.c");
            List<Patient> patients = Patient.of(open.patients());
            assertThat(patients).hasSizeGreaterThan(PATIENTS + 3);
            aLateAnswerIsTakenOnceAndNothingIsSentAgain(patients.get(PATIENTS));

            LocalDate today = LocalDate.now(JAPAN);
            Map<String, LocalDate> visits = new HashMap<>();
            hospital.world("fault", "{\"kind\":\"swallow\"}");
            for (int i = 0; i < PATIENTS; i++) {
                if (i == PATIENTS - REFUSED_BY_TERMINAL) {
                    await().atMost(Duration.ofSeconds(30))
                            .until(() -> questions(0) == 1 + PATIENTS - REFUSED_BY_TERMINAL);
                    hospital.world("fault", "{\"stop\":\"swallow\"}");
                    hospital.world("fault", "{\"kind\":\"err\"}");
                }
                LocalDate visit = i % 3 == 0 ? YearMonth.from(today).minusMonths(1).atEndOfMonth() : today;
                HttpResponse<String> answer = ask(patients.get(i), visit, i >= PATIENTS - REFUSED_BY_TERMINAL ? 15 : 0);
                assertThat(answer.statusCode()).as(answer.body())
                        .isEqualTo(i >= PATIENTS - REFUSED_BY_TERMINAL ? 200 : 202);
                visits.put(patients.get(i).number(), visit);
            }
            hospital.world("fault", "{\"kind\":\"swallow\"}");
            hospital.world("fault", "{\"stop\":\"err\"}");
            modesArePeoplesAndVisitsAreWrittenDownByHand(patients.get(PATIENTS + 1), patients.get(PATIENTS + 2));

            move(Duration.ofMinutes(12));
            await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
                assertThat(count("WAITING") + count("ASKED")).isEqualTo(PATIENTS + 1);
                assertThat(hospital.read("/desk/v1/terminals", desk).path("outages")).isNotEmpty();
            });
            assertThat(state()).isNotEqualTo("UP");
            assertThat(hospital.get("/health/ready", Sent.with("none")).body()).contains("\"level\":\"warning\"");
            assertThat(urgencies("WAITING,ASKED")).isSorted();
            assertThat(tasks()).as("who the terminal refused, and the visit without a number").isNotEmpty();
            deskWorkAndTerminalsAreReadOverFhir();

            hospital.world("fault", "{\"stop\":\"all\"}");
            int before = hospital.deeds().size();
            await().atMost(Duration.ofMinutes(3)).pollInterval(Duration.ofMillis(500)).until(() -> {
                move(Duration.ofSeconds(20));
                return count("WAITING") + count("ASKED");
            }, left -> left == 0);
            everybodyWasAskedAboutOnceInOrder(before, visits);
            whatIsValidIsSettledAndTheRestIsTheDesks(patients, visits);
            assertThat(state()).isEqualTo("UP");
            assertThat(hospital.read("/desk/v1/terminals", desk).path("outages").path(0).has("until")).isTrue();
            hospital.everyResourceIsAsTheGuideSays(Map.of("Patient", PATIENTS, "Coverage", PATIENTS / 2,
                    "CoverageEligibilityResponse", PATIENTS / 2, "Organization", 1));

            int after = questions(0);
            move(Duration.ofMinutes(30));
            await().during(Duration.ofSeconds(3)).atMost(Duration.ofSeconds(10)).until(() -> questions(0) == after);
        }
    }

    @Test
    void aTerminalOverHttpIsReCheckedJustSo() throws Exception {
        try (Hospital open = new Hospital(dir, Hospital.Door.WEB, CROWD, SETTINGS)) {
            hospital = open;
            desk = open.token("system/Task.rus system/CoverageEligibilityRequest.c");
            List<Patient> patients = Patient.of(open.patients()).subList(0, 4);
            hospital.world("fault", "{\"kind\":\"err\"}");
            for (Patient patient : patients) {
                HttpResponse<String> answer = ask(patient, LocalDate.now(JAPAN), 15);
                assertThat(answer.body()).contains("\"outcome\":\"FAILED\"");
            }
            await().atMost(Duration.ofMinutes(1)).until(() -> count("WAITING") + count("ASKED"), left -> left == 4);
            assertThat(state()).isNotEqualTo("UP");
            assertThat(hospital.read("/desk/v1/terminals", desk).path("terminals").path(0).path("terminal").asText())
                    .isEqualTo("night");

            hospital.world("fault", "{\"stop\":\"all\"}");
            int before = hospital.deeds().size();
            await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(500)).until(() -> {
                move(Duration.ofSeconds(20));
                return count("WAITING") + count("ASKED");
            }, left -> left == 0);
            assertThat(questions(before)).isEqualTo(4);
            assertThat(state()).isEqualTo("UP");
        }
    }

    private HttpResponse<String> ask(Patient patient, LocalDate visit, int wait) throws Exception {
        return hospital.post("/kiosk/v1/inquiries?wait=" + wait, Sent.with(desk), patient.question(visit));
    }

    private void move(Duration by) throws Exception {
        moved = moved.plus(by);
        hospital.moveClock(moved);
        hospital.world("clock", "{\"by\":\"" + by + "\"}");
    }

    private long count(String state) throws Exception {
        return hospital.read("/desk/v1/rechecks?state=WAITING", desk).path("counts").path(state).asLong();
    }

    private String state() throws Exception {
        return hospital.read("/desk/v1/terminals", desk).path("terminals").path(0).path("state").asText();
    }

    private List<JsonNode> rechecks(String states) throws Exception {
        List<JsonNode> all = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = hospital.read("/desk/v1/rechecks?count=7&state=" + states + after, desk);
            page.path("rechecks").forEach(all::add);
            after = page.has("next") ? "&after=" + page.path("next").asText() : "";
        } while (!after.isEmpty());
        return all;
    }

    private List<String> urgencies(String states) throws Exception {
        return rechecks(states).stream().map(one -> one.path("visit").asText().substring(0, 7) + " "
                + one.path("claimRun").asText() + " " + one.path("visit").asText() + " " + one.path("id").asText())
                .toList();
    }

    private List<JsonNode> tasks() throws Exception {
        List<JsonNode> all = new ArrayList<>();
        hospital.read("/desk/v1/tasks?count=100", desk).path("tasks").forEach(all::add);
        return all;
    }

    /** How many questions about one person the terminal took, from a deed on. */
    private int questions(int from) throws Exception {
        return (int) taken(from).count();
    }

    private java.util.stream.Stream<JsonNode> taken(int from) throws Exception {
        return hospital.deeds().stream().skip(from).filter(deed -> deed.path("deed").asText().equals("taken"));
    }

    private void aLateAnswerIsTakenOnceAndNothingIsSentAgain(Patient patient) throws Exception {
        hospital.world("fault", "{\"kind\":\"late\",\"ms\":3000,\"times\":1}");
        hospital.world("fault", "{\"kind\":\"duplicate\",\"ms\":500,\"times\":1}");
        HttpResponse<String> waiting = ask(patient, LocalDate.now(JAPAN), 1);
        assertThat(waiting.statusCode()).isEqualTo(202);
        String id = Hospital.JSON.readTree(waiting.body()).path("inquiry").asText();
        await().atMost(Duration.ofSeconds(30)).until(
                () -> hospital.get("/kiosk/v1/inquiries/" + id, Sent.with(desk)).body(),
                body -> body.contains("\"ANSWERED\""));
        move(Duration.ofMinutes(12));
        await().during(Duration.ofSeconds(2)).atMost(Duration.ofSeconds(10))
                .until(() -> questions(0) == 1 && count("WAITING") + count("ASKED") + count("SETTLED") == 0);
        assertThat(hospital.read("/fhir/CoverageEligibilityResponse?patient="
                + hospital.patient(patient.number(), hospital.token("system/*.rs")), hospital.token("system/*.rs"))
                .path("total").asInt()).as("taken once").isEqualTo(1);
    }

    /** What the desk sees of its work, and the configured terminal, are there over FHIR too, and as the guide says. */
    private void deskWorkAndTerminalsAreReadOverFhir() throws Exception {
        EveryResource fhir = hospital.fhir("system/*.rs system/Task.rs");
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(
                fhir.asTheGuideSays("Task?status=requested,in-progress&_count=200").stream()
                        .map(one -> one.path("id").asText()))
                .containsExactlyInAnyOrderElementsOf(
                        tasks().stream().map(one -> one.path("id").asText()).toList()));
        List<JsonNode> devices = fhir.asTheGuideSays("Device?status=active");
        assertThat(devices.stream().filter(one -> !one.has("parent"))).as("one terminal").hasSize(1);
        assertThat(devices).as("and the readers at it").hasSizeGreaterThan(1);
        for (JsonNode one : List.of(fhir.asTheGuideSays("Task?status=requested").getFirst(), devices.getFirst())) {
            HttpResponse<String> read = fhir
                    .ask(one.path("resourceType").asText() + "/" + one.path("id").asText());
            assertThat(read.statusCode()).as(read.body()).isEqualTo(200);
            assertThat(EveryResource.JSON.readTree(read.body())).isEqualTo(one);
        }
        assertThat(hospital.fhir("system/*.rs").ask("Task?status=requested").statusCode())
                .as("a scope has to name Task").isEqualTo(403);
    }

    private void modesArePeoplesAndVisitsAreWrittenDownByHand(Patient withNumber, Patient without) throws Exception {
        Sent admin = Sent.with(hospital.token("system/Flag.us"));
        Sent write = Sent.with(desk, "Idempotency-Key", "visit-1");
        String visit = "{\"by\":\"clerk-1\",\"name\":\"%s\",\"birthDate\":\"%s\",\"sex\":\"MALE\",\"address\":\"架空県見本市１\"%s}";
        String first = visit.formatted(withNumber.name(), withNumber.birthDate(),
                ",\"insurerNumber\":\"%s\",\"symbol\":\"%s\",\"number\":\"%s\",\"branch\":\"%s\"".formatted(
                        withNumber.insurer(), withNumber.symbol(), withNumber.card(), withNumber.branch()));
        assertThat(hospital.post("/desk/v1/visits", write, first).statusCode()).as("nobody called yet").isEqualTo(409);
        String call = "{\"by\":\"admin-1\",\"reason\":\"回線の障害\"}";
        assertThat(hospital.post("/desk/v1/modes/failure/call", Sent.with(desk), call).statusCode()).isEqualTo(403);
        assertThat(hospital.post("/desk/v1/modes/failure/call", Sent.with(hospital.token("system/*.cruds")), call)
                .statusCode()).as("a scope of its own").isEqualTo(403);
        assertThat(hospital.post("/desk/v1/modes/failure/call", admin, "{\"by\":\"admin-1\"}").body())
                .contains("MDG-VAL-01", "reason");
        assertThat(hospital.post("/desk/v1/modes/failure/opening", admin, call).body()).contains("MDG-MOD-01");
        assertThat(hospital.post("/desk/v1/modes/failure/call", admin, call).statusCode()).isEqualTo(200);
        HttpResponse<String> written = hospital.post("/desk/v1/visits", write, first);
        assertThat(written.statusCode()).as(written.body()).isEqualTo(200);
        assertThat(hospital.post("/desk/v1/visits", write, first).body()).as("sent again").isEqualTo(written.body());
        assertThat(hospital.post("/desk/v1/visits", Sent.with(desk, "Idempotency-Key", "visit-2"),
                visit.formatted(without.name(), without.birthDate(), "")).body()).contains("LEFT_TO_PERSON");
        for (String step : List.of("call-back", "opening")) {
            assertThat(hospital.post("/desk/v1/modes/failure/" + step, admin, call).statusCode()).isEqualTo(200);
        }
        String patient = hospital.patient(without.number(), hospital.token("system/*.rs"));
        String lookUp = "{\"mode\":\"FAILURE\",\"patient\":\"%s\",\"by\":\"dr-1\",\"reason\":\"端末の故障\"}"
                .formatted(patient);
        Sent looks = Sent.with(hospital.token("system/AuditEvent.cus"), "Idempotency-Key", "look-1");
        assertThat(hospital.post("/desk/v1/look-ups", Sent.with(desk, "Idempotency-Key", "look-1"), lookUp)
                .statusCode()).isEqualTo(403);
        HttpResponse<String> permitted = hospital.post("/desk/v1/look-ups", looks, lookUp);
        assertThat(permitted.statusCode()).as(permitted.body()).isEqualTo(200);
        assertThat(permitted.body()).contains("USAGE_REPORT", "R-CH-51");
        HttpResponse<String> disaster = hospital.post("/desk/v1/look-ups",
                Sent.with(looks.token(), "Idempotency-Key", "look-2"),
                lookUp.replace("FAILURE", "DISASTER").replace("}", ",\"consent\":\"GIVEN\"}"));
        assertThat(disaster.statusCode()).isEqualTo(403);
        assertThat(disaster.body()).contains("NOT_OPENED", "R-CH-52");
        String review = "/desk/v1/look-ups/" + Hospital.JSON.readTree(permitted.body()).path("id").asText() + "/review";
        assertThat(hospital.post(review, looks, "{\"by\":\"dr-1\"}").body()).contains("MDG-MOD-03");
        assertThat(hospital.post(review, looks, "{\"by\":\"dr-2\"}").body()).contains("\"reviewer\":\"dr-2\"");
        assertThat(hospital.read("/desk/v1/look-ups?reviewed=false", looks.token()).path("lookUps")).isEmpty();
        JsonNode modes = hospital.read("/desk/v1/modes", admin.token());
        assertThat(modes.path("failure").path("step").asText()).isEqualTo("OPEN");
        assertThat(modes.path("changes")).hasSize(3);
    }

    private void everybodyWasAskedAboutOnceInOrder(int from, Map<String, LocalDate> visits) throws Exception {
        List<String> persons = new ArrayList<>();
        List<String> days = new ArrayList<>();
        for (JsonNode deed : taken(from).toList()) {
            persons.add(deed.path("person").asText());
            days.add(deed.path("question").asText());
        }
        assertThat(new HashSet<>(persons)).as("nobody twice").hasSameSizeAs(persons);
        assertThat(persons.size()).as("all, but who was tried in the outage and answered late").isBetween(PATIENTS,
                PATIENTS + 1);
        List<JsonNode> done = rechecks("SETTLED,LEFT_TO_PERSON").stream().filter(one -> one.has("askedAt")).toList();
        assertThat(done).hasSize(PATIENTS + 1);
        List<JsonNode> byTime = new ArrayList<>(done);
        byTime.sort(java.util.Comparator.comparing((JsonNode one) -> one.path("askedAt").asText())
                .thenComparing(one -> one.path("visit").asText()));
        assertThat(byTime.stream().map(one -> one.path("visit").asText().substring(0, 7)).toList())
                .as("the earlier treatment month first").isSorted();
        assertThat(Collections.frequency(done.stream().map(one -> one.path("visit").asText()).toList(),
                LocalDate.now(JAPAN).toString())).isEqualTo(
                        1 + Collections.frequency(List.copyOf(visits.values()), LocalDate.now(JAPAN)));
    }

    private void whatIsValidIsSettledAndTheRestIsTheDesks(List<Patient> patients, Map<String, LocalDate> visits)
            throws Exception {
        Map<String, String> validity = new HashMap<>();
        for (String list : List.of("people", "people?crowd=true")) {
            for (JsonNode person : Hospital.JSON.readTree(hospital.world(list))) {
                person.path("hospitalNumbers")
                        .forEach(number -> validity.put(number.asText(), person.path("validity").asText()));
            }
        }
        String fhir = hospital.token("system/*.rs");
        Map<String, String> states = new HashMap<>();
        rechecks("SETTLED,LEFT_TO_PERSON")
                .forEach(one -> states.put(one.path("patient").asText(), one.path("state").asText()));
        Set<String> open = new HashSet<>();
        List<JsonNode> tasks = tasks();
        tasks.forEach(task -> open.add(task.path("patient").asText()));
        int valid = 0;
        for (Patient patient : patients.subList(0, PATIENTS)) {
            String id = hospital.patient(patient.number(), fhir);
            boolean isValid = validity.get(patient.number()).equals("VALID");
            assertThat(states.get(id)).as(patient.number() + " " + validity.get(patient.number()))
                    .isEqualTo(isValid ? "SETTLED" : "LEFT_TO_PERSON");
            assertThat(open.contains(id)).as("a task of " + patient.number()).isEqualTo(!isValid);
            valid += isValid ? 1 : 0;
        }
        assertThat(valid).as("some of both").isBetween(1, PATIENTS - 1);
        assertThat(tasks.stream().map(task -> task.path("due").asText() + task.path("id").asText()).toList())
                .as("by their last day").isSorted();
    }
}
