package jp.madoguchi.oqs.codec;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import jp.madoguchi.domain.certificate.ContributionRatio;
import jp.madoguchi.domain.problem.Parsed;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.oqs.message.CodeTable;
import jp.madoguchi.oqs.message.Remark;
import jp.madoguchi.oqs.message.RemarkKind;
import org.jspecify.annotations.Nullable;

/**
 * Reads the values of elements. Every method that takes {@code before} leaves the element and returns what it says, or
 * {@code before} if it is empty (the interface leaves optional elements out, and an empty one says no more). An element that is
 * there twice in its group says two things, and is refused.
 */
final class Fields {

    private static final int MOST_REMARKS = 50;

    /**
     * How a text is read that needs no string.
     *
     * @param <T> what it is read as
     */
    interface Plain<T> {

        /** The value; null if the text is none. */
        @Nullable
        T read(Chars text);
    }

    private record Strangeness(RemarkKind kind, String element) {}

    private final Cursor cursor;
    private final Memo memo;
    private final Map<Strangeness, Integer> remarks = new LinkedHashMap<>();

    Fields(Cursor cursor) {
        this.cursor = cursor;
        this.memo = cursor.memo();
    }

    boolean child() {
        return cursor.child();
    }

    String name() {
        return cursor.name();
    }

    void skip() {
        cursor.skip();
    }

    /** As {@link #child}, for an element that may hold children or text. */
    boolean childOrText() {
        return cursor.childOrText();
    }

    /** The text of an element that {@link #childOrText} left; null if there was none. */
    @Nullable
    String textLeft() {
        return cursor.textLeft();
    }

    /** Counts the open element as one that this version does not know, without leaving it. */
    void countUnknown() {
        remark(RemarkKind.UNKNOWN_ELEMENT, cursor.name());
    }

    void remark(RemarkKind kind, String element) {
        Strangeness strangeness = new Strangeness(kind, ElementName.shown(element));
        if (remarks.size() >= MOST_REMARKS && !remarks.containsKey(strangeness)) {
            strangeness = new Strangeness(kind, "(others)");
        }
        remarks.merge(strangeness, 1, Integer::sum);
    }

    List<Remark> remarks() {
        List<Remark> all = new ArrayList<>(remarks.size());
        remarks.forEach((strangeness, count) -> all.add(new Remark(strangeness.kind(), strangeness.element(), count)));
        return all;
    }

    ProblemException missing(String child) {
        return cursor.missingBefore(child);
    }

    ProblemException missingAt(Cursor.Mark mark, String child) {
        return cursor.missingAt(mark, child);
    }

    Cursor.Mark mark() {
        return cursor.mark();
    }

    /** A group that may be there once. */
    void once(boolean seen) {
        if (seen) {
            throw invalidHere();
        }
    }

    @Nullable
    String text(@Nullable String before) {
        return plain(Forms.TEXT, before);
    }

    /** Text that only a domain value gives its form; what it refuses is refused here too. */
    <T> @Nullable T value(Function<String, Parsed<T>> form, @Nullable T before) {
        Chars text = chars(before);
        if (text == null) {
            return before;
        }
        T known = memo.find(form, text);
        if (known != null) {
            return known;
        }
        return switch (form.apply(text.toString())) {
            case Parsed.Value<T> v -> memo.keep(form, text, v.value());
            case Parsed.Refused<T> r -> throw invalid();
        };
    }

    /** As {@link #value}, for forms that need no string. */
    <T> @Nullable T plain(Plain<T> form, @Nullable T before) {
        Chars text = chars(before);
        if (text == null) {
            return before;
        }
        T known = memo.find(form, text);
        if (known != null) {
            return known;
        }
        T read = form.read(text);
        if (read == null) {
            throw invalid();
        }
        return memo.keep(form, text, read);
    }

    /** As {@link #value}, for elements that decide nothing: what cannot be read is counted and taken as absent. */
    <T> @Nullable T readable(Function<String, Parsed<T>> form, @Nullable T before) {
        String name = cursor.name();
        Chars text = chars(before);
        if (text == null) {
            return before;
        }
        T known = memo.find(form, text);
        if (known != null) {
            return known;
        }
        return switch (form.apply(text.toString())) {
            case Parsed.Value<T> v -> memo.keep(form, text, v.value());
            case Parsed.Refused<T> r -> {
                remark(RemarkKind.UNREADABLE_VALUE, name);
                yield null;
            }
        };
    }

    /** As {@link #plain}, for elements that decide nothing: what cannot be read is counted and taken as absent. */
    <T> @Nullable T plainIfReadable(Plain<T> form, @Nullable T before) {
        String name = cursor.name();
        Chars text = chars(before);
        if (text == null) {
            return before;
        }
        T known = memo.find(form, text);
        if (known != null) {
            return known;
        }
        T read = form.read(text);
        if (read == null) {
            remark(RemarkKind.UNREADABLE_VALUE, name);
            return null;
        }
        return memo.keep(form, text, read);
    }

    /** A code; one that the table does not have is counted and taken as absent. */
    <T> @Nullable T code(CodeTable<T> table, @Nullable T before) {
        String name = cursor.name();
        Chars text = chars(before);
        if (text == null) {
            return before;
        }
        T meaning = table.meaningOf(text);
        if (meaning == null) {
            remark(RemarkKind.UNKNOWN_CODE, name);
            return before;
        }
        return meaning;
    }

    /** A code of one of the three levels, which decide: one that the table does not have is refused. */
    <T> @Nullable T decidingCode(CodeTable<T> table, @Nullable T before) {
        Chars text = chars(before);
        if (text == null) {
            return before;
        }
        T meaning = table.meaningOf(text);
        if (meaning == null) {
            throw invalid();
        }
        return meaning;
    }

    @Nullable
    LocalDate date(@Nullable LocalDate before) {
        return plain(Dates.DAY, before);
    }

    @Nullable
    YearMonth month(@Nullable YearMonth before) {
        return plain(Dates.MONTH, before);
    }

    @Nullable
    Instant time(@Nullable Instant before) {
        return plain(Dates.MOMENT, before);
    }

    /** A number of up to nine digits. */
    @Nullable
    Integer number(@Nullable Integer before) {
        return plain(Digits.NUMBER, before);
    }

    /** A share in percent. */
    @Nullable
    ContributionRatio ratio(@Nullable ContributionRatio before) {
        return plain(Digits.RATIO, before);
    }

    /** Leaves an element that its group may have once. */
    private @Nullable Chars chars(@Nullable Object before) {
        Chars text = cursor.chars();
        if (before != null) {
            throw invalid();
        }
        return text;
    }

    /** The element that was just left holds what it cannot hold. */
    private ProblemException invalid() {
        return cursor.problemBefore(ProblemCode.ELEMENT_INVALID);
    }

    /** The open element cannot be where it is. */
    ProblemException invalidHere() {
        return cursor.problemHere(ProblemCode.ELEMENT_INVALID);
    }
}
