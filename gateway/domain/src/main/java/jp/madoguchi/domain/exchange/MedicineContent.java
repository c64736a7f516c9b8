package jp.madoguchi.domain.exchange;

/** What a question about medicines asks for. */
public enum MedicineContent {
    /** 薬剤情報. */
    MEDICINES,
    /** 薬剤情報 and 診療情報. */
    MEDICINES_AND_TREATMENTS
}
