package jp.madoguchi.domain.identity;

/** Registered sex (性別), OQSCD 007. */
public enum Sex {
    /** 男. */
    MALE,
    /** 女. */
    FEMALE,
    /** 未設定. */
    UNSET
}
