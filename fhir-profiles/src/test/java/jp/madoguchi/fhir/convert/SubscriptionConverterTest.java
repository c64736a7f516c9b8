package jp.madoguchi.fhir.convert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.subscription.Subscription;
import jp.madoguchi.domain.subscription.SubscriptionContent;
import jp.madoguchi.domain.subscription.SubscriptionGrant;
import jp.madoguchi.domain.subscription.SubscriptionOrder;
import jp.madoguchi.domain.subscription.SubscriptionTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A subscription that is read back orders what was ordered, but for its secret. */
class SubscriptionConverterTest {

    private static final Instant NOW = Instant.parse("2026-11-20T01:00:00Z");
    private static final String ENDPOINT = "https://emr.example/hook?a=b";

    static Stream<SubscriptionOrder> orders() {
        return Stream.of(
                new SubscriptionOrder(SubscriptionTopic.COVERAGE_CHANGED, null, ENDPOINT, null,
                        SubscriptionContent.EMPTY, false, null, Duration.ofSeconds(10), 20, null, "理由"),
                new SubscriptionOrder(SubscriptionTopic.CHECK_IN, null, null, null, SubscriptionContent.ID_ONLY, false,
                        null, Duration.ofSeconds(10), 20, null, "画面"),
                new SubscriptionOrder(SubscriptionTopic.CHECK_IN, new ResourceId("p1"), ENDPOINT, null,
                        SubscriptionContent.FULL_RESOURCE, true, Duration.ofSeconds(60), Duration.ofSeconds(30), 1,
                        NOW.plusSeconds(9), "x"));
    }

    private static Subscription of(SubscriptionOrder order) {
        return Subscription.begun(new ResourceId("s1"), new FacilityCode("9919999999"), "emr", order,
                new SubscriptionGrant("system/*.rs", null), "https://gateway.example/fhir", NOW);
    }

    @ParameterizedTest
    @MethodSource("orders")
    void whatIsReadBackOrdersTheSame(SubscriptionOrder order) {
        SubscriptionReader.Ordered again = SubscriptionReader.read(SubscriptionConverter.convert(of(order)), NOW);

        assertThat(again.order()).isEqualTo(order);
        assertThat(again.off()).isFalse();
    }

    @Test
    void theSecretIsNotGivenBack() {
        SubscriptionOrder order = new SubscriptionOrder(SubscriptionTopic.CHECK_IN, null, ENDPOINT, "Bearer himitsu",
                SubscriptionContent.EMPTY, false, null, Duration.ofSeconds(10), 20, null, "x");

        assertThat(SubscriptionConverter.convert(of(order)).getChannel().hasHeader()).isFalse();
    }
}
