package jp.madoguchi.gateway.fhir.subscribe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ca.uhn.fhir.context.FhirContext;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.subscription.SubscriptionState;
import jp.madoguchi.gateway.access.Scopes;
import org.hl7.fhir.r4.model.Subscription;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams while the ledger does not answer, or a right goes, or nobody reads (docs/design/subscriptions.md 6). */
class StreamTroubleTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private SubscribedGateway gateway;
    private final CountDownLatch answering = new CountDownLatch(1);
    private final List<Reader> readers = new ArrayList<>();

    @BeforeEach
    void open() throws Exception {
        gateway = new SubscribedGateway(folder, Duration.ofHours(1));
    }

    @AfterEach
    void close() throws Exception {
        answering.countDown();
        readers.forEach(Reader::close);
        gateway.close();
    }

    private String subscribe(SubscriptionBody body, String... headers) throws Exception {
        HttpResponse<String> answer = gateway.send("POST", "", body.json(), headers);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return FhirContext.forR4Cached().newJsonParser().parseResource(Subscription.class, answer.body()).getIdPart();
    }

    /** A stream whose handshake has come. */
    private Reader read(String id, String... headers) {
        Reader reader = new Reader(gateway.base() + "/" + id + "/$stream", true, headers);
        readers.add(reader);
        await().atMost(PATIENCE).until(() -> reader.kinds().contains("handshake"));
        return reader;
    }

    private static void awaitNumbers(Reader reader, Long... numbers) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(reader.numbers()).containsExactly(numbers));
    }

    private void awaitDelivered(String id, long number) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(gateway.kept("emr", id).delivered()).isEqualTo(number));
    }

    private static void awaitEnd(Reader reader, String code) {
        await().atMost(PATIENCE).until(reader::isOver);
        assertThat(reader.events().getLast().name()).isEqualTo("end");
        assertThat(reader.events().getLast().data()).contains("OperationOutcome", code);
    }

    private static void forEver(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private static void awaitCalls(CountDownLatch latch) throws InterruptedException {
        assertThat(latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as("it was called").isTrue();
    }

    private static ProblemException failing() {
        return new ProblemException(Problem.of(ProblemCode.LEDGER_UNAVAILABLE));
    }

    @Test
    void aLedgerThatNeverAnswersStopsNoSignOfLifeAndNoEndOfAToken() throws Exception {
        Reader reader = read(subscribe(SubscriptionBody.streamed()));
        CountDownLatch asked = new CountDownLatch(1);
        gateway.beforeEachCall = call -> {
            asked.countDown();
            forEver(answering);
        };
        awaitCalls(asked);

        gateway.moveClock(Duration.ofSeconds(20));
        await().atMost(PATIENCE).until(() -> !reader.comments().isEmpty());
        gateway.moveClock(Duration.ofSeconds(SubscribedGateway.TOKEN_SECONDS + 1));

        awaitEnd(reader, "MDG-ACC-02");
    }

    @Test
    void whileANotificationIsBeingPreparedTheSignOfLifeComesAndThenTheNotificationOnce() throws Exception {
        Reader reader = read(subscribe(SubscriptionBody.streamed()));
        CountDownLatch preparing = new CountDownLatch(1);
        gateway.beforeEachCall = call -> {
            if (call.equals("events")) {
                preparing.countDown();
                forEver(answering);
            }
        };
        gateway.change();
        awaitCalls(preparing);

        gateway.moveClock(Duration.ofSeconds(20));
        await().atMost(PATIENCE).until(() -> !reader.comments().isEmpty());
        assertThat(reader.numbers()).isEmpty();
        answering.countDown();

        awaitNumbers(reader, 1L);
        assertThat(gateway.given).as("put on record once").hasSize(1);
    }

    /** The first call of that name on a feeding thread ends in an error, as where memory is short. */
    private AtomicBoolean breaksOnce(String name) {
        AtomicBoolean broken = new AtomicBoolean();
        gateway.beforeEachCall = call -> {
            boolean feeding = Thread.currentThread().getName().equals("madoguchi-stream");
            if (feeding && call.equals(name) && broken.compareAndSet(false, true)) {
                throw new StackOverflowError();
            }
        };
        return broken;
    }

    @ParameterizedTest
    @ValueSource(strings = {"streams", "find", "events"})
    void anErrorInOneLookStopsNoneAfterIt(String call) throws Exception {
        Reader reader = read(subscribe(SubscriptionBody.streamed()));
        AtomicBoolean broken = breaksOnce(call);
        gateway.change();

        awaitNumbers(reader, 1L);
        assertThat(broken).isTrue();
    }

    @Test
    void anErrorWhileARightIsLookedAtStopsNoLookAtOthers() throws Exception {
        gateway.registered.put("emr", Scopes.parse("system/*.cruds").orElseThrow());
        gateway.registered.put("other", Scopes.parse("system/*.cruds").orElseThrow());
        Reader first = read(subscribe(SubscriptionBody.streamed()));
        Reader second = read(subscribe(SubscriptionBody.streamed(), "Client", "other"), "Client", "other");
        AtomicBoolean broken = breaksOnce("end");
        gateway.registered.remove("emr");
        awaitEnd(first, "MDG-API-24");
        assertThat(broken).isTrue();

        gateway.registered.remove("other");

        awaitEnd(second, "MDG-API-24");
    }

    @Test
    void whatCouldNotBeNotedAsDeliveredIsNotedLater() throws Exception {
        String id = subscribe(SubscriptionBody.streamed());
        AtomicInteger failures = new AtomicInteger();
        gateway.beforeEachCall = call -> {
            if (call.equals("streamed") && failures.incrementAndGet() <= 2) {
                throw failing();
            }
        };
        Reader reader = read(id);
        gateway.change();

        awaitNumbers(reader, 1L);
        awaitDelivered(id, 1);
        assertThat(failures.get()).isGreaterThanOrEqualTo(3);
    }

    @Test
    void whatAReaderSaysThatItHasIsDeliveredAndNeverSentAgainAndWhatItLacksComes() throws Exception {
        String id = subscribe(SubscriptionBody.streamed());
        gateway.beforeEachCall = call -> {
            if (call.equals("streamed")) {
                throw failing();
            }
        };
        Reader first = read(id);
        for (int i = 0; i < 3; i++) {
            gateway.change();
        }
        awaitNumbers(first, 1L, 2L, 3L);
        first.close();
        assertThat(gateway.kept("emr", id).delivered()).as("nothing could be noted").isZero();

        Reader again = read(id, "Last-Event-ID", "2");

        assertThat(gateway.kept("emr", id).delivered()).isEqualTo(2);
        gateway.change();
        awaitNumbers(again, 3L, 4L);
    }

    @Test
    void aQuietStreamOfAProgramThatWasRemovedEndsWithoutWaitingForAnEvent() throws Exception {
        gateway.registered.put("emr", Scopes.parse("system/*.cruds").orElseThrow());
        String id = subscribe(SubscriptionBody.streamed());
        Reader reader = read(id);

        gateway.registered.remove("emr");

        awaitEnd(reader, "MDG-API-24");
        assertThat(reader.numbers()).isEmpty();
        assertThat(gateway.kept("emr", id).state()).isEqualTo(SubscriptionState.OFF);
        assertThat(gateway.kept("emr", id).problem()).isEqualTo(ProblemCode.SUBSCRIPTION_RIGHT_LOST);
    }

    @Test
    void aStreamThatNobodyOpensForItsTimeIsSwitchedOffWithTheReasonAndItsBacklog() throws Exception {
        String id = subscribe(SubscriptionBody.streamed());
        gateway.change();
        gateway.moveClock(Duration.ofDays(9));
        gateway.endLapsed(Duration.ofDays(10));
        assertThat(gateway.kept("emr", id).state()).isEqualTo(SubscriptionState.ACTIVE);

        gateway.moveClock(Duration.ofDays(11));
        gateway.endLapsed(Duration.ofDays(10));

        Subscription off = gateway.read(id);
        assertThat(off.getStatus()).isEqualTo(Subscription.SubscriptionStatus.OFF);
        assertThat(off.getError()).contains("MDG-API-34");
        assertThat(gateway.send("GET", "/" + id + "/$events", null).body()).doesNotContain("notification-event");
        assertThat(gateway.send("GET", "/" + id + "/$stream", null).statusCode()).isEqualTo(409);
        assertThat(gateway.send("PUT", "/" + id, SubscriptionBody.streamed().id(id).json()).statusCode())
                .isEqualTo(200);
        gateway.change();
        assertThat(gateway.send("GET", "/" + id + "/$stream", null, "Last-Event-ID", "0").statusCode())
                .as("what was deleted is not passed over in silence").isEqualTo(410);
    }

    @Test
    void whileTheGatewayWasDownNobodyCouldReadSoReadersHaveAnHourToComeBack() throws Exception {
        String missed = subscribe(SubscriptionBody.streamed());
        String back = subscribe(SubscriptionBody.streamed());
        gateway.change();
        gateway.moveClock(Duration.ofDays(11));
        gateway.restart();
        gateway.endLapsed(Duration.ofDays(10));
        assertThat(gateway.kept("emr", missed).state()).isEqualTo(SubscriptionState.ACTIVE);
        gateway.moveClock(Duration.ofDays(11).plusMinutes(30));
        gateway.endLapsed(Duration.ofDays(10));
        assertThat(gateway.kept("emr", missed).state()).isEqualTo(SubscriptionState.ACTIVE);
        read(back, "Last-Event-ID", "0");

        gateway.moveClock(Duration.ofDays(11).plusMinutes(61));
        gateway.endLapsed(Duration.ofDays(10));

        assertThat(gateway.kept("emr", missed).problem()).isEqualTo(ProblemCode.STREAM_UNREAD);
        assertThat(gateway.kept("emr", back).state()).isEqualTo(SubscriptionState.ACTIVE);
    }

    @Test
    void aStreamThatIsOpenIsNotSwitchedOffHoweverQuietItIs() throws Exception {
        String id = subscribe(SubscriptionBody.streamed());
        read(id);
        CountDownLatch signed = new CountDownLatch(2);
        gateway.beforeEachCall = call -> {
            if (call.equals(signed.getCount() == 2 ? "stillRead" : "streams")) {
                signed.countDown(); // the same thread comes to the second when the first is done
            }
        };
        gateway.moveClock(Duration.ofMinutes(30));
        awaitCalls(signed);

        gateway.moveClock(Duration.ofMinutes(80));
        gateway.endLapsed(Duration.ofHours(1));

        assertThat(gateway.kept("emr", id).state()).isEqualTo(SubscriptionState.ACTIVE);
        gateway.moveClock(Duration.ofHours(5));
        await().atMost(PATIENCE).until(() -> gateway.streams().streams() == 0);
        gateway.endLapsed(Duration.ofHours(1));
        assertThat(gateway.kept("emr", id).problem()).isEqualTo(ProblemCode.STREAM_UNREAD);
    }

    @Test
    void subscriptionsOfAProgramThatWasRemovedEndThoughNothingHappensAndThoseOfOthersGoOn() throws Exception {
        gateway.registered.put("emr", Scopes.parse("system/*.cruds").orElseThrow());
        try (Receiver receiver = new Receiver()) {
            String streamed = subscribe(SubscriptionBody.streamed());
            String posted = subscribe(new SubscriptionBody(receiver.address()));
            String byHand = subscribe(SubscriptionBody.streamed(), "Client", "by-hand");
            String postedByHand = subscribe(new SubscriptionBody(receiver.address()), "Client", "by-hand");
            gateway.endLapsed(Duration.ofDays(3));
            assertThat(gateway.kept("emr", streamed).state()).isEqualTo(SubscriptionState.ACTIVE);
            gateway.registered.remove("emr");
            gateway.moveClock(Duration.ofSeconds(SubscribedGateway.TOKEN_SECONDS + 1));

            gateway.endLapsed(Duration.ofDays(3));

            assertThat(gateway.kept("emr", streamed).problem()).isEqualTo(ProblemCode.SUBSCRIPTION_RIGHT_LOST);
            assertThat(gateway.kept("emr", posted).problem()).isEqualTo(ProblemCode.SUBSCRIPTION_RIGHT_LOST);
            assertThat(gateway.kept("by-hand", postedByHand).problem()).as("its token is over")
                    .isEqualTo(ProblemCode.SUBSCRIPTION_RIGHT_LOST);
            assertThat(gateway.kept("by-hand", byHand).state()).as("its next token counts")
                    .isEqualTo(SubscriptionState.ACTIVE);
        }
    }

    @Test
    void whatOneDeletesIsTheVersionThatItNamedAlsoWhenThatChangesAtThatMoment() throws Exception {
        String changed = subscribe(SubscriptionBody.streamed());
        gateway.beforeEachCall = call -> {
            if (call.equals("delete")) {
                gateway.kept().cutOff(gateway.kept("emr", changed).id(), ProblemCode.STREAM_NOT_READ,
                        gateway.kept("emr", changed).updatedAt());
            }
        };
        HttpResponse<String> refused = gateway.send("DELETE", "/" + changed, null, "If-Match", "W/\"1\"");
        assertThat(refused.statusCode()).isEqualTo(412);
        assertThat(refused.body()).contains("MDG-API-26");
        assertThat(gateway.kept("emr", changed).version()).isEqualTo(2);

        assertThat(gateway.send("DELETE", "/" + changed, null, "If-Match", "*").statusCode()).isEqualTo(204);

        assertThat(gateway.send("GET", "/" + changed, null).statusCode()).isEqualTo(410);
    }
}
