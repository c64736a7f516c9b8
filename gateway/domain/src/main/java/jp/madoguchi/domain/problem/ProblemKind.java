package jp.madoguchi.domain.problem;

/** Whether trying again can help. */
public enum ProblemKind {
    /** It may go away by itself: the same attempt can be made again. */
    TRANSIENT,
    /** Only a person can tell what is right. */
    AMBIGUOUS,
    /** It stays wrong until somebody changes the input or the configuration. */
    PERMANENT
}
