package jp.madoguchi.domain.subsidy;

/** Where a public expense is known from, the most reliable first. */
public enum ExpenseSource {
    /** The national system's answer, for public assistance (医療扶助). */
    ANSWER,
    /** The public medical hub (PMH). */
    HUB,
    /** A paper certificate seen at the desk. */
    PAPER,
    /** The hospital's own record. */
    ON_FILE
}
