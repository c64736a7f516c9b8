package jp.madoguchi.routes.folder;

import java.time.Duration;

/** When a file may be tried again: after the poll interval, then doubled up to a minute. Apart for each file. */
final class BackOff {

    private static final int MOST_REMEMBERED = 10_000;
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Duration first;
    private final RecentMap<String, Tries> tries = new RecentMap<>(MOST_REMEMBERED);

    BackOff(Duration first) {
        this.first = first;
    }

    private record Tries(int failed, long next) {}

    boolean isOver(String name) {
        Tries before = tries.get(name);
        return before == null || System.nanoTime() - before.next() >= 0;
    }

    void failed(String name) {
        Tries before = tries.get(name);
        int failed = before == null ? 1 : before.failed() + 1;
        Duration wait = first.multipliedBy(1L << Math.min(failed - 1, 20));
        long nanos = wait.compareTo(LONGEST) > 0 ? LONGEST.toNanos() : wait.toNanos();
        tries.put(name, new Tries(failed, System.nanoTime() + nanos));
    }

    void succeeded(String name) {
        tries.remove(name);
    }
}
