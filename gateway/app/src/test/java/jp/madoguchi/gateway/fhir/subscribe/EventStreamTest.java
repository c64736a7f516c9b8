package jp.madoguchi.gateway.fhir.subscribe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ca.uhn.fhir.context.FhirContext;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import jp.madoguchi.fhir.profile.GuideValidator;
import jp.madoguchi.gateway.access.Scopes;
import jp.madoguchi.gateway.fhir.AuditEntry;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Subscription.SubscriptionStatus;
import org.hl7.fhir.r4.model.Subscription;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Streams of server-sent events to readers that read, do not, vanish and come again (docs/design/subscriptions.md 6). */
@Isolated("It counts threads.")
class EventStreamTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private SubscribedGateway gateway;
    private final List<Reader> readers = new ArrayList<>();

    @BeforeEach
    void open() throws Exception {
        gateway = new SubscribedGateway(folder, Duration.ofHours(1));
    }

    @AfterEach
    void close() throws Exception {
        readers.forEach(Reader::close);
        gateway.close();
    }

    private String subscribe(SubscriptionBody body) throws Exception {
        HttpResponse<String> answer = gateway.send("POST", "", body.json());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return FhirContext.forR4Cached().newJsonParser().parseResource(Subscription.class, answer.body()).getIdPart();
    }

    private Reader read(String id, String... headers) {
        return kept(new Reader(gateway.base() + "/" + id + "/$stream", true, headers));
    }

    private Reader kept(Reader reader) {
        readers.add(reader);
        return reader;
    }

    private static List<Long> upTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    private static void awaitNumbers(Reader reader, List<Long> numbers) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(reader.numbers()).isEqualTo(numbers));
    }

    private static void awaitEnd(Reader reader, String code) {
        await().atMost(PATIENCE).until(reader::isOver);
        assertThat(reader.events().getLast().name()).isEqualTo("end");
        assertThat(reader.events().getLast().data()).contains("OperationOutcome", code);
    }

    private HttpResponse<String> refused(String id, String... headers) throws Exception {
        return gateway.send("GET", "/" + id + "/$stream", null, headers);
    }

    @Test
    void aSubscriptionToAStreamIsActiveAtOnceAndReadAsAStreamWithACodeThatR4Demands() throws Exception {
        Subscription read = gateway.read(subscribe(SubscriptionBody.streamed()));

        assertThat(read.getStatus()).isEqualTo(SubscriptionStatus.ACTIVE);
        assertThat(read.getChannel().getType()).as("a code that R4 has, beside what it is")
                .isEqualTo(Subscription.SubscriptionChannelType.WEBSOCKET);
        assertThat(GuideValidator.shared().errors(read)).isEmpty();
        assertThat(read.getChannel().getTypeElement().getExtensionFirstRep().getUrl())
                .endsWith("backport-channel-type");
        assertThat(read.getChannel().hasEndpoint()).isFalse();
    }

    @Test
    void theHandshakeComesFirstThenEveryEventInItsOrderFromTheFirstOn() throws Exception {
        String id = subscribe(SubscriptionBody.streamed());
        gateway.change();
        Reader reader = read(id);
        for (int i = 0; i < 29; i++) {
            gateway.change();
        }

        awaitNumbers(reader, upTo(30));
        assertThat(reader.kinds().getFirst()).isEqualTo("handshake");
        assertThat(reader.events().getFirst().id()).isEqualTo("0");
        assertThat(reader.lastId()).isEqualTo("30");
        Bundle last = reader.events().getLast().bundle();
        assertThat(last.getType()).isEqualTo(Bundle.BundleType.HISTORY);
        assertThat(last.getEntry().get(1).getRequest().getUrl()).isEqualTo("Coverage/c1");
        assertThat(last.getEntry().get(1).getResource()).as("id only").isNull();
    }

    @Test
    void whoComesAgainGoesOnBehindTheLastEventThatItNames() throws Exception {
        String id = subscribe(SubscriptionBody.streamed());
        for (int i = 0; i < 5; i++) {
            gateway.change();
        }
        Reader first = read(id);
        awaitNumbers(first, upTo(5));
        first.close();
        gateway.change();

        Reader again = read(id, "Last-Event-ID", "3");

        awaitNumbers(again, List.of(4L, 5L, 6L));
    }

    @Test
    void whoNamesNoLastEventIsToldAllThatIsKept() throws Exception {
        String id = subscribe(SubscriptionBody.streamed());
        gateway.change();
        Reader first = read(id);
        awaitNumbers(first, upTo(1));
        first.close();

        awaitNumbers(read(id), upTo(1));
    }

    @Test
    void afterARestartTheStreamGoesOnFromTheLedger() throws Exception {
        String id = subscribe(SubscriptionBody.streamed());
        Reader reader = read(id);
        gateway.change();
        awaitNumbers(reader, upTo(1));
        gateway.restart();
        awaitEnd(reader, "MDG-API-32");
        gateway.change();

        awaitNumbers(read(id, "Last-Event-ID", reader.lastId()), List.of(2L));
    }

    @Test
    void whatIsNotKeptAnyMoreIsNotPassedOverInSilence() throws Exception {
        String id = subscribe(SubscriptionBody.streamed());
        Reader reader = read(id);
        gateway.change();
        gateway.change();
        awaitNumbers(reader, upTo(2));
        await().atMost(PATIENCE).until(() -> {
            gateway.forget(Instant.now().plusSeconds(3600));
            return gateway.send("GET", "/" + id + "/$events", null).body().indexOf("notification-event") < 0;
        });
        reader.close();

        assertThat(refused(id, "Last-Event-ID", "1").statusCode()).isEqualTo(410);
        assertThat(refused(id, "Last-Event-ID", "1").body()).contains("MDG-API-28");
        gateway.change();
        awaitNumbers(read(id, "Last-Event-ID", "2"), List.of(3L));
    }

    @ParameterizedTest
    @CsvSource({"x", "-1", "99"})
    void aLastEventThatNeverWasIsRefused(String last) throws Exception {
        assertThat(refused(subscribe(SubscriptionBody.streamed()), "Last-Event-ID", last).statusCode()).isEqualTo(400);
    }

    @Test
    void withFullContentTheResourceComesAlongAndTheRecordSaysSo() throws Exception {
        Reader reader = read(subscribe(SubscriptionBody.streamed().content("full-resource")));
        gateway.change();

        awaitNumbers(reader, upTo(1));
        Coverage told = (Coverage) reader.events().getLast().bundle().getEntry().get(1).getResource();
        assertThat(told.getDependent()).isEqualTo("1");
        AuditEntry recorded = gateway.given.getLast();
        assertThat(recorded.client()).isEqualTo("emr");
        assertThat(recorded.given()).containsExactly(new AuditEntry.Given("c1", "p1"));
    }

    @Test
    void withEmptyContentNobodyIsNamed() throws Exception {
        Reader reader = read(subscribe(SubscriptionBody.streamed().content("empty")));
        gateway.change();

        awaitNumbers(reader, upTo(1));
        assertThat(reader.events().getLast().data()).doesNotContain("Coverage/", "Patient/", "\"c1\"", "\"p1\"");
    }

    @Test
    void theEndOfTheTokenIsTheEndOfTheStream() throws Exception {
        Reader reader = read(subscribe(SubscriptionBody.streamed()));
        await().atMost(PATIENCE).until(() -> reader.kinds().contains("handshake"));

        gateway.moveClock(Duration.ofSeconds(SubscribedGateway.TOKEN_SECONDS + 1));

        awaitEnd(reader, "MDG-ACC-02");
    }

    @Test
    void whoMayNotReadAnyMoreIsToldOfNothingMore() throws Exception {
        gateway.registered.put("emr", Scopes.parse("system/*.cruds").orElseThrow());
        String id = subscribe(SubscriptionBody.streamed());
        Reader reader = read(id);
        await().atMost(PATIENCE).until(() -> reader.kinds().contains("handshake"));
        gateway.registered.put("emr", Scopes.parse("system/Patient.rs system/Subscription.cruds").orElseThrow());
        gateway.change();

        awaitEnd(reader, "MDG-API-24");
        assertThat(reader.numbers()).isEmpty();
        assertThat(gateway.read(id).getStatus()).isEqualTo(SubscriptionStatus.OFF);
        assertThat(refused(id).statusCode()).as("of one that is off").isEqualTo(409);
    }

    @Test
    void aProgramThatIsNotRegisteredAnyMoreIsToldOfNothingMoreWhateverItsTokenSays() throws Exception {
        gateway.registered.put("emr", Scopes.parse("system/*.cruds").orElseThrow());
        String id = subscribe(SubscriptionBody.streamed());
        Reader reader = read(id);
        await().atMost(PATIENCE).until(() -> reader.kinds().contains("handshake"));
        gateway.registered.remove("emr");
        gateway.change();

        awaitEnd(reader, "MDG-API-24");
        assertThat(reader.numbers()).isEmpty();
        assertThat(gateway.read(id).getStatus()).isEqualTo(SubscriptionStatus.OFF);
    }

    @Test
    void aReaderThatDoesNotReadIsCutOffWithTheReasonAndHoldsNobodyUpAndAddsNoThread() throws Exception {
        String lame = subscribe(SubscriptionBody.streamed().content("full-resource").extension("timeout", 1));
        String quick = subscribe(SubscriptionBody.streamed());
        gateway.padding = "あ".repeat(400_000);
        Reader reader = read(quick);
        Reader deaf = kept(new Reader(gateway.base() + "/" + lame + "/$stream", false));
        await().atMost(PATIENCE).until(() -> gateway.streams().streams() == 2);
        long threads = threads();
        int changes = 0;
        while (gateway.streams().cutOffs() == 0 && changes < 200) {
            gateway.change();
            changes++;
            awaitNumbers(reader, upTo(changes));
        }

        assertThat(gateway.streams().cutOffs()).isEqualTo(1);
        assertThat(threads()).isLessThanOrEqualTo(5).isGreaterThanOrEqualTo(threads);
        await().atMost(PATIENCE).untilAsserted(
                () -> assertThat(gateway.read(lame).getStatus()).isEqualTo(SubscriptionStatus.ERROR));
        assertThat(gateway.read(lame).getError()).contains("MDG-API-29");
        assertThat(gateway.streams().streams()).isEqualTo(1);
        deaf.close();
        gateway.padding = "";
        Reader again = read(lame);
        awaitNumbers(again, upTo(changes));
        await().atMost(PATIENCE).untilAsserted(
                () -> assertThat(gateway.read(lame).getStatus()).isEqualTo(SubscriptionStatus.ACTIVE));
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName)
                .filter(name -> name.startsWith("madoguchi-stream")).count();
    }

    @Test
    void manyStreamsAreServedByTheSameFiveThreadsAndOneMoreThanMayBeIsRefused() throws Exception {
        List<Reader> many = new ArrayList<>();
        for (int i = 0; i < SubscribedGateway.MOST_STREAMS; i++) {
            many.add(read(subscribe(SubscriptionBody.streamed())));
        }
        String one = subscribe(SubscriptionBody.streamed());
        await().atMost(PATIENCE).until(() -> gateway.streams().streams() == SubscribedGateway.MOST_STREAMS);

        HttpResponse<String> full = refused(one);

        assertThat(full.statusCode()).isEqualTo(503);
        assertThat(full.body()).contains("MDG-API-30");
        assertThat(full.headers().firstValue("Retry-After")).isPresent();
        gateway.change();
        many.forEach(reader -> awaitNumbers(reader, upTo(1)));
        assertThat(threads()).isLessThanOrEqualTo(5);
        many.getFirst().close();
        gateway.moveClock(Duration.ofSeconds(16));
        Reader late = awaitPlace(one);
        await().atMost(PATIENCE).until(() -> late.numbers().contains(1L));
    }

    /** A reader that went away is noticed with the next sign of life. */
    private Reader awaitPlace(String id) {
        await().atMost(PATIENCE).until(() -> {
            gateway.change();
            return gateway.streams().streams() < SubscribedGateway.MOST_STREAMS;
        });
        return read(id);
    }

    @Test
    void whoOpensAStreamAgainTakesItOver() throws Exception {
        String id = subscribe(SubscriptionBody.streamed());
        Reader first = read(id);
        await().atMost(PATIENCE).until(() -> first.kinds().contains("handshake"));
        Reader second = read(id);

        awaitEnd(first, "MDG-API-31");
        gateway.change();
        awaitNumbers(second, upTo(1));
        assertThat(gateway.streams().streams()).isEqualTo(1);
    }

    @Test
    void aSignOfLifeAndTheHeartbeatThatWasOrderedCome() throws Exception {
        Reader reader = read(subscribe(SubscriptionBody.streamed().extension("heartbeat-period", 60)));
        await().atMost(PATIENCE).until(() -> reader.kinds().contains("handshake"));
        gateway.moveClock(Duration.ofSeconds(20));
        await().atMost(PATIENCE).until(() -> !reader.comments().isEmpty());
        assertThat(reader.kinds()).containsExactly("handshake");

        gateway.moveClock(Duration.ofSeconds(61));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(reader.kinds()).containsExactly("handshake", "heartbeat"));
    }

    @Test
    void aChangeOfTheSubscriptionOrItsDeletionEndsTheStream() throws Exception {
        String id = subscribe(SubscriptionBody.streamed());
        Reader reader = read(id);
        await().atMost(PATIENCE).until(() -> reader.kinds().contains("handshake"));
        assertThat(gateway.send("PUT", "/" + id, SubscriptionBody.streamed().id(id).content("empty").json())
                .statusCode()).isEqualTo(200);
        awaitEnd(reader, "MDG-API-32");
        Reader again = read(id);
        await().atMost(PATIENCE).until(() -> again.kinds().contains("handshake"));

        assertThat(gateway.send("DELETE", "/" + id, null).statusCode()).isEqualTo(204);

        awaitEnd(again, "MDG-API-27");
    }

    @Test
    void aStreamIsThereForItsClientAndForWhoMayReadWhatItTells() throws Exception {
        String id = subscribe(SubscriptionBody.streamed());

        assertThat(refused(id, "Client", "another").statusCode()).isEqualTo(404);
        assertThat(refused(id, "Scopes", "system/Subscription.r").statusCode()).isEqualTo(403);
        assertThat(refused(id, "Accept", "application/fhir+json").statusCode()).isEqualTo(406);
        assertThat(refused(id, "Accept", "text/event-stream;q=0, */*").statusCode()).isEqualTo(406);
        assertThat(gateway.send("GET", "/" + id + "/$stream?since=1", null).statusCode()).isEqualTo(400);
        assertThat(gateway.send("POST", "/" + id + "/$stream", "{}").statusCode()).isEqualTo(405);
        try (Receiver receiver = new Receiver()) {
            assertThat(refused(subscribe(new SubscriptionBody(receiver.address()))).statusCode())
                    .as("of one that is posted to").isEqualTo(404);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " = ", quoteCharacter = '`', value = {
            "\"code\":\"server-sent-events\" = \"code\":\"websocket\"",
            "madoguchi.jp/fhir/CodeSystem = example.org/CodeSystem",
            "\"_type\" = \"endpoint\":\"https://8.8.8.8\",\"_type\"",
            "\"_type\" = \"header\":[\"Authorization: a\"],\"_type\""})
    void aChannelThatIsNotHereIsRefusedNotGuessed(String what, String instead) throws Exception {
        HttpResponse<String> answer = gateway.send("POST", "",
                SubscriptionBody.streamed().json().replace(what, instead));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body()).contains("MDG-VAL-02");
    }
}
