package jp.madoguchi.store.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.subscription.Subscription;
import jp.madoguchi.domain.subscription.SubscriptionContent;
import jp.madoguchi.domain.subscription.SubscriptionGrant;
import jp.madoguchi.domain.subscription.SubscriptionOrder;
import jp.madoguchi.domain.subscription.SubscriptionTopic;
import jp.madoguchi.reception.inquiry.AcceptAnswer;
import jp.madoguchi.reception.inquiry.Acceptance;
import jp.madoguchi.reception.inquiry.AnswerOrigin;
import jp.madoguchi.reception.inquiry.WaitingDesks;
import jp.madoguchi.reception.subscription.Subscriptions;
import jp.madoguchi.store.Samples;
import jp.madoguchi.store.ledger.sql.Dialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What it costs the ledger's writer to tell many subscribers of one event, beside what the commit costs without any. */
class FanOutCostTest {

    private static final List<Integer> SUBSCRIBERS = List.of(0, 1, 100, 1_000);
    private static final int WARM_UP = 10;
    private static final int MEASURED = 20;

    @TempDir
    Path folder;

    private Instant now = Samples.NOW;
    private int files;

    @Test
    void aThousandSubscribersAreEachToldOfEveryEventAndTheCostIsPrinted() {
        Map<Integer, Duration> took = new TreeMap<>();
        for (int subscribers : SUBSCRIBERS) {
            try (OpenLedger store = new OpenLedger(Dialect.H2, folder.resolve("with-" + subscribers), () -> now)) {
                Subscriptions subscriptions = new SqlSubscriptions(store.dataSource(), OpenLedger.KEY, "node-1");
                for (int i = 0; i < subscribers; i++) {
                    assertThat(subscriptions.create(subscription("s" + i), subscribers)).isTrue();
                }
                cardsAreRead(store, WARM_UP);
                long from = System.nanoTime();
                cardsAreRead(store, MEASURED);
                took.put(subscribers, Duration.ofNanos((System.nanoTime() - from) / MEASURED));
                for (int i = 0; i < subscribers; i++) {
                    assertThat(subscriptions.events(new ResourceId("s" + i), WARM_UP, Long.MAX_VALUE, 100))
                            .hasSize(MEASURED);
                }
            }
        }
        took.forEach((subscribers, time) -> System.out.println(
                "H2: a card read with " + subscribers + " subscribers is committed in " + time.toNanos() / 1_000
                        + " us"));
    }

    private Subscription subscription(String id) {
        SubscriptionOrder order = new SubscriptionOrder(SubscriptionTopic.CHECK_IN, null, null, null,
                SubscriptionContent.ID_ONLY, false, null, Duration.ofSeconds(10), 20, null, "窓口の画面");
        return Subscription.begun(new ResourceId(id), Samples.FACILITY, "emr", order,
                new SubscriptionGrant("system/*.rs", null), "https://gateway.example/fhir", now);
    }

    private void cardsAreRead(OpenLedger store, int times) {
        AcceptAnswer accept = new AcceptAnswer(store.ledger(), patients -> CompletableFuture.completedStage(null),
                new WaitingDesks(1), List.of());
        for (int i = 0; i < times; i++) {
            now = now.plusSeconds(60);
            files++;
            assertThat(accept
                    .accept(Samples.face("file-" + files, files), new AnswerOrigin.FaceResult(), Samples.answer(1, now))
                    .toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join())
                    .isInstanceOf(Acceptance.Accepted.class);
        }
    }
}
