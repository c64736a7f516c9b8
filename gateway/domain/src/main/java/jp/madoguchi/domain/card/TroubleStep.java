package jp.madoguchi.domain.card;

import java.util.Objects;

/** The next step of the troubleshooting. */
public sealed interface TroubleStep {

    /** A question is still open. */
    record Ask(TroubleQuestion question) implements TroubleStep {
        public Ask {
            Objects.requireNonNull(question);
        }
    }

    /** All that was needed has been answered. */
    record Conclude(TroubleOutcome outcome) implements TroubleStep {
        public Conclude {
            Objects.requireNonNull(outcome);
        }
    }
}
