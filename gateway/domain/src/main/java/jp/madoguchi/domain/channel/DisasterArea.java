package jp.madoguchi.domain.channel;

import java.time.LocalDate;
import java.util.Objects;

/**
 * For where and when the ministry opened disaster mode: decided case by case, entered by the operator from the notice (R-CH-52).
 *
 * @param area  city or prefecture as the notice names it
 * @param first first day
 * @param last  last day
 */
public record DisasterArea(String area, LocalDate first, LocalDate last) {

    public DisasterArea {
        Objects.requireNonNull(first);
        if (area.isBlank() || last.isBefore(first)) {
            throw new IllegalArgumentException("a disaster area has a name, and does not end before it begins");
        }
    }

    /** Whether its last day is over on a day. */
    public boolean isOverOn(LocalDate day) {
        return day.isAfter(last);
    }

    /** Whether it is another one prolonged: the same area from the same day on, to a later day. */
    public boolean extendsOver(DisasterArea shorter) {
        return area.equals(shorter.area) && first.equals(shorter.first) && last.isAfter(shorter.last);
    }

    /** Whether it covers an area on a day. */
    public boolean covers(String where, LocalDate day) {
        return area.equals(where) && !day.isBefore(first) && !day.isAfter(last);
    }
}
