package jp.madoguchi.domain.identity;

/** Why a match is for a person to decide. */
public enum DoubtReason {
    /** The number says one person, birth date or kana another. */
    NUMBER_CONTRADICTS,
    /** Several patients fit. */
    SEVERAL_FIT,
    /** The card is a known patient's, the name is not. */
    CARD_OF_ANOTHER_NAME,
    /** A reference number that nobody here has, on somebody who is known under another. */
    UNKNOWN_NUMBER_KNOWN_PERSON,
    /** The card fits, and nothing tells the persons under it apart. */
    CARD_WITHOUT_NAME,
    /** The entries of one answer differ in number, kana or sex, or nothing says that they are one person's. */
    ENTRIES_DISAGREE,
    /** Kana and birth date fit, sex is not known on one side. */
    SEX_UNKNOWN,
    /** Several persons of one birth date stand under a number without branch, and no name tells them apart (R-BR-04). */
    SEVERAL_UNDER_NUMBER
}
