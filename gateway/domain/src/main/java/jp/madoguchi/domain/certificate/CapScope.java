package jp.madoguchi.domain.certificate;

/** What a monthly cap is counted over. */
public enum CapScope {
    /** All treatment of a month (月額). */
    MONTH,
    /** Out-patient treatment of one person in a month, for those of 70 and over (外来・個人). */
    OUTPATIENT
}
