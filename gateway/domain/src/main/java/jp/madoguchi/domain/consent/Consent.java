package jp.madoguchi.domain.consent;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a patient said about one item.
 *
 * @param item           what it is about
 * @param status         yes, no, or why it does not hold
 * @param givenAt        when it was registered (同意日時), by the national system's clock
 * @param availableUntil last moment at which the information may be looked at (閲覧有効期限, R-CH-34), inclusive
 */
public record Consent(ConsentItem item, ConsentStatus status, @Nullable Instant givenAt,
        @Nullable Instant availableUntil) {

    public Consent {
        Objects.requireNonNull(item);
        Objects.requireNonNull(status);
    }

    /** Whether the information may be looked at at a moment. Without an end nothing but the flag decides. */
    public boolean allowsAt(Instant moment) {
        return status == ConsentStatus.GIVEN && (availableUntil == null || !moment.isAfter(availableUntil));
    }
}
