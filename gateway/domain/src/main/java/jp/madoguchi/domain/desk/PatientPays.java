package jp.madoguchi.domain.desk;

/** What the patient pays while a task is open. */
public enum PatientPays {
    /** The usual share by what is confirmed or on file (通常の自己負担). */
    USUAL_SHARE,
    /** The share that the patient declared (申立てによる負担割合, R-RS-03). */
    DECLARED_SHARE,
    /** The whole cost, paid back after later proof (全額, R-RS-05). */
    WHOLE_COST,
    /** The task does not touch the payment (会計に影響なし). */
    NOT_AFFECTED
}
