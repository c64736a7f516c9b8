package jp.madoguchi.oqs.codec;

import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Walks once through a message, element by element, and knows where it is; what reads a message does not know whether it is XML or
 * JSON. A cursor bounds depth and text, and throws nothing but {@link ProblemException}, whose place is an element path with line and
 * column.
 *
 * <p>After {@link #child()} has returned true, the child must be left by {@link #text()}, by {@link #chars()}, by {@link #skip()} or by
 * asking for its own children until there are none.
 */
interface Cursor {

    /**
     * Where an element is; line and column are counted only when they are asked for.
     *
     * @param path  its path, or empty if the cursor finds that again by its place
     * @param start the place of its first character, in whatever the cursor counts
     */
    record Mark(String path, long start) {}

    /** Moves to the next child of the current element; false, and the element is left, when there is none. */
    boolean child();

    /** The name of the element that {@link #child()} entered. */
    String name();

    /** Leaves a childless element and returns its text without spaces around it; null if there is nothing else in it. */
    @Nullable
    String text();

    /**
     * As {@link #text()}, for who makes something else of the text than a string; what is returned holds only until the cursor is
     * used again.
     */
    default @Nullable Chars chars() {
        String text = text();
        return text == null ? null : Chars.of(text);
    }

    /** What texts of this message have been read as so far. */
    default Memo memo() {
        return Memo.NONE;
    }

    /**
     * As {@link #child()}, for an element that may hold children or text: when there is no child, what text stood behind the last one
     * is kept for {@link #textLeft()}.
     */
    boolean childOrText();

    /** The text without spaces around it of the element that {@link #childOrText()} has just left; null if there was none. */
    @Nullable
    String textLeft();

    /** Leaves an element with all that is in it. */
    void skip();

    /** Reads to the end, behind the root element. */
    void finish();

    /** A problem with the element that is open. */
    ProblemException problemHere(ProblemCode code);

    /** A problem with the element that was just left. */
    ProblemException problemBefore(ProblemCode code);

    /** A child that is missing in the element that was just left. */
    ProblemException missingBefore(String child);

    /** Where the open element begins, for a problem that shows only later. */
    Mark mark();

    /** A child that is missing in the element that was marked. */
    ProblemException missingAt(Mark mark, String child);
}
