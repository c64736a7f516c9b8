package jp.madoguchi.fhir.convert;

import java.time.Instant;
import java.util.Locale;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.subscription.Subscription;
import jp.madoguchi.domain.subscription.SubscriptionOrder;
import jp.madoguchi.domain.subscription.SubscriptionState;
import jp.madoguchi.fhir.profile.Backport;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Subscription.SubscriptionChannelComponent;
import org.hl7.fhir.r4.model.Subscription.SubscriptionChannelType;
import org.hl7.fhir.r4.model.Subscription.SubscriptionStatus;
import org.hl7.fhir.r4.model.UnsignedIntType;

/** A subscription as its client reads it. The secret that goes with notifications is never given back. */
public final class SubscriptionConverter {

    private SubscriptionConverter() {}

    /** The resource. */
    public static org.hl7.fhir.r4.model.Subscription convert(Subscription subscription) {
        SubscriptionOrder order = subscription.order();
        org.hl7.fhir.r4.model.Subscription resource = new org.hl7.fhir.r4.model.Subscription();
        Parts.stamp(resource, subscription.id(), new Stamp(subscription.version(), subscription.updatedAt()),
                Backport.SUBSCRIPTION);
        resource.setStatus(status(subscription.state())).setReason(order.reason())
                .setCriteria(Backport.address(order.topic()));
        if (order.end() != null) {
            resource.setEndElement(moment(order.end()));
        }
        if (order.patient() != null) {
            resource.getCriteriaElement().addExtension(new Extension(Backport.FILTER, new StringType(
                    Backport.focusType(order.topic()) + "?patient=Patient/" + order.patient().value())));
        }
        if (subscription.problem() != null) {
            resource.setError(Problem.of(subscription.problem()).line(Locale.ENGLISH));
        }
        SubscriptionChannelComponent channel = resource.getChannel();
        if (order.streamed()) {
            // R4 has no code for it but demands one; as in the guide's own examples one stands beside the extension, which goes before it.
            channel.setType(SubscriptionChannelType.WEBSOCKET).getTypeElement()
                    .addExtension(new Extension(Backport.CHANNEL_TYPE,
                            new Coding().setSystem(Backport.OWN_CHANNELS).setCode(Backport.SERVER_SENT_EVENTS)));
        } else {
            channel.setType(SubscriptionChannelType.RESTHOOK).setEndpoint(order.endpoint());
        }
        channel.setPayload(order.xml() ? "application/fhir+xml" : "application/fhir+json");
        channel.getPayloadElement().addExtension(new Extension(Backport.CONTENT, new CodeType(order.content().code())));
        if (order.heartbeat() != null) {
            channel.addExtension(new Extension(Backport.HEARTBEAT,
                    new UnsignedIntType((int) order.heartbeat().toSeconds())));
        }
        channel.addExtension(new Extension(Backport.TIMEOUT, new UnsignedIntType((int) order.timeout().toSeconds())));
        channel.addExtension(new Extension(Backport.MAX_COUNT, new PositiveIntType(order.mostEvents())));
        return resource;
    }

    static InstantType moment(Instant at) {
        return Parts.instant(at);
    }

    static SubscriptionStatus status(SubscriptionState state) {
        return switch (state) {
            case REQUESTED -> SubscriptionStatus.REQUESTED;
            case ACTIVE -> SubscriptionStatus.ACTIVE;
            case ERROR -> SubscriptionStatus.ERROR;
            case OFF -> SubscriptionStatus.OFF;
        };
    }
}
