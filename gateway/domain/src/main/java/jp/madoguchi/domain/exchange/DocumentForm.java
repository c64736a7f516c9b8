package jp.madoguchi.domain.exchange;

/** The form that medical information is asked for in (ファイル種別). */
public enum DocumentForm {
    /** A document to look at. */
    PDF,
    /** Values. */
    DATA
}
