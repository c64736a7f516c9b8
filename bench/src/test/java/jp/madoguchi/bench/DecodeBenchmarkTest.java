package jp.madoguchi.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecodeBenchmarkTest {

    @ParameterizedTest
    @ValueSource(strings = {"face-utf8.xml", "answer-sjis.xml"})
    void allPeersReadTheSameFile(String file) throws Exception {
        DecodeBenchmark benchmark = new DecodeBenchmark();
        benchmark.file = file;
        benchmark.load();

        assertThat(benchmark.madoguchi().answers()).singleElement()
                .satisfies(answer -> assertThat(answer.isValid()).isTrue());
        assertThat(benchmark.tokenizerAlone()).isGreaterThan(300);
        assertThat(benchmark.domTree().getElementsByTagName("ResultOfQualificationConfirmation").getLength())
                .isEqualTo(1);
    }
}
