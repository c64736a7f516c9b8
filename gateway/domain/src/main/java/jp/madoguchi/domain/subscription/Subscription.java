package jp.madoguchi.domain.subscription;

import java.time.Instant;
import java.util.Objects;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.problem.ProblemCode;
import org.jspecify.annotations.Nullable;

/**
 * A subscription of a client, and how far it is.
 *
 * @param id           its id
 * @param facility     institution
 * @param client       whose it is
 * @param order        what is wanted
 * @param grant        by what right
 * @param base         the API's address as the client saw it
 * @param state        how it stands
 * @param shaken       whether its endpoint answered the handshake
 * @param problem      why it is in error or off; null where it is not, or where the client wished it
 * @param version      rises with every change of the order or the state
 * @param updatedAt    when that was
 * @param events       number of the newest event
 * @param delivered    number of the last event that the endpoint has taken
 * @param attempts     failures in a row
 * @param failingSince when the first of them was; null without any
 */
public record Subscription(ResourceId id, FacilityCode facility, String client, SubscriptionOrder order,
        SubscriptionGrant grant, String base, SubscriptionState state, boolean shaken, @Nullable ProblemCode problem,
        long version, Instant updatedAt, long events, long delivered, int attempts, @Nullable Instant failingSince) {

    public Subscription {
        Objects.requireNonNull(id);
        Objects.requireNonNull(facility);
        Objects.requireNonNull(client);
        Objects.requireNonNull(order);
        Objects.requireNonNull(grant);
        Objects.requireNonNull(base);
        Objects.requireNonNull(state);
        Objects.requireNonNull(updatedAt);
    }

    /** A new one. One that is read from a stream needs no handshake: it is told of everything from the start. */
    public static Subscription begun(ResourceId id, FacilityCode facility, String client, SubscriptionOrder order,
            SubscriptionGrant grant, String base, Instant now) {
        return new Subscription(id, facility, client, order, grant, base, first(order), order.streamed(), null, 1, now,
                0, 0, 0, null);
    }

    private static SubscriptionState first(SubscriptionOrder order) {
        return order.streamed() ? SubscriptionState.ACTIVE : SubscriptionState.REQUESTED;
    }

    /** The same with another order, which its endpoint has to shake hands for anew, or off; the numbers of its events go on. */
    public Subscription changed(SubscriptionOrder wanted, SubscriptionGrant right, boolean off, String address,
            Instant now) {
        return new Subscription(id, facility, client, wanted, right, address,
                off ? SubscriptionState.OFF : first(wanted), !off && wanted.streamed(), null, version + 1, now, events,
                delivered, 0, null);
    }

    /** Masked: id, state and numbers only. */
    @Override
    public String toString() {
        return "Subscription[" + id + " " + state + " " + delivered + "/" + events + "]";
    }
}
