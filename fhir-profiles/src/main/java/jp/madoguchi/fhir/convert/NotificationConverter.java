package jp.madoguchi.fhir.convert;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.subscription.Subscription;
import jp.madoguchi.domain.subscription.SubscriptionContent;
import jp.madoguchi.domain.subscription.SubscriptionEvent;
import jp.madoguchi.fhir.profile.Backport;
import jp.madoguchi.fhir.profile.Profiles;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/** What a subscriber is sent: a Bundle of the backport for R4, whose first entry says how the subscription stands. */
public final class NotificationConverter {

    private static final String PROBLEMS = Profiles.BASE + "/CodeSystem/problem";

    private NotificationConverter() {}

    /** Why something is told. */
    public enum Kind {
        HANDSHAKE("handshake"),
        HEARTBEAT("heartbeat"),
        EVENTS("event-notification"),
        ASKED_STATUS("query-status"),
        ASKED_EVENTS("query-event");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        /** Its code in FHIR. */
        public String code() {
            return code;
        }
    }

    /**
     * A notification.
     *
     * @param content   how much of the events is said
     * @param events    in their order
     * @param resources what they are about, as far as the content asks for it and it can be read
     * @param now       when it is made
     */
    public static Bundle notification(Subscription subscription, Kind kind, SubscriptionContent content,
            List<SubscriptionEvent> events, Map<ResourceId, Resource> resources, Instant now) {
        Bundle bundle = new Bundle();
        bundle.setId(UUID.randomUUID().toString());
        bundle.getMeta().addProfile(Backport.NOTIFICATION);
        bundle.setType(Bundle.BundleType.HISTORY).setTimestampElement(SubscriptionConverter.moment(now));
        Parameters status = status(subscription, kind, content, events);
        bundle.addEntry().setFullUrl("urn:uuid:" + UUID.randomUUID()).setResource(status)
                .setRequest(new Bundle.BundleEntryRequestComponent().setMethod(Bundle.HTTPVerb.GET)
                        .setUrl("Subscription/" + subscription.id().value() + "/$status"))
                .setResponse(new Bundle.BundleEntryResponseComponent().setStatus("200"));
        if (content != SubscriptionContent.EMPTY) {
            events.stream().map(SubscriptionEvent::focus).distinct()
                    .forEach(focus -> add(bundle, subscription, focus, resources.get(focus)));
        }
        return bundle;
    }

    private static void add(Bundle bundle, Subscription subscription, ResourceId focus,
            @Nullable Resource resource) {
        String address = Backport.focusType(subscription.order().topic()) + "/" + focus.value();
        BundleEntryComponent entry = bundle.addEntry().setFullUrl(subscription.base() + "/" + address)
                .setRequest(new Bundle.BundleEntryRequestComponent().setMethod(Bundle.HTTPVerb.PUT).setUrl(address))
                .setResponse(new Bundle.BundleEntryResponseComponent().setStatus("200"));
        if (resource != null) {
            entry.setResource(resource);
        }
    }

    /** How a subscription stands; for notifications and {@code $status}. */
    public static Parameters status(Subscription subscription, Kind kind, SubscriptionContent content,
            List<SubscriptionEvent> events) {
        Parameters status = new Parameters();
        status.setId(UUID.randomUUID().toString());
        status.getMeta().addProfile(Backport.STATUS);
        status.addParameter().setName("subscription")
                .setValue(new Reference(subscription.base() + "/Subscription/" + subscription.id().value()));
        if (content != SubscriptionContent.EMPTY) {
            status.addParameter().setName("topic")
                    .setValue(new CanonicalType(Backport.address(subscription.order().topic())));
        }
        status.addParameter().setName("status")
                .setValue(new CodeType(SubscriptionConverter.status(subscription.state()).toCode()));
        status.addParameter().setName("type").setValue(new CodeType(kind.code));
        status.addParameter().setName("events-since-subscription-start")
                .setValue(new StringType(Long.toString(subscription.events())));
        for (SubscriptionEvent event : events) {
            ParametersParameterComponent told = status.addParameter().setName("notification-event");
            told.addPart().setName("event-number").setValue(new StringType(Long.toString(event.number())));
            told.addPart().setName("timestamp").setValue(SubscriptionConverter.moment(event.at()));
            if (content != SubscriptionContent.EMPTY) {
                told.addPart().setName("focus").setValue(new Reference(
                        Backport.focusType(subscription.order().topic()) + "/" + event.focus().value()));
            }
        }
        ProblemCode problem = subscription.problem();
        if (problem != null) {
            status.addParameter().setName("error").setValue(Parts.concept(PROBLEMS, problem.code(), null)
                    .setText(problem.title(Locale.JAPANESE) + " " + problem.next(Locale.JAPANESE)));
        }
        return status;
    }
}
