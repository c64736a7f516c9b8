package jp.madoguchi.gateway.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jp.madoguchi.gateway.whole.Hospital.Sent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A disaster from the ministry's notice to the last re-check: the mode is opened by a person with the right, a visit is written down by hand, a
 * look is permitted, the mode is closed, and what was written down is asked about by itself (R-CH-52, R-SE-09). Each step is in the audit trail.
 */
@SuppressWarnings("NullAway.Init") // made by the test
class DisasterIT {

    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
    private static final Map<String, String> SETTINGS = Map.of("MADOGUCHI_RECHECK_EVERY", "PT0.3S",
            "MADOGUCHI_RECHECK_ATTEMPTS", "20", "MADOGUCHI_RECHECK_ANSWER_WITHIN", "PT10M");
    private static final String REASON = "\"by\":\"admin-1\",\"reason\":\"豪雨\"";

    @TempDir
    Path dir;

    private Hospital hospital;
    private Sent desk;
    private Sent admin;
    private Sent looks;
    private Duration moved = Duration.ZERO;

    @Test
    void aDisasterIsWorkedThroughByHandAndWhatWasWrittenDownIsAskedAboutAfterIt() throws Exception {
        try (Hospital open = new Hospital(dir, Hospital.Door.FOLDERS, List.of(), SETTINGS)) {
            hospital = open;
            desk = Sent.with(open.token("system/Task.rus system/Encounter.c"), "Idempotency-Key", "visit-1");
            admin = Sent.with(open.token("system/Flag.us"));
            looks = Sent.with(open.token("system/AuditEvent.cus"), "Idempotency-Key", "look-1");
            String patient = open.patient("0000020051", open.token("system/*.rs"));

            hospital.world("fault", "{\"kind\":\"swallow\"}");
            assertThat(visit(desk, patient).statusCode()).as("no mode is open").isEqualTo(409);
            onlyWhoHasTheRightOpensIt();
            aVisitIsWrittenDownOnce(patient);
            aLookIsPermittedByConsent(patient);
            assertThat(hospital.post("/desk/v1/modes/disaster/close", admin, "{" + REASON + "}").statusCode())
                    .isEqualTo(200);
            itIsOver(patient);

            assertThat(queued()).as("it is queued, whatever the mode is now").isEqualTo(1);
            int before = hospital.deeds().size();
            hospital.world("fault", "{\"stop\":\"all\"}");
            move(Duration.ofMinutes(12));
            await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(500)).until(() -> {
                move(Duration.ofSeconds(20));
                return counts().path("SETTLED").asLong();
            }, settled -> settled == 1);
            itWasAskedAboutOnceAndIsOnFile(before, patient);

            hospital.everyResourceIsAsTheGuideSays(
                    Map.of("Patient", 1, "Coverage", 1, "CoverageEligibilityResponse", 1, "Organization", 1));
            assertThat(hospital.stopGateway()).isZero();
            everyStepIsInTheAuditTrail(patient);
        }
    }

    private void onlyWhoHasTheRightOpensIt() throws Exception {
        LocalDate today = LocalDate.now(JAPAN);
        String notice = "{%s,\"area\":\"架空市\",\"first\":\"%s\",\"last\":\"%s\"}".formatted(REASON, today,
                today.plusDays(6));
        String path = "/desk/v1/modes/disaster/open";
        assertThat(hospital.post(path, desk, notice).statusCode()).isEqualTo(403);
        assertThat(hospital.post(path, Sent.with(hospital.token("system/*.cruds")), notice).statusCode())
                .as("a scope of its own").isEqualTo(403);
        assertThat(hospital.post(path, admin, notice.replace("\"reason\":\"豪雨\",", "")).body())
                .contains("MDG-VAL-01", "reason");
        assertThat(hospital.post(path, admin, notice.replace("\"area\":\"架空市\",", "")).body())
                .contains("MDG-VAL-01", "area");
        assertThat(disaster().path("open").asBoolean()).isFalse();
        assertThat(hospital.post(path, admin, notice).statusCode()).isEqualTo(200);
        assertThat(hospital.post(path, admin, notice).body()).as("it is open").contains("MDG-MOD-01");
        assertThat(disaster().path("today").asBoolean()).isTrue();
        assertThat(disaster().path("area").asText()).isEqualTo("架空市");
    }

    private JsonNode disaster() throws Exception {
        return hospital.read("/desk/v1/modes", admin.token()).path("disaster");
    }

    private HttpResponse<String> visit(Sent sent, String patient) throws Exception {
        return hospital.post("/desk/v1/visits", sent,
                """
                        {"by":"clerk-1","patient":"%s","name":"架空　五一","birthDate":"1979-09-23","sex":"MALE","address":"架空県見本市１",
                        "insurerNumber":"06990014","symbol":"１２３","number":"５１５１","branch":"01"}"""
                        .formatted(patient));
    }

    private void aVisitIsWrittenDownOnce(String patient) throws Exception {
        HttpResponse<String> written = visit(desk, patient);
        assertThat(written.statusCode()).as(written.body()).isEqualTo(200);
        JsonNode first = Hospital.JSON.readTree(written.body());
        JsonNode again = Hospital.JSON.readTree(visit(desk, patient).body());
        assertThat(again.path("id").asText()).isNotEmpty().isEqualTo(first.path("id").asText());
        assertThat(queued()).isEqualTo(1);
        await().atMost(Duration.ofSeconds(30)).until(() -> taken(0).size() == 1);
    }

    /** What the terminal took, from a deed on. */
    private List<JsonNode> taken(int from) throws Exception {
        return hospital.deeds().stream().skip(from).filter(deed -> deed.path("deed").asText().equals("taken")).toList();
    }

    private HttpResponse<String> lookUp(String key, String patient, String consent) throws Exception {
        return hospital.post("/desk/v1/look-ups", Sent.with(looks.token(), "Idempotency-Key", key),
                "{\"mode\":\"DISASTER\",\"patient\":\"%s\",\"by\":\"dr-1\",\"reason\":\"豪雨で保険証なし\",\"consent\":\"%s\"}"
                        .formatted(patient, consent));
    }

    private void aLookIsPermittedByConsent(String patient) throws Exception {
        HttpResponse<String> refused = lookUp("look-0", patient, "REFUSED");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("CONSENT_REFUSED");
        HttpResponse<String> permitted = lookUp("look-1", patient, "GIVEN");
        assertThat(permitted.statusCode()).as(permitted.body()).isEqualTo(200);
        JsonNode seen = Hospital.JSON.readTree(permitted.body());
        assertThat(seen.path("show")).isNotEmpty();
        assertThat(seen.path("rules").toString()).contains("R-CH-52");
        assertThat(hospital.read("/desk/v1/look-ups?reviewed=false", looks.token()).path("lookUps")).hasSize(1);
        assertThat(hospital.post("/desk/v1/look-ups/" + seen.path("id").asText() + "/review", looks,
                "{\"by\":\"dr-2\"}").statusCode()).isEqualTo(200);
    }

    private void itIsOver(String patient) throws Exception {
        assertThat(disaster().path("open").asBoolean()).isFalse();
        assertThat(visit(Sent.with(desk.token(), "Idempotency-Key", "visit-2"), patient).statusCode()).isEqualTo(409);
        HttpResponse<String> late = lookUp("look-2", patient, "GIVEN");
        assertThat(late.statusCode()).isEqualTo(403);
        assertThat(late.body()).contains("NOT_OPENED", "R-CH-52");
    }

    private void itWasAskedAboutOnceAndIsOnFile(int from, String patient) throws Exception {
        assertThat(taken(from)).as("after the question that the terminal took and lost").singleElement()
                .satisfies(deed -> assertThat(deed.path("api").asText()).isEqualTo("OQSsiquc01"));
        JsonNode recheck = hospital.read("/desk/v1/rechecks?state=SETTLED", desk.token()).path("rechecks").path(0);
        assertThat(recheck.path("patient").asText()).isEqualTo(patient);
        String emr = hospital.token("system/*.rs");
        await().atMost(Duration.ofMinutes(1)).until(() -> hospital
                .read("/fhir/CoverageEligibilityResponse?patient=" + patient, emr).path("total").asInt() == 1);
    }

    private void everyStepIsInTheAuditTrail(String patient) throws SQLException {
        List<String> facts = new ArrayList<>();
        try (Connection ledger = SealedRecords.ledger(hospital.data());
                Statement query = ledger.createStatement();
                ResultSet rows = query.executeQuery("select client, resource_type, parameters, patient from audit "
                        + "where resource_type in ('Mode', 'HandVisit', 'ExceptionalView') order by number")) {
            while (rows.next()) {
                facts.add(rows.getString(1) + " " + rows.getString(2) + " " + rows.getString(3)
                        + (patient.equals(rows.getString(4)) ? " of the patient" : ""));
            }
        }
        assertThat(facts).containsExactly("admin-1 Mode DISASTER_OPEN", "clerk-1 HandVisit WRITTEN_DOWN of the patient",
                "dr-1 ExceptionalView DISASTER_DENIED of the patient",
                "dr-1 ExceptionalView DISASTER_GRANTED of the patient", "dr-2 ExceptionalView REVIEWED of the patient",
                "admin-1 Mode DISASTER_CLOSED", "dr-1 ExceptionalView DISASTER_DENIED of the patient");
    }

    private void move(Duration by) throws Exception {
        moved = moved.plus(by);
        hospital.moveClock(moved);
        hospital.world("clock", "{\"by\":\"" + by + "\"}");
    }

    /** How many wait for their turn, or for their answer. */
    private long queued() throws Exception {
        JsonNode counts = counts();
        return counts.path("WAITING").asLong() + counts.path("ASKED").asLong();
    }

    private JsonNode counts() throws Exception {
        return hospital.read("/desk/v1/rechecks?state=WAITING", desk.token()).path("counts");
    }
}
