package jp.madoguchi.gateway.fhir.subscribe;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import jp.madoguchi.domain.subscription.Subscription;
import jp.madoguchi.domain.subscription.SubscriptionGrant;
import jp.madoguchi.domain.subscription.SubscriptionTopic;
import jp.madoguchi.fhir.profile.Backport;
import jp.madoguchi.gateway.access.Access;
import jp.madoguchi.gateway.access.Need;
import jp.madoguchi.gateway.access.Permission;
import jp.madoguchi.gateway.access.Scopes;

/**
 * By what right somebody is told of something: whoever is told of a resource must be allowed to read it, when subscribing and each time. A registered
 * program has the right as long as it is registered with it; any other as long as the token that it subscribed with.
 *
 * @param registered what a program may at most, by its name; empty if it is not registered
 */
public record SubscriptionRights(Function<String, Optional<Scopes>> registered) {

    /** What must be allowed for a topic. */
    static Need need(SubscriptionTopic topic) {
        return new Need(Backport.focusType(topic), Permission.READ);
    }

    /** The same for one look at many: each program's registration is read once. */
    SubscriptionRights once() {
        Map<String, Optional<Scopes>> read = new HashMap<>();
        return new SubscriptionRights(client -> read.computeIfAbsent(client, registered));
    }

    /** The right that a token gives. */
    SubscriptionGrant grant(Access access) {
        return new SubscriptionGrant(access.scopes().toString(),
                registered.apply(access.client()).isPresent() ? null : access.expires());
    }

    /**
     * Whether somebody may be told whose token is good: of a registered program the registration has to allow it too. One that subscribed as such and
     * is not registered any more may not, whatever its token still says.
     */
    boolean allow(Access access, Subscription subscription) {
        Need need = need(subscription.order().topic());
        return access.scopes().allow(need)
                && registered.apply(access.client()).map(scopes -> scopes.allow(need))
                        .orElse(subscription.grant().until() != null);
    }

    /**
     * Whether a subscription has a right to go on while nothing is told. What is read from a stream is told by the right of whoever opens that: who is no
     * registered program, and never was, comes with a new token.
     */
    boolean remain(Subscription subscription, Instant now) {
        boolean byToken = subscription.grant().until() != null;
        return subscription.order().streamed() && byToken && registered.apply(subscription.client()).isEmpty()
                || hold(subscription, now);
    }

    /** Whether somebody may still be told. */
    boolean hold(Subscription subscription, Instant now) {
        Need need = need(subscription.order().topic());
        SubscriptionGrant grant = subscription.grant();
        if (Scopes.parse(grant.scopes()).filter(scopes -> scopes.allow(need)).isEmpty()) {
            return false;
        }
        return registered.apply(subscription.client()).map(scopes -> scopes.allow(need))
                .orElseGet(() -> grant.until() != null && now.isBefore(grant.until()));
    }
}
