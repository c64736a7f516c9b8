package jp.madoguchi.reception.mode;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Random;
import jp.madoguchi.domain.identity.ResourceId;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Which re-check comes first. */
class ClaimUrgencyTest {

    private static ClaimUrgency urgency(String month, int days, String visit, String id) {
        return new ClaimUrgency(YearMonth.parse(month), days, LocalDate.parse(visit), new ResourceId(id));
    }

    @Test
    void treatmentMonthComesBeforeDaysBeforeAgeBeforeId() {
        ClaimUrgency first = urgency("2026-09", 20, "2026-09-30", "d");
        ClaimUrgency second = urgency("2026-10", 1, "2026-10-30", "c");
        ClaimUrgency third = urgency("2026-10", 2, "2026-10-01", "b");
        ClaimUrgency fourth = urgency("2026-10", 2, "2026-10-02", "a");
        ClaimUrgency fifth = urgency("2026-10", 2, "2026-10-02", "b");
        assertThat(List.of(fifth, third, first, fourth, second).stream().sorted())
                .containsExactly(first, second, third, fourth, fifth);
    }

    @Test
    void theClaimRunIsTheNextOneInWhichTheVisitIsClaimed() {
        RecheckSettings settings = RecheckSettings.DEFAULT;
        assertThat(ClaimUrgency.claimRun(LocalDate.of(2026, 11, 20), LocalDate.of(2026, 11, 20), settings))
                .isEqualTo(LocalDate.of(2026, 12, 10));
        assertThat(ClaimUrgency.claimRun(LocalDate.of(2026, 10, 31), LocalDate.of(2026, 11, 10), settings))
                .isEqualTo(LocalDate.of(2026, 11, 10));
        assertThat(ClaimUrgency.claimRun(LocalDate.of(2026, 10, 31), LocalDate.of(2026, 11, 11), settings))
                .isEqualTo(LocalDate.of(2026, 12, 10));
    }

    @Provide
    Arbitrary<ClaimUrgency> urgencies() {
        return Combinators.combine(Arbitraries.integers().between(0, 2), Arbitraries.integers().between(-1, 1),
                Arbitraries.integers().between(1, 3), Arbitraries.of("a", "b", "c"))
                .as((month, days, day, id) -> new ClaimUrgency(YearMonth.of(2026, 9).plusMonths(month), days,
                        YearMonth.of(2026, 9).plusMonths(month).atDay(day), new ResourceId(id)));
    }

    @Property
    void itIsATotalOrder(@ForAll("urgencies") ClaimUrgency a, @ForAll("urgencies") ClaimUrgency b,
            @ForAll("urgencies") ClaimUrgency c) {
        assertThat(Integer.signum(a.compareTo(b))).isEqualTo(-Integer.signum(b.compareTo(a)));
        assertThat(a.compareTo(b) == 0).isEqualTo(a.equals(b));
        if (a.compareTo(b) <= 0 && b.compareTo(c) <= 0) {
            assertThat(a.compareTo(c)).isLessThanOrEqualTo(0);
        }
    }

    @Property
    void whateverTheOrderOfArrivalTheOrderIsTheSame(@ForAll("lists") List<ClaimUrgency> some, @ForAll long seed) {
        List<ClaimUrgency> shuffled = new java.util.ArrayList<>(some);
        java.util.Collections.shuffle(shuffled, new Random(seed));
        assertThat(shuffled.stream().sorted().toList()).isEqualTo(some.stream().sorted().toList());
    }

    @Provide
    Arbitrary<List<ClaimUrgency>> lists() {
        return urgencies().list().ofMaxSize(20);
    }
}
