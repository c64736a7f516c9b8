package jp.madoguchi.reception.mode;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Notices an outage of one terminal: answers against time-outs and {@code .err} in a sliding window. It has no clock; moments are passed
 * in, and one that lies before the newest counts as that. Safe for many threads.
 *
 * <p>Failures in a row within the window make it doubtful, then down. Down, it stays so until it was quiet for a while: then it is
 * doubtful, so that one question tries it. Only answers in a row make it up again; one more failure before that, and it is down.
 */
public final class TerminalHealth {

    private final HealthSettings settings;
    private final ArrayDeque<Instant> failures = new ArrayDeque<>();
    private Instant newest = Instant.MIN;
    private int answersInRow;
    private @Nullable Instant outageFrom;

    public TerminalHealth(HealthSettings settings) {
        this.settings = settings;
    }

    /** It answered. */
    public synchronized void answered(Instant at) {
        forward(at);
        answersInRow++;
        if (outageFrom == null || answersInRow >= settings.upAfter()) {
            outageFrom = null;
            failures.clear();
        }
    }

    /** It did not answer in time, or said that it could not ask. */
    public synchronized void failed(Instant at) {
        forward(at);
        answersInRow = 0;
        failures.addLast(newest);
        if (outageFrom == null && failures.size() >= settings.downAfter()) {
            outageFrom = failures.getFirst();
        }
        while (failures.size() > settings.downAfter()) {
            failures.removeFirst();
        }
    }

    /** How it stands at a moment. */
    public synchronized TerminalState at(Instant moment) {
        forward(moment);
        if (outageFrom == null) {
            return failures.size() >= settings.doubtfulAfter() ? TerminalState.DOUBTFUL : TerminalState.UP;
        }
        boolean quiet = failures.isEmpty() || !failures.getLast().plus(settings.tryAgainAfter()).isAfter(newest);
        return answersInRow > 0 || quiet ? TerminalState.DOUBTFUL : TerminalState.DOWN;
    }

    /** Since when it is out: the first of the failures that showed it; empty while it is not. */
    public synchronized Optional<Instant> outageFrom() {
        return Optional.ofNullable(outageFrom);
    }

    /** Since when it does not stand well: since when it is out, else the first failure that still counts; empty while it is up. */
    public synchronized Optional<Instant> troubledSince(Instant moment) {
        forward(moment);
        return outageFrom != null ? outageFrom() : Optional.ofNullable(failures.peekFirst());
    }

    /** It was out before a restart, and nothing has been heard of it since. */
    public synchronized void outSince(Instant from) {
        outageFrom = from;
        answersInRow = 0;
    }

    private void forward(Instant at) {
        newest = at.isAfter(newest) ? at : newest;
        while (!failures.isEmpty() && failures.getFirst().plus(settings.window()).isBefore(newest)) {
            failures.removeFirst();
        }
    }
}
