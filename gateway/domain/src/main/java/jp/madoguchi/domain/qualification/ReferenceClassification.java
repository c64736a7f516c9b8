package jp.madoguchi.domain.qualification;

/** What a question was asked with (照会区分), OQSCD 002. */
public enum ReferenceClassification {
    /** マイナンバーカード. */
    MY_NUMBER_CARD,
    /** 被保険者証情報. */
    CARD_DATA
}
