package jp.madoguchi.domain.exchange;

/** Whether a limit certificate changed since the last answer (限度額適用認定証変更有無, OQSCD 014); bulk answers carry no more of it. */
public enum LimitChange {
    /** なし. */
    UNCHANGED,
    /** あり又は判定不能: ask the person singly. */
    CHANGED_OR_UNCLEAR,
    /** The answer does not say. */
    NOT_SAID
}
