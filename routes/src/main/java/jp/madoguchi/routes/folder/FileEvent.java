package jp.madoguchi.routes.folder;

/** What happens to files of a folder; counted for metrics. */
public enum FileEvent {
    /** Committed, and what had to become of the file became of it. */
    SETTLED,
    /** Kept in {@code rejected/}, or only its reason where files are left alone. */
    REJECTED,
    /** Taken away by another program before it was read. */
    GONE,
    /** Another program held it at this look. */
    HELD,
    /** Still being written at this look. */
    UNSTEADY,
    /** Could not be committed at this try. */
    POSTPONED,
    /** Committed, but could not be deleted, moved or handed on at this try. */
    UNSETTLED
}
