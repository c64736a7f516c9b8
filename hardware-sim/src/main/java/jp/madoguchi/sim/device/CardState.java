package jp.madoguchi.sim.device;

/**
 * The counters of one card: kept with the card, not with a reader, and independent of each other (R-LK-04).
 */
final class CardState {
    /** Mismatches after which the face is locked. */
    static final int FACE_LOCK = 10;
    /** Wrong PINs after which the PIN is locked. */
    static final int PIN_LOCK = 3;

    private int faceMisses;
    private int pinMisses;

    boolean faceLocked() {
        return faceMisses >= FACE_LOCK;
    }

    boolean pinLocked() {
        return pinMisses >= PIN_LOCK;
    }

    int faceMissed() {
        return ++faceMisses;
    }

    int pinMissed() {
        return ++pinMisses;
    }

    void faceOk() {
        faceMisses = 0;
    }

    void pinOk() {
        pinMisses = 0;
    }
}
