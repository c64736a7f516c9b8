package jp.madoguchi.domain.consent;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** How long a consent lasts by the situation that it was given in, as {@code ViewingWindows.time} says (R-CH-33, R-CH-34). */
public sealed interface CareTime {

    /** Last days of the patient's care that a consent can have been given for, in Japan, earliest first; none while it lasts. */
    List<LocalDate> ends();

    /** With all ends of the patient's care that count and end such consents, in place of those before. */
    CareTime endedOn(List<LocalDate> days);

    /** With one end of the patient's care. */
    default CareTime endedOn(LocalDate day) {
        return endedOn(List.of(day));
    }

    /** The last day of the care that a consent of a day was given for: the first that does not lie before it; empty while that care lasts. */
    default Optional<LocalDate> endOf(LocalDate consented) {
        return ends().stream().filter(end -> !end.isBefore(consented)).findFirst();
    }

    /**
     * A fixed time from the consent on: outpatients, house calls, online care. It depends on no care. Where the national system returned an end
     * the consent can be one of home visits that nobody noted, and the end of those goes before it.
     *
     * @param length how long, where no end was returned
     * @param ends   last days of the patient's care, in Japan, earliest first; none while it lasts, and where there is no such care
     */
    record Fixed(Duration length, List<LocalDate> ends) implements CareTime {
        public Fixed {
            Objects.requireNonNull(length);
            ends = ends.stream().sorted().distinct().toList();
        }

        /** A time that no care ended. */
        public Fixed(Duration length) {
            this(length, List.of());
        }

        @Override
        public CareTime endedOn(List<LocalDate> days) {
            return new Fixed(length, days);
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
    }
}
