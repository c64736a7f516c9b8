package jp.madoguchi.routes.folder;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What a folder's files mean. Whether they are whole, and what becomes of them afterwards, is the inbox's part. */
public interface FileTaker {

    /** Whether a file of this name may be ours, told from the name and from memory alone. Any other is never opened. */
    boolean mayBeOurs(String name);

    /** Whether it is ours indeed; asked before the file is opened. */
    default CompletionStage<Boolean> isOurs(String name) {
        return CompletableFuture.completedStage(true);
    }

    /** Whether the bytes of such a file go to its end, as far as that can be told. */
    boolean isComplete(String name, byte[] bytes);

    /**
     * Whether a file of this name that cannot be used is kept for a person. One that is not is told by name and problem only, and its
     * bytes are deleted.
     */
    default boolean isKeptWhenRefused(String name) {
        return true;
    }

    /** Takes a file. The stage completes after the commit, or says why there is none; a failure counts as postponed. */
    CompletionStage<FileOutcome> take(FileContent content);
}
