package jp.madoguchi.domain.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import jp.madoguchi.domain.problem.Parsed;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Restart plan, pairing, settings and visual mode: R-OP-01, R-OP-02, R-OP-03, R-CH-07. */
class DeviceCareTest {

    private static final RestartPlan PLAN = RestartPlan.parse(CardFiles.file(RestartPlan.FILE));
    private static final LocalDateTime OPENING = LocalDateTime.parse("2026-05-11T08:15");

    @ParameterizedTest
    @CsvSource({"TERMINAL,2026-05-11T03:30", "READER,2026-05-11T03:40"})
    void everyDeviceIsRestartedEveryNight(DeviceKind device, LocalDateTime at) {
        assertThat(PLAN.restartOn(device, LocalDate.of(2026, 5, 11))).contains(at);
        assertThat(PLAN.restartOn(device, LocalDate.of(2021, 2, 28))).isEmpty();
    }

    @ParameterizedTest(name = "{0} last ready {1}, now {2}: alarm {3}")
    @CsvSource({"READER,,2026-05-11T07:45,false", "READER,,2026-05-11T07:45:01,true",
            "READER,2026-05-11T03:39:59,2026-05-11T08:00,true", "READER,2026-05-11T03:40,2026-05-11T08:00,false",
            "TERMINAL,,2026-05-11T07:45,false", "TERMINAL,,2026-05-11T07:45:01,true",
            "TERMINAL,2026-05-11T03:30,2026-05-11T08:00,false", "TERMINAL,2026-05-11T03:29,2026-05-11T08:00,true",
            "READER,2026-05-10T23:00,2026-05-11T07:00,false", "READER,2026-05-10T23:00,2026-05-11T09:00,true"})
    void aDeviceThatIsNotBackHalfAnHourBeforeTheOpeningIsAnAlarm(DeviceKind device, LocalDateTime lastReady,
            LocalDateTime now, boolean alarm) {
        assertThat(PLAN.alarms(device, OPENING, lastReady, now)).isEqualTo(alarm);
    }

    @Test
    void aDayThatThePlanDoesNotCoverRaisesNoAlarm() {
        LocalDateTime before = LocalDateTime.parse("2021-02-28T08:15");
        assertThat(PLAN.alarms(DeviceKind.READER, before, null, before)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"03:40|3:40 am|no time in restart_at",
            "READER,2021-03-01,,03:40,30,R-OP-01||says nothing of READER", "30,R-OP-01|30,OP-01|names no rule"})
    void aWrongPlanStopsTheStart(String from, String to, String what) {
        String text = CardFiles.file(RestartPlan.FILE).replace(from, to == null ? "" : to);
        assertThatThrownBy(() -> RestartPlan.parse(text)).isInstanceOf(ProblemException.class)
                .hasMessageContaining("restart.csv").hasMessageContaining(what);
    }

    @Test
    void aTerminalServesOneReader() {
        assertThat(ReaderPairing.parse(Map.of("R1", "T1", "R2", "T2")).orElseThrow().terminalOfReader())
                .containsEntry("R1", "T1").hasSize(2);
        assertThat(ReaderPairing.parse(Map.of("R1", "T1", "R2", "T1")))
                .isEqualTo(Parsed.refused(ProblemCode.SETTING_INVALID, "terminalOfReader"));
        Map<String, String> twice = Map.of("R1", "T1", "R2", "T1");
        assertThatThrownBy(() -> new ReaderPairing(twice)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest(name = "changed 10:00, logged off {0}, reader restarted {1}: active {2}")
    @CsvSource({",,false", "10:05:00,,false", ",10:06:00,false", "10:05:00,10:06:00,true", "10:06:00,10:05:00,false",
            "10:00:00,10:06:00,false", "10:05:00,10:05:00,false", "09:00:00,10:06:00,false",
            "10:00:01,10:00:02,true"})
    void aChangedSettingIsActiveAfterLogOffAndThenARestartOfTheReader(String loggedOff, String restarted,
            boolean active) {
        SettingChange change = new SettingChange(at("10:00:00"));
        assertThat(change.active(at(loggedOff), at(restarted))).isEqualTo(active);
    }

    private static Instant at(String time) {
        return time == null ? null : Instant.parse("2026-05-11T" + time + "Z");
    }

    @ParameterizedTest(name = "on since 10:00:00, now {0}: alarm {1}")
    @CsvSource({"10:05:00,false", "10:05:01,true", "10:00:00,false", "12:00:00,true"})
    void visualModeLeftOnForMoreThanFiveMinutesIsAnAlarm(String now, boolean alarm) {
        assertThat(new VisualMode(at("10:00:00")).alarms(at(now), CardFiles.switches(null))).isEqualTo(alarm);
    }

    @Test
    void theMinutesAreASwitch() {
        VisualMode mode = new VisualMode(at("10:00:00"));
        assertThat(mode.alarms(at("10:10:00"), CardFiles.switches("VISUAL_MODE_ALARM_MINUTES=10"))).isFalse();
        assertThat(mode.alarms(at("10:10:01"), CardFiles.switches("VISUAL_MODE_ALARM_MINUTES=10"))).isTrue();
    }
}
