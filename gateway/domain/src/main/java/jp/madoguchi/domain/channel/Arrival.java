package jp.madoguchi.domain.channel;

/** Who arrives after a verification on the patient's own device (R-CH-40). */
public enum Arrival {
    /** Verified in the presence of staff, or no arrival follows (home, bedside, online care). */
    NOT_APART,
    /** Verified before arriving, and not yet looked at. */
    UNCHECKED,
    /** A photo ID was looked at, or the patient is clearly known. */
    CHECKED
}
