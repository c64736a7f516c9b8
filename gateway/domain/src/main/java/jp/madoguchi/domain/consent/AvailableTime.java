package jp.madoguchi.domain.consent;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long information may be looked at after a consent (閲覧有効期限, R-CO-02). What was taken over before is locked or deleted after it:
 * a copy never lives longer than the right to look at it (R-SE-03).
 *
 * @param from       when the consent was registered
 * @param lastMoment last moment, inclusive; null while a continuing relation lasts
 */
public record AvailableTime(Instant from, @Nullable Instant lastMoment) {

    public AvailableTime {
        if (lastMoment != null && lastMoment.isBefore(from)) {
            throw new IllegalArgumentException("a consent does not end before it begins");
        }
    }

    /**
     * The window of a consent.
     *
     * @param consentedAt ConsTime, when it was registered
     * @param returned    AvailableTime as the national system returned it: it always wins
     * @param length      how long it lasts where nothing was returned, by {@code viewing-windows.csv}; null for a relation without a
     *                    fixed end: regular home visits, in-patients at the bedside (R-CH-34)
     */
    public static AvailableTime of(Instant consentedAt, @Nullable Instant returned, @Nullable Duration length) {
        if (returned != null) {
            return new AvailableTime(consentedAt, returned.isBefore(consentedAt) ? consentedAt : returned);
        }
        return new AvailableTime(consentedAt, length == null ? null : consentedAt.plus(length));
    }

    /** Whether a moment lies inside; both ends do. */
    public boolean covers(Instant moment) {
        return !moment.isBefore(from) && (lastMoment == null || !moment.isAfter(lastMoment));
    }
}
