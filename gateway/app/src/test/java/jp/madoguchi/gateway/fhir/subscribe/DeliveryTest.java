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
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Notifications to a real subscriber that takes them, refuses, is slow or vanishes (docs/design/subscriptions.md 5). */
@Isolated("It counts threads.")
class DeliveryTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration GIVE_UP = Duration.ofHours(1);

    @TempDir
    Path folder;

    private SubscribedGateway gateway;
    private Receiver receiver;

    @BeforeEach
    void open() throws Exception {
        gateway = new SubscribedGateway(folder, GIVE_UP);
        receiver = new Receiver();
    }

    @AfterEach
    void close() throws Exception {
        receiver.close();
        gateway.close();
    }

    private String subscribe(SubscriptionBody body, String... headers) throws Exception {
        HttpResponse<String> answer = gateway.send("POST", "", body.json(), headers);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return FhirContext.forR4Cached().newJsonParser().parseResource(Subscription.class, answer.body()).getIdPart();
    }

    private void awaitStatus(String id, SubscriptionStatus status) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(gateway.read(id).getStatus()).isEqualTo(status));
    }

    private static List<Long> upTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    @Test
    void theHandshakeComesFirstThenEveryEventInItsOrder() throws Exception {
        String id = subscribe(new SubscriptionBody(receiver.address()).header("Authorization: Bearer himitsu"));
        awaitStatus(id, SubscriptionStatus.ACTIVE);
        for (int i = 0; i < 30; i++) {
            gateway.change();
        }

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(receiver.numbers()).isEqualTo(upTo(30)));
        assertThat(receiver.kinds().getFirst()).isEqualTo("handshake");
        assertThat(receiver.kinds().subList(1, receiver.kinds().size())).containsOnly("event-notification");
        assertThat(receiver.authorizations()).containsOnly("Bearer himitsu");
        Bundle last = receiver.taken().getLast();
        assertThat(last.getType()).isEqualTo(Bundle.BundleType.HISTORY);
        assertThat(Receiver.value(Receiver.status(last), "topic"))
                .isEqualTo("https://madoguchi.jp/fhir/SubscriptionTopic/coverage-changed");
        assertThat(Receiver.value(Receiver.status(last), "events-since-subscription-start")).isEqualTo("30");
        assertThat(last.getEntry().get(1).getRequest().getUrl()).isEqualTo("Coverage/c1");
        assertThat(last.getEntry().get(1).getResource()).as("id only").isNull();
    }

    @Test
    void withFullContentTheResourceComesAlongAndTheRecordSaysSo() throws Exception {
        String id = subscribe(new SubscriptionBody(receiver.address()).content("full-resource")
                .payload("application/fhir+xml"));
        awaitStatus(id, SubscriptionStatus.ACTIVE);
        gateway.change();

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(receiver.numbers()).containsExactly(1L));
        Bundle notification = receiver.taken().getLast();
        assertThat(((Coverage) notification.getEntry().get(1).getResource()).getDependent()).isEqualTo("1");
        AuditEntry recorded = gateway.given.getLast();
        assertThat(recorded.client()).isEqualTo("emr");
        assertThat(recorded.given()).containsExactly(new AuditEntry.Given("c1", "p1"));
    }

    @Test
    void withEmptyContentNobodyIsNamed() throws Exception {
        String id = subscribe(new SubscriptionBody(receiver.address()).content("empty"));
        awaitStatus(id, SubscriptionStatus.ACTIVE);
        gateway.change();

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(receiver.numbers()).containsExactly(1L));
        Bundle notification = receiver.taken().getLast();
        assertThat(notification.getEntry()).hasSize(1);
        assertThat(FhirContext.forR4Cached().newJsonParser().encodeResourceToString(notification))
                .doesNotContain("Coverage/", "Patient/", "\"c1\"", "\"p1\"");
    }

    /** Whoever is told reads at once, and would find what was there before. */
    @ParameterizedTest
    @ValueSource(strings = {"empty", "id-only", "full-resource"})
    void nobodyIsToldOfWhatCannotBeReadYet(String content) throws Exception {
        String id = subscribe(new SubscriptionBody(receiver.address()).content(content));
        awaitStatus(id, SubscriptionStatus.ACTIVE);
        gateway.behind = true;
        gateway.change();
        await().atMost(PATIENCE).until(() -> gateway.looks.get() >= 2);
        assertThat(receiver.numbers()).isEmpty();

        gateway.behind = false;

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(receiver.numbers()).containsExactly(1L));
    }

    @Test
    void aSubscriberThatRefusesGetsEverythingOnceItTakesAgainAndReadsWhyMeanwhile() throws Exception {
        String id = subscribe(new SubscriptionBody(receiver.address()));
        awaitStatus(id, SubscriptionStatus.ACTIVE);
        receiver.manner = Receiver.Manner.REFUSES;
        gateway.change();
        awaitStatus(id, SubscriptionStatus.ERROR);
        gateway.change();
        assertThat(gateway.read(id).getError()).contains("MDG-API-21");

        receiver.manner = Receiver.Manner.TAKES;

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(receiver.numbers()).isEqualTo(upTo(2)));
        awaitStatus(id, SubscriptionStatus.ACTIVE);
        assertThat(gateway.read(id).hasError()).isFalse();
    }

    @Test
    void aRedirectIsNotFollowed() throws Exception {
        receiver.manner = Receiver.Manner.REDIRECTS;
        String id = subscribe(new SubscriptionBody(receiver.address()));
        awaitStatus(id, SubscriptionStatus.ERROR);

        assertThat(receiver.paths()).containsOnly("/hook");
    }

    @Test
    void aSubscriberThatFailsForTooLongIsSwitchedOffWithTheReasonAndGoesOnWhenAskedTo() throws Exception {
        gateway.registered.put("emr", Scopes.parse("system/*.cruds").orElseThrow());
        String id = subscribe(new SubscriptionBody(receiver.address()));
        awaitStatus(id, SubscriptionStatus.ACTIVE);
        receiver.manner = Receiver.Manner.REFUSES;
        gateway.change();
        awaitStatus(id, SubscriptionStatus.ERROR);
        gateway.moveClock(GIVE_UP.plusMinutes(1));
        awaitStatus(id, SubscriptionStatus.OFF);
        assertThat(gateway.read(id).getError()).contains("MDG-API-22");
        assertThat(gateway.send("GET", "/" + id + "/$status", null).body()).contains("MDG-API-22", "\"off\"");
        gateway.change();

        receiver.manner = Receiver.Manner.TAKES;
        assertThat(gateway.send("PUT", "/" + id, new SubscriptionBody(receiver.address()).id(id).json()).statusCode())
                .isEqualTo(200);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(receiver.numbers())
                .as("what waited is told; what happened while it was off is not").containsExactly(1L));
        gateway.change();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(receiver.numbers()).containsExactly(1L, 2L));
    }

    @ParameterizedTest
    @EnumSource(value = Receiver.Manner.class, names = {"IS_SILENT", "NEVER_ENDS"})
    void slowSubscribersHoldNobodyUpAndAddNoThreads(Receiver.Manner slow) throws Exception {
        try (Receiver lame = new Receiver()) {
            List<String> lames = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                lames.add(subscribe(new SubscriptionBody(lame.address()).extension("timeout", 30)));
            }
            for (String one : lames) {
                awaitStatus(one, SubscriptionStatus.ACTIVE);
            }
            lame.manner = slow;
            String quick = subscribe(new SubscriptionBody(receiver.address()));
            awaitStatus(quick, SubscriptionStatus.ACTIVE);
            gateway.change();
            await().atMost(PATIENCE).until(() -> gateway.underWay() >= lames.size());
            long threads = senders();
            for (int i = 0; i < 5; i++) {
                gateway.change();
            }

            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(receiver.numbers()).isEqualTo(upTo(6)));
            assertThat(gateway.underWay()).as("all of the others are still waited for").isGreaterThanOrEqualTo(
                    lames.size());
            assertThat(senders()).isEqualTo(threads).isLessThanOrEqualTo(7);
        }
    }

    private static long senders() {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName)
                .filter(name -> name.startsWith("madoguchi-subscriptions") || name.startsWith("madoguchi-notify"))
                .count();
    }

    @Test
    void aSubscriberThatSaysNothingInTimeHasNotTakenIt() throws Exception {
        receiver.manner = Receiver.Manner.IS_SILENT;
        String id = subscribe(new SubscriptionBody(receiver.address()).extension("timeout", 1));

        awaitStatus(id, SubscriptionStatus.ERROR);
    }

    @Test
    void aSubscriberThatVanishedIsTriedAgainAndToldOfNothingTwice() throws Exception {
        String id = subscribe(new SubscriptionBody(receiver.address()));
        awaitStatus(id, SubscriptionStatus.ACTIVE);
        gateway.change();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(receiver.numbers()).isEqualTo(upTo(1)));
        receiver.close();
        gateway.change();

        awaitStatus(id, SubscriptionStatus.ERROR);
        assertThat(receiver.numbers()).isEqualTo(upTo(1));
    }

    @Test
    void afterARestartItGoesOnWhereTheLedgerSays() throws Exception {
        String id = subscribe(new SubscriptionBody(receiver.address()));
        awaitStatus(id, SubscriptionStatus.ACTIVE);
        gateway.change();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(receiver.numbers()).isEqualTo(upTo(1)));
        receiver.manner = Receiver.Manner.IS_SILENT;
        gateway.change();
        await().atMost(PATIENCE).until(() -> gateway.underWay() == 1);

        receiver.manner = Receiver.Manner.TAKES;
        gateway.restart();

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(receiver.numbers()).isEqualTo(upTo(2)));
    }

    @Test
    void aHeartbeatComesWhenNothingElseDoes() throws Exception {
        String id = subscribe(new SubscriptionBody(receiver.address()).extension("heartbeat-period", 60));
        awaitStatus(id, SubscriptionStatus.ACTIVE);

        gateway.moveClock(Duration.ofSeconds(61));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(receiver.kinds()).containsExactly("handshake",
                "heartbeat"));
    }

    @Test
    void whoMayNotReadAnyMoreIsToldOfNothingMore() throws Exception {
        gateway.registered.put("emr", Scopes.parse("system/*.cruds").orElseThrow());
        String id = subscribe(new SubscriptionBody(receiver.address()));
        awaitStatus(id, SubscriptionStatus.ACTIVE);
        gateway.registered.put("emr", Scopes.parse("system/Patient.rs system/Subscription.cruds").orElseThrow());
        gateway.change();

        awaitStatus(id, SubscriptionStatus.OFF);
        assertThat(gateway.read(id).getError()).contains("MDG-API-24");
        assertThat(receiver.numbers()).isEmpty();
    }

    @Test
    void theRightOfAProgramThatIsNotRegisteredEndsWithItsToken() throws Exception {
        String id = subscribe(new SubscriptionBody(receiver.address()));
        awaitStatus(id, SubscriptionStatus.ACTIVE);
        gateway.moveClock(Duration.ofMinutes(61));
        gateway.change();

        awaitStatus(id, SubscriptionStatus.OFF);
        assertThat(receiver.numbers()).isEmpty();
    }

    @Test
    void atItsEndASubscriptionIsOffWithoutAProblem() throws Exception {
        String id = subscribe(new SubscriptionBody(receiver.address())
                .end(Instant.now().plusSeconds(600).toString()));
        awaitStatus(id, SubscriptionStatus.ACTIVE);
        gateway.moveClock(Duration.ofSeconds(601));

        awaitStatus(id, SubscriptionStatus.OFF);
        assertThat(gateway.read(id).hasError()).isFalse();
    }

    @Test
    void anotherPatientIsNotToldOf() throws Exception {
        String other = subscribe(new SubscriptionBody(receiver.address()).filter("Coverage?patient=Patient/p2"));
        awaitStatus(other, SubscriptionStatus.ACTIVE);
        String own = subscribe(new SubscriptionBody(receiver.address()).filter("Coverage?beneficiary=Patient/p1"));
        awaitStatus(own, SubscriptionStatus.ACTIVE);
        gateway.change();

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(receiver.numbers()).containsExactly(1L));
        assertThat(Receiver.value(Receiver.status(receiver.taken().getLast()), "subscription")).endsWith(own);
    }
}
