package jp.madoguchi.domain.claim;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Objects;

/** How a declaration was made. */
public sealed interface Confirmation {

    /** The day on which it was made. */
    LocalDate on();

    /**
     * The patient filled in and signed the form.
     *
     * @param on the date on the form
     */
    record Signed(LocalDate on) implements Confirmation {
        public Signed {
            Objects.requireNonNull(on);
        }
    }

    /**
     * A patient known from earlier visits said that nothing changed: the declaration counts as handed in, without paper (R-RS-04).
     *
     * @param askedBy who asked: name or login of the clerk, not blank
     * @param askedAt when, by the clock of the desk
     */
    record Heard(String askedBy, LocalDateTime askedAt) implements Confirmation {
        public Heard {
            Objects.requireNonNull(askedAt);
            if (askedBy.isBlank()) {
                throw new IllegalArgumentException("somebody asked");
            }
        }

        @Override
        public LocalDate on() {
            return askedAt.toLocalDate();
        }

        /** Masked: when only. */
        @Override
        public String toString() {
            return "Heard[" + askedAt + "]";
        }
    }
}
