package jp.madoguchi.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import jp.madoguchi.domain.channel.NextStep;
import org.junit.jupiter.api.Test;

class NextStepBenchmarkTest {

    @Test
    void theMixLeadsToEveryUsualKindOfStep() {
        NextStepBenchmark benchmark = new NextStepBenchmark();
        benchmark.draw();
        Set<Class<?>> steps = new HashSet<>();
        for (int i = 0; i < benchmark.visits().size(); i++) {
            steps.add(benchmark.decide().getClass());
        }
        assertThat(steps).contains(NextStep.Proceed.class, NextStep.Query.class, NextStep.AskAtDesk.class,
                NextStep.Refuse.class);
        assertThat(benchmark.tableAlone().rules()).isNotEmpty();
    }
}
