package jp.madoguchi.domain.subscription;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * By what right a client subscribed.
 *
 * @param scopes what its token allowed then; it never gets more than that
 * @param until  when the right ends that no registration renews; null for a registered program, whose registration is looked at each time
 */
public record SubscriptionGrant(String scopes, @Nullable Instant until) {

    public SubscriptionGrant {
        Objects.requireNonNull(scopes);
    }
}
