package jp.madoguchi.reception.mode;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Notices an outage of one terminal: answers against time-outs and {@code .err} in a sliding window. It has no clock; moments are passed
 * in, and one that lies before the newest counts as that. Safe for many threads.
 *
 * <p>One person's failures are one: whoever was asked about before and failed counts once, and not at all once the terminal has answered
 * others since. Of whom nothing is known, each failure counts.
 *
 * <p>Failures in a row within the window make it doubtful, then down. Down, it stays so until it was quiet for a while: then it is
 * doubtful, so that one question tries it. Only answers in a row make it up again; one more failure before that, and it is down.
 */
public final class TerminalHealth {

    private static final int MOST_REMEMBERED = 1_000;

    /**
     * A failure that counts.
     *
     * @param first when it was first seen
     * @param last  when it was last seen
     * @param about whose it is, if that is known
     */
    private record Failure(Instant first, Instant last, @Nullable AskedAbout about) {}

    private final HealthSettings settings;
    private final ArrayDeque<Failure> failures = new ArrayDeque<>();
    /** Who failed while the terminal answered others; the oldest is forgotten. */
    private final LinkedHashSet<AskedAbout> failingAlone = new LinkedHashSet<>();
    private Instant newest = Instant.MIN;
    private int answersInRow;
    private @Nullable Instant outageFrom;
    private @Nullable Instant answeredAt;

    public TerminalHealth(HealthSettings settings) {
        this.settings = settings;
    }

    /** It answered. */
    public void answered(Instant at) {
        answered(at, null);
    }

    /** It answered a question about somebody. */
    synchronized void answered(Instant at, @Nullable AskedAbout about) {
        forward(at);
        answeredAt = newest;
        answersInRow++;
        if (outageFrom == null || answersInRow >= settings.upAfter()) {
            outageFrom = null;
            failures.stream().map(Failure::about).filter(Objects::nonNull).forEach(this::failsAlone);
            failures.clear();
        }
        if (about != null) {
            failingAlone.remove(about);
        }
    }

    /** It did not answer in time. */
    public void failed(Instant at) {
        failed(at, null);
    }

    /** It said that it could not ask about somebody, or that the national system failed. */
    synchronized void failed(Instant at, @Nullable AskedAbout about) {
        forward(at);
        if (about != null && failingAlone.contains(about)) {
            return;
        }
        answersInRow = 0;
        Instant first = newest;
        for (Failure before : failures) {
            if (about != null && about.equals(before.about())) {
                first = before.first();
            }
        }
        failures.removeIf(before -> about != null && about.equals(before.about()));
        failures.addLast(new Failure(first, newest, about));
        if (outageFrom == null && failures.size() >= settings.downAfter()) {
            outageFrom = began();
        }
        while (failures.size() > settings.downAfter()) {
            failures.removeFirst();
        }
    }

    /** Whether it answered anything at a moment or later. */
    public synchronized boolean answeredSince(Instant moment) {
        return answeredAt != null && !answeredAt.isBefore(moment);
    }

    /** How it stands at a moment. */
    public synchronized TerminalState at(Instant moment) {
        forward(moment);
        if (outageFrom == null) {
            return failures.size() >= settings.doubtfulAfter() ? TerminalState.DOUBTFUL : TerminalState.UP;
        }
        boolean quiet = failures.isEmpty() || !failures.getLast().last().plus(settings.tryAgainAfter()).isAfter(newest);
        return answersInRow > 0 || quiet ? TerminalState.DOUBTFUL : TerminalState.DOWN;
    }

    /** Since when it is out: the first of the failures that showed it; empty while it is not. */
    public synchronized Optional<Instant> outageFrom() {
        return Optional.ofNullable(outageFrom);
    }

    /** Since when it does not stand well: since when it is out, else the first failure that still counts; empty while it is up. */
    public synchronized Optional<Instant> troubledSince(Instant moment) {
        forward(moment);
        return outageFrom != null
                ? outageFrom()
                : Optional.of(failures).filter(some -> !some.isEmpty()).map(some -> began());
    }

    private Instant began() {
        return failures.stream().map(Failure::first).min(Comparator.naturalOrder()).orElseThrow();
    }

    private void failsAlone(AskedAbout about) {
        failingAlone.add(about);
        if (failingAlone.size() > MOST_REMEMBERED) {
            failingAlone.removeFirst();
        }
    }

    /** It was out before a restart, and nothing has been heard of it since. */
    public synchronized void outSince(Instant from) {
        outageFrom = from;
        answersInRow = 0;
    }

    private void forward(Instant at) {
        newest = at.isAfter(newest) ? at : newest;
        while (!failures.isEmpty() && failures.getFirst().last().plus(settings.window()).isBefore(newest)) {
            failures.removeFirst();
        }
    }
}
