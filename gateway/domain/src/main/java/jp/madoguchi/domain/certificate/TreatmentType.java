package jp.madoguchi.domain.certificate;

/** What a ticket is for (診療別), OQSCD 019. */
public enum TreatmentType {
    /** 入院. */
    INPATIENT,
    /** 入院外. */
    OUTPATIENT,
    /** 歯科. */
    DENTAL,
    /** 調剤. */
    DISPENSING,
    /** 訪問看護. */
    HOME_NURSING
}
