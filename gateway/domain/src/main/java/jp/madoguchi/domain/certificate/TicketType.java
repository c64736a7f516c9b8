package jp.madoguchi.domain.certificate;

/** The kind of a ticket (券種別), OQSCD 018. */
public enum TicketType {
    /** 医療券. */
    MEDICAL,
    /** 調剤券. */
    DISPENSING
}
