package jp.madoguchi.gateway.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import jp.madoguchi.gateway.access.Scopes;
import jp.madoguchi.gateway.access.TokenIssuer;
import jp.madoguchi.gateway.access.TokenKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole gateway as a hospital runs it: a list of appointments is dropped, and the worklist is read over HTTP (docs/bulk-api.md). */
class AppointmentsIT {

    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final AtomicInteger requests = new AtomicInteger();
    private final LocalDate tomorrow = LocalDate.now(JAPAN).plusDays(1);

    @TempDir
    Path dir;
    private int port;
    private String token = "";
    private String fhir = "";

    @Test
    void aListOfAppointmentsBecomesAWorklistAndBulkJobsAreOrderedOverHttp() throws Exception {
        Path oqs = Files.createDirectories(dir.resolve("oqs"));
        port = Program.freePort();
        try (Program sim = Program.simulator(dir.resolve("sim.log"), "sim", "--oqs", oqs.toString(), "--http-port",
                Integer.toString(Program.freePort()), "--profile", "instant", "--bulk-time", "1500")
                .awaitLine("sim ready")) {
            importPatients();
            try (Program gateway = gateway(oqs)) {
                token = new TokenIssuer(TokenKeys.load(data()), Clock.systemUTC()).issue("bulk-test",
                        Scopes.parse("system/List.rus system/Appointment.us system/Task.s").orElseThrow(),
                        Duration.ofMinutes(30));
                fhir = new TokenIssuer(TokenKeys.load(data()), Clock.systemUTC()).issue("bulk-test-emr",
                        Scopes.parse(EveryResource.SCOPES).orElseThrow(), Duration.ofMinutes(30));
                dropAppointments();
                String batch = aDayIsAskedAboutByItself();
                anAppointmentThatComesLaterIsAddedToItsDay(batch);
                numbersAreRegisteredAndReconciled();
                ticketsAndConsentedPersonsAreCollected();
                whatCannotBeTakenIsRefused(batch);
                new EveryResource(uri("/"), fhir).areAsTheGuideSays(Map.of("Patient", 8, "Coverage", 8,
                        "CoverageEligibilityResponse", 8, "Organization", 3));
                assertThat(get("/metrics?scope=application", 200)).contains("madoguchi_bulk_jobs_finished");
                assertThat(gateway.stop()).as("exit status after SIGTERM").isZero();
                assertThat(logged()).contains("persons known", "nothing left").doesNotContain("0000012345",
                        "0000020051", "架空");
            }
            assertThat(sim.output()).doesNotContain("Exception");
        }
    }

    private void importPatients() throws Exception {
        Path csv = dir.resolve("patients.csv");
        try (Program list = Program.simulator(dir.resolve("csv.log"), "people-csv", "--out", csv.toString())) {
            assertThat(list.awaitEnd(Duration.ofMinutes(1))).as(list.output()).isZero();
        }
        try (Program imports = Program.madoguchi(dir.resolve("import.log"), "patients", "import", csv.toString(),
                "--data", data().toString())) {
            assertThat(imports.awaitEnd(Duration.ofMinutes(2))).as(imports.output()).isZero();
        }
    }

    private Program gateway(Path oqs) throws IOException {
        Map<String, String> settings = Map.of("MADOGUCHI_NIGHT_BEFORE_AT", "00:00", "MADOGUCHI_NIGHT_BEFORE_GATHER",
                "PT1S", "MADOGUCHI_BULK_QUIET", "none", "MADOGUCHI_BULK_DELAYS", "PT1S,PT2S", "MADOGUCHI_BULK_ROUND",
                "PT0.5S", "MADOGUCHI_BULK_SIZE", "3");
        return Program.madoguchi(dir.resolve("gateway.log"), settings, "serve", "--data", data().toString(), "--oqs",
                oqs.toString(), "--http-port", Integer.toString(port), "--mllp-port",
                Integer.toString(Program.freePort())).awaitLine("madoguchi ready");
    }

    private Path data() {
        return dir.resolve("data");
    }

    private String logged() throws IOException {
        StringBuilder all = new StringBuilder(Files.readString(dir.resolve("gateway.log")));
        try (var files = Files.walk(data().resolve("logs"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file));
            }
        }
        return all.toString();
    }

    /** The first is valid, the second too, with a limit certificate, the third is not any more, nobody has the fourth number, and the fifth row cannot be right. */
    private void dropAppointments() throws IOException {
        Path inbox = data().resolve("inbox").resolve("appointments");
        Path aside = inbox.resolve(".tomorrow.part");
        Files.writeString(aside, """
                day,patient_number
                DAY,0000020051
                DAY,0000012345
                DAY,0000020059
                DAY,nobody
                2020-01-01,0000012345
                """.replace("DAY", tomorrow.toString()));
        Files.move(aside, inbox.resolve("tomorrow.csv"));
    }

    private String aDayIsAskedAboutByItself() throws Exception {
        await().atMost(Duration.ofMinutes(1)).until(() -> tree("/desk/v1/bulk/batches").path("batches").size() == 1);
        String batch = tree("/desk/v1/bulk/batches").path("batches").path(0).path("id").asText();
        JsonNode over = over(batch);
        assertThat(over.path("day").asText()).isEqualTo(tomorrow.toString());
        assertThat(over.path("persons").asInt()).isEqualTo(4);
        assertThat(over.path("jobs").path("FINISHED").asInt()).isEqualTo(2);
        assertThat(over.path("remainingSeconds").asInt()).isZero();
        JsonNode rows = tree("/desk/v1/bulk/batches/" + batch + "/worklist").path("rows");
        assertThat(rows.findValuesAsText("outcome")).containsExactly("VALID", "CHANGED", "INVALID", "NO_ANSWER");
        assertThat(rows.path(1).path("reason").asText()).isEqualTo("LIMIT_MAY_DIFFER");
        assertThat(rows.path(3).path("reason").asText()).isEqualTo("PATIENT_UNKNOWN");
        assertThat(rows.path(3).path("next").asText()).contains("患者番号");
        assertThat(tree("/desk/v1/bulk/batches/" + batch + "/worklist?outcome=INVALID").path("rows")).hasSize(1);
        JsonNode report = json.readTree(data().resolve("inbox/appointments/done/tomorrow.csv.report.json").toFile());
        assertThat(report.path("refusedRows").path(0).path("line").asInt()).isEqualTo(6);
        try (var kept = Files.walk(data().resolve("rejected"))) {
            assertThat(kept.map(file -> String.valueOf(file.getFileName()))).contains("tomorrow.refused.csv",
                    "tomorrow.refused.csv.reason.txt");
        }
        return batch;
    }

    private void anAppointmentThatComesLaterIsAddedToItsDay(String batch) throws Exception {
        JsonNode taken = post("/desk/v1/appointments",
                "{\"appointments\":[{\"day\":\"" + tomorrow + "\",\"patientNumber\":\"0000020058\"}]}", 200);
        assertThat(taken.path("added").asInt()).isEqualTo(1);
        await().atMost(Duration.ofMinutes(1)).until(
                () -> tree("/desk/v1/bulk/batches/" + batch).path("persons").asInt() == 5);
        assertThat(over(batch).path("outcomes").path("VALID").asInt()).isEqualTo(2);
        assertThat(tree("/desk/v1/appointments?day=" + tomorrow).path("appointments").findValuesAsText("batch"))
                .hasSize(5).containsOnly(batch);
        JsonNode again = post("/desk/v1/bulk/night-before", "{\"by\":\"clerk-1\",\"day\":\"" + tomorrow + "\"}", 200);
        assertThat(again.path("persons").asInt()).as("everybody was asked about").isZero();
    }

    private void numbersAreRegisteredAndReconciled() throws Exception {
        String many = ordered("reference-numbers",
                "{\"by\":\"clerk-1\",\"patients\":[\"0000020051\",\"0000020060\",\"nobody\"]}");
        String one = ordered("reference-numbers", "{\"by\":\"clerk-1\",\"patients\":[\"0000020058\"]}");
        assertThat(over(many).path("outcomes").path("REGISTERED").asInt()).isEqualTo(2);
        assertThat(over(one).path("kind").asText()).isEqualTo("REFERENCE_NUMBER");
        assertThat(over(one).path("outcomes").path("REGISTERED").asInt()).isEqualTo(1);
        JsonNode links = tree("/desk/v1/bulk/batches/" + many + "/reconciliation").path("links");
        assertThat(links.findValuesAsText("standing")).containsExactly("AGREES", "AGREES", "PATIENT_UNKNOWN");
        assertThat(links.path(0).path("here").asText()).isEqualTo("0000020051");
        assertThat(links.path(0).path("there").asText()).isEqualTo("0000020051");
        JsonNode all = tree("/desk/v1/bulk/reconciliation?count=200&standing=AGREES").path("links");
        assertThat(all.findValuesAsText("patientNumber")).as("the whole directory, whatever batch asked")
                .contains("0000020051", "0000020060", "0000020058").doesNotContain("nobody");
    }

    private void ticketsAndConsentedPersonsAreCollected() throws Exception {
        String tickets = ordered("tickets", "{\"by\":\"clerk-1\",\"month\":\"" + YearMonth.now(JAPAN) + "\"}");
        String home = ordered("consented", "{\"by\":\"clerk-1\",\"setting\":\"HOME_VISIT\",\"from\":\""
                + tomorrow.minusDays(30) + "\",\"to\":\"" + tomorrow.minusDays(1) + "\"}");
        String online = ordered("consented", "{\"by\":\"clerk-1\",\"setting\":\"ONLINE\",\"from\":\""
                + tomorrow.minusDays(30) + "\",\"to\":\"" + tomorrow.minusDays(1) + "\"}");
        assertThat(collected(tickets)).containsExactlyInAnyOrder("0000010030", "0000010031");
        assertThat(collected(home)).containsExactlyInAnyOrder("0000010011", "0000010031");
        assertThat(collected(online)).containsExactlyInAnyOrder("0000020054", "0000020055", "0000020057");
        assertThat(tree("/desk/v1/tasks?actor=ADMINISTRATOR").path("tasks")).as("nothing was left to a person")
                .isEmpty();
    }

    /** The hospital's numbers of those whom the worklist names, each of them valid. */
    private List<String> collected(String batch) throws Exception {
        JsonNode over = over(batch);
        assertThat(over.path("jobs").path("FINISHED").asInt()).isEqualTo(1);
        JsonNode rows = tree("/desk/v1/bulk/batches/" + batch + "/worklist").path("rows");
        assertThat(rows.findValuesAsText("outcome")).isSubsetOf("VALID", "CHANGED");
        assertThat(over.path("persons").asInt()).isEqualTo(rows.size());
        List<String> numbers = new ArrayList<>();
        for (String patient : rows.findValuesAsText("patient")) {
            for (JsonNode identifier : json.readTree(get("/fhir/Patient/" + patient, 200, fhir)).path("identifier")) {
                if (identifier.path("system").asText().equals(Hospital.NUMBERS)) {
                    numbers.add(identifier.path("value").asText());
                }
            }
        }
        return numbers;
    }

    private void whatCannotBeTakenIsRefused(String batch) throws Exception {
        assertThat(post("/desk/v1/bulk/tickets", "{\"by\":\"clerk-1\",\"month\":\"soon\"}", 400).path("problems")
                .path(0).path("where").asText()).isEqualTo("month");
        assertThat(get("/desk/v1/bulk/batches/none", 404)).contains("MDG-API-02");
        assertThat(get("/desk/v1/bulk/batches?size=3", 400)).contains("MDG-API-01");
        String job = tree("/desk/v1/bulk/batches/" + batch).path("jobList").path(0).path("id").asText();
        assertThat(post("/desk/v1/bulk/jobs/" + job + "/resume", "{\"by\":\"clerk-1\"}", 428).path("code").asText())
                .isEqualTo("MDG-API-06");
        HttpRequest without = HttpRequest.newBuilder(uri("/desk/v1/bulk/batches")).build();
        assertThat(http.send(without, HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(401);
        assertThat(get("/desk/v1/cases", 403)).contains("MDG-ACC-03");
    }

    private String ordered(String kind, String body) throws Exception {
        return post("/desk/v1/bulk/" + kind, body, 200).path("batch").asText();
    }

    private JsonNode over(String batch) {
        return await().atMost(Duration.ofMinutes(1)).pollInterval(Duration.ofMillis(300))
                .until(() -> tree("/desk/v1/bulk/batches/" + batch), one -> {
                    assertThat(one.path("jobs").has("STOPPED")).as(one.toString()).isFalse();
                    return one.path("over").asBoolean();
                });
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private JsonNode tree(String path) throws Exception {
        return json.readTree(get(path, 200));
    }

    private String get(String path, int status) throws Exception {
        return get(path, status, token);
    }

    private String get(String path, int status, String bearer) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer " + bearer).build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(status);
        return answer.body();
    }

    private JsonNode post(String path, String body, int status) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "bulk-test-" + requests.incrementAndGet())
                .POST(HttpRequest.BodyPublishers.ofString(body)).build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(status);
        return json.readTree(answer.body());
    }
}
