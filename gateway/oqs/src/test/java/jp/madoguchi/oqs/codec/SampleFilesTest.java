package jp.madoguchi.oqs.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import jp.madoguchi.domain.qualification.Answer;
import jp.madoguchi.oqs.message.ResultMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every sample file, field by field: what it must be read as stands beside it in {@code samples-as-read}. */
class SampleFilesTest {

    private final ResultReader reader = new ResultReader();

    @ParameterizedTest
    @MethodSource("jp.madoguchi.oqs.codec.Samples#all")
    void everySampleIsReadFieldByField(String sample) {
        ResultMessage message = reader.read(Samples.bytes(sample));

        StringBuilder read = new StringBuilder();
        for (Answer answer : message.answers()) {
            read.append("--- answer\n").append(Lines.of(answer));
        }
        assertThat(read.toString()).isEqualTo(
                new String(Samples.resource("/samples-as-read/" + sample.replace(".xml", ".txt")),
                        StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource("jp.madoguchi.oqs.codec.Samples#all")
    void nothingInASampleIsStrange(String sample) {
        assertThat(reader.read(Samples.bytes(sample)).remarks()).isEmpty();
    }

    @Test
    void aBulkResultKeepsItsReceptionNumberAndWhetherALimitCertificateChanged() {
        ResultMessage bulk = reader.read(Samples.bytes(Samples.BULK));

        assertThat(bulk.header().receptionNumber()).isEqualTo("SIM00000000000000007");
        assertThat(bulk.units()).extracting(unit -> unit.limitChanged()).containsExactly(true, false, null);
    }

    @Test
    void oneReaderServesManyThreads() {
        List<String> work = Collections.nCopies(100, Samples.ALL).stream().flatMap(List::stream).toList();

        List<ResultMessage> inParallel = work.parallelStream().map(sample -> reader.read(Samples.bytes(sample)))
                .toList();

        assertThat(inParallel)
                .isEqualTo(work.stream().map(sample -> new ResultReader().read(Samples.bytes(sample))).toList());
    }
}
