package jp.madoguchi.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * What {@link DecodeBenchmark} measures, for a machine that is busy with other things: the contenders take turns in one thread, each
 * turn is measured by the thread's own processor time, and the median counts. Its ratios hold where JMH's, which are taken one
 * contender after the other by the clock on the wall, do not.
 *
 * <pre>java -cp bench/target/bench.jar jp.madoguchi.bench.DecodeRatios [rounds]</pre>
 */
public final class DecodeRatios {

    private static final int WARM_UP = 30;
    private static final long TURN_NANOS = 20_000_000;

    /**
     * One contender's medians.
     *
     * @param nanos processor time for one file
     * @param bytes memory allocated for one file
     */
    record Figure(double nanos, double bytes) {}

    private final ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private DecodeRatios() {}

    /** Prints one line for each file and contender. */
    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100;
        for (SampleFile file : SampleFile.values()) {
            Map<String, Figure> figures = of(file, rounds);
            Figure own = figures.getOrDefault("madoguchi", new Figure(1, 1));
            figures.forEach(
                    (name, figure) -> System.out.printf(
                            Locale.ROOT, "%-12s %-16s %10.2f us %10.0f B   time %5.2f   memory %5.2f%n", file, name,
                            figure.nanos() / 1000, figure.bytes(), figure.nanos() / own.nanos(),
                            figure.bytes() / own.bytes()));
        }
    }

    /** Every contender's medians over one file. */
    static Map<String, Figure> of(SampleFile file, int rounds) throws Exception {
        DecodeBenchmark benchmark = new DecodeBenchmark();
        benchmark.file = file.name();
        benchmark.load();
        Map<String, Callable<Object>> contenders = new LinkedHashMap<>();
        contenders.put("madoguchi", benchmark::madoguchi);
        contenders.put("tokenizerAlone", benchmark::tokenizerAlone);
        contenders.put("scannerAlone", benchmark::scannerAlone);
        contenders.put("jaxb", benchmark::jaxb);
        contenders.put("jaxbOnTokenizer", benchmark::jaxbOnTokenizer);
        contenders.put("dom", benchmark::dom);
        return new DecodeRatios().measured(contenders, rounds);
    }

    private Map<String, Figure> measured(Map<String, Callable<Object>> contenders, int rounds) throws Exception {
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
        int files = 0;
        do {
            for (int i = 0; i < 4; i++) {
                if (contender.call() == null) {
                    throw new IllegalStateException("nothing was read");
                }
            }
            files += 4;
            end = thread.getCurrentThreadCpuTime();
        } while (end - begin < TURN_NANOS);
        return new Figure((double) (end - begin) / files,
                (double) (thread.getCurrentThreadAllocatedBytes() - bytes) / files);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
