package jp.madoguchi.reception.bulk;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Objects;
import java.util.Set;
import jp.madoguchi.reception.ledger.Appointments;

/**
 * Which appointments are asked about by themselves, and when.
 *
 * @param from   from when on in the Japanese day the next open days are asked about
 * @param ahead  how many open days ahead, 1 to {@value #MOST_AHEAD}
 * @param closed days of the week on which the institution is closed; they do not count as open, and are asked about all the same
 * @param gather how long no further appointment may have come before those that do not fill a job are asked about; at the latest
 *               after four times as long
 */
public record NightSettings(LocalTime from, int ahead, Set<DayOfWeek> closed, Duration gather) {

    /** The most open days ahead. */
    public static final int MOST_AHEAD = 14;

    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private static final int LONGEST_GATHERING = 4;

    /** From 19:00 on the next day; later appointments five minutes after the last of them. */
    public static final NightSettings DEFAULT = new NightSettings(LocalTime.of(19, 0), 1, Set.of(),
            Duration.ofMinutes(5));

    public NightSettings {
        Objects.requireNonNull(from);
        closed = Set.copyOf(closed);
        if (ahead < 1 || ahead > MOST_AHEAD || closed.size() == DayOfWeek.values().length || gather.isNegative()) {
            throw new IllegalArgumentException("night settings out of range");
        }
    }

    /** Whether appointments that do not fill a job have been gathered for long enough. */
    boolean isGathered(Appointments.Unplanned waiting, Instant now) {
        return !waiting.newest().plus(gather).isAfter(now)
                || !waiting.oldest().plus(gather.multipliedBy(LONGEST_GATHERING)).isAfter(now);
    }

    /** The day that it is. */
    LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, JAPAN);
    }

    /** The last day that is to be asked about by now. */
    LocalDate until(Instant now) {
        ZonedDateTime here = now.atZone(JAPAN);
        boolean evening = !here.toLocalTime().isBefore(from);
        LocalDate day = evening ? here.toLocalDate() : here.toLocalDate().minusDays(1);
        for (int open = 0; open < ahead;) {
            day = day.plusDays(1);
            if (!closed.contains(day.getDayOfWeek())) {
                open++;
            }
        }
        return day;
    }
}
