package jp.madoguchi.routes.web;

/** What became of a question over HTTP; counted for metrics. */
public enum WebEvent {
    /** Its answer was taken. */
    ANSWERED,
    /** Its answer cannot be used, or not all of it. */
    REFUSED,
    /** The terminal said that it could not ask. */
    FAILED,
    /** No answer in time: the question stays asked. */
    TIMED_OUT,
    /** The answer broke off: the question stays asked. */
    CUT,
    /** It was never handed over. */
    NOT_REACHED
}
