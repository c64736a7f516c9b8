package jp.madoguchi.gateway.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import jp.madoguchi.reception.directory.ImportReport;
import org.junit.jupiter.api.Test;

class ImportProgressTest {

    private final List<String> told = new ArrayList<>();
    private long now;

    @Test
    void aLongImportTellsEveryFiveSecondsHowFarItIsAndAShortOneNothing() {
        ImportProgress progress = new ImportProgress(100_000, () -> now, told::add);
        at(4, progress, 8_000);
        assertThat(told).isEmpty();
        at(5, progress, 12_500);
        at(9, progress, 20_000);
        at(10, progress, 25_000);
        assertThat(told).containsExactly("12,500 of 100,000 patients, 2,500 a second",
                "25,000 of 100,000 patients, 2,500 a second");
    }

    @Test
    void whatIsKnownAlreadyCountsAsDone() {
        ImportProgress progress = new ImportProgress(10, () -> now, told::add);
        now = Duration.ofSeconds(5).toNanos();
        progress.accept(new ImportReport(1, 2, 2, 1));
        assertThat(told).containsExactly("5 of 10 patients, 1 a second");
    }

    private void at(int second, ImportProgress progress, int added) {
        now = Duration.ofSeconds(second).toNanos();
        progress.accept(new ImportReport(added, 0, 0, 0));
    }
}
