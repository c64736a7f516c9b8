package jp.madoguchi.gateway.outage;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import jp.madoguchi.domain.channel.DisasterArea;
import jp.madoguchi.domain.channel.FailureMode;

/** What is done with a mode. */
sealed interface ModeAct {

    /** Failure mode goes a step further. */
    record Failure(FailureMode.Event event) implements ModeAct {

        /** By the last word of the path, such as {@code call-back}. */
        static Optional<Failure> of(String word) {
            return Arrays.stream(FailureMode.Event.values())
                    .filter(event -> event.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(word))
                    .findFirst().map(Failure::new);
        }
    }

    /** Disaster mode is entered from the ministry's notice. */
    record OpenDisaster(DisasterArea area) implements ModeAct {}

    /** Disaster mode is over here. */
    record CloseDisaster() implements ModeAct {}
}
