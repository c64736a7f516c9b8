package jp.madoguchi.domain.channel;

import java.util.Optional;

/** How a visit of the month was proven, as the once-a-month rule counts it (R-CH-32). */
public enum Presentation {
    /** A My Number card: at the reader, by smartphone or away from the reader. */
    MY_NUMBER_CARD,
    /**
     * A paper that {@link AcceptedPapers} accepts, or the card's face. The rule names the current insurance card; whether that
     * is read as the 資格確認書 from 2025-12-02 on is a switch (conflict C9).
     */
    PAPER,
    /** Only the patient card. */
    PATIENT_CARD_ONLY;

    /** How a visit counts that was confirmed by a channel; empty where no reception confirms anything by it. */
    public static Optional<Presentation> of(Channel channel) {
        return switch (channel) {
            case MNC_FACE, MNC_PIN, MNC_VISUAL, MNC_SMARTPHONE, HOME_WEB, HOME_APP, ONLINE_WEB, OTHER_ROUTE_WEB ->
                Optional.of(MY_NUMBER_CARD);
            case CARD_NUMBER, PORTAL_SCREEN, NOTICE_PLUS_CARD, FAILURE_MODE -> Optional.of(PAPER);
            case STORED_NUMBER -> Optional.of(PATIENT_CARD_ONLY);
            case DISASTER_MODE, EMERGENCY_VIEW, AMBULANCE -> Optional.empty();
        };
    }
}
