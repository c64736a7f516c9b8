package jp.madoguchi.domain.card;

import java.util.List;
import jp.madoguchi.domain.desk.DeskStep;

/** What is asked, in this order, when a reader does not read a My Number card (rules 2.3). */
@SuppressWarnings("ImmutableEnumChecker") // its lists are unmodifiable
public enum TroubleQuestion {
    /** T1: registered for insurance use, but the reader cannot read it? */
    T1_REGISTERED_BUT_UNREAD(List.of(DeskStep.CHECK_READER_AND_LIGHT)),
    /** T2: certificate expired? Where its expiry is not printed: the card's less five years, {@link CardLife}. */
    T2_CERTIFICATE_EXPIRED(List.of()),
    /** T3: three wrong numbers in a row, or ten face mismatches? */
    T3_LOCKED(List.of()),
    /** T4: does another person's My Number card work in this reader? */
    T4_ANOTHER_CARD_WORKS(List.of(DeskStep.CHECK_READER_AND_LIGHT)),
    /** T5: switched off and on, and still not? */
    T5_STILL_NOT_AFTER_POWER_CYCLE(List.of(DeskStep.POWER_CYCLE_READER));

    private final List<DeskStep> hints;

    TroubleQuestion(List<DeskStep> hints) {
        this.hints = hints;
    }

    /** What to look at or to do before it is answered: physical causes, the power switch. */
    public List<DeskStep> hints() {
        return hints;
    }
}
