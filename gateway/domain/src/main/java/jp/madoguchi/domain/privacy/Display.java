package jp.madoguchi.domain.privacy;

/** Where something about a patient is shown or printed. */
public enum Display {
    /** The screen of a kiosk, which the next person in the queue can read. */
    KIOSK_SCREEN(true),
    /** A ticket or slip, which is left lying about. */
    TICKET(true),
    /** The board that calls patients. */
    CALL_BOARD(true),
    /** The screen of a clerk. */
    DESK_SCREEN(false),
    /** The chart. */
    CHART(false);

    private final boolean open;

    Display(boolean open) {
        this.open = open;
    }

    /** Whether people other than staff can read it. */
    public boolean open() {
        return open;
    }
}
