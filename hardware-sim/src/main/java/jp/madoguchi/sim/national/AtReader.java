package jp.madoguchi.sim.national;

/** What a person does with the card at the reader, whatever the profile (kiosk-and-devices 10.5). */
public enum AtReader {
    /** Waits for the end and takes the card along. */
    USUAL,
    /** Takes the card away while the consents are shown: nobody is asked, nothing is dropped. */
    TAKES_CARD_AWAY,
    /** Goes with the slip and leaves the card in the reader, which raises an alarm. */
    FORGETS_CARD,
    /** Holds a smartphone to it whose certificate has expired: it proves nothing. */
    EXPIRED_SMARTPHONE
}
