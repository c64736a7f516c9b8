package jp.madoguchi.oqs.codec;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import jp.madoguchi.domain.problem.Parsed;
import jp.madoguchi.domain.problem.ProblemCode;
import org.jspecify.annotations.Nullable;

/**
 * Dates and times in the terminal's files. They are strict: a day that the calendar does not have is refused, and so is a year
 * before 1800. Times are those of Asia/Tokyo whatever the machine says.
 */
final class Dates {

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final int FIRST_YEAR = 1800;

    static final Fields.Plain<LocalDate> DAY = Dates::dayIn;
    static final Fields.Plain<YearMonth> MONTH = Dates::monthIn;
    static final Fields.Plain<Instant> MOMENT = Dates::momentIn;

    private Dates() {}

    /** {@code yyyyMMdd}. */
    static Parsed<LocalDate> day(CharSequence text) {
        LocalDate day = dayIn(text);
        return day == null ? Parsed.refused(ProblemCode.DATE_IMPOSSIBLE, "date") : Parsed.of(day);
    }

    private static @Nullable LocalDate dayIn(CharSequence text) {
        return text.length() == 8 && isDay(text) ? dayAt(text) : null;
    }

    /** {@code yyyyMM}. */
    private static @Nullable YearMonth monthIn(CharSequence text) {
        return text.length() == 6 && isMonth(text) ? monthAt(text) : null;
    }

    /** {@code yyyyMMddHHmmss}. */
    private static @Nullable Instant momentIn(CharSequence text) {
        if (text.length() != 14 || !isDay(text)) {
            return null;
        }
        int hour = Digits.at(text, 8, 10);
        int minute = Digits.at(text, 10, 12);
        int second = Digits.at(text, 12, 14);
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) {
            return null;
        }
        return LocalDateTime.of(dayAt(text), LocalTime.of(hour, minute, second)).atZone(TOKYO).toInstant();
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
        return day >= 1 && (day <= 28 || day <= monthAt(text).lengthOfMonth());
    }

    private static YearMonth monthAt(CharSequence text) {
        return YearMonth.of(Digits.at(text, 0, 4), Digits.at(text, 4, 6));
    }

    private static LocalDate dayAt(CharSequence text) {
        return LocalDate.of(Digits.at(text, 0, 4), Digits.at(text, 4, 6), Digits.at(text, 6, 8));
    }
}
