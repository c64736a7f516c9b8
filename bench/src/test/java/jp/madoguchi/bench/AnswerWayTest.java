package jp.madoguchi.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

class AnswerWayTest {

    /** The contenders write the same, or the benchmark says nothing. */
    @Test
    void anAnswersResourcesAreTheSameBytesByEitherEncoder() {
        AnswerWay way = new AnswerWay();
        byte[] file = SampleFile.FACE_UTF8.bytes();

        assertThat(way.all(file)).hasSize(7).usingRecursiveComparison().isEqualTo(way.allByHapi(file));
    }

    /** A fifth of it is what was measured; a resource left to HAPI's encoder would show. */
    @Test
    void writingTheJsonTakesAFractionOfTheMemoryThatHapiTakes() throws Exception {
        Map<String, Callable<Object>> contenders = AnswerRatios.contenders();
        contenders.keySet().retainAll(Set.of("json", "jsonByHapi"));

        Map<String, Turns.Figure> figures = new Turns().measured(contenders, 3);

        double own = figures.getOrDefault("json", new Turns.Figure(0, Double.MAX_VALUE)).bytes();
        double hapi = figures.getOrDefault("jsonByHapi", new Turns.Figure(0, 0)).bytes();
        assertThat(own).isPositive().isLessThan(hapi / 5);
    }
}
