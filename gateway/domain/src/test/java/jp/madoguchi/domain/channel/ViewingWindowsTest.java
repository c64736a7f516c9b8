package jp.madoguchi.domain.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import jp.madoguchi.domain.problem.ProblemException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** Windows of viewing, by {@code windows.psv}: R-CH-33, R-CH-34, R-CH-36, R-CH-39. */
class ViewingWindowsTest {

    private static final ViewingWindows WINDOWS = Given.windows();
    private static final ZoneOffset JAPAN = ZoneOffset.ofHours(9);
    private static final Instant REGISTERED = Instant.parse("2026-05-11T00:12:30Z");

    @ParameterizedTest(name = "{0} {1} … {5}: {6} ({7})")
    @CsvFileSource(resources = "windows.psv", delimiter = '|', numLinesToSkip = 1, ignoreLeadingAndTrailingWhitespace = true)
    void somethingMayBeLookedAtAsLongAsTheTableSays(CareSituation situation, LocalDateTime registered,
            LocalDateTime until, LocalDate careEnded, LocalDateTime revoked, LocalDateTime view, ViewDecision expected,
            String why) {
        ViewingGrant grant = new ViewingGrant(situation, instant(registered), instant(until), careEnded,
                instant(revoked));
        assertThat(WINDOWS.mayView(grant, instant(view))).as(why).isEqualTo(expected);
    }

    private static Instant instant(LocalDateTime japanese) {
        return japanese == null ? null : japanese.toInstant(JAPAN);
    }

    /** A window closes once: what is refused at a moment is refused at every later one. */
    @Property
    void whatWasRefusedStaysRefused(@ForAll CareSituation situation, @ForAll boolean returned,
            @ForAll @IntRange(min = 0, max = 200) int untilHours, @ForAll boolean ended,
            @ForAll @IntRange(min = 0, max = 9) int careDays, @ForAll boolean revoked,
            @ForAll @IntRange(min = 0, max = 200) int revokedHours, @ForAll @IntRange(min = 0, max = 300) int first,
            @ForAll @IntRange(min = 0, max = 300) int later) {
        ViewingGrant grant = new ViewingGrant(situation, REGISTERED, returned ? hours(untilHours) : null,
                ended ? LocalDate.of(2026, 5, 11).plusDays(careDays) : null, revoked ? hours(revokedHours) : null);
        boolean now = WINDOWS.mayView(grant, hours(first)) == ViewDecision.ALLOWED;
        boolean then = WINDOWS.mayView(grant, hours(first + later)) == ViewDecision.ALLOWED;
        assertThat(now || !then).isTrue();
    }

    /** Taking a consent back never opens anything. */
    @Property
    void aRevocationNeverAllowsMore(@ForAll CareSituation situation, @ForAll @IntRange(min = 0, max = 60) int revoked,
            @ForAll @IntRange(min = 0, max = 60) int view) {
        ViewingGrant grant = new ViewingGrant(situation, REGISTERED, null, null, null);
        ViewingGrant taken = new ViewingGrant(situation, REGISTERED, null, null, hours(revoked));
        ViewDecision expected = view >= revoked
                ? ViewDecision.CONSENT_REVOKED
                : WINDOWS.mayView(grant, hours(view));
        assertThat(WINDOWS.mayView(taken, hours(view))).isEqualTo(expected);
    }

    private static Instant hours(int hours) {
        return REGISTERED.plusSeconds(hours * 3600L);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"ONLINE,2024-04-01,,24,R-CH-33||says nothing of ONLINE",
            "ONLINE,2024-04-01,,24|ONLINE,2024-04-01,,a day|no whole number in hours",
            "OUTPATIENT,2021-03-01,,24,R-CH-34|OUTPATIENT,2021-03-01,,24,none|names no rule in rules"})
    void aWrongFileStopsTheStart(String from, String to, String what) {
        String text = Given.file(ViewingWindows.FILE).replace(from, to == null ? "" : to);
        assertThatThrownBy(() -> ViewingWindows.parse(text)).isInstanceOf(ProblemException.class)
                .hasMessageContaining("viewing-windows.csv").hasMessageContaining(what);
    }

    @ParameterizedTest
    @CsvSource({"HOME_VISIT,WEB,HOME_WEB", "HOME_VISIT,APP,HOME_APP", "HOUSE_CALL,WEB,HOME_WEB",
            "HOUSE_CALL,APP,HOME_APP", "ONLINE,WEB,ONLINE_WEB", "FEVER_CLINIC,APP,OTHER_ROUTE_WEB",
            "INPATIENT,WEB,OTHER_ROUTE_WEB", "DESK_WITHOUT_READER,WEB,OTHER_ROUTE_WEB",
            "DRIVE_THROUGH,WEB,OTHER_ROUTE_WEB"})
    void aSituationHasItsChannel(CareSituation situation, RemoteTool tool, Channel channel) {
        assertThat(situation.channel(tool)).isEqualTo(channel);
    }

    @Test
    void anOutpatientIsVerifiedAtTheReader() {
        assertThatThrownBy(() -> CareSituation.OUTPATIENT.channel(RemoteTool.WEB))
                .isInstanceOf(IllegalStateException.class);
    }

    /** R-CH-33, R-CH-34: what the table says, and nothing for a day on which there is no such situation (R-CH-39). */
    @Test
    void theLengthIsThatOfTheTable() {
        LocalDate day = LocalDate.of(2025, 4, 1);
        assertThat(Given.windows().length(CareSituation.OUTPATIENT, day)).contains(Duration.ofHours(24));
        assertThat(Given.windows().length(CareSituation.INPATIENT, day)).isEmpty();
        assertThat(Given.windows().length(CareSituation.DESK_WITHOUT_READER, day)).isPresent();
        assertThatThrownBy(() -> Given.windows().length(CareSituation.DESK_WITHOUT_READER, day.minusDays(1)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("DESK_WITHOUT_READER");
    }
}
