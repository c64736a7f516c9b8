package jp.madoguchi.domain.privacy;

/** What of the reception's records is kept for a time of its own. */
public enum RecordKind {
    /** The medical part of an answer: medicines, treatments, checkups (R-SE-03). */
    MEDICAL_INFORMATION,
    /** The qualification part of an answer. */
    QUALIFICATION,
    /** What a patient consented to, and when. */
    CONSENT,
    /** Who saw what (R-SE-07). */
    ACCESS_LOG,
    /** What readers and terminals reported. */
    DEVICE_EVENT,
    /** 被保険者資格申立書. */
    DECLARATION,
    /** The face that a reader compared: never kept, by nobody (R-SE-02). */
    FACE_IMAGE
}
