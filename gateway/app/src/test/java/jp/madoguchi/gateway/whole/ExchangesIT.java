package jp.madoguchi.gateway.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.madoguchi.domain.consent.ViewerRole;
import jp.madoguchi.domain.exchange.ExchangeKind;
import jp.madoguchi.gateway.whole.Hospital.Sent;
import jp.madoguchi.oqs.exchange.Exchange;
import jp.madoguchi.oqs.exchange.ExchangeNames;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every exchange through every door, asked for as a program of the hospital asks: over the gateway's own API. What comes back is compared,
 * person by person and number by number, with what the simulated national system has on file. One gateway and one terminal for each door.
 */
@ParameterizedClass(name = "{0}")
@EnumSource(Hospital.Door.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // opened before the first test
class ExchangesIT {

    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
    private static final Map<String, String> SETTINGS = Map.of("MADOGUCHI_BULK_QUIET", "none", "MADOGUCHI_BULK_DELAYS",
            "PT0.5S,PT1S", "MADOGUCHI_BULK_ROUND", "PT0.3S", "MADOGUCHI_BULK_SIZE", "3");
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Parameter
    Hospital.Door door;
    private final LocalDate today = LocalDate.now(JAPAN);
    private Hospital hospital;
    private String desk;
    private String fhir;
    private int orders;

    @BeforeParameterizedClassInvocation
    void open(Hospital.Door through, @TempDir Path dir) throws Exception {
        hospital = new Hospital(dir, through, List.of(), SETTINGS);
        hospital.world("terminal", "{\"bulkMs\":300}");
        desk = hospital.token("system/List.rus system/Appointment.us system/Task.s system/Consent.u "
                + "system/CoverageEligibilityRequest.c system/ExplanationOfBenefit.r");
        fhir = hospital.token("system/*.rs");
    }

    /** After every exchange whatever the EMR can read is as the guide says. */
    @AfterParameterizedClassInvocation
    void close() throws Exception {
        try (Hospital open = hospital) {
            hospital.everyResourceIsAsTheGuideSays(
                    Map.of("Patient", 10, "Coverage", 5, "CoverageEligibilityResponse", 5,
                            "Organization", 3));
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyExchangeGoesThroughTheDoorAndGivesWhatTheNationalSystemHas(ExchangeKind kind) throws Exception {
        int before = hospital.deeds().size();
        switch (kind) {
            case CONFIRMATION -> onePersonIsConfirmed();
            case REFERENCE_NUMBER -> oneNumberIsRegistered();
            case REFERENCE_NUMBERS, REFERENCE_NUMBERS_RESULT -> numbersAreRegistered();
            case CONFIRMATIONS -> aShortListIsConfirmed();
            case CONFIRMATIONS_RESULT -> aListIsConfirmed();
            case CONSENTED_AT_HOME, CONSENTED_AT_HOME_RESULT ->
                assertThat(collected("HOME_VISIT")).containsExactlyInAnyOrder("0000010011", "0000010031");
            case CONSENTED_ONLINE, CONSENTED_ONLINE_RESULT ->
                assertThat(collected("ONLINE")).containsExactlyInAnyOrder("0000020054", "0000020055", "0000020057");
            case TICKETS, TICKETS_RESULT -> ticketsAreCollected();
            case RECHECK_AT_HOME -> onePersonIsConfirmedAgain("HOME_VISIT", "0000010011", "00001111");
            case RECHECK_ONLINE -> onePersonIsConfirmedAgain("ONLINE", "0000020054", "54");
            case REVOCATION_AT_HOME -> aConsentIsTakenBack();
            case MEDICINES -> medicinesAreSeen();
            case CHECK_UPS -> checkUpsAreSeen();
        }
        wentThroughTheDoor(kind, before);
        switch (kind) {
            case REFERENCE_NUMBER -> centreHas("0000020060", "01990019", "99000060", "60", "20000101");
            case REFERENCE_NUMBERS, REFERENCE_NUMBERS_RESULT -> {
                centreHas("0000010007", "06990030", "700", "7007", "19870707");
                centreHas("0000010008", "31990013", "公架", "808", "19780828");
            }
            default -> {
                // What came back is compared where it is read.
            }
        }
        assertThat(hospital.read("/desk/v1/tasks?actor=ADMINISTRATOR", desk).path("tasks"))
                .as("nothing was left to a person").isEmpty();
    }

    /** The simulator took the question of this kind, and answered it, at this door; nothing came through the other one. */
    private void wentThroughTheDoor(ExchangeKind kind, int from) throws Exception {
        String id = ExchangeNames.BUILT_IN.idOf(Exchange.of(kind)).orElseThrow();
        List<JsonNode> deeds = hospital.deeds();
        List<JsonNode> since = deeds.subList(from, deeds.size()).stream().filter(deed -> deed.has("door")).toList();
        assertThat(since).extracting(deed -> deed.path("door").asText()).containsOnly(switch (door) {
            case FOLDERS -> "folder";
            case WEB -> "web";
        });
        for (String deed : List.of("taken", "answered")) {
            assertThat(since).as(deed + " " + id)
                    .anyMatch(one -> one.path("deed").asText().equals(deed) && one.path("api").asText().equals(id));
        }
        assertThat(since).extracting(deed -> deed.path("deed").asText()).doesNotContain("err");
    }

    private void onePersonIsConfirmed() throws Exception {
        HttpResponse<String> answer = hospital.post("/kiosk/v1/inquiries?wait=15", Sent.with(desk),
                """
                        {"patientNumber":"0000020051","insurerNumber":"06990014","symbol":"１２３","number":"５１５１","branch":"01",
                        "birthDate":"1979-09-23"}""");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode said = Hospital.JSON.readTree(answer.body());
        assertThat(said.path("validity").asText()).isEqualTo("VALID");
        assertThat(said.path("standing").asText()).isEqualTo("LINKED");
        assertThat(said.path("patient").asText()).isEqualTo(patient("0000020051"));
        isOnFile("0000020051", "06990014", "5151");
    }

    private void oneNumberIsRegistered() throws Exception {
        String batch = ordered("reference-numbers", "{\"by\":\"clerk-1\",\"patients\":[\"0000020060\"]}");
        assertThat(over(batch).path("kind").asText()).isEqualTo("REFERENCE_NUMBER");
        areRegistered(batch, "0000020060");
    }

    private void numbersAreRegistered() throws Exception {
        String batch = ordered("reference-numbers",
                "{\"by\":\"clerk-1\",\"patients\":[\"0000010007\",\"0000010008\"]}");
        assertThat(over(batch).path("kind").asText()).isEqualTo("REFERENCE_NUMBERS");
        areRegistered(batch, "0000010007", "0000010008");
    }

    private void areRegistered(String batch, String... numbers) throws Exception {
        JsonNode rows = rows(batch);
        assertThat(rows.findValuesAsText("patientNumber")).containsExactly(numbers);
        assertThat(rows.findValuesAsText("outcome")).containsOnly("REGISTERED");
        JsonNode links = hospital.read("/desk/v1/bulk/batches/" + batch + "/reconciliation", desk).path("links");
        assertThat(links.findValuesAsText("patientNumber")).containsExactly(numbers);
        assertThat(links.findValuesAsText("here")).containsExactly(numbers);
        assertThat(links.findValuesAsText("there")).containsExactly(numbers);
        assertThat(links.findValuesAsText("standing")).containsOnly("AGREES");
    }

    /** The simulated national system has this number of the hospital for the card: asked of it without the gateway. */
    private void centreHas(String patient, String insurer, String symbol, String card, String birth) throws Exception {
        JsonNode answer = hospital.centre("OQSsiquc01",
                """
                        {"XmlMsg":{"MessageHeader":{"MedicalInstitutionCode":"9919999999","QualificationConfirmationDate":"%s",
                        "ArbitraryFileIdentifier":"TEST%s"},"MessageBody":{"QualificationConfirmSearchInfo":{"InsurerNumber":"%s",
                        "InsuredCardSymbol":"%s","InsuredIdentificationNumber":"%s","Birthdate":"%s",
                        "LimitApplicationCertificateRelatedConsFlg":"0"}}}}"""
                        .formatted(today.toString().replace("-", ""), card, insurer, symbol, card, birth));
        assertThat(answer.findValuesAsText("ReferenceNumber")).as(answer.toString()).contains(patient);
    }

    private void aShortListIsConfirmed() throws Exception {
        isConfirmed(today.plusDays(30), List.of("{\"day\":\"DAY\",\"patientNumber\":\"0000020052\"}",
                "{\"day\":\"DAY\",\"patientNumber\":\"0000010036\"}"), 1,
                Map.of("0000020052", "VALID", "0000010036", "VALID"));
        isOnFile("0000020052", "01990027", "52");
        isOnFile("0000010036", "06990048", "35");
    }

    /** Valid; valid with a limit certificate; ended; a card of the insurance before; a mistyped card; in two files. */
    private void aListIsConfirmed() throws Exception {
        isConfirmed(today.plusDays(31), List.of("{\"day\":\"DAY\",\"patientNumber\":\"0000020051\"}",
                "{\"day\":\"DAY\",\"patientNumber\":\"0000012345\"}",
                "{\"day\":\"DAY\",\"patientNumber\":\"0000020059\"}",
                "{\"day\":\"DAY\",\"patientNumber\":\"0000010024\"}", """
                        {"day":"DAY","patientNumber":"0000010008","card":{"insurerNumber":"31990013","symbol":"公架",
                        "number":"９９９","branch":"00","birthDate":"1978-08-28"}}"""), 2,
                Map.of("0000020051", "VALID", "0000012345", "CHANGED", "0000020059", "INVALID", "0000010024",
                        "INVALID", "0000010008", "NOT_FOUND"));
        isOnFile("0000012345", "06990014", "4567");
        isOnFile("0000020051", "06990014", "5151");
    }

    private void isConfirmed(LocalDate day, List<String> appointments, int files, Map<String, String> expected)
            throws Exception {
        JsonNode taken = Hospital.JSON.readTree(post("/desk/v1/appointments",
                ("{\"appointments\":[" + String.join(",", appointments) + "]}").replace("DAY", day.toString())));
        assertThat(taken.path("added").asInt()).isEqualTo(appointments.size());
        String batch = ordered("night-before", "{\"by\":\"clerk-1\",\"day\":\"" + day + "\"}");
        JsonNode over = over(batch);
        assertThat(over.path("jobs").path("FINISHED").asInt()).isEqualTo(files);
        assertThat(over.path("persons").asInt()).isEqualTo(appointments.size());
        assertThat(over.path("refusedUnits").asInt()).isZero();
        Map<String, String> outcomes = new HashMap<>();
        for (JsonNode row : rows(batch)) {
            String number = row.path("patientNumber").asText();
            outcomes.put(number, row.path("outcome").asText());
            assertThat(row.path("patient").asText()).as(number).isEqualTo(patient(number));
        }
        assertThat(outcomes).isEqualTo(expected);
    }

    /** The hospital's numbers of those whom the worklist of a collection names; each of them once, and valid. */
    private Collection<String> collected(String setting) throws Exception {
        String batch = ordered("consented", "{\"by\":\"clerk-1\",\"setting\":\"%s\",\"from\":\"%s\",\"to\":\"%s\"}"
                .formatted(setting, today.minusDays(30), today));
        return collectedBy(batch);
    }

    private Collection<String> collectedBy(String batch) throws Exception {
        JsonNode over = over(batch);
        assertThat(over.path("jobs").path("FINISHED").asInt()).isEqualTo(1);
        assertThat(over.path("refusedUnits").asInt()).isZero();
        JsonNode rows = rows(batch);
        assertThat(rows.findValuesAsText("outcome")).isSubsetOf("VALID", "CHANGED");
        assertThat(over.path("persons").asInt()).isEqualTo(rows.size());
        return rows.findValuesAsText("patient").stream().map(this::number).toList();
    }

    private void ticketsAreCollected() throws Exception {
        String batch = ordered("tickets", "{\"by\":\"clerk-1\",\"month\":\"" + YearMonth.from(today) + "\"}");
        assertThat(collectedBy(batch)).containsExactlyInAnyOrder("0000010030", "0000010031");
        for (var holder : Map.of("0000010030", "0000018", "0000010031", "0000034").entrySet()) {
            JsonNode tickets = hospital.read("/desk/v1/patients/" + patient(holder.getKey()) + "/expenses", desk)
                    .path("tickets");
            assertThat(tickets).as(holder.getKey()).anySatisfy(ticket -> {
                assertThat(ticket.path("recipient").asText()).isEqualTo(holder.getValue());
                assertThat(ticket.path("month").asText()).isEqualTo(YearMonth.from(today).toString());
            });
        }
    }

    private void onePersonIsConfirmedAgain(String setting, String number, String card) throws Exception {
        Sent sent = Sent.with(desk, "Idempotency-Key", "re-query-" + setting);
        String path = "/desk/v1/patients/" + patient(number) + "/re-query";
        String body = "{\"by\":\"clerk-1\",\"setting\":\"" + setting + "\"}";
        HttpResponse<String> first = hospital.post(path, sent, body);
        assertThat(first.statusCode()).as(first.body()).isIn(200, 202);
        JsonNode answered = await().atMost(PATIENCE).until(
                () -> Hospital.JSON.readTree(hospital.post(path, sent, body).body()),
                said -> said.path("state").asText().equals("ANSWERED"));
        assertThat(answered.path("outcome").asText()).isEqualTo("ANSWERED");
        assertThat(answered.path("validity").asText()).isEqualTo("VALID");
        JsonNode response = hospital.read("/fhir/CoverageEligibilityResponse/" + answered.path("response").asText(),
                fhir);
        assertThat(response.path("patient").path("reference").asText()).isEqualTo("Patient/" + patient(number));
        isOnFile(number, "", card);
    }

    /** Somebody consents to home visits, is collected, and takes the consent back at the desk: then the centre has it no more. */
    private void aConsentIsTakenBack() throws Exception {
        hospital.world("consent", "{\"person\":\"P07\",\"way\":\"home-visit\",\"consents\":[\"drugs\"]}");
        assertThat(collected("HOME_VISIT")).contains("0000010007");
        Sent clerk = Sent.with(desk, "X-Staff-ID", "clerk-1");
        HttpResponse<String> revoked = hospital.post("/medical/v1/patients/" + patient("0000010007") + "/revocation",
                clerk, "{\"atHome\":true}");
        assertThat(revoked.statusCode()).as(revoked.body()).isEqualTo(200);
        String id = ExchangeNames.BUILT_IN.idOf(Exchange.REVOCATION_AT_HOME).orElseThrow();
        await().atMost(PATIENCE).until(() -> hospital.deeds(), deeds -> deeds.stream()
                .anyMatch(deed -> deed.path("deed").asText().equals("answered") && deed.path("api").asText().equals(id)
                        && deed.path("person").asText().equals("P07")));
        assertThat(hospital.world("consent", "{\"person\":\"P07\",\"way\":\"home-visit\",\"revoke\":true}")
                .path("revoked").asBoolean()).as("nothing is left to take back").isFalse();
        assertThat(collected("HOME_VISIT")).doesNotContain("0000010007");
    }

    private void medicinesAreSeen() throws Exception {
        consents("P01", "0000012345");
        JsonNode seen = Hospital.JSON.readTree(view("medicines", "{\"treatments\":true}"));
        assertThat(seen.path("about").path("birthDate").asText()).isEqualTo("1958-04-12");
        assertThat(seen.path("claims").findValuesAsText("code")).contains("990000101", "990000202");
        assertThat(seen.path("claims").findValuesAsText("name")).contains("模擬降圧錠５ｍｇ", "見本胃腸散１ｇ");
        JsonNode treatments = Hospital.JSON.readTree(
                hospital.get("/medical/v1/patients/" + patient("0000012345") + "/treatments", doctor()).body());
        assertThat(treatments.path("claims").findValuesAsText("name")).contains("模擬再診料");
        assertThat(document("medicines")).startsWith("%PDF-");
    }

    private void checkUpsAreSeen() throws Exception {
        consents("P01", "0000012345");
        JsonNode seen = Hospital.JSON.readTree(view("check-ups", "{}"));
        assertThat(seen.path("about").path("birthDate").asText()).isEqualTo("1958-04-12");
        assertThat(seen.path("checkUps").findValuesAsText("day")).containsExactly("2026-06-18");
        assertThat(seen.path("checkUps").findValuesAsText("value")).containsExactly("168.4", "64.2", "1");
        assertThat(document("check-ups")).startsWith("%PDF-");
    }

    /** A card is read and the patient consents: whatever the door of the terminal, readers write files. */
    private void consents(String person, String number) throws Exception {
        String search = "/fhir/CoverageEligibilityResponse?patient=" + patient(number);
        int known = hospital.read(search, fhir).path("total").asInt();
        hospital.world("face", "{\"person\":\"" + person + "\"}");
        await().atMost(PATIENCE).until(() -> hospital.read(search, fhir).path("total").asInt() > known);
    }

    private String view(String what, String body) throws Exception {
        HttpResponse<String> answer = hospital.post(
                "/medical/v1/patients/" + patient("0000012345") + "/" + what + "?wait=15", doctor(), body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private String document(String what) throws Exception {
        HttpResponse<byte[]> answer = hospital.postForBytes(
                "/medical/v1/patients/" + patient("0000012345") + "/" + what + "?wait=15", doctor(),
                "{\"form\":\"PDF\"}");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/pdf");
        return new String(answer.body(), StandardCharsets.ISO_8859_1);
    }

    private Sent doctor() throws Exception {
        return Sent.with(hospital.token("system/DocumentReference.cr", ViewerRole.DOCTOR), "X-Staff-ID", "dr-1");
    }

    /** The EMR reads a coverage of the patient with this card; without an insurer it is looked for by number alone. */
    private void isOnFile(String patient, String insurer, String number) throws Exception {
        String search = "/fhir/Coverage?patient=" + patient(patient);
        JsonNode coverages = await().atMost(PATIENCE).until(() -> hospital.read(search, fhir),
                found -> found.path("total").asInt() > 0);
        assertThat(coverages.path("entry")).as(patient).anySatisfy(entry -> {
            JsonNode coverage = entry.path("resource");
            assertThat(coverage.path("beneficiary").path("reference").asText())
                    .isEqualTo("Patient/" + patient(patient));
            assertThat(coverage.path("extension").findValuesAsText("valueString")).contains(number);
            assertThat(coverage.toString()).contains(insurer);
        });
    }

    private String patient(String number) throws Exception {
        return hospital.patient(number, fhir);
    }

    /** The hospital's number of a patient of the FHIR API. */
    private String number(String patient) {
        try {
            for (JsonNode identifier : hospital.read("/fhir/Patient/" + patient, fhir).path("identifier")) {
                if (identifier.path("system").asText().equals(Hospital.NUMBERS)) {
                    return identifier.path("value").asText();
                }
            }
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
        return "no number of the hospital: " + patient;
    }

    private String ordered(String kind, String body) throws Exception {
        return Hospital.JSON.readTree(post("/desk/v1/bulk/" + kind, body)).path("batch").asText();
    }

    private String post(String path, String body) throws Exception {
        HttpResponse<String> answer = hospital.post(path,
                Sent.with(desk, "Idempotency-Key", "exchanges-" + ++orders), body);
        assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(200);
        return answer.body();
    }

    private JsonNode rows(String batch) throws Exception {
        return hospital.read("/desk/v1/bulk/batches/" + batch + "/worklist", desk).path("rows");
    }

    private JsonNode over(String batch) {
        return await().atMost(PATIENCE).pollInterval(Duration.ofMillis(300)).until(
                () -> hospital.read("/desk/v1/bulk/batches/" + batch, desk), one -> {
                    assertThat(one.path("jobs").has("STOPPED")).as(one.toString()).isFalse();
                    return one.path("over").asBoolean();
                });
    }
}
