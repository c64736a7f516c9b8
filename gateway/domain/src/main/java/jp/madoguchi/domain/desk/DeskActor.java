package jp.madoguchi.domain.desk;

/** Who must act on a desk task. */
public enum DeskActor {
    /** The clerk at the reception desk (窓口職員). */
    RECEPTION_CLERK,
    /** The clerk who makes the claims (請求担当). */
    CLAIM_CLERK,
    /** A doctor, dentist, pharmacist or other licensed member of staff (有資格者). */
    CLINICIAN,
    /** The administrator of terminals and readers (システム管理者). */
    ADMINISTRATOR
}
