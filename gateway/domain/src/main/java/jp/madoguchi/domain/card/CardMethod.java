package jp.madoguchi.domain.card;

/** How the holder of a physical My Number card is identified at the reader. */
public enum CardMethod {
    /** Face against the photo in the chip (顔認証). */
    FACE,
    /** The 4-digit number of the user-authentication certificate (暗証番号); only the holder types it (R-CH-02). */
    PIN,
    /** A member of staff compares face and card (目視確認). */
    VISUAL
}
