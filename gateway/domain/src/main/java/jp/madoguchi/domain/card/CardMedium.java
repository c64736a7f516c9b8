package jp.madoguchi.domain.card;

/** Where the certificate that is used lives. */
public enum CardMedium {
    /** In the chip of the physical card. */
    CARD,
    /** In a smartphone (スマートフォンのマイナンバーカード). */
    SMARTPHONE
}
