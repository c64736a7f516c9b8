package jp.madoguchi.domain.channel;

/** How a channel makes sure that the person is the person. */
public enum IdentityCheck {
    /** Face against the photo in the chip, by the reader. */
    FACE,
    /** The 4-digit number of the card, typed by the patient. */
    CARD_PIN,
    /** Staff compare face and card. */
    STAFF,
    /** On the patient's smartphone: Face ID or Touch ID; Android: the phone's 4-digit number typed at the reader. */
    DEVICE,
    /** The paper is shown. */
    PAPER_SHOWN,
    /** The hospital's patient card (診察券) is shown. */
    PATIENT_CARD,
    /** The face of the My Number card is looked at, or its four items are copied. */
    CARD_FACE,
    /** The patient is asked for name, birth date, sex and address. */
    ASKED,
    /** The card is read, without number and without face. */
    CARD_READ
}
