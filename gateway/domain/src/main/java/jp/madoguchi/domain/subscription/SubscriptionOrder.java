package jp.madoguchi.domain.subscription;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import jp.madoguchi.domain.identity.ResourceId;
import org.jspecify.annotations.Nullable;

/**
 * What a client wants to be told of, and where.
 *
 * @param topic         of what
 * @param patient       of this patient only; null for everybody
 * @param endpoint      where notifications are posted to, an absolute address; null for a stream that the client opens and reads
 * @param authorization value of the header {@code Authorization} that goes with them, a secret; null for none
 * @param content       how much they say
 * @param xml           whether they are XML instead of JSON
 * @param heartbeat     after so long without one an empty one is sent; null for never
 * @param timeout       how long the endpoint may take to answer, or the reader of a stream to read what was written
 * @param mostEvents    the most events in one notification
 * @param end           from then on nothing is sent; null for no end
 * @param reason        what the client says that it is for
 */
public record SubscriptionOrder(SubscriptionTopic topic, @Nullable ResourceId patient, @Nullable String endpoint,
        @Nullable String authorization, SubscriptionContent content, boolean xml, @Nullable Duration heartbeat,
        Duration timeout, int mostEvents, @Nullable Instant end, String reason) {

    /** The longest that an endpoint may take to answer. */
    public static final Duration LONGEST_TIMEOUT = Duration.ofSeconds(30);
    /** How long it may take unless the client says otherwise. */
    public static final Duration USUAL_TIMEOUT = Duration.ofSeconds(10);
    /** Heartbeats do not come closer than this. */
    public static final Duration SHORTEST_HEARTBEAT = Duration.ofSeconds(10);
    /** The most events that a notification ever has. */
    public static final int MOST_EVENTS = 20;

    public SubscriptionOrder {
        Objects.requireNonNull(topic);
        Objects.requireNonNull(content);
        Objects.requireNonNull(reason);
        if (endpoint == null && authorization != null) {
            throw new IllegalArgumentException("a stream is opened by whoever reads it: nothing goes along");
        }
        if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(LONGEST_TIMEOUT) > 0) {
            throw new IllegalArgumentException("a timeout is at most " + LONGEST_TIMEOUT);
        }
        if (heartbeat != null && heartbeat.compareTo(SHORTEST_HEARTBEAT) < 0) {
            throw new IllegalArgumentException("a heartbeat is at least " + SHORTEST_HEARTBEAT);
        }
        if (mostEvents < 1 || mostEvents > MOST_EVENTS) {
            throw new IllegalArgumentException("a notification has 1 to " + MOST_EVENTS + " events");
        }
    }

    /** Whether the client opens a stream and reads, instead of being called. */
    public boolean streamed() {
        return endpoint == null;
    }

    /** Masked: topic and content only. */
    @Override
    public String toString() {
        return "SubscriptionOrder[" + topic + " " + content + "]";
    }
}
