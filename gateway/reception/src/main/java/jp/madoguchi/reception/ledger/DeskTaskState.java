package jp.madoguchi.reception.ledger;

import java.time.Instant;
import java.util.Objects;

/** Where a desk task stands: {@code OPEN → TAKEN → DONE}, back to {@code OPEN}, or {@code CANCELLED} from both; back from that where its end was a mistake. */
public sealed interface DeskTaskState {

    /** The name of a state, for lists and filters. */
    enum Phase {
        /** Nobody works on it. */
        OPEN,
        /** Somebody works on it. */
        TAKEN,
        /** Somebody did it. */
        DONE,
        /** It came to nothing. */
        CANCELLED;

        /** Whether something is still to be done. */
        public boolean pending() {
            return this == OPEN || this == TAKEN;
        }
    }

    /** The name of this state. */
    Phase phase();

    /** Nobody works on it. */
    record Open() implements DeskTaskState {
        @Override
        public Phase phase() {
            return Phase.OPEN;
        }
    }

    /**
     * Somebody works on it.
     *
     * @param by who, by the staff's identifier
     * @param at since when
     */
    record Taken(String by, Instant at) implements DeskTaskState {
        public Taken {
            Objects.requireNonNull(by);
            Objects.requireNonNull(at);
        }

        @Override
        public Phase phase() {
            return Phase.TAKEN;
        }
    }

    /**
     * Somebody did it.
     *
     * @param outcome how it ended
     * @param by      who, by the staff's identifier
     * @param at      when
     */
    record Done(DeskOutcome outcome, String by, Instant at) implements DeskTaskState {
        public Done {
            Objects.requireNonNull(outcome);
            Objects.requireNonNull(by);
            Objects.requireNonNull(at);
        }

        @Override
        public Phase phase() {
            return Phase.DONE;
        }
    }

    /**
     * It came to nothing.
     *
     * @param reason why, as a word of a closed set; no personal data
     * @param at     when
     */
    record Cancelled(String reason, Instant at) implements DeskTaskState {
        public Cancelled {
            Objects.requireNonNull(reason);
            Objects.requireNonNull(at);
        }

        @Override
        public Phase phase() {
            return Phase.CANCELLED;
        }
    }
}
