package jp.madoguchi.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import jp.madoguchi.bench.peer.ConverterPeer;
import org.hl7.fhir.r4.model.Resource;

/**
 * What {@link AnswerWayBenchmark} measures, in {@link Turns}: for a machine that is busy with other things. The converter takes part where
 * {@code -Dmadoguchi.bench.converter} names the folder of its libraries, which {@code bench/answer-way} fetches.
 *
 * <pre>java -Dmadoguchi.bench.converter=bench/target/converter -cp bench/target/bench.jar jp.madoguchi.bench.AnswerRatios [rounds]</pre>
 */
public final class AnswerRatios {

    private AnswerRatios() {}

    /** Prints one line for each contender: the whole way, and what of it is the writing of JSON. */
    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100;
        Turns.print("answer", new Turns().measured(contenders(), rounds), "madoguchi");
    }

    static Map<String, Callable<Object>> contenders() {
        AnswerWay way = new AnswerWay();
        byte[] file = SampleFile.FACE_UTF8.bytes();
        List<Resource> resources = way.resources(file);
        Map<String, Callable<Object>> contenders = new LinkedHashMap<>();
        contenders.put("madoguchi", () -> way.all(file));
        contenders.put("madoguchiByHapi", () -> way.allByHapi(file));
        contenders.put("madoguchiUpToResources", () -> way.resources(file));
        contenders.put("json", () -> way.json(resources));
        contenders.put("jsonByHapi", () -> way.jsonByHapi(resources));
        if (!System.getProperty("madoguchi.bench.converter", "").isEmpty()) {
            ConverterPeer converter = ConverterPeer.open();
            String message = ConverterPeer.message();
            contenders.put("converter", () -> converter.convert(message));
        }
        return contenders;
    }
}
