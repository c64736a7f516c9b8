package jp.madoguchi.reception.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import jp.madoguchi.domain.exchange.ReceptionNumber;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.qualification.InquiryId;
import org.jspecify.annotations.Nullable;

/**
 * A bulk job: one file to the national system, accepted under a number by which its result is fetched later. The ledger replaces exactly
 * the version that was read: of two nodes one sends, the other finds it sent.
 *
 * @param id        id
 * @param batch     what it was planned with: one list may make several jobs
 * @param facility  institution
 * @param terminal  terminal
 * @param subject   what it is about
 * @param plannedAt when it was planned
 * @param state     where it stands
 * @param persons   how many rows it has
 * @param open      how many of them wait for their outcome
 * @param refused   units of its result that nobody had asked for
 * @param taking    how far its result was taken, while it is being taken
 * @param refusals  digests of the newest replies that were refused, so that a person is told of each once
 * @param claim     the node that works on it
 * @param task      the desk task that asks a person to look after it, while it is stopped
 * @param version   as the ledger gave it; 0 while it was never saved
 */
public record BulkJob(
        ResourceId id,
        ResourceId batch,
        FacilityCode facility,
        TerminalId terminal,
        BulkSubject subject,
        Instant plannedAt,
        BulkState state,
        int persons,
        int open,
        int refused,
        @Nullable Taking taking,
        List<String> refusals,
        @Nullable Claim claim,
        @Nullable ResourceId task,
        int version) {

    private static final int MOST_REFUSALS = 20;
    /** Of one job, while its terminal stood well: one more, and a person has to look. */
    private static final int MOST_FAILURES = 4;

    /**
     * How far a result was taken.
     *
     * @param digest of the result
     * @param next   the first unit that was not taken yet
     */
    public record Taking(String digest, int next) {
        public Taking {
            Objects.requireNonNull(digest);
        }
    }

    /**
     * A lease: until then no other node works on the job.
     *
     * @param by    node
     * @param until when it ends by itself
     */
    public record Claim(String by, Instant until) {
        public Claim {
            Objects.requireNonNull(by);
            Objects.requireNonNull(until);
        }
    }

    public BulkJob {
        Objects.requireNonNull(id);
        Objects.requireNonNull(batch);
        Objects.requireNonNull(facility);
        Objects.requireNonNull(terminal);
        Objects.requireNonNull(subject);
        Objects.requireNonNull(plannedAt);
        Objects.requireNonNull(state);
        refusals = List.copyOf(refusals);
        if (open < 0 || open > persons || refused < 0 || version < 0) {
            throw new IllegalArgumentException("counts of a job fit together");
        }
    }

    /** A new job; one without anybody to ask about is finished from the start. */
    public static BulkJob planned(ResourceId id, ResourceId batch, FacilityCode facility, TerminalId terminal,
            BulkSubject subject, int persons, int open, Instant at) {
        BulkState state = subject.namesPersons() && open == 0
                ? new BulkState.Finished(at)
                : new BulkState.Planned(at, null, 0, null);
        return new BulkJob(id, batch, facility, terminal, subject, at, state, persons, open, 0, null, List.of(), null,
                null, 0);
    }

    /** Its first question goes to a terminal that stands well. */
    public BulkJob sent(InquiryId question, Instant at, BulkPace pace) {
        return sent(question, at, pace, false);
    }

    /**
     * Its first question goes to the terminal.
     *
     * @param probe whether it tries a terminal that does not stand well: its failure is not held against the job
     */
    public BulkJob sent(InquiryId question, Instant at, BulkPace pace, boolean probe) {
        return switch (state) {
            case BulkState.Planned planned ->
                with(new BulkState.Sent(question, at, at.plus(pace.receiptWithin()), planned.resumed(),
                        planned.failures(), probe));
            case BulkState.Sent sent -> throw notIn();
            case BulkState.Accepted accepted -> throw notIn();
            case BulkState.Asked asked -> throw notIn();
            case BulkState.Stopped stopped -> throw notIn();
            case BulkState.Finished finished -> throw notIn();
        };
    }

    /** The national system took it; also later than it was waited for. */
    public BulkJob accepted(ReceptionNumber reception, Instant at, BulkPace pace) {
        return switch (awaiting()) {
            case BulkState.Sent sent when subject.family().isPresent() -> acceptedUnder(reception, at, pace);
            case BulkState.Planned planned when planned.question() != null && subject.family().isPresent() ->
                acceptedUnder(reception, at, pace);
            case BulkState.Sent sent -> throw notIn();
            case BulkState.Asked asked -> throw notIn();
            case BulkState.Planned planned -> throw notIn();
            case BulkState.Accepted accepted -> throw notIn();
            case BulkState.Stopped stopped -> throw notIn();
            case BulkState.Finished finished -> throw notIn();
        };
    }

    private BulkJob acceptedUnder(ReceptionNumber reception, Instant at, BulkPace pace) {
        return with(new BulkState.Accepted(reception, at, 0, at.plus(pace.delay(0)), null, 0));
    }

    /** A terminal that stands well is asked for its result. */
    public BulkJob asked(InquiryId question, Instant at, BulkPace pace) {
        return asked(question, at, pace, false);
    }

    /**
     * Its result is asked for.
     *
     * @param probe whether it tries a terminal that does not stand well: its failure is not held against the job
     */
    public BulkJob asked(InquiryId question, Instant at, BulkPace pace, boolean probe) {
        return switch (state) {
            case BulkState.Accepted accepted -> with(new BulkState.Asked(accepted.reception(), accepted.since(),
                    accepted.asks() + 1, question, at.plus(pace.receiptWithin()), accepted.failures(), probe));
            case BulkState.Planned planned -> throw notIn();
            case BulkState.Sent sent -> throw notIn();
            case BulkState.Asked asked -> throw notIn();
            case BulkState.Stopped stopped -> throw notIn();
            case BulkState.Finished finished -> throw notIn();
        };
    }

    /**
     * Its question is handed over only now, behind others of its line: the wait for the reply begins with that. Empty where the question is no
     * longer the job's, so that nobody waits for a reply to it: it is overdue and left to a person, or asked for again.
     */
    public Optional<BulkJob> handedOver(InquiryId question, Instant at, BulkPace pace) {
        if (!question.equals(state.question())) {
            return Optional.empty();
        }
        return switch (state) {
            case BulkState.Sent sent -> Optional.of(kept(new BulkState.Sent(question, sent.at(),
                    at.plus(pace.receiptWithin()), sent.resumed(), sent.failures(), sent.probe())));
            case BulkState.Asked asked -> Optional.of(kept(new BulkState.Asked(asked.reception(), asked.since(),
                    asked.asks(), question, at.plus(pace.receiptWithin()), asked.failures(), asked.probe())));
            case BulkState.Planned planned -> Optional.empty();
            case BulkState.Accepted accepted -> Optional.empty();
            case BulkState.Stopped stopped -> Optional.empty();
            case BulkState.Finished finished -> Optional.empty();
        };
    }

    /**
     * The national system still works on it: it is asked again later, or not at all after the longest time. Where that was said before, and
     * where one step is all, nothing changes.
     */
    public BulkJob stillProcessing(Instant at, BulkPace pace) {
        return switch (awaiting()) {
            case BulkState.Asked asked when at.isBefore(asked.since().plus(pace.giveUpAfter())) ->
                with(new BulkState.Accepted(asked.reception(), asked.since(), asked.asks(),
                        at.plus(pace.delay(asked.asks())), asked.question(), 0));
            case BulkState.Asked asked when state instanceof BulkState.Stopped stopped
                    && stopped.reason() == BulkStop.NOT_DONE_IN_TIME ->
                this;
            case BulkState.Asked asked -> with(new BulkState.Stopped(BulkStop.NOT_DONE_IN_TIME, at, asked));
            case BulkState.Sent sent when subject.family().isEmpty() -> this;
            case BulkState.Sent sent -> throw notIn();
            case BulkState.Planned planned when planned.question() != null && subject.family().isEmpty() -> this;
            case BulkState.Planned planned -> throw notIn();
            case BulkState.Accepted accepted when accepted.question() != null
                    && state instanceof BulkState.Stopped stopped && stopped.reason() != BulkStop.NOT_DONE_IN_TIME
                    && at.isBefore(accepted.since().plus(pace.giveUpAfter())) ->
                with(new BulkState.Accepted(accepted.reception(), accepted.since(), accepted.asks(),
                        at.plus(pace.delay(accepted.asks())), accepted.question(), 0));
            case BulkState.Accepted accepted when accepted.question() != null -> this;
            case BulkState.Accepted accepted -> throw notIn();
            case BulkState.Stopped stopped -> throw notIn();
            case BulkState.Finished finished -> throw notIn();
        };
    }

    /** The reply that it waits for cannot come any more: its result is asked for again, at once. */
    public BulkJob lost(Instant at) {
        return switch (state) {
            case BulkState.Asked asked ->
                with(new BulkState.Accepted(asked.reception(), asked.since(), asked.asks(), at, null,
                        asked.failures()));
            case BulkState.Planned planned -> throw notIn();
            case BulkState.Sent sent -> throw notIn();
            case BulkState.Accepted accepted -> throw notIn();
            case BulkState.Stopped stopped -> throw notIn();
            case BulkState.Finished finished -> throw notIn();
        };
    }

    /** A person has to look. A job that is stopped already stays as it is. */
    public BulkJob stopped(BulkStop reason, Instant at) {
        return switch (state) {
            case BulkState.Sent sent -> with(new BulkState.Stopped(reason, at, sent));
            case BulkState.Asked asked -> with(new BulkState.Stopped(reason, at, asked));
            case BulkState.Stopped stopped -> this;
            case BulkState.Planned planned -> with(new BulkState.Stopped(reason, at, planned));
            case BulkState.Accepted accepted -> with(new BulkState.Stopped(reason, at, accepted));
            case BulkState.Finished finished -> throw notIn();
        };
    }

    /** Its terminal cannot be asked at the moment: it keeps its place until then. */
    public BulkJob held(Instant until) {
        return switch (state) {
            case BulkState.Planned planned ->
                with(new BulkState.Planned(until, planned.resumed(), planned.failures(), planned.question()));
            case BulkState.Accepted accepted -> with(new BulkState.Accepted(accepted.reception(), accepted.since(),
                    accepted.asks(), until, accepted.question(), accepted.failures()));
            case BulkState.Sent sent -> throw notIn();
            case BulkState.Asked asked -> throw notIn();
            case BulkState.Stopped stopped -> throw notIn();
            case BulkState.Finished finished -> throw notIn();
        };
    }

    /** Its question is known not to have reached the terminal: it goes back to where it was, and is asked again with a new one. */
    public BulkJob unsent(Instant until) {
        return switch (state) {
            case BulkState.Sent sent -> with(new BulkState.Planned(until, sent.resumed(), sent.failures(), null));
            case BulkState.Asked asked ->
                with(new BulkState.Accepted(asked.reception(), asked.since(), asked.asks() - 1, until, null,
                        asked.failures()));
            case BulkState.Planned planned -> throw notIn();
            case BulkState.Accepted accepted -> throw notIn();
            case BulkState.Stopped stopped -> throw notIn();
            case BulkState.Finished finished -> throw notIn();
        };
    }

    /**
     * It was left to a person because no receipt came, and now its first question is known never to have been handed over: it waits for its turn
     * again, with a new one. Empty where it stands otherwise.
     */
    public Optional<BulkJob> neverHandedOver(InquiryId question, Instant until) {
        return state instanceof BulkState.Stopped stopped && stopped.reason() == BulkStop.NO_REPLY
                && stopped.before() instanceof BulkState.Sent sent && sent.question().equals(question)
                        ? Optional.of(with(new BulkState.Planned(until, sent.resumed(), sent.failures(), null)))
                        : Optional.empty();
    }

    /**
     * It was said that its question could not be asked, or that it failed: it goes back to where it was, and is asked again with a new one.
     * A person has to look when that was said too often while its terminal stood well, or when its time is over. The word about a question is
     * no last one; said again, it changes nothing.
     */
    public BulkJob failed(Instant at, BulkPace pace) {
        return switch (state) {
            case BulkState.Sent sent -> {
                int failures = sent.failures() + (sent.probe() ? 0 : 1);
                yield endsWith(failures, at, pace)
                        ? stopped(BulkStop.FAILED, at)
                        : with(new BulkState.Planned(at.plus(pace.delay(failures)), sent.resumed(), failures,
                                sent.question()));
            }
            case BulkState.Asked asked -> {
                int failures = asked.failures() + (asked.probe() ? 0 : 1);
                yield endsWith(failures, at, pace)
                        ? stopped(BulkStop.FAILED, at)
                        : with(new BulkState.Accepted(asked.reception(), asked.since(), asked.asks(),
                                at.plus(pace.delay(failures)), asked.question(), failures));
            }
            case BulkState.Planned planned when planned.question() != null -> this;
            case BulkState.Planned planned -> throw notIn();
            case BulkState.Accepted accepted when accepted.question() != null -> this;
            case BulkState.Accepted accepted -> throw notIn();
            case BulkState.Stopped stopped -> this;
            case BulkState.Finished finished -> throw notIn();
        };
    }

    private boolean endsWith(int failures, Instant at, BulkPace pace) {
        return failures > MOST_FAILURES || !at.isBefore(endsAt(pace));
    }

    /**
     * Nothing came in time. Asking for a result again changes nothing, so it is asked for again until its time is over; whether a first
     * question arrived nobody knows, so a person has to look.
     */
    public BulkJob unanswered(Instant at, BulkPace pace) {
        return switch (state) {
            case BulkState.Asked asked when at.isBefore(endsAt(pace)) ->
                with(new BulkState.Accepted(asked.reception(), asked.since(), asked.asks(), at.plus(pace.delay(0)),
                        asked.question(), asked.failures()));
            case BulkState.Asked asked -> stopped(BulkStop.NO_REPLY, at);
            case BulkState.Sent sent -> stopped(BulkStop.NO_REPLY, at);
            case BulkState.Planned planned -> throw notIn();
            case BulkState.Accepted accepted -> throw notIn();
            case BulkState.Stopped stopped -> throw notIn();
            case BulkState.Finished finished -> throw notIn();
        };
    }

    /**
     * When it ends by itself, if its terminal cannot be asked until then: what waits for its turn when its day is over, a result that cannot be
     * fetched also after the longest time. What is about no day, and what a person let go on after its day, has the longest time.
     */
    public Instant endsAt(BulkPace pace) {
        Instant since = switch (state) {
            case BulkState.Planned planned -> planned.resumed() == null ? plannedAt : planned.resumed();
            case BulkState.Sent sent -> sent.resumed() == null ? plannedAt : sent.resumed();
            case BulkState.Accepted accepted -> accepted.since();
            case BulkState.Asked asked -> asked.since();
            case BulkState.Stopped stopped -> stopped.at();
            case BulkState.Finished finished -> finished.at();
        };
        Instant longest = since.plus(pace.giveUpAfter());
        return subject.isOverAt().filter(since::isBefore)
                .map(over -> state.reception() != null && longest.isBefore(over) ? longest : over).orElse(longest);
    }

    /** A person lets a stopped job go on: with its number its result is asked for, without one it is sent anew. */
    public BulkJob resumed(Instant at) {
        if (!(state instanceof BulkState.Stopped stopped)) {
            throw notIn();
        }
        ReceptionNumber reception = stopped.reception();
        return with(reception == null
                ? new BulkState.Planned(at, at, 0, stopped.question())
                : new BulkState.Accepted(reception, at, 0, at, stopped.question(), 0));
    }

    /** A person is asked to look after it. */
    public BulkJob lookedAfterBy(ResourceId deskTask) {
        return new BulkJob(id, batch, facility, terminal, subject, plannedAt, state, persons, open, refused, taking,
                refusals, claim, deskTask, version);
    }

    /** A batch of its result was taken. */
    public BulkJob taken(Taking so, int nowOpen, int more, int moreRefused) {
        if (!awaitsResult()) {
            throw notIn();
        }
        return new BulkJob(id, batch, facility, terminal, subject, plannedAt, state, persons + more, nowOpen,
                refused + moreRefused, so, refusals, claim, task, version);
    }

    /** What was taken of its list is forgotten, because the whole of it comes once more. */
    public BulkJob listedAnew() {
        return new BulkJob(id, batch, facility, terminal, subject, plannedAt, state, 0, 0, 0, null, refusals, claim,
                task, version);
    }

    /** All of its result is in the ledger. */
    public BulkJob finished(Instant at) {
        if (!awaitsResult()) {
            throw notIn();
        }
        return new BulkJob(id, batch, facility, terminal, subject, plannedAt, new BulkState.Finished(at), persons, 0,
                refused, null, refusals, null, null, version);
    }

    /** Whether a result may come now: its last question was the one for it, also where it was said that it is still being worked on. */
    public boolean awaitsResult() {
        return switch (awaiting().phase()) {
            case ASKED -> true;
            case SENT -> subject.family().isEmpty();
            case PLANNED -> subject.family().isEmpty() && state.question() != null;
            case ACCEPTED -> state.question() != null;
            case STOPPED, FINISHED -> false;
        };
    }

    /** Whether a receipt may come now. */
    public boolean awaitsReceipt() {
        BulkState.Phase phase = awaiting().phase();
        boolean handed = phase == BulkState.Phase.SENT
                || phase == BulkState.Phase.PLANNED && state.question() != null;
        return handed && subject.family().isPresent();
    }

    /** Whether a node was the last to send its question, or to take its result. */
    public boolean wasClaimedBy(String node) {
        return claim != null && claim.by().equals(node);
    }

    /** A node works on it for a while. */
    public BulkJob claimed(String by, Instant at, Duration lease) {
        return new BulkJob(id, batch, facility, terminal, subject, plannedAt, state, persons, open, refused, taking,
                refusals, new Claim(by, at.plus(lease)), task, version);
    }

    /** Whether another node than this works on it. */
    public boolean isClaimedByOther(String node, Instant at) {
        return claim != null && !claim.by().equals(node) && claim.until().isAfter(at);
    }

    /** The same, remembering a refused reply; empty if it was remembered before. */
    public Optional<BulkJob> refusing(String digest) {
        if (refusals.contains(digest)) {
            return Optional.empty();
        }
        List<String> newest = new ArrayList<>(refusals);
        newest.add(digest);
        int from = Math.max(0, newest.size() - MOST_REFUSALS);
        return Optional.of(new BulkJob(id, batch, facility, terminal, subject, plannedAt, state, persons, open, refused,
                taking, newest.subList(from, newest.size()), claim, task,
                version));
    }

    /** The same job as a ledger holds it. */
    public BulkJob at(int ledgersVersion) {
        return new BulkJob(id, batch, facility, terminal, subject, plannedAt, state, persons, open, refused, taking,
                refusals, claim, task, ledgersVersion);
    }

    private BulkState awaiting() {
        return state instanceof BulkState.Stopped stopped ? stopped.before() : state;
    }

    /** In the same state, of which something else is known now. */
    private BulkJob kept(BulkState same) {
        return new BulkJob(id, batch, facility, terminal, subject, plannedAt, same, persons, open, refused, taking,
                refusals, claim, task, version);
    }

    /** In another state no node works on it any more, and nobody looks after it. */
    private BulkJob with(BulkState next) {
        return new BulkJob(id, batch, facility, terminal, subject, plannedAt, next, persons, open, refused, taking,
                refusals, null, null, version);
    }

    private ProblemException notIn() {
        return new ProblemException(Problem.at(ProblemCode.TASK_STATE, state.phase().name()));
    }
}
