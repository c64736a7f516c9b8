package jp.madoguchi.domain.insurance;

/** Whether a branch number belongs somewhere. */
public enum BranchNeed {
    /** There is none yet: leave it out. */
    ABSENT,
    /** It belongs there, and whatever lacks it is taken all the same. */
    OPTIONAL,
    /** What lacks it is refused. */
    REQUIRED
}
