package jp.madoguchi.routes.folder;

import jp.madoguchi.domain.problem.Problem;

/** What reading a file gave. */
public sealed interface Reading {

    /** Nobody writes to it any more, and it is complete. */
    record Steady(FileContent content) implements Reading {}

    /** It changed while it was read, or its end is missing: at a later look. */
    record NotYet() implements Reading {}

    /** Another program holds it: at a later look. */
    record Held() implements Reading {}

    /** Another program took it away before it was read. */
    record Gone() implements Reading {}

    /** It will never be complete, or it is too large. */
    record Unusable(FileKey key, Problem problem) implements Reading {}
}
