package jp.madoguchi.routes.folder;

import java.nio.file.Path;

/** What becomes of a file whose content is committed. */
public sealed interface AfterCommit {

    /** It is deleted. */
    record Delete() implements AfterCommit {}

    /** It stays; it is read once in a run. */
    record Leave() implements AfterCommit {}

    /**
     * A byte-identical copy goes into another folder, then it is deleted.
     *
     * @param folder the other folder
     */
    record HandOn(Path folder) implements AfterCommit {}

    /**
     * Its report goes into another folder, under a name that is free there, then it is deleted.
     *
     * @param reports the other folder
     */
    record ReportAndDelete(Path reports) implements AfterCommit {}
}
