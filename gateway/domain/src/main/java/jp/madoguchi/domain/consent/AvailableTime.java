package jp.madoguchi.domain.consent;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How long information may be looked at after a consent (閲覧有効期限, R-CO-02). What was taken over before is locked or deleted after it:
 * a copy never lives longer than the right to look at it (R-SE-03).
 *
 * @param from        when the consent was registered
 * @param lastMoment  last moment, inclusive; null while a continuing relation lasts
 * @param careEndedOn last day of the care that it was given for, in Japan; null while that lasts, and where there is none
 */
public record AvailableTime(Instant from, @Nullable Instant lastMoment, @Nullable LocalDate careEndedOn) {

    private static final ZoneOffset JAPAN = ZoneOffset.ofHours(9);

    public AvailableTime {
        if (lastMoment != null && lastMoment.isBefore(from)) {
            throw new IllegalArgumentException("a consent does not end before it begins");
        }
        if (careEndedOn != null && careEndedOn.isBefore(dayOf(from))) {
            throw new IllegalArgumentException("care that ended before the consent is not what it was given for");
        }
    }

    /**
     * The window of a consent.
     *
     * @param consentedAt ConsTime, when it was registered
     * @param returned    AvailableTime as the national system returned it: it always wins
     * @param time        how long it lasts by the situation: a fixed time where nothing was returned, and the end of the
     *                    care even where something was (R-CH-34). Care that ended before the day of the consent is not what it was
     *                    given for, and ends nothing
     */
    public static AvailableTime of(Instant consentedAt, @Nullable Instant returned, CareTime time) {
        Instant last = returned == null || !returned.isBefore(consentedAt) ? returned : consentedAt;
        LocalDate ended = time.endOf(dayOf(consentedAt)).orElse(null);
        return switch (time) {
            case CareTime.Fixed fixed -> last == null
                    ? new AvailableTime(consentedAt, consentedAt.plus(fixed.length()), null)
                    : new AvailableTime(consentedAt, last, ended);
            case CareTime.Continuing continuing -> new AvailableTime(consentedAt, last, ended);
        };
    }

    /** Whether a moment lies inside; both ends do, and the whole last day of the care does. */
    public boolean covers(Instant moment) {
        return inTime(moment) && !careEnded(moment);
    }

    /** Whether a moment lies inside what is told by the clock alone. */
    public boolean inTime(Instant moment) {
        return !moment.isBefore(from) && (lastMoment == null || !moment.isAfter(lastMoment));
    }

    /** Whether the care that it was given for is over at a moment: from the day after its last on. */
    public boolean careEnded(Instant moment) {
        return careEndedOn != null && dayOf(moment).isAfter(careEndedOn);
    }

    /** The last moment by time and care, inclusive; empty while a continuing relation lasts. */
    public Optional<Instant> last() {
        Instant ofCare = careEndedOn == null
                ? null
                : careEndedOn.plusDays(1).atStartOfDay().toInstant(JAPAN).minusNanos(1);
        return Stream.of(lastMoment, ofCare).flatMap(Stream::ofNullable).min(Comparator.naturalOrder());
    }

    private static LocalDate dayOf(Instant moment) {
        return moment.atOffset(JAPAN).toLocalDate();
    }
}
