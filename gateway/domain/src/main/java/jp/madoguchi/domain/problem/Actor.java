package jp.madoguchi.domain.problem;

/** Who must act on a problem. */
public enum Actor {
    /** The clerk at the desk (窓口職員). */
    CLERK,
    /** The hospital's integration engineer or administrator. */
    ENGINEER,
    /** The vendor of the calling system (EMR, kiosk). */
    CALLER,
    /** Nobody: the gateway tries again by itself. */
    NOBODY
}
