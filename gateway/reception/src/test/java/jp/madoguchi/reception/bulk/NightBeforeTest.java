package jp.madoguchi.reception.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import jp.madoguchi.domain.identity.PatientNumber;
import jp.madoguchi.reception.ledger.AppointmentRecord;
import jp.madoguchi.reception.ledger.AppointmentSource;
import jp.madoguchi.reception.ledger.AuditFact;
import jp.madoguchi.reception.ledger.BulkJob;
import jp.madoguchi.reception.ledger.BulkPace;
import jp.madoguchi.reception.ledger.BulkReason;
import jp.madoguchi.reception.ledger.BulkRow;
import jp.madoguchi.reception.ledger.InMemoryLedger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which appointments are asked about by themselves, when, and never twice. */
class NightBeforeTest {

    private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 20);
    private static final BulkSettings SETTINGS = new BulkSettings(3, 2, null, BulkPace.DEFAULT, 50,
            Duration.ofMinutes(2));

    private final InMemoryLedger ledger = new InMemoryLedger();
    private final NightBefore night = new NightBefore(ledger, SETTINGS);
    private NightSettings when = NightSettings.DEFAULT;

    private static Instant japan(LocalDate day, String time) {
        return LocalDateTime.of(day, LocalTime.parse(time)).toInstant(ZoneOffset.ofHours(9));
    }

    private static <T> T now(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    private AppointmentReport list(LocalDate day, boolean withdrawn, int... numbers) {
        return now(new KeepAppointments(ledger).take(Crowd.FACILITY,
                IntStream.of(numbers).mapToObj(
                        n -> new AppointmentEntry(day, new Appointment(Crowd.number(n), Crowd.card(n)), withdrawn))
                        .toList(),
                AppointmentSource.FILE));
    }

    private int planned() {
        return now(night.planDue(Crowd.FACILITY, Crowd.TERMINAL, when)).persons();
    }

    private List<BulkRow> rows() {
        return ledger.bulkRows.values().stream().flatMap(rows -> rows.values().stream()).toList();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            2026-11-20, 18:59, 1, '',                2026-11-20
            2026-11-20, 19:00, 1, '',                2026-11-21
            2026-11-20, 23:59, 1, '',                2026-11-21
            2026-11-21, 00:00, 1, '',                2026-11-21
            2026-11-20, 19:00, 3, '',                2026-11-23
            2026-11-20, 19:00, 1, 'SATURDAY SUNDAY', 2026-11-23
            2026-11-21, 12:00, 1, 'SATURDAY SUNDAY', 2026-11-23
            2026-11-22, 19:00, 1, 'SATURDAY SUNDAY', 2026-11-23
            2026-11-23, 18:00, 1, 'SATURDAY SUNDAY', 2026-11-23
            2026-11-19, 19:00, 2, 'SUNDAY',          2026-11-21
            2026-11-20, 19:00, 2, 'SUNDAY',          2026-11-23
            """)
    void theNextOpenDaysAreAskedAboutFromTheEveningOn(LocalDate day, String time, int ahead, String closed,
            LocalDate until) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (String word : closed.split(" ", -1)) {
            if (!word.isEmpty()) {
                days.add(DayOfWeek.valueOf(word));
            }
        }
        NightSettings settings = new NightSettings(LocalTime.of(19, 0), ahead, days, Duration.ZERO);
        assertThat(settings.until(japan(day, time))).isEqualTo(until);
    }

    @Test
    void settingsThatNeverComeToADayAreNotMade() {
        assertThatThrownBy(
                () -> new NightSettings(LocalTime.NOON, 1, EnumSet.allOf(DayOfWeek.class), Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new NightSettings(LocalTime.NOON, 15, Set.of(), Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nothingIsPlannedBeforeTheEveningAndEverythingOnceAfterIt() {
        ledger.now = japan(FRIDAY, "10:00");
        list(FRIDAY.plusDays(1), false, 1, 2, 3, 4, 5, 6, 7);
        list(FRIDAY.plusDays(2), false, 8);
        ledger.now = japan(FRIDAY, "18:59");
        assertThat(planned()).isZero();
        ledger.now = japan(FRIDAY, "19:00");
        assertThat(planned()).isEqualTo(7);
        assertThat(ledger.bulkJobs.values()).extracting(BulkJob::persons).containsExactly(3, 3, 1);
        assertThat(ledger.bulkJobs.values()).extracting(BulkJob::batch)
                .containsOnly(NightBefore.batch(Crowd.FACILITY, FRIDAY.plusDays(1)));
        ledger.now = japan(FRIDAY, "21:00");
        assertThat(planned()).isZero();
    }

    @Test
    void aListThatIsStillBeingWrittenMakesFullJobsOnlyAndNobodyWaitsForEver() {
        ledger.now = japan(FRIDAY, "19:30");
        list(FRIDAY.plusDays(1), false, 1, 2, 3, 4);
        assertThat(planned()).isEqualTo(3);
        for (int n = 5; n < 9; n++) {
            ledger.now = ledger.now.plus(Duration.ofMinutes(4));
            list(FRIDAY.plusDays(1), true, n > 5 ? n - 1 : 99);
            list(FRIDAY.plusDays(1), false, n);
            assertThat(planned()).as("something came four minutes ago").isZero();
        }
        ledger.now = ledger.now.plus(Duration.ofSeconds(241));
        assertThat(planned()).as("the fourth has waited for twenty minutes").isEqualTo(2);
    }

    @Test
    void whatIsListedLaterIsGatheredAndAddedToTheSameBatch() {
        ledger.now = japan(FRIDAY, "19:00");
        list(FRIDAY.plusDays(1), false, 1);
        assertThat(planned()).as("just listed").isZero();
        ledger.now = japan(FRIDAY, "19:04");
        list(FRIDAY.plusDays(1), false, 2);
        ledger.now = japan(FRIDAY, "19:08");
        assertThat(planned()).as("the second one is four minutes old").isZero();
        ledger.now = japan(FRIDAY, "19:10");
        assertThat(planned()).isEqualTo(2);
        list(FRIDAY.plusDays(1), false, 3, 4, 5);
        assertThat(planned()).as("enough for a job").isEqualTo(3);
        ledger.now = japan(FRIDAY.plusDays(1), "07:00");
        list(FRIDAY.plusDays(1), false, 6);
        ledger.now = japan(FRIDAY.plusDays(1), "07:06");
        assertThat(planned()).as("on the day itself").isEqualTo(1);
        assertThat(ledger.bulkJobs.values()).extracting(BulkJob::batch)
                .containsOnly(NightBefore.batch(Crowd.FACILITY, FRIDAY.plusDays(1)));
        assertThat(rows()).extracting(row -> row.of().value()).doesNotHaveDuplicates().hasSize(6);
    }

    @Test
    void whoIsWithdrawnInTimeIsNotAskedAboutAndWhoWasAskedAboutIsNotAskedAboutAgain() {
        ledger.now = japan(FRIDAY, "10:00");
        list(FRIDAY.plusDays(1), false, 1, 2, 3);
        assertThat(list(FRIDAY.plusDays(1), true, 2).withdrawn()).isEqualTo(1);
        ledger.now = japan(FRIDAY, "19:00");
        assertThat(planned()).isEqualTo(2);
        list(FRIDAY.plusDays(1), true, 3);
        assertThat(list(FRIDAY.plusDays(1), false, 3).added()).isEqualTo(1);
        ledger.now = japan(FRIDAY, "20:00");
        assertThat(planned()).isZero();
        list(FRIDAY.plusDays(1), false, 2);
        ledger.now = japan(FRIDAY, "20:06");
        assertThat(planned()).as("booked again after all").isEqualTo(1);
        assertThat(rows()).extracting(row -> row.of().value()).containsExactlyInAnyOrder("P-000001", "P-000003",
                "P-000002");
    }

    @Test
    void aDayIsPlannedByHandAtAnyTimeAndSomebodyStandsForIt() {
        ledger.now = japan(FRIDAY, "10:00");
        list(FRIDAY.plusDays(5), false, 1);
        now(new KeepAppointments(ledger).take(Crowd.FACILITY,
                List.of(new AppointmentEntry(FRIDAY.plusDays(5),
                        new Appointment(new PatientNumber("nobody"), null), false)),
                AppointmentSource.DESK));
        BulkPlan plan = now(night.plan(
                new BulkOrder(Crowd.FACILITY, Crowd.TERMINAL, "desk-1", "r1", "clerk-1"), FRIDAY.plusDays(5)));
        assertThat(plan).isEqualTo(
                new BulkPlan(NightBefore.batch(Crowd.FACILITY, FRIDAY.plusDays(5)), 1, 2, 1, 0));
        assertThat(rows()).extracting(BulkRow::reason).containsExactly(null, BulkReason.PATIENT_UNKNOWN);
        assertThat(ledger.facts)
                .containsExactly(new AuditFact(Crowd.FACILITY, "clerk-1", "Bulk", null, "NIGHT_BEFORE"));
    }

    @Test
    void anAppointmentRemembersTheOrderOfItsListAndIsForgottenAMonthLater() {
        ledger.now = japan(FRIDAY, "10:00");
        int[] many = IntStream.range(0, 450).toArray();
        list(FRIDAY, false, many);
        List<String> inOrder = new ArrayList<>();
        ledger.read(transaction -> transaction.appointments().unplanned(Crowd.FACILITY, FRIDAY, 450))
                .forEach(one -> inOrder.add(one.patient().value()));
        assertThat(inOrder).isEqualTo(IntStream.of(many).mapToObj(n -> Crowd.number(n).value()).toList());
        list(FRIDAY.plusDays(40), false, 1);
        ledger.now = japan(FRIDAY.plusDays(31), "10:00");
        planned();
        assertThat(ledger.appointments).hasSize(451);
        ledger.now = japan(FRIDAY.plusDays(32), "10:00");
        planned();
        assertThat(ledger.appointments.values()).extracting(AppointmentRecord::day)
                .containsExactly(FRIDAY.plusDays(40));
    }
}
