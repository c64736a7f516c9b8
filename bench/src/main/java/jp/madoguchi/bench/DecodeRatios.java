package jp.madoguchi.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * What {@link DecodeBenchmark} measures, in {@link Turns}: for a machine that is busy with other things.
 *
 * <pre>java -cp bench/target/bench.jar jp.madoguchi.bench.DecodeRatios [rounds]</pre>
 */
public final class DecodeRatios {

    private DecodeRatios() {}

    /** Prints one line for each file and contender. */
    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100;
        for (SampleFile file : SampleFile.values()) {
            Turns.print(file.name(), of(file, rounds), "madoguchi");
        }
    }

    /** Every contender's medians over one file. */
    static Map<String, Turns.Figure> of(SampleFile file, int rounds) throws Exception {
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
        return new Turns().measured(contenders, rounds);
    }
}
