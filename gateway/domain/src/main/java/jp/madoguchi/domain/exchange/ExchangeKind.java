package jp.madoguchi.domain.exchange;

/** What one question and the reply to it are about; a reply of another kind is no reply to a question. Bulk exchanges have two steps. */
public enum ExchangeKind {
    /** 資格確認: one person, by card data; also what a card reader causes. */
    CONFIRMATION,
    /** 照会番号登録. */
    REFERENCE_NUMBER,
    /** 照会番号一括登録, first step. */
    REFERENCE_NUMBERS,
    /** 照会番号一括登録, second step. */
    REFERENCE_NUMBERS_RESULT,
    /** 資格確認一括照会, first step. */
    CONFIRMATIONS,
    /** 資格確認一括照会, second step. */
    CONFIRMATIONS_RESULT,
    /** 同意済資格情報の一括取得（訪問診療等）, first step. */
    CONSENTED_AT_HOME,
    /** 同意済資格情報の一括取得（訪問診療等）, second step. */
    CONSENTED_AT_HOME_RESULT,
    /** 同意済資格情報の一括取得（オンライン診療等）, first step. */
    CONSENTED_ONLINE,
    /** 同意済資格情報の一括取得（オンライン診療等）, second step. */
    CONSENTED_ONLINE_RESULT,
    /** 委託先資格情報の一括取得（医療扶助）, first step. */
    TICKETS,
    /** 委託先資格情報の一括取得（医療扶助）, second step. */
    TICKETS_RESULT,
    /** 再照会（訪問診療等）: without the card. */
    RECHECK_AT_HOME,
    /** 再照会（オンライン診療等）: without the card. */
    RECHECK_ONLINE,
    /** 閲覧同意取り消し（訪問診療等）. */
    REVOCATION_AT_HOME,
    /** 薬剤情報・診療情報. */
    MEDICINES,
    /** 特定健診等情報. */
    CHECK_UPS;

    /** Whether the reply carries medical information, which is kept nowhere. */
    public boolean isMedical() {
        return this == MEDICINES || this == CHECK_UPS;
    }
}
