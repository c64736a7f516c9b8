package jp.madoguchi.gateway.fhir.search;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A date as it is searched: a prefix and what the text spans, from a year to a second (R4 Search, 3.1.1.4.7). A text without an offset is
 * Japan's time, as all local times here are.
 */
record SoughtDate(Prefix prefix, Value.Span span) {

    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
    private static final Duration NEARLY = Duration.ofDays(1);

    enum Prefix {
        EQ,
        NE,
        GT,
        LT,
        GE,
        LE,
        SA,
        EB,
        AP
    }

    /** As they are written. */
    static final List<String> PREFIXES = Arrays.stream(Prefix.values())
            .map(prefix -> prefix.name().toLowerCase(Locale.ROOT)).toList();

    /** Reads {@code ge2026-11} and the like; empty if it is none. */
    static Optional<SoughtDate> parse(String text) {
        Prefix prefix = Prefix.EQ;
        String rest = text;
        if (text.length() > 2 && Character.isLetter(text.charAt(0))) {
            try {
                prefix = Prefix.valueOf(text.substring(0, 2).toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException unknown) {
                return Optional.empty();
            }
            rest = text.substring(2);
        }
        Prefix known = prefix;
        return span(rest).map(span -> new SoughtDate(known, span));
    }

    private static Optional<Value.Span> span(String text) {
        try {
            return switch (text.length()) {
                case 4 -> Optional.of(days(Year.parse(text).atDay(1), Year.parse(text).plusYears(1).atDay(1)));
                case 7 -> Optional
                        .of(days(YearMonth.parse(text).atDay(1), YearMonth.parse(text).plusMonths(1).atDay(1)));
                case 10 -> Optional.of(days(LocalDate.parse(text), LocalDate.parse(text).plusDays(1)));
                default -> moment(text);
            };
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    private static Optional<Value.Span> moment(String text) {
        int time = text.indexOf('T');
        if (time != 10) {
            return Optional.empty();
        }
        String clock = text.substring(time + 1);
        boolean offset = clock.endsWith("Z") || clock.indexOf('+') >= 0 || clock.indexOf('-') >= 0;
        Instant from = offset
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDateTime.parse(text).atZone(JAPAN).toInstant();
        String digits = clock.replaceFirst("(Z|[+-].*)$", "");
        ChronoUnit unit = digits.length() <= 5
                ? ChronoUnit.MINUTES
                : digits.indexOf('.') < 0 ? ChronoUnit.SECONDS : ChronoUnit.MILLIS;
        return Optional.of(new Value.Span(from, from.plus(1, unit)));
    }

    static Value.Span days(LocalDate from, LocalDate until) {
        return new Value.Span(from.atStartOfDay(JAPAN).toInstant(), until.atStartOfDay(JAPAN).toInstant());
    }

    /** Whether what a resource holds fits. */
    boolean is(Value.Span held) {
        return switch (prefix) {
            case EQ -> span.contains(held);
            case NE -> !span.contains(held);
            case GT -> held.until().isAfter(span.until());
            case LT -> held.from().isBefore(span.from());
            case GE -> held.until().isAfter(span.until()) || span.contains(held);
            case LE -> held.from().isBefore(span.from()) || span.contains(held);
            case SA -> !held.from().isBefore(span.until());
            case EB -> !held.until().isAfter(span.from());
            case AP -> new Value.Span(span.from().minus(NEARLY), span.until().plus(NEARLY)).overlaps(held);
        };
    }

    /** Without the date: a day of birth is personal. */
    @Override
    public String toString() {
        return "SoughtDate[" + prefix + "]";
    }
}
