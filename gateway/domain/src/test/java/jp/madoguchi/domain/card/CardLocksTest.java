package jp.madoguchi.domain.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R-LK-01, R-LK-02, R-LK-03, R-LK-04, R-LK-05, R-CH-04, R-CH-08. */
class CardLocksTest {

    private static final LocalDate DAY = LocalDate.of(2026, 5, 11);

    /** What somebody does with the card at a reader. */
    private enum Try {
        WRONG_PIN,
        RIGHT_PIN,
        MISMATCH,
        MATCH,
        STAFF
    }

    private static CardLocks after(CardLocks locks, Try attempt) {
        return switch (attempt) {
            case WRONG_PIN -> locks.afterPin(false);
            case RIGHT_PIN -> locks.afterPin(true);
            case MISMATCH -> locks.afterFace(false);
            case MATCH -> locks.afterFace(true);
            case STAFF -> locks.afterVisual();
        };
    }

    private static CardLocks after(List<Try> attempts) {
        CardLocks locks = CardLocks.none();
        for (Try attempt : attempts) {
            locks = after(locks, attempt);
        }
        return locks;
    }

    @ParameterizedTest(name = "pins {0}, faces {1}: {2} tries left, warn {3}, left {4}, with the switch {5}")
    @CsvSource({"0,0,3,false,FACE PIN VISUAL,FACE PIN VISUAL", "1,0,2,false,FACE PIN VISUAL,FACE PIN VISUAL",
            "2,0,1,true,FACE PIN VISUAL,FACE PIN VISUAL", "3,0,0,false,FACE VISUAL,FACE VISUAL",
            "0,9,3,false,FACE PIN VISUAL,FACE PIN VISUAL", "0,10,3,false,PIN VISUAL,PIN",
            "2,10,1,true,PIN VISUAL,PIN", "3,10,0,false,VISUAL,''"})
    void eachLockBlocksItselfOnlyAndStaffAreAlwaysOfferedUnlessSwitched(int pins, int faces, int triesLeft,
            boolean warn,
            String left, String leftWhenFaceLockStopsVisual) {
        CardLocks locks = new CardLocks(pins, faces);
        assertThat(locks.pinTriesLeft()).isEqualTo(triesLeft);
        assertThat(locks.warnBeforeLastPinTry()).isEqualTo(warn);
        assertThat(names(locks.methodsLeft(CardFiles.switches(null), DAY))).isEqualTo(left);
        assertThat(names(locks.methodsLeft(CardFiles.switches("FACE_LOCK_STOPS_VISUAL=on"), DAY)))
                .isEqualTo(leftWhenFaceLockStopsVisual);
        assertThat(locks.pinLocked()).isEqualTo(pins == 3);
        assertThat(locks.faceLocked()).isEqualTo(faces == 10);
    }

    private static String names(Set<CardMethod> methods) {
        return String.join(" ", methods.stream().map(CardMethod::name).toList());
    }

    @Property
    void threeWrongNumbersInARowLockAndARightOneResetsTheirCounter(@ForAll @Size(max = 30) List<Try> attempts) {
        int wrong = 0;
        for (Try attempt : attempts) {
            boolean locked = wrong == CardLocks.PIN_TRIES;
            if (attempt == Try.WRONG_PIN && !locked) {
                wrong++;
            } else if (attempt == Try.RIGHT_PIN && !locked) {
                wrong = 0;
            }
        }
        assertThat(after(attempts).wrongPins()).isEqualTo(wrong);
    }

    @Property
    void tenMismatchesInARowLockAndAMatchResetsTheirCounter(@ForAll @Size(max = 40) List<Try> attempts) {
        int mismatches = 0;
        for (Try attempt : attempts) {
            boolean locked = mismatches == CardLocks.FACE_TRIES;
            if (attempt == Try.MISMATCH && !locked) {
                mismatches++;
            } else if (attempt == Try.MATCH && !locked) {
                mismatches = 0;
            }
        }
        assertThat(after(attempts).faceMismatches()).isEqualTo(mismatches);
    }

    @Test
    void tenMismatchesLockAndNineDoNot() {
        List<Try> nine = java.util.Collections.nCopies(9, Try.MISMATCH);
        CardLocks locks = after(nine);
        assertThat(locks.faceLocked()).isFalse();
        assertThat(after(locks, Try.MISMATCH).faceLocked()).isTrue();
        assertThat(after(locks, Try.MATCH)).isEqualTo(CardLocks.none());
    }

    /** R-CH-08: staff change nothing, and R-LK-01: only the municipality unlocks. */
    @Test
    void aLockedCardStaysLockedUntilTheMunicipalityUnlocksIt() {
        CardLocks locked = new CardLocks(3, 10);
        for (Try attempt : Try.values()) {
            assertThat(after(locked, attempt)).isEqualTo(locked);
        }
        assertThat(after(new CardLocks(2, 4), Try.STAFF)).isEqualTo(new CardLocks(2, 4));
        assertThat(locked.afterUnlocking()).isEqualTo(CardLocks.none());
    }

    @ParameterizedTest
    @CsvSource({"-1,0", "4,0", "0,-1", "0,11"})
    void aCounterBeyondItsRangeCannotBeBuilt(int pins, int faces) {
        assertThatThrownBy(() -> new CardLocks(pins, faces)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"NOT_REGISTERED,REGISTRATION_OFFERED,NOT_REGISTERED,NOT_REGISTERED",
            "REGISTRATION_OFFERED,REGISTRATION_OFFERED,REGISTERED,DECLINED",
            "REGISTERED,REGISTERED,REGISTERED,REGISTERED", "DECLINED,DECLINED,DECLINED,DECLINED"})
    void aCardThatIsNotRegisteredIsOfferedAndThenRegisteredOrDeclined(InsuranceRegistration state,
            InsuranceRegistration offered, InsuranceRegistration accepted, InsuranceRegistration declined) {
        assertThat(state.offered()).isEqualTo(offered);
        assertThat(state.answered(true)).isEqualTo(accepted);
        assertThat(state.answered(false)).isEqualTo(declined);
    }
}
