package jp.madoguchi.reception.ledger;

import java.time.Instant;
import java.util.Objects;
import jp.madoguchi.domain.exchange.ReceptionNumber;
import jp.madoguchi.domain.qualification.InquiryId;
import org.jspecify.annotations.Nullable;

/**
 * Where a bulk job stands (docs/design/national-system.md 5): {@code PLANNED → SENT → ACCEPTED → ASKED → FINISHED}, from {@code ASKED} back to
 * {@code ACCEPTED} while the national system still works, and {@code STOPPED} when a person has to look.
 */
public sealed interface BulkState {

    /** The name of a state, for lists. */
    enum Phase {
        /** Waits for its turn. */
        PLANNED,
        /** Its first question went to the terminal. */
        SENT,
        /** The national system took it, under a number. */
        ACCEPTED,
        /** Its result was asked for. */
        ASKED,
        /** A person has to look. */
        STOPPED,
        /** Its result is in the ledger. */
        FINISHED
    }

    /** The name of this state. */
    Phase phase();

    /** The question to which a reply is awaited, or may still come. */
    default @Nullable InquiryId question() {
        return null;
    }

    /** The number under which it was accepted. */
    default @Nullable ReceptionNumber reception() {
        return null;
    }

    /** When something has to be done without a reply; null if nothing has. */
    @Nullable
    Instant dueAt();

    /**
     * Waits for its turn.
     *
     * @param dueAt   not before this
     * @param resumed since when it waits anew, where a person let it go on; null if it waits since it was planned
     * @param failures how often it failed at a terminal that stood well
     * @param question the question before, which failed or was left to a person: its reply may come all the same; null if there is none
     */
    record Planned(Instant dueAt, @Nullable Instant resumed, int failures, @Nullable InquiryId question)
            implements
                BulkState {
        public Planned {
            Objects.requireNonNull(dueAt);
        }

        @Override
        public Phase phase() {
            return Phase.PLANNED;
        }
    }

    /**
     * Its first question went to the terminal.
     *
     * @param question the question
     * @param at       when
     * @param dueAt    when a person is told that no receipt came
     * @param resumed  as it was when it waited for its turn
     * @param failures as it was when it waited for its turn
     * @param probe    whether it tries a terminal that does not stand well: its failure says nothing about the job
     */
    record Sent(InquiryId question, Instant at, Instant dueAt, @Nullable Instant resumed, int failures, boolean probe)
            implements
                BulkState {
        public Sent {
            Objects.requireNonNull(question);
            Objects.requireNonNull(at);
            Objects.requireNonNull(dueAt);
        }

        @Override
        public Phase phase() {
            return Phase.SENT;
        }
    }

    /**
     * The national system took it.
     *
     * @param reception its number
     * @param since when it was first accepted
     * @param asks  how often its result was asked for
     * @param dueAt when its result is asked for the next time
     * @param question the question that has no last word yet, because the job was still being worked on, or it failed, or nothing came: its
     *                 result may come under the same name; null if there is none
     * @param failures how often asking for its result failed at a terminal that stood well
     */
    record Accepted(ReceptionNumber reception, Instant since, int asks, Instant dueAt, @Nullable InquiryId question,
            int failures)
            implements
                BulkState {
        public Accepted {
            Objects.requireNonNull(reception);
            Objects.requireNonNull(since);
            Objects.requireNonNull(dueAt);
        }

        @Override
        public Phase phase() {
            return Phase.ACCEPTED;
        }
    }

    /**
     * Its result was asked for.
     *
     * @param reception its number
     * @param since when it was first accepted
     * @param asks  how often its result was asked for, this time included
     * @param question the question
     * @param dueAt when it is asked for again, because no result came
     * @param failures as it was before
     * @param probe    whether it tries a terminal that does not stand well: its failure says nothing about the job
     */
    record Asked(ReceptionNumber reception, Instant since, int asks, InquiryId question, Instant dueAt, int failures,
            boolean probe)
            implements
                BulkState {
        public Asked {
            Objects.requireNonNull(reception);
            Objects.requireNonNull(since);
            Objects.requireNonNull(question);
            Objects.requireNonNull(dueAt);
        }

        @Override
        public Phase phase() {
            return Phase.ASKED;
        }
    }

    /**
     * A person has to look. A reply to the last question that comes all the same is taken.
     *
     * @param reason why
     * @param at     since when
     * @param before what it was
     */
    record Stopped(BulkStop reason, Instant at, BulkState before) implements BulkState {
        public Stopped {
            Objects.requireNonNull(reason);
            Objects.requireNonNull(at);
            if (before.phase() == Phase.STOPPED || before.phase() == Phase.FINISHED) {
                throw new IllegalArgumentException("only a job that goes on stops");
            }
        }

        @Override
        public Phase phase() {
            return Phase.STOPPED;
        }

        @Override
        public @Nullable InquiryId question() {
            return before.question();
        }

        @Override
        public @Nullable ReceptionNumber reception() {
            return before.reception();
        }

        @Override
        public @Nullable Instant dueAt() {
            return null;
        }
    }

    /**
     * Its result is in the ledger.
     *
     * @param at when the last of it was committed
     */
    record Finished(Instant at) implements BulkState {
        public Finished {
            Objects.requireNonNull(at);
        }

        @Override
        public Phase phase() {
            return Phase.FINISHED;
        }

        @Override
        public @Nullable Instant dueAt() {
            return null;
        }
    }
}
