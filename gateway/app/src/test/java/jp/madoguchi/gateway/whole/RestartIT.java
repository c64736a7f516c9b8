package jp.madoguchi.gateway.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import jp.madoguchi.gateway.whole.Hospital.Sent;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The gateway is killed while the second step of a bulk job is under way. In the folders the result lies there when it is back; over HTTP the
 * result went with the connection, and is asked for again by its number. Nothing is handed over twice, and no person has to look.
 */
class RestartIT {

    private static final String HANDED_OVER = "OQSmuquc01";
    private static final String FETCHED = "OQSmuquc02";
    private static final Map<String, String> SETTINGS = Map.of("MADOGUCHI_BULK_QUIET", "none", "MADOGUCHI_BULK_DELAYS",
            "PT0.5S", "MADOGUCHI_BULK_ROUND", "PT0.3S");

    @TempDir
    Path dir;

    private int orders;

    @ParameterizedTest
    @EnumSource(Hospital.Door.class)
    void aResultThatWasUnderWayWhenTheGatewayWasKilledIsInTheWorklistAfterwards(Hospital.Door door) throws Exception {
        try (Hospital hospital = new Hospital(dir, door, List.of(), SETTINGS)) {
            String desk = hospital.token("system/List.rus system/Appointment.us system/Task.s");
            hospital.world("terminal", "{\"bulkMs\":100}");
            hospital.world("fault", "{\"kind\":\"late\",\"ms\":5000,\"times\":1,\"api\":\"" + FETCHED + "\"}");
            String batch = ordered(hospital, desk);
            await().atMost(Duration.ofMinutes(1)).until(() -> times(hospital, "taken", FETCHED) == 1);
            assertThat(progress(hospital, desk, batch).path("jobs").path("ASKED").asInt()).isEqualTo(1);
            hospital.killGateway();
            await().atMost(Duration.ofMinutes(1)).until(() -> times(hospital, "answered", FETCHED) == 1);
            hospital.startGateway();

            JsonNode over = await().atMost(Duration.ofMinutes(1)).until(() -> progress(hospital, desk, batch),
                    one -> one.path("over").asBoolean());
            assertThat(over.path("jobs").path("FINISHED").asInt()).isEqualTo(1);
            assertThat(over.path("outcomes").toString()).isEqualTo("{\"VALID\":1,\"INVALID\":1}");
            assertThat(over.path("refusedUnits").asInt()).isZero();
            JsonNode rows = hospital.read("/desk/v1/bulk/batches/" + batch + "/worklist", desk).path("rows");
            assertThat(rows.findValuesAsText("patientNumber")).containsExactly("0000020051", "0000010024");
            assertThat(rows.findValuesAsText("outcome")).containsExactly("VALID", "INVALID");
            assertThat(times(hospital, "taken", HANDED_OVER)).as("handed over once").isEqualTo(1);
            assertThat(times(hospital, "taken", FETCHED)).isEqualTo(switch (door) {
                case FOLDERS -> 1;
                case WEB -> 2;
            });
            assertThat(hospital.read("/desk/v1/tasks?actor=ADMINISTRATOR", desk).path("tasks")).isEmpty();
            hospital.everyResourceIsAsTheGuideSays(
                    Map.of("Patient", 2, "Coverage", 2, "CoverageEligibilityResponse", 2, "Organization", 1));
        }
    }

    private String ordered(Hospital hospital, String desk) throws Exception {
        LocalDate day = LocalDate.now(ZoneId.of("Asia/Tokyo")).plusDays(30);
        post(hospital, desk, "/desk/v1/appointments",
                """
                        {"appointments":[{"day":"DAY","patientNumber":"0000020051"},{"day":"DAY","patientNumber":"0000010024"}]}"""
                        .replace("DAY", day.toString()));
        return post(hospital, desk, "/desk/v1/bulk/night-before", "{\"by\":\"clerk-1\",\"day\":\"" + day + "\"}")
                .path("batch").asText();
    }

    private JsonNode post(Hospital hospital, String desk, String path, String body) throws Exception {
        HttpResponse<String> answer = hospital.post(path, Sent.with(desk, "Idempotency-Key", "restart-" + ++orders),
                body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Hospital.JSON.readTree(answer.body());
    }

    private static JsonNode progress(Hospital hospital, String desk, String batch) throws Exception {
        return hospital.read("/desk/v1/bulk/batches/" + batch, desk);
    }

    private static long times(Hospital hospital, String deed, String api) throws Exception {
        return hospital.deeds().stream().filter(one -> one.path("deed").asText().equals(deed)
                && one.path("api").asText().equals(api)).count();
    }
}
