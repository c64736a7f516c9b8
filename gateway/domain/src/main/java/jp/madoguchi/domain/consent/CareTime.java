package jp.madoguchi.domain.consent;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** How long a consent lasts by the situation that it was given in, as {@code ViewingWindows.time} says (R-CH-33, R-CH-34). */
public sealed interface CareTime {

    /** With all ends of the patient's continuing care that count, in place of those before, where the consent depends on that; else as it is. */
    CareTime endedOn(List<LocalDate> days);

    /** With one end of the patient's continuing care. */
    default CareTime endedOn(LocalDate day) {
        return endedOn(List.of(day));
    }

    /** A fixed time from the consent on: outpatients, house calls, online care. */
    record Fixed(Duration length) implements CareTime {
        public Fixed {
            Objects.requireNonNull(length);
        }

        @Override
        public CareTime endedOn(List<LocalDate> days) {
            return this;
        }
    }

    /**
     * As long as the continuing care lasts: regular home visits, in-patients at the bedside. Care that ended can begin anew, with another
     * consent.
     *
     * @param ends last days of the patient's care, in Japan, earliest first: discharge, last home visit; none while it lasts
     */
    record Continuing(List<LocalDate> ends) implements CareTime {

        /** Care that lasts. */
        public static final Continuing LASTING = new Continuing(List.of());

        public Continuing {
            ends = ends.stream().sorted().distinct().toList();
        }

        @Override
        public CareTime endedOn(List<LocalDate> days) {
            return new Continuing(days);
        }

        /** The last day of the care that a consent of a day was given for: the first that does not lie before it; empty while that care lasts. */
        public Optional<LocalDate> endOf(LocalDate consented) {
            return ends.stream().filter(end -> !end.isBefore(consented)).findFirst();
        }
    }
}
