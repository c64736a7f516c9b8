package jp.madoguchi.gateway.fhir.subscribe;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.madoguchi.gateway.desk.DeskAudit;
import jp.madoguchi.gateway.fhir.OpenApiDocument;
import jp.madoguchi.gateway.fhir.Places;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Subscription;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is no subscription: refused when it is sent, and told before by {@code $validate}, with the place and without the value. */
class SubscriptionRefusalTest {

    @TempDir
    static Path folder;

    private static SubscribedGateway gateway;
    private static Receiver receiver;

    @BeforeAll
    static void open() throws Exception {
        gateway = new SubscribedGateway(folder, Duration.ofHours(1));
        receiver = new Receiver();
    }

    @AfterAll
    static void close() throws Exception {
        receiver.close();
        gateway.close();
    }

    private static SubscriptionBody body() {
        return new SubscriptionBody(receiver.address());
    }

    private static String subscribed(String client) throws Exception {
        HttpResponse<String> answer = gateway.send("POST", "", body().json(), "Client", client);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return FhirContext.forR4Cached().newJsonParser().parseResource(Subscription.class, answer.body()).getIdPart();
    }

    private static OperationOutcome outcome(HttpResponse<String> answer) {
        return FhirContext.forR4Cached().newJsonParser().parseResource(OperationOutcome.class, answer.body());
    }

    /** Where a name leads to inside the hospital's network is something to know: who asked for it is on record. */
    @Test
    void whereAHostIsLookedUpThatIsOnRecord() throws Exception {
        gateway.changes.clear();
        gateway.send("POST", "/$validate", body().end("2020-01-01T00:00:00Z").json(), "Client", "curious");
        assertThat(gateway.changes).as("what is wrong anyway is not looked up").isEmpty();

        gateway.send("POST", "/$validate", body().json(), "Client", "curious");

        assertThat(gateway.changes).singleElement().satisfies(entry -> {
            assertThat(entry.client()).isEqualTo("curious");
            assertThat(entry.action()).isEqualTo(DeskAudit.Action.READ);
        });
    }

    @Test
    void everythingIsToldAtOnce() throws Exception {
        HttpResponse<String> tried = gateway.send("POST", "/$validate",
                body().end("2020-01-01T00:00:00Z").status("off").filter("Patient?name=x").content("whole").json(),
                "Client", "wrong", "Scopes", "system/Subscription.c");

        assertThat(outcome(tried).getIssue()).extracting(issue -> issue.getExpression().stream()
                .map(one -> one.getValue()).findFirst().orElse(issue.getCode().toCode())).containsExactly(
                        "Subscription.criteria.extension[0]", "Subscription.end",
                        "Subscription.channel.payload.extension[0]", "Subscription.status", "forbidden");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " = ", quoteCharacter = '`', value = {
            "\"reason\" = \"end\":\"2026-99-99T00:00:00Z\",\"reason\"",
            "\"reason\" = \"_end\":{\"id\":\"a\"},\"reason\"",
            "\"reason\" = \"_reason\"", "\"payload\" = \"extension\":[{\"valueUnsignedInt\":5}],\"payload\"",
            "\"payload\" = \"extension\":[[]],\"payload\""})
    void whatIsHalfThereIsRefusedAndBreaksNothing(String what, String instead) throws Exception {
        String sent = body().json().replaceFirst(Pattern.quote(what), Matcher.quoteReplacement(instead));

        assertThat(gateway.send("POST", "", sent, "Client", "half").statusCode()).isIn(400, 422);
        HttpResponse<String> tried = gateway.send("POST", "/$validate", sent, "Client", "half");
        assertThat(tried.statusCode()).as(tried.body()).isIn(200, 400);
        assertThat(tried.body()).contains("\"error\"");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " = ", value = {
            "system/Subscription.cruds = 403", "system/Subscription.c system/Coverage.s = 403",
            "system/Subscription.c system/Coverage.r = 201"})
    void whoMayNotReadCannotBeTold(String scopes, int status) throws Exception {
        HttpResponse<String> answer = gateway.send("POST", "", body().json(), "Client", "limited", "Scopes", scopes);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " = ", quoteCharacter = '`', value = {
            "\"rest-hook\" = \"websocket\" = 422 = MDG-VAL-02", "\"rest-hook\" = \"email\" = 422 = MDG-VAL-02",
            "coverage-changed = something = 422 = MDG-VAL-02", "\"requested\" = \"off\" = 422 = MDG-VAL-02",
            "\"status\":\"requested\", = `` = 422 = MDG-VAL-01", "id-only = whole = 422 = MDG-VAL-02",
            "application/fhir+json = text/plain = 422 = MDG-VAL-02", "http://127 = ftp://127 = 422 = MDG-VAL-02",
            "http://127 = http://user:pass@127 = 422 = MDG-VAL-02", "/hook = /hook#x = 422 = MDG-VAL-02",
            "http://127.0.0.1 = https://169.254.169.254 = 422 = MDG-API-20",
            "http://127.0.0.1 = https://10.0.0.1 = 422 = MDG-API-20",
            "http://127.0.0.1 = http://8.8.8.8 = 422 = MDG-API-20",
            "\"payload\" = \"header\":[\"Cookie: a\"],\"payload\" = 422 = MDG-VAL-02",
            "\"payload\" = \"header\":[\"Authorization: a\",\"Authorization: b\"],\"payload\" = 422 = MDG-VAL-02",
            "\"payload\" = \"header\":[\"Authorization: a\\r\\nHost: b\"],\"payload\" = 422 = MDG-VAL-02",
            "\"reason\" = \"end\":\"2020-01-01T00:00:00Z\",\"reason\" = 422 = MDG-VAL-02",
            "\"reason\" = \"contact\":[{\"value\":\"x\"}],\"reason\" = 422 = MDG-VAL-02",
            "\"reason\" = \"unknown\":1,\"reason\" = 400 = MDG-API-01", "Subscription\" = Patient\" = 400 = MDG-API-01",
            "{ = [ = 400 = MDG-API-01"})
    void whatCannotBeDoneIsRefusedWithThePlaceAndWithoutTheValue(String what, String instead, int status, String code)
            throws Exception {
        String sent = body().json().replaceFirst(Pattern.quote(what),
                Matcher.quoteReplacement(instead));
        HttpResponse<String> answer = gateway.send("POST", "", sent, "Client", "wrong");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains("OperationOutcome", code).doesNotContain("169.254", "user:pass",
                "websocket");
        HttpResponse<String> tried = gateway.send("POST", "/$validate", sent, "Client", "wrong");
        boolean read = status == 422 || instead.contains("unknown");
        assertThat(tried.statusCode()).as("$validate " + tried.body()).isEqualTo(read ? 200 : 400);
        assertThat(tried.body()).contains("\"error\"", code).doesNotContain("169.254", "user:pass", "websocket");
        if (status == 422) {
            for (OperationOutcome told : List.of(outcome(answer), outcome(tried))) {
                assertThat(told.getIssue()).singleElement().matches(issue -> issue.hasExpression());
                Places.leadToOneNode(told, sent);
            }
        }
    }

    @Test
    void whatWouldBeTakenIsSaidToBeAndIsNotMade() throws Exception {
        String id = subscribed("trier");
        String off = body().id(id).status("off").json();
        String example = new ObjectMapper().readTree(OpenApiDocument.of("https://a.example/fhir", "", "1"))
                .path("paths")
                .path("/Subscription").path("post").findValue("example").toString();
        assertThat(gateway.send("POST", "/$validate", example, "Client", "trier").body()).contains("\"information\"");
        for (String path : List.of("/$validate", "/$validate?mode=create", "/$validate?mode=update")) {
            HttpResponse<String> tried = gateway.send("POST", path, body().id(id).json(), "Client", "trier");
            assertThat(outcome(tried).getIssue()).as(path + tried.body()).singleElement()
                    .matches(issue -> issue.getSeverity() == OperationOutcome.IssueSeverity.INFORMATION);
        }
        assertThat(gateway.send("POST", "/$validate?mode=update", off, "Client", "trier").body())
                .contains("\"information\"");
        assertThat(gateway.send("POST", "/$validate?mode=create", off, "Client", "trier").body())
                .contains("Subscription.status");
        assertThat(gateway.send("POST", "/$validate?mode=update", body().json(), "Client", "trier").body())
                .contains("\"required\"", "[Subscription.id]");
        assertThat(gateway.send("POST", "/$validate?mode=update", body().id("nobody").json(), "Client", "trier").body())
                .contains("\"not-found\"", "Subscription.id");
        assertThat(gateway.send("POST", "/$validate?mode=delete", off, "Client", "trier").statusCode())
                .isEqualTo(400);
        assertThat(FhirContext.forR4Cached().newJsonParser().parseResource(Bundle.class,
                gateway.send("GET", "", null, "Client", "trier").body()).getTotal()).isEqualTo(1);
    }

    @Test
    void whoMayNotReadIsToldSoBeforeSubscribing() throws Exception {
        HttpResponse<String> tried = gateway.send("POST", "/$validate", body().json(), "Client", "limited", "Scopes",
                "system/Subscription.c");

        assertThat(tried.statusCode()).as(tried.body()).isEqualTo(200);
        assertThat(outcome(tried).getIssue()).singleElement().satisfies(issue -> {
            assertThat(issue.getCode().toCode()).isEqualTo("forbidden");
            assertThat(issue.getDiagnostics()).contains("[system/Coverage.r]");
        });
    }

    @ParameterizedTest
    @CsvSource({"heartbeat-period,9", "heartbeat-period,86401", "timeout,0", "timeout,31", "max-count,0"})
    void numbersHaveTheirBounds(String kind, int value) throws Exception {
        assertThat(gateway.send("POST", "", body().extension(kind, value).json(), "Client", "bounds").statusCode())
                .isBetween(400, 422);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " = ", value = {"Coverage?status=active", "Patient?patient=Patient/p1",
            "Coverage?patient=Patient/p1&status=active", "CoverageEligibilityResponse?patient=Patient/p1"})
    void aFilterThatIsNotKnownIsRefusedNotIgnored(String filter) throws Exception {
        assertThat(gateway.send("POST", "", body().filter(filter).json(), "Client", "filter").statusCode())
                .isEqualTo(422);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " = ", value = {"PATCH = / = GET, HEAD, POST", "PUT = /x/$status = GET, HEAD, POST",
            "DELETE = /$status = GET, HEAD, POST",
            "GET = /$validate = POST", "POST = /x = GET, HEAD, PUT, DELETE", "DELETE = / = GET, HEAD, POST"})
    void whatCannotBeDoneIsRefusedWithWhatCan(String method, String path, String allowed) throws Exception {
        HttpResponse<String> answer = gateway.send(method, path, "{}", "Client", "method");

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).hasValue(allowed);
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedUnread() throws Exception {
        String large = body().json().replace("窓口の画面", "x".repeat(70_000));

        assertThat(gateway.send("POST", "", large, "Client", "large").statusCode()).isEqualTo(413);
    }
}
