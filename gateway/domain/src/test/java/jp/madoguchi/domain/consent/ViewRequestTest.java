package jp.madoguchi.domain.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.madoguchi.domain.channel.CareSituation;
import jp.madoguchi.domain.channel.ViewingWindows;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.insurance.InsurerNumber;
import jp.madoguchi.domain.problem.Parsed;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.rule.RuleId;
import jp.madoguchi.domain.rule.RuleSwitch;
import jp.madoguchi.domain.rule.RuleSwitches;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** R-CO-02, R-CO-03, R-CO-08, R-CO-09, R-CO-10, R-CO-11; the copy never outlives the right to look at it (R-SE-03). */
class ViewRequestTest {

    private static final ZoneOffset JAPAN = ZoneOffset.ofHours(9);
    private static final Instant GIVEN = Instant.parse("2026-05-11T00:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 5, 11);
    private static final Viewers VIEWERS = Viewers.parse(ConsentFlagsTest.read("viewers.csv"));
    private static final String SWITCH_TEXT = ConsentFlagsTest.read("switches.csv");
    private static final RuleSwitches SWITCHES = RuleSwitches.parse(SWITCH_TEXT);
    private static final ViewingWindows WINDOWS = ViewingWindows
            .parse(ConsentFlagsTest.read("viewing-windows.csv"));
    private static final CareTime USUAL = WINDOWS.time(CareSituation.OUTPATIENT, DAY);
    private static final InsurerNumber INSURER = new InsurerNumber("06130017");

    @ParameterizedTest(name = "{4} {5} {6} {9} → {10} ({11})")
    @CsvFileSource(resources = "views.csv", numLinesToSkip = 1, delimiter = '|', ignoreLeadingAndTrailingWhitespace = true)
    void somebodyMayLookOnlyWithRoleConsentAndTime(LocalDateTime consented, LocalDateTime returned, boolean continuing,
            LocalDateTime revoked, ConsentStatus status, ConsentItem item, ViewerRole role, String insurer,
            LocalDateTime reported, LocalDateTime looked, String expected, String why) {
        List<WrongPersonReport> reports = reported == null
                ? List.of()
                : List.of(new WrongPersonReport(item, "doctor-7", instant(reported)));
        View view = new ViewRequest(new Consent(item, status, instant(consented), instant(returned)),
                continuing ? CareTime.Continuing.LASTING : USUAL,
                instant(revoked), reports, new InsurerNumber(insurer), role, instant(looked), looked.toLocalDate())
                .decide(VIEWERS, SWITCHES);
        switch (expected) {
            case "allowed" -> assertThat(view).as(why)
                    .isEqualTo(new View.Allowed(Optional.empty(), List.of(RuleId.of("R-CO-02")), java.util.Set.of()));
            case "confirm" -> assertThat(view).as(why)
                    .isEqualTo(new View.Allowed(Optional.of(DeskStep.CONFIRM_INFORMATION_IS_THE_PATIENTS),
                            List.of(RuleId.of("R-CO-02"), RuleId.of("R-CO-10")), java.util.Set.of()));
            default -> assertThat(view).as(why).isInstanceOfSatisfying(View.Refused.class, refused -> {
                assertThat(refused.reason()).isEqualTo(View.Reason.valueOf(expected));
                assertThat(refused.rules()).isEqualTo(rules(refused.reason()));
            });
        }
    }

    /** R-CO-09: a role sees what the table names and nothing else. */
    @ParameterizedTest(name = "{0} sees {1} ({2})")
    @CsvFileSource(resources = "viewer-items.csv", numLinesToSkip = 1, delimiter = '|', ignoreLeadingAndTrailingWhitespace = true)
    void aRoleSeesItsItemsAndNoOther(ViewerRole role, String sees, String why) {
        List<String> named = sees == null ? List.of() : List.of(sees.split(" "));
        assertThat(
                Stream.of(ConsentItem.values()).filter(item -> VIEWERS.maySee(role, item, DAY)).map(ConsentItem::name))
                .as(why).containsExactlyInAnyOrderElementsOf(named);
    }

    /** R-CO-08: of public assistance the texts differ; of the others they do not. */
    @ParameterizedTest
    @CsvSource({"12131017,PUBLIC_ASSISTANCE_MEDICAL_INFORMATION", "07130016,"})
    void thatThereIsNoSuchInformationSaysWhatItHangsOn(String insurer, RuleSwitch hangsOn) {
        Instant noon = DAY.atTime(12, 0).atZone(java.time.ZoneId.of("Asia/Tokyo")).toInstant();
        View view = new ViewRequest(new Consent(ConsentItem.MEDICINES, ConsentStatus.GIVEN, noon, null), USUAL, null,
                List.of(), new InsurerNumber(insurer), ViewerRole.DOCTOR, noon, DAY).decide(VIEWERS, SWITCHES);
        assertThat(view).isInstanceOfSatisfying(View.Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(View.Reason.NO_SUCH_INFORMATION);
            assertThat(refused.open()).isEqualTo(hangsOn == null ? java.util.Set.of() : java.util.Set.of(hangsOn));
        });
    }

    /** R-CO-08: the same, where the hospital reads the texts the other way. */
    @ParameterizedTest
    @CsvSource({"12131017,PUBLIC_ASSISTANCE_MEDICAL_INFORMATION", "06130017,"})
    void thatItMayBeLookedAtSaysWhatItHangsOn(String insurer, RuleSwitch hangsOn) {
        RuleSwitches on = RuleSwitches.parse(SWITCH_TEXT.replace(
                "PUBLIC_ASSISTANCE_MEDICAL_INFORMATION,2021-03-01,,off",
                "PUBLIC_ASSISTANCE_MEDICAL_INFORMATION,2021-03-01,,on"));
        View view = new ViewRequest(new Consent(ConsentItem.MEDICINES, ConsentStatus.GIVEN, GIVEN, null), USUAL, null,
                List.of(), new InsurerNumber(insurer), ViewerRole.DOCTOR, GIVEN, DAY).decide(VIEWERS, on);
        assertThat(view).isInstanceOfSatisfying(View.Allowed.class, allowed -> assertThat(allowed.open())
                .isEqualTo(hangsOn == null ? java.util.Set.of() : java.util.Set.of(hangsOn)));
    }

    private static List<RuleId> rules(View.Reason reason) {
        return switch (reason) {
            case NOT_FOR_THIS_ROLE -> List.of(RuleId.of("R-CO-09"));
            case NO_SUCH_INFORMATION -> List.of(RuleId.of("R-CO-08"));
            case REPORTED_AS_ANOTHER_PERSONS -> List.of(RuleId.of("R-CO-10"), RuleId.of("R-CH-55"));
            case CONSENT_NOT_GIVEN -> List.of(RuleId.of("R-CO-11"));
            case CONSENT_REVOKED -> List.of(RuleId.of("R-CH-36"));
            case CONSENT_EXPIRED -> List.of(RuleId.of("R-CO-02"));
            case CARE_ENDED -> List.of(RuleId.of("R-CH-34"));
        };
    }

    private static Instant instant(LocalDateTime time) {
        return time == null ? null : time.toInstant(JAPAN);
    }

    /** R-CO-02. */
    @Property
    void withoutAReturnedTimeTheWindowIsExactlyADay(@ForAll @LongRange(min = -100_000, max = 200_000) long seconds) {
        AvailableTime time = AvailableTime.of(GIVEN, null, USUAL);
        assertThat(time.covers(GIVEN.plusSeconds(seconds))).isEqualTo(seconds >= 0 && seconds <= 24 * 3600);
    }

    /** R-CO-02. */
    @Property
    void aReturnedTimeAlwaysWins(@ForAll @LongRange(min = 0, max = 10_000_000) long until, @ForAll boolean continuing,
            @ForAll @LongRange(min = 0, max = 10_000_000) long look) {
        AvailableTime time = AvailableTime.of(GIVEN, GIVEN.plusSeconds(until),
                continuing ? CareTime.Continuing.LASTING : USUAL);
        assertThat(time.covers(GIVEN.plusSeconds(look))).isEqualTo(look <= until);
    }

    @Test
    void aReturnedTimeBeforeTheConsentLeavesItsMomentOnly() {
        AvailableTime time = AvailableTime.of(GIVEN, GIVEN.minusSeconds(5), USUAL);
        assertThat(time.covers(GIVEN)).isTrue();
        assertThat(time.covers(GIVEN.plusSeconds(1))).isFalse();
        assertThatThrownBy(() -> new AvailableTime(GIVEN, GIVEN.minusSeconds(5), null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** R-CH-34: discharged on 05-20, refused from the first moment of 05-21 on, by that rule. */
    @ParameterizedTest
    @CsvSource({"2026-05-20T14:59:59.999999999Z,true", "2026-05-20T15:00:00Z,false"})
    void afterTheLastDayOfTheCareItIsRefusedByThatName(Instant looked, boolean allowed) {
        CareTime ended = CareTime.Continuing.LASTING.endedOn(LocalDate.of(2026, 5, 20));
        View view = new ViewRequest(new Consent(ConsentItem.MEDICINES, ConsentStatus.GIVEN, GIVEN, null), ended, null,
                List.of(), INSURER, ViewerRole.DOCTOR, looked, DAY).decide(VIEWERS, SWITCHES);
        if (allowed) {
            assertThat(view).isInstanceOf(View.Allowed.class);
        } else {
            assertThat(view)
                    .isEqualTo(new View.Refused(View.Reason.CARE_ENDED, List.of(RuleId.of("R-CH-34"))));
        }
        assertThat(AvailableTime.of(GIVEN, null, ended).last())
                .contains(Instant.parse("2026-05-20T14:59:59.999999999Z"));
    }

    /** Care that ended can begin anew: a consent ends with the care that it was given for, not with what came before or after. */
    @ParameterizedTest
    @CsvSource({"2026-05-11T00:12:30Z,2026-05-20", "2026-05-20T03:00:00Z,2026-05-20", "2026-05-20T15:00:00Z,2026-07-01",
            "2026-07-01T15:00:00Z,"})
    void ofSeveralEndsTheFirstThatDoesNotLieBeforeAConsentIsIts(Instant given, LocalDate end) {
        CareTime twice = CareTime.Continuing.LASTING
                .endedOn(List.of(LocalDate.of(2026, 7, 1), LocalDate.of(2026, 5, 20), LocalDate.of(2026, 5, 20)));
        assertThat(AvailableTime.of(given, null, twice).careEndedOn()).isEqualTo(end);
        assertThat(twice).isEqualTo(
                CareTime.Continuing.LASTING.endedOn(List.of(LocalDate.of(2026, 5, 20), LocalDate.of(2026, 7, 1))));
    }

    /** R-CH-34: a house call's consent may be one of home visits that nobody noted, which the national system gave weeks. */
    @ParameterizedTest
    @CsvSource({"2026-05-20T14:59:59Z,", "2026-05-20T15:00:00Z,CARE_ENDED", "2026-06-30T03:00:01Z,CONSENT_EXPIRED"})
    void anEndOfTheCareEndsAFixedTimeToo(Instant looked, View.Reason refused) {
        CareTime ended = USUAL.endedOn(LocalDate.of(2026, 5, 20));
        View view = new ViewRequest(new Consent(ConsentItem.MEDICINES, ConsentStatus.GIVEN, GIVEN,
                Instant.parse("2026-06-30T03:00:00Z")), ended, null, List.of(), INSURER, ViewerRole.DOCTOR, looked, DAY)
                .decide(VIEWERS, SWITCHES);
        assertThat(view instanceof View.Refused no ? no.reason() : null).isEqualTo(refused);
        assertThat(USUAL.endedOn(LocalDate.of(2026, 5, 20)).endedOn(List.of())).as("it was withdrawn")
                .isEqualTo(USUAL);
    }

    @Test
    void whatEndsFirstIsTheEnd() {
        CareTime ended = CareTime.Continuing.LASTING.endedOn(LocalDate.of(2026, 5, 20));
        Instant sooner = GIVEN.plusSeconds(60);
        assertThat(AvailableTime.of(GIVEN, sooner, ended).last()).contains(sooner);
        assertThat(AvailableTime.of(GIVEN, null, CareTime.Continuing.LASTING).last()).isEmpty();
        assertThatThrownBy(() -> new AvailableTime(GIVEN, null, DAY.minusDays(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** R-CO-03. */
    @ParameterizedTest
    @CsvSource({"GIVE,false,READ_CARD_FOR_CONSENT", "GIVE,true,", "CHANGE,false,READ_CARD_FOR_CONSENT", "CHANGE,true,",
            "REVOKE_ALL,false,", "REVOKE_ALL,true,"})
    void onlyARevocationNeedsNoCard(ConsentChange change, boolean cardWasRead, DeskStep step) {
        assertThat(change.before(cardWasRead)).isEqualTo(Optional.ofNullable(step));
        assertThat(ConsentChange.RULES).containsExactly(RuleId.of("R-CO-03"), RuleId.of("R-CH-36"));
    }

    /** R-CO-08. */
    @Test
    void publicAssistanceIsIncludedWhereTheSwitchSaysSo() {
        RuleSwitches on = RuleSwitches
                .parse(SWITCH_TEXT.replace("PUBLIC_ASSISTANCE_MEDICAL_INFORMATION,2021-03-01,,off",
                        "PUBLIC_ASSISTANCE_MEDICAL_INFORMATION,2021-03-01,,on"));
        InsurerNumber assistance = new InsurerNumber("12131017");
        assertThat(MedicalInformationScope.includes(assistance, DAY, on)).isTrue();
        assertThat(MedicalInformationScope.includes(assistance, DAY, SWITCHES)).isFalse();
    }

    /** R-CO-09. */
    @ParameterizedTest
    @EnumSource
    void noFileShowsAnythingMedicalToTheDesk(ConsentItem item) {
        for (ViewerRole role : List.of(ViewerRole.DESK_STAFF, ViewerRole.CLAIM_STAFF)) {
            assertThat(VIEWERS.maySee(role, item, DAY)).isEqualTo(!item.isMedical());
            String widened = ConsentFlagsTest.read("viewers.csv").replace(
                    role + ",2021-03-01,,LIMIT_CERTIFICATE SPECIFIC_DISEASES_CERTIFICATE",
                    role + ",2021-03-01,," + item);
            if (item.isMedical()) {
                assertThatThrownBy(() -> Viewers.parse(widened)).isInstanceOf(ProblemException.class)
                        .hasMessageContaining("shows " + item + " to staff without a licence");
            } else {
                assertThat(Viewers.parse(widened).maySee(role, item, DAY)).isTrue();
            }
        }
    }

    @Test
    void beforeTheFileBeginsNobodyMayLook() {
        assertThat(VIEWERS.maySee(ViewerRole.DOCTOR, ConsentItem.MEDICINES, LocalDate.of(2021, 2, 28))).isFalse();
        assertThat(VIEWERS.maySee(ViewerRole.DOCTOR, ConsentItem.MEDICINES, LocalDate.of(2021, 3, 1))).isTrue();
        assertThat(VIEWERS.maySee(ViewerRole.NURSE, ConsentItem.MEDICINES, DAY)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "viewers.csv|PHARMACIST,2021-03-01,,MEDICINES|PHARMACIST,2021-03-01,,MEDICINE|viewers.csv line 6|unknown item MEDICINE",
            "viewers.csv|NURSE,2021-03-01|PHARMACIST,2020-03-01|viewers.csv line 6|overlaps",
            "environment.csv|MEDICINES,2021-03-01,,yes|MEDICINES,2021-03-01,,sometimes|environment.csv line 7|neither yes nor no"})
    void aWrongFileIsRefusedWithItsLine(String file, String from, String to, String line, String what) {
        String text = ConsentFlagsTest.read(file).replace(from, to);
        assertThatThrownBy(() -> {
            if (file.equals("viewers.csv")) {
                Viewers.parse(text);
            } else {
                EnvironmentDefaults.parse(text);
            }
        }).isInstanceOf(ProblemException.class).hasMessageContaining(line).hasMessageContaining(what);
    }

    @Test
    void aRoleWithoutARowIsAProblem() {
        String text = ConsentFlagsTest.read("viewers.csv").replaceAll("(?m)^NURSE.*$", "");
        assertThatThrownBy(() -> Viewers.parse(text)).hasMessageContaining("viewers.csv says nothing of NURSE");
    }

    /** R-CO-10, R-CH-55. */
    @Test
    void aReportLocksWhatItIsAboutAndTellsTheDesk() {
        WrongPersonReport report = WrongPersonReport.parse(ConsentItem.MEDICINES, " doctor-7 ", GIVEN).orElseThrow();
        assertThat(report.by()).isEqualTo("doctor-7");
        assertThat(report.step()).isEqualTo(DeskStep.REPORT_WRONG_PERSON);
        assertThat(report.locks(ConsentItem.MEDICINES, GIVEN.plusSeconds(1_000_000_000))).isTrue();
        assertThat(report.locks(ConsentItem.TREATMENTS, GIVEN.plusSeconds(1))).isFalse();
        assertThat(WrongPersonReport.parse(ConsentItem.MEDICINES, " ", GIVEN))
                .isEqualTo(Parsed.refused(ProblemCode.VALUE_MISSING, "by"));
        assertThatThrownBy(() -> new WrongPersonReport(ConsentItem.MEDICINES, "", GIVEN))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRequestShowsNobodyInALog() {
        ViewRequest request = new ViewRequest(new Consent(ConsentItem.MEDICINES, ConsentStatus.GIVEN, GIVEN, null),
                USUAL,
                null, List.of(), INSURER, ViewerRole.DOCTOR, GIVEN, DAY);
        assertThat(request).hasToString("ViewRequest[MEDICINES DOCTOR 2026-05-11T00:00:00Z]");
    }
}
