package jp.madoguchi.oqs.codec;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.function.Function;
import jp.madoguchi.domain.problem.Parsed;
import jp.madoguchi.domain.problem.ProblemCode;

/**
 * Dates and times in the terminal's files. They are strict: a day that the calendar does not have is refused, and so is a year
 * before 1800. Times are those of Asia/Tokyo whatever the machine says.
 */
final class Dates {

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final int FIRST_YEAR = 1800;

    static final Function<CharSequence, Parsed<LocalDate>> DAY = Dates::day;
    static final Function<CharSequence, Parsed<YearMonth>> MONTH = Dates::month;
    static final Function<CharSequence, Parsed<Instant>> MOMENT = Dates::moment;

    private Dates() {}

    /** {@code yyyyMMdd}. */
    static Parsed<LocalDate> day(CharSequence text) {
        return text.length() == 8 && isDay(text) ? Parsed.of(dayAt(text)) : impossible();
    }

    /** {@code yyyyMM}. */
    static Parsed<YearMonth> month(CharSequence text) {
        return text.length() == 6 && isMonth(text) ? Parsed.of(monthAt(text)) : impossible();
    }

    /** {@code yyyyMMddHHmmss}. */
    static Parsed<Instant> moment(CharSequence text) {
        if (text.length() != 14 || !isDay(text)) {
            return impossible();
        }
        int hour = Digits.at(text, 8, 10);
        int minute = Digits.at(text, 10, 12);
        int second = Digits.at(text, 12, 14);
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) {
            return impossible();
        }
        LocalTime time = LocalTime.of(hour, minute, second);
        return Parsed.of(LocalDateTime.of(dayAt(text), time).atZone(TOKYO).toInstant());
    }

    private static boolean isMonth(CharSequence text) {
        int month = Digits.at(text, 4, 6);
        return Digits.at(text, 0, 4) >= FIRST_YEAR && month >= 1 && month <= 12;
    }

    private static boolean isDay(CharSequence text) {
        if (!isMonth(text)) {
            return false;
        }
        int day = Digits.at(text, 6, 8);
        return day >= 1 && day <= monthAt(text).lengthOfMonth();
    }

    private static YearMonth monthAt(CharSequence text) {
        return YearMonth.of(Digits.at(text, 0, 4), Digits.at(text, 4, 6));
    }

    private static LocalDate dayAt(CharSequence text) {
        return LocalDate.of(Digits.at(text, 0, 4), Digits.at(text, 4, 6), Digits.at(text, 6, 8));
    }

    private static <T> Parsed<T> impossible() {
        return Parsed.refused(ProblemCode.DATE_IMPOSSIBLE, "date");
    }
}
