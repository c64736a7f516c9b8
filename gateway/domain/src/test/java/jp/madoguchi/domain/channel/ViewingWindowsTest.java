package jp.madoguchi.domain.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import jp.madoguchi.domain.consent.CareTime;
import jp.madoguchi.domain.consent.Consent;
import jp.madoguchi.domain.consent.ConsentItem;
import jp.madoguchi.domain.consent.ConsentStatus;
import jp.madoguchi.domain.consent.View;
import jp.madoguchi.domain.consent.ViewRequest;
import jp.madoguchi.domain.consent.ViewerRole;
import jp.madoguchi.domain.consent.Viewers;
import jp.madoguchi.domain.insurance.InsurerNumber;
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
    private static final Viewers VIEWERS = Viewers.parse(Given.file(Viewers.FILE));
    private static final String ALLOWED = "ALLOWED";
    private static final Instant REGISTERED = Instant.parse("2026-05-11T00:12:30Z");

    /** What was consented to when, and what ended it. */
    private record Grant(Instant registered, Instant until, LocalDate careEnded, Instant revoked) {}

    @ParameterizedTest(name = "{0} {1} … {5}: {6} ({7})")
    @CsvFileSource(resources = "windows.psv", delimiter = '|', numLinesToSkip = 1, ignoreLeadingAndTrailingWhitespace = true)
    void somethingMayBeLookedAtAsLongAsTheTableSays(CareSituation situation, LocalDateTime registered,
            LocalDateTime until, LocalDate careEnded, LocalDateTime revoked, LocalDateTime view, String expected,
            String why) {
        assertThat(seen(situation, new Grant(instant(registered), instant(until), careEnded, instant(revoked)),
                instant(view))).as(why).isEqualTo(expected);
    }

    private static String seen(CareSituation situation, Grant grant, Instant moment) {
        LocalDate day = grant.registered().atOffset(JAPAN).toLocalDate();
        CareTime time = WINDOWS.time(situation, day);
        ViewRequest request = new ViewRequest(
                new Consent(ConsentItem.MEDICINES, ConsentStatus.GIVEN, grant.registered(), grant.until()),
                grant.careEnded() == null ? time : time.endedOn(grant.careEnded()), grant.revoked(), List.of(),
                new InsurerNumber("06130017"), ViewerRole.DOCTOR, moment, day);
        return switch (request.decide(VIEWERS, Given.switches())) {
            case View.Allowed allowed -> ALLOWED;
            case View.Refused refused -> refused.reason().name();
        };
    }

    private static boolean allowed(CareSituation situation, Grant grant, Instant moment) {
        return seen(situation, grant, moment).equals(ALLOWED);
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
        Grant grant = new Grant(REGISTERED, returned ? hours(untilHours) : null,
                ended ? LocalDate.of(2026, 5, 11).plusDays(careDays) : null, revoked ? hours(revokedHours) : null);
        boolean now = allowed(situation, grant, hours(first));
        boolean then = allowed(situation, grant, hours(first + later));
        assertThat(now || !then).isTrue();
    }

    /** Taking a consent back never opens anything. */
    @Property
    void aRevocationNeverAllowsMore(@ForAll CareSituation situation, @ForAll @IntRange(min = 0, max = 60) int revoked,
            @ForAll @IntRange(min = 0, max = 60) int view) {
        Grant grant = new Grant(REGISTERED, null, null, null);
        Grant taken = new Grant(REGISTERED, null, null, hours(revoked));
        String expected = view >= revoked ? "CONSENT_REVOKED" : seen(situation, grant, hours(view));
        assertThat(seen(situation, taken, hours(view))).isEqualTo(expected);
    }

    /** The end of the care never opens anything, and never ends what does not depend on it. */
    @Property
    void theEndOfTheCareNeverAllowsMore(@ForAll CareSituation situation,
            @ForAll @IntRange(min = -5, max = 9) int careDays, @ForAll @IntRange(min = 0, max = 400) int view) {
        Grant lasting = new Grant(REGISTERED, null, null, null);
        Grant ended = new Grant(REGISTERED, null, LocalDate.of(2026, 5, 11).plusDays(careDays), null);
        boolean continuing = situation == CareSituation.HOME_VISIT || situation == CareSituation.INPATIENT;
        boolean over = continuing && careDays >= 0 && view * 3600L + 33_150 >= (careDays + 1) * 86_400L;
        assertThat(seen(situation, ended, hours(view)))
                .isEqualTo(over ? "CARE_ENDED" : seen(situation, lasting, hours(view)));
    }

    private static Instant hours(int hours) {
        return REGISTERED.plusSeconds(hours * 3600L);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"ONLINE,|ONLIN,|unknown situation ONLIN",
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
        assertThat(WINDOWS.time(CareSituation.OUTPATIENT, day)).isEqualTo(new CareTime.Fixed(Duration.ofHours(24)));
        assertThat(WINDOWS.time(CareSituation.INPATIENT, day)).isEqualTo(CareTime.Continuing.LASTING);
        assertThat(WINDOWS.time(CareSituation.DESK_WITHOUT_READER, day))
                .isEqualTo(new CareTime.Fixed(Duration.ofHours(24)));
        assertThat(WINDOWS.time(CareSituation.DESK_WITHOUT_READER, day.minusDays(1)))
                .isEqualTo(new CareTime.Fixed(Duration.ZERO));
    }
}
