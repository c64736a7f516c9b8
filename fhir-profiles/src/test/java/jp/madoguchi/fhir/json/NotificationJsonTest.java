package jp.madoguchi.fhir.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.subscription.Subscription;
import jp.madoguchi.domain.subscription.SubscriptionContent;
import jp.madoguchi.domain.subscription.SubscriptionEvent;
import jp.madoguchi.domain.subscription.SubscriptionGrant;
import jp.madoguchi.domain.subscription.SubscriptionOrder;
import jp.madoguchi.domain.subscription.SubscriptionState;
import jp.madoguchi.domain.subscription.SubscriptionTopic;
import jp.madoguchi.fhir.convert.NotificationConverter;
import jp.madoguchi.fhir.convert.SubscriptionConverter;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What subscribers and those who subscribe are told is written without HAPI's encoder, and as that writes it. */
class NotificationJsonTest {

    private static final Instant NOW = Instant.parse("2026-11-20T01:00:00.123Z");
    private static final ModelJson JSON = new ModelJson(Hapi.R4);

    private static Subscription subscription(SubscriptionTopic topic, boolean streamed, ProblemCode problem) {
        SubscriptionOrder order = new SubscriptionOrder(topic, new ResourceId("p1"),
                streamed ? null : "https://emr.example/hook?a=b", null, SubscriptionContent.FULL_RESOURCE, false,
                Duration.ofSeconds(60), Duration.ofSeconds(10), 20, NOW.plusSeconds(9), "窓口の画面");
        return new Subscription(new ResourceId("s1"), new FacilityCode("9919999999"), "emr", order,
                new SubscriptionGrant("system/*.rs", null), "https://gateway.example/fhir",
                problem == null ? SubscriptionState.ACTIVE : SubscriptionState.ERROR, true, problem, 3, NOW, 2, 1, 0,
                null);
    }

    private static Coverage coverage() {
        Coverage coverage = new Coverage();
        coverage.setId("Coverage/c1");
        coverage.getMeta().setVersionId("7").setLastUpdatedElement(Hapi.R4.newJsonParser().parseResource(Coverage.class,
                "{\"resourceType\":\"Coverage\",\"meta\":{\"lastUpdated\":\"2026-11-20T10:00:00.123+09:00\"}}")
                .getMeta()
                .getLastUpdatedElement());
        coverage.setDependent("００").setBeneficiary(new Reference("Patient/p1"));
        return coverage;
    }

    static Stream<Resource> told() {
        List<SubscriptionEvent> events = List.of(
                new SubscriptionEvent(1, new ResourceId("c1"), 7, new ResourceId("p1"), NOW),
                new SubscriptionEvent(2, new ResourceId("c2"), 8, new ResourceId("p1"), NOW));
        List<Resource> all = new ArrayList<>();
        for (SubscriptionTopic topic : SubscriptionTopic.values()) {
            for (ProblemCode problem : new ProblemCode[]{null, ProblemCode.STREAM_NOT_READ}) {
                for (boolean streamed : new boolean[]{false, true}) {
                    Subscription one = subscription(topic, streamed, problem);
                    all.add(SubscriptionConverter.convert(one));
                    for (NotificationConverter.Kind kind : NotificationConverter.Kind.values()) {
                        for (SubscriptionContent content : SubscriptionContent.values()) {
                            all.add(NotificationConverter.notification(one, kind, content, events,
                                    Map.of(new ResourceId("c1"), coverage()), NOW));
                        }
                    }
                }
            }
        }
        Bundle found = new Bundle();
        found.setType(Bundle.BundleType.SEARCHSET).setTotal(1).addLink().setRelation("self")
                .setUrl("https://gateway.example/fhir/Subscription?status=active");
        found.addEntry().setFullUrl("https://gateway.example/fhir/Subscription/s1")
                .setResource(SubscriptionConverter
                        .convert(subscription(SubscriptionTopic.CHECK_IN, true, ProblemCode.STREAM_UNREAD)))
                .getSearch().setMode(Bundle.SearchEntryMode.MATCH);
        all.add(found);
        OperationOutcome outcome = new OperationOutcome();
        outcome.addIssue().setSeverity(OperationOutcome.IssueSeverity.ERROR).setCode(OperationOutcome.IssueType.VALUE);
        all.add(outcome);
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("told")
    void whatIsToldIsCoveredAndWrittenAsHapiWritesIt(Resource resource) throws NotCovered {
        assertThat(new String(JSON.encode(resource), StandardCharsets.UTF_8)).isEqualTo(Hapi.text(resource));
    }
}
