package jp.madoguchi.domain.channel;

/** With what the national system is asked. */
public enum QueryBy {
    /** The certificate of the card or smartphone: the latest qualification comes back. */
    CARD_CERTIFICATE,
    /** Insurer, symbol, number, branch and birth date, typed from the paper. */
    TYPED_CARD_DATA,
    /** The insured number on file. */
    STORED_NUMBER,
    /** Name, birth date, sex and address, copied from the face of the My Number card. */
    FOUR_ITEMS,
    /** The institution's code: what a mobile device sent in is fetched (R-CH-33). */
    INSTITUTION_CODE,
    /** The institution's code again: from the second home visit on, without reading the card (R-CH-35). */
    RE_QUERY
}
