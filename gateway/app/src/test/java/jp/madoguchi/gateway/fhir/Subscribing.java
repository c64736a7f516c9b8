package jp.madoguchi.gateway.fhir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import jp.madoguchi.domain.subscription.DeliveryPace;
import jp.madoguchi.gateway.fhir.subscribe.ClientSubscriptions;
import jp.madoguchi.gateway.fhir.subscribe.EventStreams;
import jp.madoguchi.gateway.fhir.subscribe.FocusReader;
import jp.madoguchi.gateway.fhir.subscribe.SubscriptionRights;
import jp.madoguchi.gateway.fhir.subscribe.SubscriptionSender;
import jp.madoguchi.gateway.fhir.subscribe.TargetPolicy;
import jp.madoguchi.store.ledger.LedgerSettings;
import jp.madoguchi.store.ledger.SqlLedger;
import jp.madoguchi.store.ledger.SqlSubscriptions;
import jp.madoguchi.store.ledger.crypto.LedgerKey;
import jp.madoguchi.store.ledger.sql.LedgerDatabase;

/** Subscriptions over a ledger of their own, in which nothing happens. */
final class Subscribing implements AutoCloseable {

    private static final LedgerKey KEY = LedgerKey.of(new byte[32]);

    private final LedgerDatabase database;
    private final SqlLedger ledger;
    private final EventStreams streams;
    private final ClientSubscriptions clients;

    Subscribing(Path folder) {
        database = LedgerDatabase.open(LedgerDatabase.embeddedUrl(folder), "sa", "");
        ledger = SqlLedger.open(database.dataSource(), KEY, InstantSource.system(), LedgerSettings.DEFAULT);
        SubscriptionSender.Means means = new SubscriptionSender.Means(
                new SqlSubscriptions(database.dataSource(), KEY, "node-1"),
                new FocusReader(new Nothing(), entry -> {
                    // Nobody is told of anything.
                }), new SubscriptionRights(client -> Optional.empty()), new TargetPolicy(List.of(), true),
                new DeliveryPace(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofHours(1)),
                InstantSource.system());
        streams = new EventStreams(means, LiveReception.FACILITY, 10);
        streams.start();
        clients = new ClientSubscriptions(LiveReception.FACILITY, means, entry -> {
            // Its record is tested elsewhere.
        }, streams);
    }

    private static final class Nothing implements ResourceStore {
        @Override
        public CompletionStage<Optional<StoredResource>> read(ReadableType type, String id) {
            return CompletableFuture.completedStage(Optional.empty());
        }

        @Override
        public CompletionStage<List<StoredResource>> find(Lookup lookup) {
            return CompletableFuture.completedStage(List.of());
        }
    }

    ClientSubscriptions clients() {
        return clients;
    }

    @Override
    public void close() {
        streams.close();
        ledger.close();
        database.close();
    }
}
