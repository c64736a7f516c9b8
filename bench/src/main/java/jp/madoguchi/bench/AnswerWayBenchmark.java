package jp.madoguchi.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;
import jp.madoguchi.bench.peer.ConverterPeer;
import org.hl7.fhir.r4.model.Resource;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * An answer's whole way, XML to domain to all its resources to JSON bytes, against LinuxForHealth's converter making FHIR of the same
 * person's ADT^A04 with IN1. Run by {@code bench/answer-way}.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class AnswerWayBenchmark {

    /** The gateway's own way. */
    @State(Scope.Thread)
    public static class Own {
        final AnswerWay way = new AnswerWay();
        final byte[] file = SampleFile.FACE_UTF8.bytes();
    }

    /** The converter's. */
    @State(Scope.Thread)
    public static class Theirs {
        final ConverterPeer converter = ConverterPeer.open();
        String message = "";

        /** Reads the message once. */
        @Setup
        public void load() {
            message = ConverterPeer.message();
        }
    }

    /** XML to JSON bytes of hospital, payer, patient, coverage, response, provenance and consent. */
    @Benchmark
    public List<byte[]> madoguchi(Own own) {
        return own.way.all(own.file);
    }

    /** The same with HAPI's encoder for the JSON. */
    @Benchmark
    public List<byte[]> madoguchiByHapi(Own own) {
        return own.way.allByHapi(own.file);
    }

    /** The same without writing JSON. */
    @Benchmark
    public List<Resource> madoguchiUpToResources(Own own) {
        return own.way.resources(own.file);
    }

    /** ADT with IN1 to a Bundle as JSON text. */
    @Benchmark
    public String converter(Theirs theirs) throws ReflectiveOperationException {
        return theirs.converter.convert(theirs.message);
    }
}
