package jp.madoguchi.gateway.wiring;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.subscription.DeliveryPace;
import jp.madoguchi.domain.subscription.SubscriptionState;
import jp.madoguchi.gateway.access.ClientFolder;
import jp.madoguchi.gateway.access.RegisteredClient;
import jp.madoguchi.gateway.desk.DeskAudit;
import jp.madoguchi.gateway.fhir.AuditTrail;
import jp.madoguchi.gateway.fhir.ResourceStore;
import jp.madoguchi.gateway.fhir.subscribe.ClientSubscriptions;
import jp.madoguchi.gateway.fhir.subscribe.EventStreams;
import jp.madoguchi.gateway.fhir.subscribe.FocusReader;
import jp.madoguchi.gateway.fhir.subscribe.LapsedSubscriptions;
import jp.madoguchi.gateway.fhir.subscribe.Network;
import jp.madoguchi.gateway.fhir.subscribe.SubscriptionRights;
import jp.madoguchi.gateway.fhir.subscribe.SubscriptionSender;
import jp.madoguchi.gateway.fhir.subscribe.TargetPolicy;
import jp.madoguchi.gateway.operations.BulkConfiguration;
import jp.madoguchi.gateway.operations.GatewayBeans;
import jp.madoguchi.gateway.operations.Settings;
import jp.madoguchi.reception.subscription.Subscriptions;
import jp.madoguchi.store.ledger.SqlSubscriptions;

/** Subscriptions over FHIR: what clients do with them, and the sender of notifications. */
final class SubscriptionRoom implements AutoCloseable {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofHours(1);
    /** How long events stand in {@code $events} after they were taken, and how long it is known that there was a subscription. */
    private static final Duration KEPT = Duration.ofDays(7);

    private static final Duration BETWEEN_LAPSES = Duration.ofMinutes(1);
    private static final Duration BETWEEN_COUNTS = Duration.ofSeconds(30);

    private final SubscriptionSender sender;
    private final EventStreams streams;
    private final ClientSubscriptions clients;
    private final Rounds rounds = new Rounds("madoguchi-subscriptions-kept");

    private volatile Subscriptions.Standing standing = new Subscriptions.Standing(Map.of(), 0);

    SubscriptionRoom(Settings settings, FacilityCode facility, LedgerRoom ledger, ResourceStore resources,
            AuditTrail reads, DeskAudit changes, InstantSource clock) {
        SqlSubscriptions kept = new SqlSubscriptions(ledger.connections(), ledger.key(),
                new BulkConfiguration(settings).node());
        ClientFolder folder = new ClientFolder(GatewayBeans.clients(settings));
        SubscriptionSender.Means means = new SubscriptionSender.Means(kept, new FocusReader(resources, reads),
                new SubscriptionRights(client -> folder.find(client).map(RegisteredClient::scopes)),
                new TargetPolicy(Network.parse(settings.text(Settings.SUBSCRIPTION_NETWORKS)).orElseThrow(),
                        settings.yes(Settings.SUBSCRIPTION_HTTP_LOOPBACK)),
                new DeliveryPace(FIRST_PAUSE, LONGEST_PAUSE, settings.duration(Settings.SUBSCRIPTION_GIVE_UP)), clock);
        this.sender = new SubscriptionSender(means);
        this.streams = new EventStreams(means, facility, settings.number(Settings.SUBSCRIPTION_STREAMS));
        this.clients = new ClientSubscriptions(facility, means, changes, streams);
        rounds.every(BETWEEN_COUNTS, "Counting subscriptions", () -> {
            standing = kept.standing(facility);
            return CompletableFuture.completedStage(null);
        });
        LapsedSubscriptions lapsed = new LapsedSubscriptions(means, facility,
                settings.duration(Settings.SUBSCRIPTION_UNREAD), clock.instant());
        rounds.every(BETWEEN_LAPSES, "Ending subscriptions that have lapsed", () -> {
            lapsed.end();
            return CompletableFuture.completedStage(null);
        });
        rounds.every(BETWEEN_LOOKS, "Forgetting old events of subscriptions", () -> {
            kept.forget(clock.instant().minus(KEPT));
            return CompletableFuture.completedStage(null);
        });
    }

    void start() {
        sender.start();
        streams.start();
    }

    /** Subscriptions in a state, as last counted. */
    long in(SubscriptionState state) {
        return standing.inState().getOrDefault(state, 0L);
    }

    /** Subscriptions that are off because something was wrong, as last counted: nobody is told for them, and their client may not know. */
    long switchedOff() {
        return standing.switchedOff();
    }

    long openStreams() {
        return streams.streams();
    }

    long streamsCutOff() {
        return streams.cutOffs();
    }

    ClientSubscriptions clients() {
        return clients;
    }

    @Override
    public void close() {
        rounds.close();
        streams.close();
        sender.close();
    }
}
