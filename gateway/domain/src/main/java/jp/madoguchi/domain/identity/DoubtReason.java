package jp.madoguchi.domain.identity;

/** Why a match is for a person to decide. */
public enum DoubtReason {
    /** The number says one person, birth date, sex or name another. */
    NUMBER_CONTRADICTS,
    /** The number fits, and no name says that it is this person: kana are unknown on one side, the kanji too, or they hold {@code ●}. */
    NUMBER_WITHOUT_NAME,
    /** Several patients fit. */
    SEVERAL_FIT,
    /** The card is a known patient's, the name is not. */
    CARD_OF_ANOTHER_NAME,
    /** A reference number that nobody here has, on somebody who is known under another. */
    UNKNOWN_NUMBER_KNOWN_PERSON,
    /** The card fits, and no name says who of the persons under it this is, be one known or several. */
    CARD_WITHOUT_NAME,
    /** The entries of one answer differ in number, kana or sex, or nothing says that they are one person's. */
    ENTRIES_DISAGREE,
    /** Name and birth date fit, sex is not set on one side. */
    SEX_UNKNOWN,
    /** Several persons of one birth date stand under a number without branch, and no name tells them apart (R-BR-04). */
    SEVERAL_UNDER_NUMBER
}
