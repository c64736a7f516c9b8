package jp.madoguchi.reception.subscription;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.subscription.Subscription;
import jp.madoguchi.domain.subscription.SubscriptionEvent;
import jp.madoguchi.domain.subscription.SubscriptionState;
import org.jspecify.annotations.Nullable;

/**
 * Subscriptions and their events, as they are kept. Events come into being in the commit of what they tell of; here they are read, and what became
 * of them is kept. What is acknowledged survives. Every call waits for the database, and fails with {@code LEDGER_UNAVAILABLE}.
 */
public interface Subscriptions {

    /** What is known of an id: a subscription, or that there was one. */
    sealed interface Found {

        /** It is there. */
        record Here(Subscription subscription) implements Found {}

        /** Its client deleted it. */
        record Deleted() implements Found {}

        /** There is none that this client may know of. */
        record Unknown() implements Found {}
    }

    /**
     * How a subscription that is read from a stream stands, as far as one look at all of them can afford.
     *
     * @param id      its id
     * @param version its version
     * @param events  number of its newest event
     */
    record Mark(ResourceId id, long version, long events) {}

    /** Keeps a new one; false if its client has {@code most} already. */
    boolean create(Subscription subscription, int most);

    /** A client's subscription. */
    Found find(FacilityCode facility, String client, ResourceId id);

    /** All subscriptions of a client, the oldest first. */
    List<Subscription> of(FacilityCode facility, String client);

    /** Keeps a changed one; false if it is not as it was read any more: its version must be one more than what is kept. */
    boolean replace(Subscription changed);

    /**
     * Deletes one, and all that it would have been told of; false if there is none, or not in that version.
     *
     * @param version the version that it must have at that moment; null for any
     */
    boolean delete(FacilityCode facility, String client, ResourceId id, @Nullable Long version, Instant now);

    /**
     * Claims those that something has to be sent to: a handshake, an event, a heartbeat; of those that are read from a stream only what has come to its
     * end. A claimed one is given to nobody else until it is settled, or
     * the time of the lease is over.
     */
    List<Subscription> claim(Instant now, Duration lease, int most);

    /** Frees what this node had claimed before it was ended. Called once, before the first claim. */
    void takeUpAgain();

    /** Nothing was sent: it is due again at that time. */
    void later(Subscription claimed, Instant due);

    /** Events of a subscription after a number, up to another one, in their order. */
    List<SubscriptionEvent> events(ResourceId id, long after, long upTo, int most);

    /** The endpoint took everything up to that event (or a handshake, or a heartbeat): the subscription is active. */
    void taken(Subscription claimed, long upTo, Instant now);

    /** The endpoint did not take it: the subscription is in error, and due again at that time. */
    void notTaken(Subscription claimed, ProblemCode problem, Instant now, Instant due);

    /** Nothing is sent any more; null where its time is over. */
    void switchOff(Subscription claimed, @Nullable ProblemCode problem, Instant now);

    /** All that are not off, of every client. */
    List<Subscription> live(FacilityCode facility);

    /**
     * Switches one off whose client may not be told any more, with what it was not told of yet: that is nobody's. Nothing happens if it is not as it
     * was read any more.
     */
    void end(Subscription subscription, ProblemCode why, Instant now);

    /** All that are read from a stream and not off. */
    List<Mark> streams(FacilityCode facility);

    /** Number of the oldest event that is kept; empty if there is none. */
    OptionalLong oldest(ResourceId id);

    /** Everything up to that event was written to a stream: the subscription is active. What is not remembered of that is kept longer, no more. */
    void streamed(ResourceId id, long upTo, Instant now);

    /** A stream was cut off: the subscription is in error until one is read again. */
    void cutOff(ResourceId id, ProblemCode problem, Instant now);

    /** A stream is opened by somebody who has everything up to that event. */
    void opened(ResourceId id, long upTo, Instant now);

    /** Streams are open, and what is written to them is taken. */
    void stillRead(List<ResourceId> ids, Instant now);

    /**
     * Switches off those that are read from a stream and that nobody has read since that time, with what waits for them.
     *
     * @return which they were
     */
    List<ResourceId> endUnread(FacilityCode facility, Instant since, ProblemCode why, Instant now);

    /** How many there are in each state, and how many are off for another reason than their client's wish or their end. */
    Standing standing(FacilityCode facility);

    /**
     * How subscriptions stand.
     *
     * @param inState      how many, by state; those without any are left out
     * @param switchedOff  how many are off because something was wrong
     */
    record Standing(Map<SubscriptionState, Long> inState, long switchedOff) {

        public Standing {
            inState = Map.copyOf(inState);
        }
    }

    /** Forgets events that were taken, and subscriptions that were deleted or switched off, before a time; tells how many rows those were. */
    int forget(Instant before);
}
