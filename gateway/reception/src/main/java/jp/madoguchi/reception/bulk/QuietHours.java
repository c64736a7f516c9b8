package jp.madoguchi.reception.bulk;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * Hours of the Japanese day in which the reception needs the terminal for itself. They may go past midnight.
 *
 * @param from first minute
 * @param to   first minute after
 */
public record QuietHours(LocalTime from, LocalTime to) {

    /** 8:00 to 10:00, when a hospital takes most of its patients in. */
    public static final QuietHours MORNING = new QuietHours(LocalTime.of(8, 0), LocalTime.of(10, 0));

    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    public QuietHours {
        if (from.equals(to)) {
            throw new IllegalArgumentException("quiet hours begin and end at different times");
        }
    }

    /** Whether it is quiet. */
    public boolean contain(Instant at) {
        LocalTime time = LocalTime.ofInstant(at, JAPAN);
        return from.isBefore(to)
                ? !time.isBefore(from) && time.isBefore(to)
                : !time.isBefore(from) || time.isBefore(to);
    }
}
