package jp.madoguchi.oqs.exchange;

/** Which way an exchange's files go. */
public enum Direction {
    /** A request into {@code req}, its result out of {@code res}. */
    REQUEST_AND_RESULT,
    /** A result that a card reader causes, out of {@code face}, with no request before it. */
    FACE_ONLY
}
