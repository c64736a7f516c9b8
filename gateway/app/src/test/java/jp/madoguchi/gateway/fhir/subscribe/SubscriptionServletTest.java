package jp.madoguchi.gateway.fhir.subscribe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ca.uhn.fhir.context.FhirContext;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Subscription;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a client does with its subscriptions over HTTP (docs/fhir-api.md, Being told). */
class SubscriptionServletTest {

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

    private static Subscription parse(HttpResponse<String> answer) {
        return FhirContext.forR4Cached().newJsonParser().parseResource(Subscription.class, answer.body());
    }

    private static Bundle bundle(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return FhirContext.forR4Cached().newJsonParser().parseResource(Bundle.class, answer.body());
    }

    private static String subscribed(String client) throws Exception {
        HttpResponse<String> answer = gateway.send("POST", "", body().json(), "Client", client);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return parse(answer).getIdPart();
    }

    @Test
    void whatIsSubscribedIsReadAsItWasSentWithoutTheSecret() throws Exception {
        HttpResponse<String> made = gateway.send("POST", "", body().topic("check-in").content("empty")
                .filter("CoverageEligibilityResponse?patient=Patient/p1").header("Authorization: Bearer himitsu")
                .extension("heartbeat-period", 60).json(), "Client", "reader");
        String id = parse(made).getIdPart();
        assertThat(made.headers().firstValue("Location")).hasValue(gateway.base() + "/" + id + "/_history/1");
        assertThat(made.headers().firstValue("ETag")).hasValue("W/\"1\"");
        assertThat(parse(made).getStatus()).isEqualTo(Subscription.SubscriptionStatus.REQUESTED);

        HttpResponse<String> answer = gateway.send("GET", "/" + id, null, "Client", "reader");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("SubscriptionTopic/check-in", "Patient/p1", "backport-heartbeat-period",
                receiver.address(), "窓口の画面").doesNotContain("himitsu");
        assertThat(gateway.changes).anyMatch(entry -> entry.resource() != null && entry.resource().value().equals(id));
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " = ", value = {"application/fhir+json;q=0.1, application/fhir+xml = 200 = xml",
            "application/fhir+xml;q=0.2, application/fhir+json;q=0.3 = 200 = json",
            "application/fhir+xml;q=0, */* = 200 = json", "application/fhir+json;q=0, */* = 200 = xml",
            "*/*;q=0.1, application/fhir+xml;q=0.1 = 200 = json",
            "application/fhir+json;q=0 = 406 = json", "text/html, */*;q=0 = 406 = json"})
    void theFormThatIsWantedMostIsGivenAndNoneThatIsNotWanted(String accept, int status, String form)
            throws Exception {
        HttpResponse<String> answer = gateway.send("GET", "?status=active", null, "Accept", accept);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/fhir+" + form);
    }

    @Test
    void aClientSeesItsOwnOnly() throws Exception {
        String id = subscribed("one");

        for (String method : new String[]{"GET", "DELETE"}) {
            assertThat(gateway.send(method, "/" + id, null, "Client", "two").statusCode()).isEqualTo(404);
        }
        assertThat(gateway.send("PUT", "/" + id, body().id(id).json(), "Client", "two").statusCode()).isEqualTo(404);
        assertThat(gateway.send("GET", "/" + id + "/$status", null, "Client", "two").statusCode()).isEqualTo(404);
        assertThat(gateway.send("GET", "/" + id + "/$events", null, "Client", "two").statusCode()).isEqualTo(404);
        assertThat(bundle(gateway.send("GET", "", null, "Client", "two")).getTotal()).isZero();
        assertThat(bundle(gateway.send("GET", "", null, "Client", "one")).getTotal()).isEqualTo(1);
        assertThat(bundle(gateway.send("GET", "/$status?id=" + id, null, "Client", "two")).getTotal()).isZero();
    }

    @Test
    void aChangeNeedsTheVersionThatItNamesAndBeginsWithTheHandshake() throws Exception {
        String id = subscribed("changer");
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(
                parse(gateway.send("GET", "/" + id, null, "Client", "changer")).getStatus())
                .isEqualTo(Subscription.SubscriptionStatus.ACTIVE));
        String other = body().id(id).topic("check-in").json();

        assertThat(gateway.send("PUT", "/" + id, other, "Client", "changer", "If-Match", "W/\"1\"").statusCode())
                .isEqualTo(412);
        assertThat(gateway.send("PUT", "/" + id, other, "Client", "changer", "If-Match", "x").statusCode())
                .isEqualTo(400);
        HttpResponse<String> changed = gateway.send("PUT", "/" + id, other, "Client", "changer", "If-Match", "W/\"2\"");
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        assertThat(changed.headers().firstValue("ETag")).hasValue("W/\"3\"");
        assertThat(parse(changed).getStatus()).isEqualTo(Subscription.SubscriptionStatus.REQUESTED);
        assertThat(gateway.send("PUT", "/" + id, body().id("other").json(), "Client", "changer").statusCode())
                .isEqualTo(422);
        HttpResponse<String> off = gateway.send("PUT", "/" + id, body().id(id).status("off").json(), "Client",
                "changer");
        assertThat(parse(off).getStatus()).isEqualTo(Subscription.SubscriptionStatus.OFF);
    }

    @Test
    void whatIsDeletedIsGone() throws Exception {
        String id = subscribed("deleter");

        assertThat(gateway.send("DELETE", "/" + id, null, "Client", "deleter").statusCode()).isEqualTo(204);
        assertThat(gateway.send("DELETE", "/" + id, null, "Client", "deleter").statusCode()).isEqualTo(204);
        assertThat(gateway.send("GET", "/" + id, null, "Client", "deleter").statusCode()).isEqualTo(410);
        assertThat(gateway.send("PUT", "/" + id, body().id(id).json(), "Client", "deleter").statusCode())
                .isEqualTo(410);
        assertThat(gateway.send("DELETE", "/nobody", null, "Client", "deleter").statusCode()).isEqualTo(404);
    }

    @Test
    void aDeletionNeedsOneOfTheVersionsThatItNames() throws Exception {
        String id = subscribed("careful");

        for (String stale : new String[]{"W/\"998\"", "\"998\"", "W/\"998\", W/\"999\""}) {
            assertThat(gateway.send("DELETE", "/" + id, null, "Client", "careful", "If-Match", stale).statusCode())
                    .as(stale).isEqualTo(412);
        }
        assertThat(gateway.send("DELETE", "/" + id, null, "Client", "careful", "If-Match", "x").statusCode())
                .isEqualTo(400);
        String etag = await().atMost(Duration.ofSeconds(30)).until(() -> gateway.send("GET", "/" + id, null, "Client",
                "careful"), answer -> answer.body().contains("\"active\"")).headers().firstValue("ETag").orElseThrow();
        assertThat(gateway.send("GET", "/" + id, null, "Client", "careful", "If-None-Match", "W/\"999\", " + etag)
                .statusCode()).isEqualTo(304);
        assertThat(gateway.send("DELETE", "/" + id, null, "Client", "careful", "If-Match", "W/\"999\", " + etag)
                .statusCode()).isEqualTo(204);
        String another = subscribed("careful");
        assertThat(gateway.send("DELETE", "/" + another, null, "Client", "careful", "If-Match", "*").statusCode())
                .isEqualTo(204);
    }

    @Test
    void aVersionThatIsKnownIsNotSentAgain() throws Exception {
        HttpResponse<String> made = gateway.send("POST", "", body().status("requested").json(), "Client", "tagged",
                "Prefer", "return=minimal");
        assertThat(made.body()).isEmpty();
        String location = made.headers().firstValue("Location").orElseThrow();
        String id = location.substring(gateway.base().length() + 1, location.indexOf("/_history"));
        String etag = await().atMost(Duration.ofSeconds(30)).until(() -> gateway.send("GET", "/" + id, null, "Client",
                "tagged"), answer -> answer.body().contains("\"active\"")).headers().firstValue("ETag").orElseThrow();

        assertThat(gateway.send("GET", "/" + id, null, "Client", "tagged", "If-None-Match", etag).statusCode())
                .isEqualTo(304);
    }

    @Test
    void eventsAreReadByNumberWithAsMuchAsIsAskedFor() throws Exception {
        String id = subscribed("catcher");
        await().atMost(Duration.ofSeconds(30)).until(() -> gateway.send("GET", "/" + id, null, "Client", "catcher")
                .body().contains("\"active\""));
        for (int i = 0; i < 4; i++) {
            gateway.change();
        }

        Bundle some = bundle(gateway.send("GET", "/" + id + "/$events?eventsSinceNumber=2&eventsUntilNumber=3", null,
                "Client", "catcher"));
        assertThat(Receiver.numbers(some)).containsExactly(2L, 3L);
        assertThat(Receiver.value(Receiver.status(some), "type")).isEqualTo("query-event");
        Bundle full = bundle(gateway.send("GET", "/" + id + "/$events?eventsSinceNumber=4&content=full-resource", null,
                "Client", "catcher"));
        assertThat(full.getEntry().get(1).getResource().fhirType()).isEqualTo("Coverage");
        assertThat(bundle(gateway.send("GET", "/" + id + "/$events?content=empty", null, "Client", "catcher"))
                .getEntry()).hasSize(1);
        assertThat(gateway.send("GET", "/" + id + "/$events", null, "Client", "catcher", "Scopes",
                "system/Subscription.r").statusCode()).as("who may not read Coverage").isEqualTo(403);
        assertThat(gateway.send("GET", "/" + id + "/$events?eventsSinceNumber=x", null, "Client", "catcher")
                .statusCode()).isEqualTo(400);
    }

    private static HttpResponse<String> asked(String path, String parameters) throws Exception {
        return gateway.send("POST", path, "{\"resourceType\":\"Parameters\",\"parameter\":[" + parameters + "]}",
                "Client",
                "poster");
    }

    @Test
    void whatIsAskedByGetIsAskedByPostAsWell() throws Exception {
        String id = subscribed("poster");
        subscribed("poster");
        await().atMost(Duration.ofSeconds(30)).until(() -> gateway.send("GET", "/" + id, null, "Client", "poster")
                .body().contains("\"active\""));
        for (int i = 0; i < 4; i++) {
            gateway.change();
        }

        Bundle some = bundle(asked("/" + id + "/$events", "{\"name\":\"eventsSinceNumber\",\"valueString\":\"2\"},"
                + "{\"name\":\"eventsUntilNumber\",\"valueString\":\"3\"},{\"name\":\"content\",\"valueCode\":\"empty\"}"));
        assertThat(Receiver.numbers(some)).containsExactly(2L, 3L);
        assertThat(some.getEntry()).hasSize(1);
        assertThat(bundle(asked("/$status", "{\"name\":\"id\",\"valueId\":\"" + id + "\"}")).getTotal()).isEqualTo(1);
        assertThat(bundle(asked("/$status", "{\"name\":\"status\",\"valueCode\":\"off\"}")).getTotal()).isZero();
        assertThat(bundle(asked("/" + id + "/$status", "")).getTotal()).isEqualTo(1);
        assertThat(bundle(gateway.send("POST", "/$status", null, "Client", "poster")).getTotal())
                .as("without a body").isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " = ", quoteCharacter = '`', value = {
            "{\"name\":\"colour\",\"valueString\":\"x\"} = 400",
            "{\"name\":\"content\",\"valueCode\":\"whole\"} = 400",
            "{\"name\":\"eventsSinceNumber\",\"valueString\":\"x\"} = 400",
            "{\"name\":\"content\",\"valueCoding\":{\"code\":\"empty\"}} = 400", "{\"name\":1} = 400",
            "{\"name\":\"content\",\"valueCode\":\"empty\"},{\"name\":\"content\",\"valueCode\":\"empty\"} = 400"})
    void whatAnOperationDoesNotKnowIsRefusedAlsoInTheBody(String parameters, int status) throws Exception {
        String id = subscribed("poster-" + Integer.toHexString(parameters.hashCode()));
        HttpResponse<String> answer = gateway.send("POST", "/" + id + "/$events",
                "{\"resourceType\":\"Parameters\",\"parameter\":[" + parameters + "]}", "Client",
                "poster-" + Integer.toHexString(parameters.hashCode()));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains("OperationOutcome", "MDG-API-");
    }

    @ParameterizedTest
    @CsvSource({"_summary=true,true", "_summary=text,false", "_summary=data,true", "_elements=channel,false",
            "_elements=end,true"})
    void aSubscriptionIsReadAndFoundInPartAsAnyOtherResource(String part, boolean hasEnd) throws Exception {
        String client = "partly-" + part;
        String id = parse(gateway.send("POST", "", body().json().replaceFirst("\\{",
                "{\"end\":\"2099-01-01T00:00:00Z\","), "Client", client)).getIdPart();
        Bundle found = bundle(gateway.send("GET", "?" + part, null, "Client", client));

        for (Subscription one : new Subscription[]{parse(gateway.send("GET", "/" + id + "?" + part, null, "Client",
                client)), (Subscription) found.getEntryFirstRep().getResource()}) {
            assertThat(one.getIdPart()).isEqualTo(id);
            assertThat(one.getMeta().getTag()).extracting("code").contains("SUBSETTED");
            assertThat(one.hasEnd()).isEqualTo(hasEnd);
            assertThat(one.hasStatus() && one.hasCriteria()).as("it must have them").isTrue();
        }
        assertThat(found.getTotal()).isEqualTo(1);
        assertThat(found.getLink("self").getUrl()).endsWith("?" + part);
    }

    @Test
    void subscriptionsAreCountedWithoutBeingGiven() throws Exception {
        subscribed("counter");
        Bundle counted = bundle(gateway.send("GET", "?_summary=count", null, "Client", "counter"));

        assertThat(counted.getTotal()).isEqualTo(1);
        assertThat(counted.getEntry()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"/ID?_summary=nonsense", "/ID?_summary=count", "/ID?_summary=true&_elements=status",
            "?_summary=nonsense", "?_summary=true&_summary=data"})
    void aSummaryOfSubscriptionsThatCannotBeIsRefused(String path) throws Exception {
        String id = subscribed("careless-" + path);
        HttpResponse<String> answer = gateway.send("GET", path.replace("ID", id), null, "Client", "careless-" + path,
                "Prefer", "handling=lenient");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("MDG-API-11", "_summary").doesNotContain("nonsense");
    }

    @Test
    void howAllStandIsToldAtOnce() throws Exception {
        String id = subscribed("asker");
        subscribed("asker");

        assertThat(bundle(gateway.send("GET", "/$status", null, "Client", "asker")).getTotal()).isEqualTo(2);
        Bundle one = bundle(gateway.send("GET", "/" + id + "/$status", null, "Client", "asker"));
        assertThat(one.getType()).isEqualTo(Bundle.BundleType.SEARCHSET);
        assertThat(Receiver.value(Receiver.status(one), "type")).isEqualTo("query-status");
        assertThat(bundle(gateway.send("GET", "?_id=" + id, null, "Client", "asker")).getTotal()).isEqualTo(1);
        assertThat(bundle(gateway.send("GET", "?status=off", null, "Client", "asker")).getTotal()).isZero();
        assertThat(gateway.send("GET", "?name=x", null, "Client", "asker").statusCode()).isEqualTo(400);
    }

    @Test
    void aClientHasTwentyAtMost() throws Exception {
        for (int i = 0; i < ClientSubscriptions.MOST; i++) {
            subscribed("many");
        }
        HttpResponse<String> answer = gateway.send("POST", "", body().json(), "Client", "many");

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("MDG-API-25");
        HttpResponse<String> tried = gateway.send("POST", "/$validate", body().json(), "Client", "many");
        assertThat(tried.statusCode()).isEqualTo(200);
        assertThat(tried.body()).contains("\"error\"", "MDG-API-25");
    }
}
