package jp.madoguchi.domain.consent;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How long a consent lasts by the situation that it was given in, as {@code ViewingWindows.time} says (R-CH-33, R-CH-34). */
public sealed interface CareTime {

    /** With the end of the patient's continuing care, where the consent depends on that; else as it is. */
    CareTime endedOn(LocalDate day);

    /** A fixed time from the consent on: outpatients, house calls, online care. */
    record Fixed(Duration length) implements CareTime {
        public Fixed {
            Objects.requireNonNull(length);
        }

        @Override
        public CareTime endedOn(LocalDate day) {
            return this;
        }
    }

    /**
     * As long as the continuing care lasts: regular home visits, in-patients at the bedside.
     *
     * @param endedOn last day of the care, in Japan: discharge, last home visit; null while it lasts
     */
    record Continuing(@Nullable LocalDate endedOn) implements CareTime {

        /** Care that lasts. */
        public static final Continuing LASTING = new Continuing(null);

        @Override
        public CareTime endedOn(LocalDate day) {
            return new Continuing(day);
        }
    }
}
