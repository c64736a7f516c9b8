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

    /** Whether it covers an area on a day. */
    public boolean covers(String where, LocalDate day) {
        return area.equals(where) && !day.isBefore(first) && !day.isAfter(last);
    }
}
