package jp.madoguchi.sim.terminal;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The faults that are switched on, with how often each is still due. Safe for several threads. */
public final class FaultDesk {
    private final List<Due> due = new ArrayList<>();

    /** Switches a fault on. */
    public synchronized void start(Fault fault) {
        due.add(new Due(fault, fault.times()));
    }

    /** Switches all faults of a kind off, or all faults when {@code kind} is absent. */
    public synchronized void stop(Fault.@Nullable Kind kind) {
        due.removeIf(entry -> kind == null || entry.fault.kind() == kind);
    }

    /** What is switched on. */
    public synchronized List<Fault> active() {
        return due.stream().map(entry -> new Fault(entry.fault.kind(), entry.fault.ms(), entry.left,
                entry.fault.person(), entry.fault.channel(), entry.fault.size(), entry.fault.returned(),
                entry.fault.api())).toList();
    }

    /** Whether the terminal is frozen. */
    synchronized boolean frozen() {
        due.removeIf(entry -> entry.fault.kind() == Fault.Kind.FREEZE && entry.fault.ms() > 0
                && System.nanoTime() - entry.startedNanos > entry.fault.ms() * 1_000_000L);
        return due.stream().anyMatch(entry -> entry.fault.kind() == Fault.Kind.FREEZE);
    }

    /** The faults that hit the next file of this channel, person and exchange, one of each kind; counts them down. */
    synchronized Map<Fault.Kind, Fault> hit(String channel, @Nullable String person, Set<String> apis) {
        Map<Fault.Kind, Fault> hits = new EnumMap<>(Fault.Kind.class);
        for (Due entry : due) {
            if (entry.fault.concerns(channel, person, apis) && hits.putIfAbsent(entry.fault.kind(), entry.fault) == null
                    && entry.left != null) {
                entry.left--;
            }
        }
        due.removeIf(entry -> entry.left != null && entry.left <= 0);
        return hits;
    }

    private static final class Due {
        private final Fault fault;
        private final long startedNanos = System.nanoTime();
        private @Nullable Integer left;

        Due(Fault fault, @Nullable Integer left) {
            this.fault = fault;
            this.left = left;
        }
    }
}
