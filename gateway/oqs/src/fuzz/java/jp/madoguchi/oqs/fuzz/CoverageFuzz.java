package jp.madoguchi.oqs.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** The long run of the fuzzer, guided by coverage (Jazzer): profile {@code fuzz}, docs/testing.md. */
class CoverageFuzz {

    private static final String DURATION = "3m";

    static Stream<byte[]> result() {
        return Corpus.results().stream();
    }

    static Stream<byte[]> reply() {
        return Corpus.replies().stream();
    }

    static Stream<byte[]> subsidies() {
        return Corpus.subsidies().stream();
    }

    static Stream<byte[]> error() {
        return Corpus.errors().stream();
    }

    static Stream<byte[]> zip() {
        return Corpus.zips().stream();
    }

    static Stream<byte[]> fileName() {
        return Corpus.fileNames().stream();
    }

    @MethodSource
    @FuzzTest(maxDuration = DURATION)
    void result(byte[] bytes) {
        FuzzTargets.result(bytes);
    }

    @MethodSource
    @FuzzTest(maxDuration = DURATION)
    void reply(byte[] bytes) {
        FuzzTargets.reply(bytes);
    }

    @MethodSource
    @FuzzTest(maxDuration = DURATION)
    void subsidies(byte[] bytes) {
        FuzzTargets.subsidies(bytes);
    }

    @MethodSource
    @FuzzTest(maxDuration = DURATION)
    void error(byte[] bytes) {
        FuzzTargets.error(bytes);
    }

    @MethodSource
    @FuzzTest(maxDuration = DURATION)
    void zip(byte[] bytes) {
        FuzzTargets.zip(bytes);
    }

    @MethodSource
    @FuzzTest(maxDuration = DURATION)
    void fileName(byte[] bytes) {
        FuzzTargets.fileName(bytes);
    }
}
