package jp.madoguchi.oqs.message;

/** Whether the question was answered or refused (処理結果状況), OQSCD 004: the second of the three levels. */
public enum ProcessingResultStatus {
    /** 正常. */
    NORMAL,
    /** エラー. */
    ERROR
}
