package jp.madoguchi.domain.qualification;

/** What the national system says of a qualification (資格有効性), OQSCD 006. */
public enum QualificationValidity {
    /** 有効. */
    VALID,
    /** 無効. */
    INVALID,
    /** 無効（新しい資格あり）. */
    INVALID_NEW_EXISTS,
    /** 該当資格なし. */
    NOT_FOUND,
    /** 複数該当. */
    MULTIPLE,
    /** 有効（未登録）: public assistance whose ticket is not registered yet (R-RS-09). */
    VALID_UNREGISTERED
}
