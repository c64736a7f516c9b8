package jp.madoguchi.gateway.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.madoguchi.domain.consent.ViewerRole;
import jp.madoguchi.gateway.conformance.CapabilityWalk;
import jp.madoguchi.gateway.conformance.FhirDoor;
import jp.madoguchi.gateway.fhir.ReadableType;
import jp.madoguchi.gateway.whole.Hospital.Sent;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Medical information is seen over the API inside its window (R-CO-02, R-CO-09, R-CO-10, R-CH-34, R-CH-36), and nowhere else: a marker stands in every
 * medicine, treatment and check-up of the simulated national system, and is looked for in every byte that the gateway wrote.
 */
class MedicalIT {

    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
    private static final String MARKER = Marker.TEXT;
    private static final String PATIENTS = "/medical/v1/patients/";
    private static final String THREE_MONTHS = "{\"treatments\":false}";
    private static final String PASSWORD = Marker.PASSWORD;
    /** What an operator may have set for all Java programs of the machine: pictures of the memory whenever there is a chance. */
    private static final String DUMPS = "-XX:+HeapDumpOnOutOfMemoryError -XX:+HeapDumpBeforeFullGC -XX:+HeapDumpAfterFullGC "
            + "-XX:+CreateCoredumpOnCrash";

    @TempDir
    Path dir;

    /** Opens a hospital whose terminal gives what is named, and nothing else, in zips with a password. */
    private Hospital open(Hospital.Door door, String encrypted, String api) throws Exception {
        Path people = Files.writeString(dir.resolve("people.yaml"), Marker.people());
        Hospital hospital = new Hospital(dir, door, "encrypted: [%s]\npassword: %s\n".formatted(encrypted, PASSWORD),
                List.of("--people", people.toString()),
                Map.of("MADOGUCHI_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1 " + DUMPS, "MADOGUCHI_BULK_QUIET", "none",
                        "MADOGUCHI_BULK_DELAYS", "PT1S"));
        try {
            hospital.world("terminal", "{\"encrypt\":\"%s\",\"password\":\"%s\"}".formatted(api, PASSWORD));
            return hospital;
        } catch (Exception | Error failure) {
            hospital.close();
            throw failure;
        }
    }

    /** Medicines lie in the folders as plain files, check-ups in encrypted zips: a plain one would be refused. */
    @Test
    void medicalInformationIsSeenInsideItsWindowOnlyAndNeverKept() throws Exception {
        try (Hospital hospital = open(Hospital.Door.FOLDERS, "check-ups", "TKKsiquc01")) {
            String fhir = hospital.token("system/*.rs");
            read(hospital, "P01");
            read(hospital, "P25");
            String first = hospital.patient("0000012345", fhir);
            String second = hospital.patient("0000010025", fhir);
            nobodyWithoutTheRightSeesIt(hospital, first);
            whoMaySeeItSeesIt(hospital, first);
            overFhirWhoMaySeeItSeesIt(hospital, first);
            everythingThatIsDeclaredOfItWorks(hospital, first);
            malformedAnswersAreShownToNobody(hospital, first);
            anotherPersonsAreShownToNobody(hospital, first);
            theMemoryIsNeverWrittenToAFile(hospital.gateway());
            Marker.isNowhere(hospital);
            aRevocationAndAReportEndItAtOnce(hospital, first, second);
            consentsAreToldAsTheyAre(hospital, first, second);
            theEndOfTheWindowEndsIt(hospital, first);
            fhirShowsNoneOfIt(hospital, first, fhir);
            hospital.everyResourceIsAsTheGuideSays(
                    Map.of("Patient", 2, "Coverage", 2, "CoverageEligibilityResponse", 2, "Organization", 2));
            Marker.isNowhere(hospital);
            assertThat(hospital.stopGateway()).isZero();
            Marker.isNowhere(hospital);
            Marker.isInNoSealedRecord(hospital);
            everyDisclosureIsInTheAuditTrail(hospital, 8);
        }
    }

    /** Over HTTP it is the other way round: medicines are encrypted, check-ups are plain JSON or a document. */
    @Test
    void whatComesOverHttpIsSeenAndNeverKept() throws Exception {
        try (Hospital hospital = open(Hospital.Door.WEB, "medicines", "YZKsiquc01")) {
            String fhir = hospital.token("system/*.rs");
            read(hospital, "P01");
            String patient = hospital.patient("0000012345", fhir);
            whoMaySeeItSeesIt(hospital, patient);
            assertThat(hospital.deeds()).as("nothing was asked in the folders")
                    .anyMatch(deed -> deed.path("door").asText().equals("web"))
                    .noneMatch(deed -> deed.path("door").asText().equals("folder"));
            anotherPersonsAreShownToNobody(hospital, patient);
            Marker.isNowhere(hospital);
            assertThat(hospital.stopGateway()).isZero();
            Marker.isNowhere(hospital);
            Marker.isInNoSealedRecord(hospital);
            everyDisclosureIsInTheAuditTrail(hospital, 6);
        }
    }

    /** Who consented to home visits is seen until the care ended, again once that was a mistake, and no more once it is taken back. */
    @Test
    void whatWasConsentedToAtHomeEndsWithTheCareAndWithItsRevocation() throws Exception {
        try (Hospital hospital = open(Hospital.Door.FOLDERS, "check-ups", "TKKsiquc01")) {
            String fhir = hospital.token("system/*.rs");
            hospital.world("terminal", "{\"bulkMs\":300}");
            hospital.world("consent", "{\"person\":\"P25\",\"way\":\"home-visit\",\"consents\":[\"drugs\"]}");
            consentsOfHomeVisitsAreCollected(hospital);
            String first = hospital.patient("0000010011", fhir);
            String second = hospital.patient("0000010025", fhir);
            String wish = atHome();
            Sent doctor = as(hospital, ViewerRole.DOCTOR);
            for (String patient : List.of(first, second)) {
                clerk(hospital, "clerk-1", patient + "/care-begin", "{\"setting\":\"HOME_VISIT\",\"on\":\"%s\"}"
                        .formatted(LocalDate.now(JAPAN).minusDays(31)));
                assertThat(hospital.post(PATIENTS + patient + "/medicines?wait=15", doctor, wish).body())
                        .contains(MARKER);
            }
            theEndOfTheCareEndsWhatIsSeenAtHome(hospital, first, wish);
            aWithdrawnEndEndsNothing(hospital, first, wish);
            aRevocationAtHomeIsToldToTheNationalSystemAndEndsItAtOnce(hospital, second, wish);
            Marker.isNowhere(hospital);
            assertThat(hospital.stopGateway()).isZero();
            Marker.isNowhere(hospital);
            assertThat(SealedRecords.opened(hospital.data()).get("care_end")).as("why it was withdrawn is sealed")
                    .singleElement().satisfies(plain -> assertThat(new String(plain, StandardCharsets.UTF_8))
                            .contains("別の患者").doesNotContain(MARKER));
            assertThat(facts(hospital)).containsSubsequence("clerk-1 CARE_BEGAN:HOME_VISIT",
                    "clerk-1 CARE_ENDED:HOME_VISIT", "clerk-2 CARE_END_WITHDRAWN:HOME_VISIT",
                    "clerk-1 REVOKED", "national-system REVOCATION:REVOKED");
        }
    }

    /** Of the months that the simulated national system knows, however far the gateway's clock was moved. */
    private static String atHome() {
        YearMonth now = YearMonth.now(JAPAN);
        return "{\"setting\":\"HOME_VISIT\",\"from\":\"" + now.minusMonths(3) + "\",\"to\":\"" + now + "\"}";
    }

    private static void consentsOfHomeVisitsAreCollected(Hospital hospital) throws Exception {
        LocalDate today = LocalDate.now(JAPAN);
        String desk = hospital.token("system/List.rus");
        HttpResponse<String> ordered = hospital.post("/desk/v1/bulk/consented",
                Sent.with(desk, "Idempotency-Key", "at-home-1"),
                "{\"by\":\"clerk-1\",\"setting\":\"HOME_VISIT\",\"from\":\"%s\",\"to\":\"%s\"}"
                        .formatted(today.minusDays(30), today));
        assertThat(ordered.statusCode()).as(ordered.body()).isEqualTo(200);
        String batch = Hospital.JSON.readTree(ordered.body()).path("batch").asText();
        await().atMost(Duration.ofMinutes(1)).until(
                () -> hospital.read("/desk/v1/bulk/batches/" + batch, desk).path("over").asBoolean());
    }

    private static HttpResponse<String> clerk(Hospital hospital, String who, String path, String body)
            throws Exception {
        HttpResponse<String> answer = hospital.post(PATIENTS + path,
                Sent.with(hospital.token("system/Consent.ru"), "X-Staff-ID", who), body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    private static HttpResponse<String> reQueried(Hospital hospital, String patient, String request) throws Exception {
        return hospital.post("/desk/v1/patients/" + patient + "/re-query",
                Sent.with(hospital.token("system/CoverageEligibilityRequest.c"), "Idempotency-Key", request),
                "{\"by\":\"clerk-1\",\"setting\":\"HOME_VISIT\"}");
    }

    private static void theEndOfTheCareEndsWhatIsSeenAtHome(Hospital hospital, String patient, String wish)
            throws Exception {
        Sent doctor = as(hospital, ViewerRole.DOCTOR);
        String look = PATIENTS + patient + "/medicines?setting=HOME_VISIT";
        LocalDate lastDay = LocalDate.now(JAPAN);
        assertThat(clerk(hospital, "clerk-1", patient + "/care-end",
                "{\"setting\":\"HOME_VISIT\",\"on\":\"" + lastDay + "\"}").body())
                .contains("\"on\":\"" + lastDay + "\"");
        assertThat(hospital.get(look, doctor).body()).as("its last day").contains(MARKER);
        hospital.moveClock(Duration.ofHours(24));
        await().atMost(Duration.ofSeconds(20)).until(
                () -> hospital.get("/metrics?scope=application", Sent.with("none")).body(),
                figures -> figures.lines().anyMatch(line -> line.startsWith("madoguchi_medical_answers")
                        && line.matches(".* 1(\\.0)?")));
        refused(hospital.get(look, doctor), "CARE_ENDED", "R-CH-34");
        refused(hospital.post(PATIENTS + patient + "/medicines", doctor, wish), "CARE_ENDED", "R-CH-34");
        HttpResponse<String> withoutCard = reQueried(hospital, patient, "after-the-end");
        assertThat(withoutCard.statusCode()).as(withoutCard.body()).isEqualTo(409);
        assertThat(withoutCard.body()).contains("MDG-MED-05");
    }

    private static void aWithdrawnEndEndsNothing(Hospital hospital, String patient, String wish) throws Exception {
        Sent clerk = Sent.with(hospital.token("system/Consent.r"), "X-Staff-ID", "clerk-1");
        JsonNode before = Hospital.JSON.readTree(hospital.get(PATIENTS + patient + "/care-end", clerk).body());
        assertThat(clerk(hospital, "clerk-2", patient + "/care-end/withdrawal",
                "{\"setting\":\"HOME_VISIT\",\"on\":\"" + before.path("on").asText() + "\",\"reason\":\"別の患者\"}")
                .body())
                .contains("\"ended\":false", "WITHDRAWN");
        Sent doctor = as(hospital, ViewerRole.DOCTOR);
        assertThat(hospital.get(PATIENTS + patient + "/medicines?setting=HOME_VISIT", doctor).statusCode())
                .as("it was dropped").isEqualTo(404);
        assertThat(hospital.post(PATIENTS + patient + "/medicines?wait=15", doctor, wish).body()).contains(MARKER);
        HttpResponse<String> withoutCard = reQueried(hospital, patient, "after-the-withdrawal");
        assertThat(withoutCard.statusCode()).as(withoutCard.body()).isIn(200, 202);
    }

    private static void aRevocationAtHomeIsToldToTheNationalSystemAndEndsItAtOnce(Hospital hospital, String patient,
            String wish) throws Exception {
        Sent doctor = as(hospital, ViewerRole.DOCTOR);
        String look = PATIENTS + patient + "/medicines?setting=HOME_VISIT";
        assertThat(hospital.get(look, doctor).body()).contains(MARKER);
        clerk(hospital, "clerk-1", patient + "/revocation", "{\"atHome\":true}");
        refused(hospital.get(look, doctor), "CONSENT_REVOKED", "R-CH-36");
        refused(hospital.post(PATIENTS + patient + "/medicines", doctor, wish), "CONSENT_REVOKED", "R-CH-36");
        Sent clerk = Sent.with(hospital.token("system/Consent.r"), "X-Staff-ID", "clerk-1");
        await().atMost(Duration.ofMinutes(1)).until(
                () -> Hospital.JSON.readTree(hospital.get(PATIENTS + patient + "/revocation", clerk).body()),
                said -> said.path("atHome").path("state").asText().equals("REVOKED"));
        assertThat(hospital.world("consent", "{\"person\":\"P25\",\"way\":\"home-visit\",\"revoke\":true}")
                .path("revoked").asBoolean()).as("the national system has it no more").isFalse();
        HttpResponse<String> withoutCard = reQueried(hospital, patient, "after-the-revocation");
        assertThat(withoutCard.statusCode()).as(withoutCard.body()).isEqualTo(404);
    }

    private static List<String> facts(Hospital hospital) throws Exception {
        List<String> facts = new ArrayList<>();
        try (Connection ledger = SealedRecords.ledger(hospital.data());
                Statement query = ledger.createStatement();
                ResultSet rows = query.executeQuery(
                        "select client, parameters from audit where resource_type = 'Consent' order by number")) {
            while (rows.next()) {
                facts.add(rows.getString(1) + " " + rows.getString(2));
            }
        }
        return facts;
    }

    private static void read(Hospital hospital, String person) throws Exception {
        hospital.world("face", "{\"person\":\"" + person + "\"}");
        await().atMost(Duration.ofMinutes(1)).until(() -> files(hospital.oqs().resolve("face")) == 0);
    }

    private static long files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }

    private static Sent as(Hospital hospital, @Nullable ViewerRole role) throws IOException {
        return Sent.with(hospital.token("system/DocumentReference.cru", role), "X-Staff-ID", "staff-1");
    }

    private static void refused(HttpResponse<String> answer, String reason, String rule) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
        JsonNode body = Hospital.JSON.readTree(answer.body());
        assertThat(body.path("code").asText()).isEqualTo("MDG-MED-01");
        assertThat(body.path("reason").asText()).isEqualTo(reason);
        assertThat(body.path("rules").toString()).contains(rule);
        assertThat(body.path("next").path(0).path("step").asText()).as("R-CO-03, where a consent is missing")
                .isEqualTo(reason.startsWith("CONSENT_") || reason.equals("CARE_ENDED") ? "READ_CARD_FOR_CONSENT" : "");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.body()).doesNotContain(MARKER);
    }

    private static void nobodyWithoutTheRightSeesIt(Hospital hospital, String patient) throws Exception {
        String medicines = PATIENTS + patient + "/medicines";
        for (String scopes : new String[]{"system/Task.rus system/Claim.rus", "system/*.rs", "system/*.cruds"}) {
            Sent token = Sent.with(hospital.token(scopes, ViewerRole.DOCTOR), "X-Staff-ID", "staff-1");
            assertThat(hospital.get(medicines, token).statusCode()).as(scopes).isEqualTo(403);
            assertThat(hospital.post(medicines, token, THREE_MONTHS).statusCode()).as(scopes).isEqualTo(403);
        }
        Stream.of(Optional.<ViewerRole>empty(), Optional.of(ViewerRole.DESK_STAFF), Optional.of(ViewerRole.CLAIM_STAFF),
                Optional.of(ViewerRole.NURSE)).forEach(role -> notForThisRole(hospital, medicines, role.orElse(null)));
        assertThat(hospital.get(medicines, as(hospital, ViewerRole.DOCTOR)).statusCode()).as("nobody asked yet")
                .isEqualTo(404);
        assertThat(hospital.get(medicines, Sent.with(hospital.token("system/DocumentReference.r", ViewerRole.DOCTOR)))
                .statusCode()).as("nobody looks").isEqualTo(400);
        refused(hospital.post(PATIENTS + patient + "/medicines", as(hospital, ViewerRole.DOCTOR),
                "{\"setting\":\"HOME_VISIT\"}"), "CONSENT_NOT_GIVEN", "R-CO-11");
        assertThat(hospital.deeds()).noneMatch(deed -> deed.path("api").asText().equals("YZKsiquc01"));
    }

    private static void notForThisRole(Hospital hospital, String medicines, @Nullable ViewerRole role) {
        try {
            refused(hospital.post(medicines, as(hospital, role), THREE_MONTHS), "NOT_FOR_THIS_ROLE", "R-CO-09");
            refused(hospital.get(medicines, as(hospital, role)), "NOT_FOR_THIS_ROLE", "R-CO-09");
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }

    private static void whoMaySeeItSeesIt(Hospital hospital, String patient) throws Exception {
        Sent doctor = as(hospital, ViewerRole.DOCTOR);
        HttpResponse<String> medicines = hospital.post(PATIENTS + patient + "/medicines?wait=15", doctor,
                "{\"treatments\":true}");
        assertThat(medicines.statusCode()).as(medicines.body()).isEqualTo(200);
        assertThat(medicines.headers().firstValue("Cache-Control")).contains("no-store");
        JsonNode seen = Hospital.JSON.readTree(medicines.body());
        assertThat(seen.path("first").path("step").asText()).isEqualTo("CONFIRM_INFORMATION_IS_THE_PATIENTS");
        assertThat(seen.path("claims").path(0).path("days").path(0).path("medicines").path(0).path("name").asText())
                .contains(MARKER);
        assertThat(seen.toString()).doesNotContain("treatments");
        HttpResponse<String> treatments = hospital.get(PATIENTS + patient + "/treatments", doctor);
        assertThat(treatments.body()).contains(MARKER, "\"treatments\"").doesNotContain("\"medicines\"");
        assertThat(hospital.post(PATIENTS + patient + "/check-ups?wait=15", doctor, "{}").body()).contains(MARKER);
        assertThat(hospital.get(PATIENTS + patient + "/check-ups", doctor).body()).contains(MARKER);
        assertThat(hospital.get(PATIENTS + patient + "/medicines", as(hospital, ViewerRole.PHARMACIST)).body())
                .contains(MARKER);
        refused(hospital.get(PATIENTS + patient + "/check-ups", as(hospital, ViewerRole.PHARMACIST)),
                "NOT_FOR_THIS_ROLE", "R-CO-09");
        HttpResponse<byte[]> pdf = hospital.postForBytes(PATIENTS + patient + "/check-ups?wait=15", doctor,
                "{\"form\":\"PDF\"}");
        assertThat(pdf.headers().firstValue("Content-Type")).contains("application/pdf");
        assertThat(pdf.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(new String(pdf.body(), 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        Marker.isInTheTextOf(pdf.body());
        assertThat(files(hospital.oqs().resolve("res"))).as("the terminal's files are gone").isZero();
    }

    private static void malformedAnswersAreShownToNobody(Hospital hospital, String patient) throws Exception {
        Sent doctor = as(hospital, ViewerRole.DOCTOR);
        hospital.world("fault", "{\"kind\":\"wrong-encoding\",\"times\":1,\"api\":\"YZKsiquc01\"}");
        HttpResponse<String> waiting = hospital.post(PATIENTS + patient + "/medicines?wait=1", doctor, THREE_MONTHS);
        assertThat(waiting.statusCode()).as(waiting.body()).isEqualTo(202);
        assertThat(waiting.headers().firstValue("Retry-After")).isPresent();
        await().atMost(Duration.ofMinutes(1)).until(() -> hospital.get("/health/ready", Sent.with("none")).body(),
                health -> health.contains("\"rejected-files\":\"1\""));
        try (Stream<Path> kept = Files.walk(hospital.data().resolve("rejected"))) {
            assertThat(kept.filter(Files::isRegularFile).map(file -> String.valueOf(file.getFileName())))
                    .as("the reason only").singleElement().asString().endsWith(".reason.txt");
        }
    }

    private static void anotherPersonsAreShownToNobody(Hospital hospital, String patient) throws Exception {
        Sent doctor = as(hospital, ViewerRole.DOCTOR);
        hospital.world("fault", "{\"kind\":\"other-person\",\"times\":1,\"api\":\"YZKsiquc01\"}");
        HttpResponse<String> others = hospital.post(PATIENTS + patient + "/medicines?wait=15", doctor, THREE_MONTHS);
        assertThat(others.statusCode()).as(others.body()).isEqualTo(502);
        assertThat(others.body()).contains("MDG-MED-04", "MDG-OQS-09").doesNotContain(MARKER);
        assertThat(hospital.read("/desk/v1/tasks?patient=" + patient, hospital.token("system/Task.s")).toString())
                .contains("REPORT_WRONG_PERSON", "ANSWER_TO_OTHER_QUESTION");
    }

    /** While something medical is in memory, and whatever options are set: no dump of the heap, and no core. */
    private static void theMemoryIsNeverWrittenToAFile(Program gateway) throws Exception {
        String flags = gateway.diagnosed("VM.flags -all");
        for (String flag : List.of("HeapDumpOnOutOfMemoryError", "HeapDumpBeforeFullGC", "HeapDumpAfterFullGC",
                "CreateCoredumpOnCrash")) {
            assertThat(flags.lines().filter(line -> line.matches("\\s*bool " + flag + "\\s.*"))).as(flag)
                    .singleElement()
                    .asString().contains("= false");
        }
        Path limits = Path.of("/proc", Long.toString(gateway.id()), "limits");
        if (Files.exists(limits)) {
            assertThat(Files.readAllLines(limits)).anyMatch(line -> line.matches("Max core file size +0 .*"));
        }
        gateway.diagnosed("GC.run");
        try (Stream<Path> here = Files.list(Path.of(""))) {
            assertThat(here.map(Path::toString)).as("where a dump would lie")
                    .noneMatch(name -> name.contains("java_pid" + gateway.id()));
        }
    }

    private static void aRevocationAndAReportEndItAtOnce(Hospital hospital, String first, String second)
            throws Exception {
        Sent doctor = as(hospital, ViewerRole.DOCTOR);
        assertThat(hospital.post(PATIENTS + second + "/medicines?wait=15", doctor, THREE_MONTHS).body())
                .contains(MARKER);
        Sent clerk = Sent.with(hospital.token("system/Consent.u"), "X-Staff-ID", "clerk-1");
        assertThat(hospital.post(PATIENTS + second + "/revocation", doctor, "{}").statusCode())
                .as("consents have a scope of their own").isEqualTo(403);
        assertThat(hospital.post(PATIENTS + second + "/revocation", clerk, "{}").statusCode()).isEqualTo(200);
        refused(hospital.get(PATIENTS + second + "/medicines", doctor), "CONSENT_REVOKED", "R-CH-36");
        refused(hospital.post(PATIENTS + second + "/medicines", doctor, THREE_MONTHS), "CONSENT_REVOKED", "R-CH-36");

        HttpResponse<String> report = hospital.post(PATIENTS + first + "/check-ups/not-this-patient", doctor, "");
        assertThat(report.statusCode()).as(report.body()).isEqualTo(200);
        assertThat(report.body()).contains("0120-95-0178", "REPORT_WRONG_PERSON");
        refused(hospital.get(PATIENTS + first + "/check-ups", doctor), "REPORTED_AS_ANOTHER_PERSONS", "R-CO-10");
        refused(hospital.post(PATIENTS + first + "/check-ups", doctor, "{}"), "REPORTED_AS_ANOTHER_PERSONS",
                "R-CO-10");
    }

    private static void theEndOfTheWindowEndsIt(Hospital hospital, String patient) throws Exception {
        Sent doctor = as(hospital, ViewerRole.DOCTOR);
        assertThat(hospital.post(PATIENTS + patient + "/medicines?wait=15", doctor, THREE_MONTHS).body())
                .contains(MARKER);
        hospital.moveClock(Duration.ofHours(23).plusMinutes(30));
        assertThat(hospital.get(PATIENTS + patient + "/medicines", doctor).body()).as("half an hour before the end")
                .contains(MARKER);
        hospital.moveClock(Duration.ofHours(25));
        await().atMost(Duration.ofSeconds(20)).until(
                () -> hospital.get("/metrics?scope=application", Sent.with("none")).body(),
                figures -> figures.lines().anyMatch(line -> line.startsWith("madoguchi_medical_answers")
                        && line.matches(".* 0(\\.0)?")));
        refused(hospital.get(PATIENTS + patient + "/medicines", doctor), "CONSENT_EXPIRED", "R-CO-02");
        refused(hospital.post(PATIENTS + patient + "/medicines", doctor, THREE_MONTHS), "CONSENT_EXPIRED", "R-CO-02");
    }

    private static Sent looking(Hospital hospital, @Nullable ViewerRole role) throws IOException {
        return Sent.with(
                hospital.token("system/MedicationStatement.rs system/Procedure.rs system/Observation.rs", role),
                "X-Staff-ID", "staff-1");
    }

    private static void overFhirWhoMaySeeItSeesIt(Hospital hospital, String patient) throws Exception {
        Sent doctor = looking(hospital, ViewerRole.DOCTOR);
        assertThat(
                hospital.post(PATIENTS + patient + "/check-ups?wait=15", as(hospital, ViewerRole.DOCTOR), "{}").body())
                .contains(MARKER);
        for (String type : new String[]{"MedicationStatement", "Procedure", "Observation"}) {
            HttpResponse<String> seen = hospital.get("/fhir/" + type + "?patient=" + patient, doctor);
            assertThat(seen.statusCode()).as(seen.body()).isEqualTo(200);
            assertThat(seen.body()).contains(MARKER);
            assertThat(seen.headers().firstValue("Cache-Control")).contains("no-store");
            String id = idOfTheMarked(Hospital.JSON.readTree(seen.body()));
            assertThat(hospital.get("/fhir/" + type + "/" + id, doctor).body()).contains(MARKER);
        }
        HttpResponse<String> desk = hospital.get("/fhir/Observation?patient=" + patient, looking(hospital, null));
        assertThat(desk.statusCode()).isEqualTo(403);
        assertThat(desk.body()).contains("MDG-MED-01", "NOT_FOR_THIS_ROLE").doesNotContain(MARKER);
        HttpResponse<String> pharmacist = hospital.get("/fhir/Observation?patient=" + patient,
                looking(hospital, ViewerRole.PHARMACIST));
        assertThat(pharmacist.statusCode()).isEqualTo(403);
        HttpResponse<String> unknown = hospital.get("/fhir/Observation?patient=nobody", doctor);
        assertThat(unknown.statusCode()).as("as of one who consented to nothing").isEqualTo(403);
        assertThat(unknown.body()).contains("MDG-MED-01").doesNotContain("CONSENT");
        Sent whole = Sent.with(hospital.token("system/*.cruds", ViewerRole.DOCTOR), "X-Staff-ID", "staff-1");
        assertThat(hospital.get("/fhir/Observation?patient=" + patient, whole).statusCode()).isEqualTo(403);
    }

    /** What the CapabilityStatement says of medical types; {@code GatewayIT} walks the others. */
    private static void everythingThatIsDeclaredOfItWorks(Hospital hospital, String patient) throws Exception {
        Map<String, String> key = Map.of("Authorization", "Bearer " + hospital.token(
                "system/MedicationStatement.rs system/Procedure.rs system/Observation.rs", ViewerRole.DOCTOR),
                "X-Staff-ID", "staff-1");
        Set<String> others = Arrays.stream(ReadableType.values()).filter(type -> !type.isMedical())
                .map(ReadableType::fhirName).collect(Collectors.toSet());
        others.addAll(Set.of("CoverageEligibilityRequest", "Subscription"));
        SoftAssertions softly = new SoftAssertions();
        new CapabilityWalk(new FhirDoor(hospital.fhirBase(), key, others), patient, Map.of(), Set.of(), softly)
                .everythingDeclaredWorks();
        softly.assertAll();
    }

    /** Not everything bears the marker: of a check-up some items do not. */
    private static String idOfTheMarked(JsonNode bundle) {
        for (JsonNode entry : bundle.path("entry")) {
            if (entry.toString().contains(MARKER)) {
                return entry.path("resource").path("id").asText();
            }
        }
        throw new AssertionError("nothing bears the marker");
    }

    private static void consentsAreToldAsTheyAre(Hospital hospital, String first, String second) throws Exception {
        String token = hospital.token("system/Consent.rs system/Provenance.rs");
        assertThat(hospital.read("/fhir/Consent?patient=" + first + "&status=active&permitted=medicines", token)
                .path("total").asInt()).isEqualTo(1);
        JsonNode revoked = hospital.read("/fhir/Consent?patient=" + second, token).path("entry").path(0)
                .path("resource");
        assertThat(revoked.path("status").asText()).as("at once").isEqualTo("inactive");
        assertThat(revoked.toString()).contains("revoked").doesNotContain("permit");
        JsonNode proof = hospital.read("/fhir/Provenance?patient=" + first, token).path("entry").path(0)
                .path("resource");
        assertThat(proof.path("activity").path("coding").path(0).path("code").asText()).isEqualTo("reader");
    }

    private static void fhirShowsNoneOfIt(Hospital hospital, String patient, String token) throws Exception {
        for (String search : new String[]{"Patient?_id=" + patient, "Coverage?patient=" + patient,
                "CoverageEligibilityResponse?patient=" + patient}) {
            assertThat(hospital.get("/fhir/" + search, Sent.with(token)).body()).doesNotContain(MARKER);
        }
        for (String type : new String[]{"MedicationStatement", "Observation", "DocumentReference"}) {
            assertThat(hospital.get("/fhir/" + type + "?patient=" + patient, Sent.with(token)).statusCode()).as(type)
                    .isGreaterThanOrEqualTo(400);
        }
    }

    private static void everyDisclosureIsInTheAuditTrail(Hospital hospital, int least) throws Exception {
        try (Connection ledger = SealedRecords.ledger(hospital.data());
                Statement query = ledger.createStatement();
                ResultSet facts = query.executeQuery(
                        "select count(*) from audit where resource_type = 'MedicalInformation' and parameters like 'SHOWN:%'")) {
            facts.next();
            assertThat(facts.getInt(1)).as("every disclosure is in the audit trail").isGreaterThanOrEqualTo(least);
        }
    }
}
