package jp.madoguchi.domain.problem;

import java.util.Locale;
import java.util.Objects;

/**
 * Something that went wrong, and where. It never carries personal data: {@code where} names a field, an element path, a line
 * or a file, not what stood there.
 *
 * @param code  what happened
 * @param where the place: a field name, an element path with line and column, a file name; empty when there is none
 */
public record Problem(ProblemCode code, String where) {

    public Problem {
        Objects.requireNonNull(code);
        Objects.requireNonNull(where);
    }

    /** A problem at a place. */
    public static Problem at(ProblemCode code, String where) {
        return new Problem(code, where);
    }

    /** A problem that has no place of its own. */
    public static Problem of(ProblemCode code) {
        return new Problem(code, "");
    }

    /** One line for a log, a reason file or a console: code, title, place, next step. */
    public String line(Locale locale) {
        String place = where.isEmpty() ? "" : " [" + where + "]";
        return code.code() + " " + code.title(locale) + place + " → " + code.next(locale);
    }
}
