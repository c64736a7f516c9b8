package jp.madoguchi.fhir.convert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.subscription.Subscription;
import jp.madoguchi.domain.subscription.SubscriptionContent;
import jp.madoguchi.domain.subscription.SubscriptionEvent;
import jp.madoguchi.domain.subscription.SubscriptionGrant;
import jp.madoguchi.domain.subscription.SubscriptionOrder;
import jp.madoguchi.domain.subscription.SubscriptionTopic;
import jp.madoguchi.fhir.profile.Backport;
import jp.madoguchi.fhir.profile.GuideValidator;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
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

    @ParameterizedTest
    @MethodSource("orders")
    void whatIsReadAndWhatIsToldIsValid(SubscriptionOrder order) {
        Subscription subscription = of(order);
        assertThat(errors(SubscriptionConverter.convert(subscription))).isEmpty();
        List<SubscriptionEvent> events = List.of(event(1, "a"), event(2, "b"), event(3, "b"));
        for (NotificationConverter.Kind kind : NotificationConverter.Kind.values()) {
            boolean tells = kind == NotificationConverter.Kind.EVENTS
                    || kind == NotificationConverter.Kind.ASKED_EVENTS;
            for (SubscriptionContent content : SubscriptionContent.values()) {
                List<SubscriptionEvent> told = tells ? events : List.of();
                assertThat(errors(NotificationConverter.notification(subscription, kind, content, told, Map.of(), NOW)))
                        .as(kind + " " + content).isEmpty();
                assertThat(errors(NotificationConverter.status(subscription, kind, content, told)))
                        .as(kind + " " + content).isEmpty();
            }
        }
    }

    private static SubscriptionEvent event(long number, String focus) {
        return new SubscriptionEvent(number, new ResourceId(focus), number, new ResourceId("p1"), NOW);
    }

    /** Negative controls: what the backport demands, one fault at a time. */
    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("no content level", resource(subscription -> SubscriptionConverter.convert(subscription)),
                        fault(org.hl7.fhir.r4.model.Subscription.class,
                                one -> one.getChannel().getPayloadElement().getExtension().clear())),
                Arguments.of("a seconds' number of another type",
                        resource(subscription -> SubscriptionConverter.convert(subscription)),
                        fault(org.hl7.fhir.r4.model.Subscription.class, one -> one.getChannel()
                                .getExtensionByUrl(Backport.TIMEOUT).setValue(new StringType("10")))),
                Arguments.of("no status", resource(SubscriptionConverterTest::status),
                        fault(Parameters.class, one -> one.getParameter()
                                .removeIf(parameter -> parameter.getName().equals("status")))),
                Arguments.of("an unknown type", resource(SubscriptionConverterTest::status),
                        fault(Parameters.class, one -> one.getParameter().stream()
                                .filter(parameter -> parameter.getName().equals("type"))
                                .forEach(parameter -> parameter.setValue(new CodeType("news"))))),
                Arguments.of("an event without number", resource(SubscriptionConverterTest::status),
                        fault(Parameters.class, one -> one.getParameter().stream()
                                .filter(parameter -> parameter.getName().equals("notification-event"))
                                .forEach(parameter -> parameter.getPart().removeFirst()))),
                Arguments.of("no first entry that says how it stands", resource(SubscriptionConverterTest::notified),
                        fault(Bundle.class, one -> one.getEntry().removeFirst())),
                Arguments.of("no history", resource(SubscriptionConverterTest::notified),
                        fault(Bundle.class, one -> one.setType(Bundle.BundleType.COLLECTION))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void oneFaultIsRefused(String what, Function<Subscription, Resource> resource, Consumer<Resource> fault) {
        Resource faulty = resource.apply(of(orders().findFirst().orElseThrow()));
        assertThat(errors(faulty)).isEmpty();
        fault.accept(faulty);
        assertThat(errors(faulty)).as(what).isNotEmpty();
    }

    private static Function<Subscription, Resource> resource(Function<Subscription, Resource> made) {
        return made;
    }

    private static <T extends Resource> Consumer<Resource> fault(Class<T> type, Consumer<T> made) {
        return resource -> made.accept(type.cast(resource));
    }

    private static Resource status(Subscription subscription) {
        return NotificationConverter.status(subscription, NotificationConverter.Kind.EVENTS,
                SubscriptionContent.ID_ONLY, List.of(event(1, "a")));
    }

    private static Resource notified(Subscription subscription) {
        return NotificationConverter.notification(subscription, NotificationConverter.Kind.EVENTS,
                SubscriptionContent.ID_ONLY, List.of(event(1, "a")), Map.of(), NOW);
    }

    private static List<String> errors(Resource resource) {
        return GuideValidator.shared().errors(resource);
    }

    @Test
    void theSecretIsNotGivenBack() {
        SubscriptionOrder order = new SubscriptionOrder(SubscriptionTopic.CHECK_IN, null, ENDPOINT, "Bearer himitsu",
                SubscriptionContent.EMPTY, false, null, Duration.ofSeconds(10), 20, null, "x");

        assertThat(SubscriptionConverter.convert(of(order)).getChannel().hasHeader()).isFalse();
    }
}
