package jp.madoguchi.domain.channel;

import java.util.Optional;
import jp.madoguchi.domain.desk.DeskStep;

/** How far failure mode (資格情報照会・システム障害時) has come for an institution (R-CH-50). Only while it is open anything is asked. */
public enum FailureMode {
    /** Not asked for. */
    CLOSED,
    /** ① The call centre was called: institution code, name, person, wish. */
    CALLED,
    /** ② It called back the registered number and mailed the report form. */
    CALLED_BACK,
    /** ③ The operating body opened it and phoned. */
    OPEN,
    /** ④ It was used and is closed again; the report is not sent yet. */
    REPORT_DUE;

    /** What happens on the way. */
    public enum Event {
        /** The institution calls the call centre. */
        CALL,
        /** The call centre calls back. */
        CALL_BACK,
        /** The operating body opens the mode. */
        OPENING,
        /** The operating body closes it, or it is not needed any more. */
        CLOSING,
        /** The institution sends the report. */
        REPORT
    }

    /** The state after an event; empty when the event cannot happen in this state. */
    public Optional<FailureMode> after(Event event) {
        return switch (event) {
            case CALL -> this == CLOSED ? Optional.of(CALLED) : Optional.empty();
            case CALL_BACK -> this == CALLED ? Optional.of(CALLED_BACK) : Optional.empty();
            case OPENING -> this == CALLED_BACK ? Optional.of(OPEN) : Optional.empty();
            case CLOSING -> this == OPEN ? Optional.of(REPORT_DUE) : Optional.empty();
            case REPORT -> this == REPORT_DUE ? Optional.of(CLOSED) : Optional.empty();
        };
    }

    /** Whether the national system may be asked: for patients who are here, or afterwards with the four items that were copied. */
    public boolean mayAsk() {
        return this == OPEN;
    }

    /** What the institution does in this state; empty where it just asks. */
    public Optional<DeskStep> step() {
        return switch (this) {
            case CLOSED -> Optional.of(DeskStep.CALL_FOR_FAILURE_MODE);
            case CALLED, CALLED_BACK -> Optional.of(DeskStep.WAIT_FOR_FAILURE_MODE);
            case OPEN -> Optional.empty();
            case REPORT_DUE -> Optional.of(DeskStep.SEND_FAILURE_REPORT);
        };
    }
}
