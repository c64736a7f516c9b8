package jp.madoguchi.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * Contenders that take turns in one thread; each turn is measured by the thread's own processor time, and the median counts. Their ratios hold on a
 * machine that is busy with other things, where JMH's, which are taken one contender after the other by the clock on the wall, do not.
 */
final class Turns {

    private static final int WARM_UP = 30;
    private static final long TURN_NANOS = 20_000_000;

    /**
     * One contender's medians.
     *
     * @param nanos processor time for one call
     * @param bytes memory allocated for one call
     */
    record Figure(double nanos, double bytes) {}

    private final ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Every contender's medians. */
    Map<String, Figure> measured(Map<String, Callable<Object>> contenders, int rounds) throws Exception {
        Map<String, double[][]> turns = new LinkedHashMap<>();
        contenders.keySet().forEach(name -> turns.put(name, new double[2][rounds]));
        for (int round = -Math.min(WARM_UP, rounds); round < rounds; round++) {
            for (Map.Entry<String, Callable<Object>> contender : contenders.entrySet()) {
                Figure turn = turn(contender.getValue());
                if (round >= 0) {
                    double[][] into = turns.getOrDefault(contender.getKey(), new double[2][rounds]);
                    into[0][round] = turn.nanos();
                    into[1][round] = turn.bytes();
                }
            }
        }
        Map<String, Figure> medians = new LinkedHashMap<>();
        turns.forEach((name, values) -> medians.put(name, new Figure(median(values[0]), median(values[1]))));
        return medians;
    }

    private Figure turn(Callable<Object> contender) throws Exception {
        long bytes = thread.getCurrentThreadAllocatedBytes();
        long begin = thread.getCurrentThreadCpuTime();
        long end;
        int calls = 0;
        do {
            for (int i = 0; i < 4; i++) {
                if (contender.call() == null) {
                    throw new IllegalStateException("nothing was done");
                }
            }
            calls += 4;
            end = thread.getCurrentThreadCpuTime();
        } while (end - begin < TURN_NANOS);
        return new Figure((double) (end - begin) / calls,
                (double) (thread.getCurrentThreadAllocatedBytes() - bytes) / calls);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** One line for each contender, with its shares of another's. */
    static void print(String about, Map<String, Figure> figures, String measure) {
        Figure one = figures.getOrDefault(measure, new Figure(1, 1));
        figures.forEach((name, figure) -> System.out.printf(Locale.ROOT,
                "%-12s %-24s %10.2f us %10.0f B   time %5.2f   memory %5.2f%n", about, name, figure.nanos() / 1000,
                figure.bytes(), figure.nanos() / one.nanos(), figure.bytes() / one.bytes()));
    }
}
