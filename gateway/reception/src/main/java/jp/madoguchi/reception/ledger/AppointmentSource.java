package jp.madoguchi.reception.ledger;

/** Who told of an appointment. */
public enum AppointmentSource {
    /** A file of the appointments' inbox. */
    FILE,
    /** The desk's API. */
    DESK,
    /** An HL7 message; for a later version. */
    HL7
}
