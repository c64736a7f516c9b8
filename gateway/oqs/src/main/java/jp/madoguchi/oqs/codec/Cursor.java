package jp.madoguchi.oqs.codec;

import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Walks once through a message, element by element, and knows where it is; what reads a message does not know whether it is XML or
 * JSON. A cursor bounds depth and text, and throws nothing but {@link ProblemException}, whose place is an element path with line and
 * column.
 *
 * <p>After {@link #child()} has returned true, the child must be left by {@link #text()}, by {@link #skip()} or by asking for its
 * own children until there are none.
 */
interface Cursor {

    /** An element's path and first character; line and column are counted only when they are asked for. */
    record Mark(String path, long start) {}

    /** Moves to the next child of the current element; false, and the element is left, when there is none. */
    boolean child();

    /** The name of the element that {@link #child()} entered. */
    String name();

    /** Leaves a childless element and returns its text without spaces around it; null if there is nothing else in it. */
    @Nullable
    String text();

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
