package jp.madoguchi.domain.qualification;

/** The form of prescription that the patient chose (処方箋発行形態), OQSCD 017. */
public enum PrescriptionForm {
    /** 電子. */
    ELECTRONIC,
    /** 紙. */
    PAPER
}
