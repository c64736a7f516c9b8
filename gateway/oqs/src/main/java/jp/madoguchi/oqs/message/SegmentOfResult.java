package jp.madoguchi.oqs.message;

/** How the processing as a whole ended (処理結果区分), OQSCD 003: the first of the three levels. */
public enum SegmentOfResult {
    /** 正常終了. */
    FINISHED,
    /** 処理中. */
    PROCESSING,
    /** 異常終了. */
    ABORTED
}
