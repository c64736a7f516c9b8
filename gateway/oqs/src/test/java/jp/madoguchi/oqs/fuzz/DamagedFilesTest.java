package jp.madoguchi.oqs.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The short run of the fuzzer: damaged files, some seconds for each reader, by a seed that is printed and can be given
 * ({@code -Dmadoguchi.fuzz.seed}). No input may make a reader hang, take memory without bound, or throw anything but a problem. The long
 * run is guided by coverage: docs/testing.md.
 */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DamagedFilesTest {

    private static final long SECONDS = Long.getLong("madoguchi.fuzz.seconds", 3);
    private static final long SEED = Long.getLong("madoguchi.fuzz.seed", System.nanoTime());
    private static final long MOST_NANOS = 2_000_000_000L;
    /** A zip inflates to 1 MiB and is copied as it grows; deciding keys for AES takes some more. */
    private static final long MOST_BYTES = 32 * 1024 * 1024;

    static Stream<Arguments> readers() {
        return Stream.of(
                Arguments.of("result", Corpus.results(), (Consumer<byte[]>) FuzzTargets::result),
                Arguments.of("reply", Corpus.replies(), (Consumer<byte[]>) FuzzTargets::reply),
                Arguments.of("subsidies", Corpus.subsidies(), (Consumer<byte[]>) FuzzTargets::subsidies),
                Arguments.of("error", Corpus.errors(), (Consumer<byte[]>) FuzzTargets::error),
                Arguments.of("zip", Corpus.zips(), (Consumer<byte[]>) FuzzTargets::zip),
                Arguments.of("file name", Corpus.fileNames(), (Consumer<byte[]>) FuzzTargets::fileName));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("readers")
    void nothingThatIsReadDoesHarm(String what, List<byte[]> corpus, Consumer<byte[]> reader) {
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        corpus.forEach(reader);
        Random random = new Random(SEED);
        long until = System.nanoTime() + SECONDS * 1_000_000_000L;
        int read = 0;
        while (System.nanoTime() < until) {
            byte[] damaged = Mutation.of(corpus.get(random.nextInt(corpus.size())), random);
            long bytes = thread.getCurrentThreadAllocatedBytes();
            long begin = thread.getCurrentThreadCpuTime();
            try {
                reader.accept(damaged);
            } catch (Throwable e) {
                throw new AssertionError(finding(what, damaged), e);
            }
            long nanos = thread.getCurrentThreadCpuTime() - begin;
            assertThat(nanos).as(() -> "time: " + finding(what, damaged)).isLessThan(MOST_NANOS);
            assertThat(thread.getCurrentThreadAllocatedBytes() - bytes)
                    .as(() -> "memory: " + finding(what, damaged)).isLessThan(MOST_BYTES + 64L * damaged.length);
            read++;
        }
        assertThat(read).as("inputs read").isGreaterThan(100);
    }

    private static String finding(String what, byte[] damaged) {
        return what + ", seed " + SEED + ": " + Base64.getEncoder().encodeToString(damaged);
    }
}
