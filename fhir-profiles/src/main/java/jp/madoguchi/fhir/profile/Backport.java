package jp.madoguchi.fhir.profile;

import jp.madoguchi.domain.subscription.SubscriptionTopic;

/** Addresses of the guide "Subscriptions R5 Backport" 1.1.0 for R4, and those of the topics here. */
public final class Backport {

    private static final String GUIDE = "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/";
    private static final String TOPICS = Profiles.BASE + "/SubscriptionTopic/";

    /** A subscription to a topic. */
    public static final String SUBSCRIPTION = GUIDE + "backport-subscription";
    /** A notification. */
    public static final String NOTIFICATION = GUIDE + "backport-subscription-notification-r4";
    /** What a notification begins with, and what {@code $status} tells. */
    public static final String STATUS = GUIDE + "backport-subscription-status-r4";
    /** A filter, on {@code criteria}, string. */
    public static final String FILTER = GUIDE + "backport-filter-criteria";
    /** Seconds between heartbeats, on {@code channel}, unsignedInt. */
    public static final String HEARTBEAT = GUIDE + "backport-heartbeat-period";
    /** Seconds that the endpoint may take, on {@code channel}, unsignedInt. */
    public static final String TIMEOUT = GUIDE + "backport-timeout";
    /** The most events of a notification, on {@code channel}, positiveInt. */
    public static final String MAX_COUNT = GUIDE + "backport-max-count";
    /** A channel that R4 has no code for, on {@code channel.type}, Coding. */
    public static final String CHANNEL_TYPE = GUIDE + "backport-channel-type";
    /** Code system of the channels that are the gateway's own. */
    public static final String OWN_CHANNELS = Profiles.BASE + "/CodeSystem/subscription-channel";
    /** A stream of server-sent events, which the client opens: {@code GET Subscription/ID/$stream}. */
    public static final String SERVER_SENT_EVENTS = "server-sent-events";
    /** How much a notification says, on {@code channel.payload}, code. */
    public static final String CONTENT = GUIDE + "backport-payload-content";
    /** A topic that the server knows, on {@code CapabilityStatement.rest.resource}, canonical. */
    public static final String SUPPORTED_TOPIC = GUIDE + "capabilitystatement-subscriptiontopic-canonical";
    /** The operation {@code $status}. */
    public static final String OPERATION_STATUS = "http://hl7.org/fhir/uv/subscriptions-backport/OperationDefinition/backport-subscription-status";
    /** The operation {@code $events}. */
    public static final String OPERATION_EVENTS = "http://hl7.org/fhir/uv/subscriptions-backport/OperationDefinition/backport-subscription-events";

    /** The operation {@code $stream}, the gateway's own. */
    public static final String OPERATION_STREAM = Profiles.BASE + "/OperationDefinition/subscription-stream";

    private Backport() {}

    /** The canonical address of a topic. */
    public static String address(SubscriptionTopic topic) {
        return TOPICS + topic.code();
    }

    /** The type of the resources that a topic is about. */
    public static String focusType(SubscriptionTopic topic) {
        return switch (topic) {
            case COVERAGE_CHANGED -> "Coverage";
            case CHECK_IN -> "CoverageEligibilityResponse";
        };
    }
}
