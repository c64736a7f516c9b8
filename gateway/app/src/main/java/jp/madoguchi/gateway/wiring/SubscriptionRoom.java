package jp.madoguchi.gateway.wiring;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.subscription.DeliveryPace;
import jp.madoguchi.gateway.access.ClientFolder;
import jp.madoguchi.gateway.access.RegisteredClient;
import jp.madoguchi.gateway.desk.DeskAudit;
import jp.madoguchi.gateway.fhir.AuditTrail;
import jp.madoguchi.gateway.fhir.ResourceStore;
import jp.madoguchi.gateway.fhir.subscribe.ClientSubscriptions;
import jp.madoguchi.gateway.fhir.subscribe.FocusReader;
import jp.madoguchi.gateway.fhir.subscribe.Network;
import jp.madoguchi.gateway.fhir.subscribe.SubscriptionRights;
import jp.madoguchi.gateway.fhir.subscribe.SubscriptionSender;
import jp.madoguchi.gateway.fhir.subscribe.TargetPolicy;
import jp.madoguchi.gateway.operations.BulkConfiguration;
import jp.madoguchi.gateway.operations.GatewayBeans;
import jp.madoguchi.gateway.operations.Settings;
import jp.madoguchi.store.ledger.SqlSubscriptions;

/** Subscriptions over FHIR: what clients do with them, and the sender of notifications. */
final class SubscriptionRoom implements AutoCloseable {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofHours(1);
    /** How long events stand in {@code $events} after they were taken, and how long it is known that there was a subscription. */
    private static final Duration KEPT = Duration.ofDays(7);

    private final SubscriptionSender sender;
    private final ClientSubscriptions clients;
    private final Rounds rounds = new Rounds("madoguchi-subscriptions-kept");

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
        this.clients = new ClientSubscriptions(facility, means, changes);
        rounds.every(BETWEEN_LOOKS, "Forgetting old events of subscriptions", () -> {
            kept.forget(clock.instant().minus(KEPT));
            return CompletableFuture.completedStage(null);
        });
    }

    void start() {
        sender.start();
    }

    ClientSubscriptions clients() {
        return clients;
    }

    @Override
    public void close() {
        rounds.close();
        sender.close();
    }
}
