package jp.madoguchi.routes.folder;

import jp.madoguchi.domain.problem.Problem;
import org.jspecify.annotations.Nullable;

/** What whoever takes a folder's files says of one. */
public sealed interface FileOutcome {

    /**
     * Its content is committed, now or before: the file may go.
     *
     * @param report what to say of it where the folder keeps reports, if anything
     */
    record Committed(@Nullable Report report) implements FileOutcome {
        /** Committed, and nothing more to say. */
        public static final Committed PLAIN = new Committed(null);
    }

    /**
     * What is said of a file that is gone then.
     *
     * @param suffix what is added to the file's name
     * @param text   UTF-8, without personal data
     */
    record Report(String suffix, String text) {}

    /** It cannot be used, or not all of it, and never will be: a person has to look at it. */
    record Rejected(Problem problem) implements FileOutcome {}

    /** It could not be committed at the moment: the file stays and is tried again. */
    record Postponed(Problem problem) implements FileOutcome {}

    /** It has to wait for another file; nothing is wrong. */
    record Waiting() implements FileOutcome {}
}
