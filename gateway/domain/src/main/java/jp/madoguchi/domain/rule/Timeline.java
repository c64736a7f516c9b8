package jp.madoguchi.domain.rule;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A value that changes with time. Rules are looked up by the day of the visit or the month of the treatment, never by today.
 *
 * @param spans in the order of their days, without overlap and without gap; the last may have no end
 * @param <T>   what holds during a span
 */
public record Timeline<T>(List<Span<T>> spans) {

    /**
     * What holds from one day to another.
     *
     * @param from  first day
     * @param to    last day; null while no end is known
     * @param value what holds
     */
    public record Span<T>(LocalDate from, @Nullable LocalDate to, T value) {

        public Span {
            if (to != null && to.isBefore(from)) {
                throw new IllegalArgumentException("a span ends on " + to + ", before it begins on " + from);
            }
        }

        boolean covers(LocalDate day) {
            return !day.isBefore(from) && (to == null || !day.isAfter(to));
        }
    }

    public Timeline {
        spans = List.copyOf(spans);
        if (spans.isEmpty()) {
            throw new IllegalArgumentException("a timeline has at least one span");
        }
        for (int i = 1; i < spans.size(); i++) {
            LocalDate end = spans.get(i - 1).to();
            LocalDate begin = spans.get(i).from();
            if (end == null || !begin.isAfter(end)) {
                throw new IllegalArgumentException("the span from " + begin + " overlaps the one before it");
            }
            if (!begin.equals(end.plusDays(1))) {
                throw new IllegalArgumentException("between " + end + " and " + begin + " there is a gap");
            }
        }
    }

    /** What holds on a day; empty before the first span and after the end of the last. */
    public Optional<T> at(LocalDate day) {
        for (Span<T> span : spans) {
            if (span.covers(day)) {
                return Optional.of(span.value());
            }
        }
        return Optional.empty();
    }
}
