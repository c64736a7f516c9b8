package jp.madoguchi.domain.card;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import jp.madoguchi.domain.rule.RuleSwitch;
import jp.madoguchi.domain.rule.RuleSwitches;

/**
 * The two counters of a My Number card: wrong entries of the 4-digit number (R-LK-01) and face mismatches (R-LK-03), each counted
 * consecutively and independently of the other (R-LK-04). The counters live on the card (R-LK-02), so wrong entries at other
 * institutions and on other days add up: this is what the reader tells of them, never a count of the gateway's own.
 *
 * @param wrongPins      0 to {@value #PIN_TRIES} wrong entries in a row; at {@value #PIN_TRIES} the number is locked
 * @param faceMismatches 0 to {@value #FACE_TRIES} mismatches in a row; at {@value #FACE_TRIES} face match is locked
 */
public record CardLocks(int wrongPins, int faceMismatches) {

    /** Wrong entries in a row that lock the 4-digit number. */
    public static final int PIN_TRIES = 3;
    /** Mismatches in a row that lock face match. */
    public static final int FACE_TRIES = 10;

    private static final CardLocks NONE = new CardLocks(0, 0);

    public CardLocks {
        if (wrongPins < 0 || wrongPins > PIN_TRIES) {
            throw new IllegalArgumentException("a card counts 0 to 3 wrong entries");
        }
        if (faceMismatches < 0 || faceMismatches > FACE_TRIES) {
            throw new IllegalArgumentException("a card counts 0 to 10 face mismatches");
        }
    }

    /** A card with nothing against it. */
    public static CardLocks none() {
        return NONE;
    }

    /** After an entry of the 4-digit number: a right one resets its counter, a locked one stays locked (R-LK-01, R-LK-02). */
    public CardLocks afterPin(boolean right) {
        if (pinLocked()) {
            return this;
        }
        return new CardLocks(right ? 0 : wrongPins + 1, faceMismatches);
    }

    /** After a face match: a match resets its counter, a locked one stays locked (R-LK-03). */
    public CardLocks afterFace(boolean match) {
        if (faceLocked()) {
            return this;
        }
        return new CardLocks(wrongPins, match ? 0 : faceMismatches + 1);
    }

    /** After a check by staff: both counters stay as they are (R-CH-08). */
    public CardLocks afterVisual() {
        return this;
    }

    /** After the municipality has unlocked the card; nobody else can (R-LK-01, R-LK-03). */
    public CardLocks afterUnlocking() {
        return NONE;
    }

    /** Whether the 4-digit number is locked. It blocks nothing but itself (R-LK-04). */
    public boolean pinLocked() {
        return wrongPins == PIN_TRIES;
    }

    /** Whether face match is locked. */
    public boolean faceLocked() {
        return faceMismatches == FACE_TRIES;
    }

    /** Entries of the 4-digit number that are left, 0 to {@value #PIN_TRIES}. */
    public int pinTriesLeft() {
        return PIN_TRIES - wrongPins;
    }

    /** Whether the next wrong entry locks the number: the holder is warned (あと1回) and offered face or staff instead (R-LK-05). */
    public boolean warnBeforeLastPinTry() {
        return pinTriesLeft() == 1;
    }

    /**
     * The ways of identification that are left on a day. Whether a face lock stops the check by staff as well is not settled
     * (R-LK-04): {@link RuleSwitch#FACE_LOCK_STOPS_VISUAL} says.
     */
    public Set<CardMethod> methodsLeft(RuleSwitches switches, LocalDate day) {
        EnumSet<CardMethod> left = EnumSet.allOf(CardMethod.class);
        if (pinLocked()) {
            left.remove(CardMethod.PIN);
        }
        if (faceLocked()) {
            left.remove(CardMethod.FACE);
            if (switches.on(RuleSwitch.FACE_LOCK_STOPS_VISUAL, day)) {
                left.remove(CardMethod.VISUAL);
            }
        }
        return Collections.unmodifiableSet(left);
    }

    /** What the ways that are left hang on that the texts leave open (R-LK-04). */
    public Set<RuleSwitch> open(RuleSwitches switches, LocalDate day) {
        return switches.open(other -> methodsLeft(other, day));
    }
}
