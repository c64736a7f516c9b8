package jp.madoguchi.domain.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TimeZone;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.qualification.AnswerOutcome;
import jp.madoguchi.domain.qualification.QualificationValidity;
import jp.madoguchi.domain.rule.RuleId;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a reception does next, by {@code decisions.psv}: R-CH-03, R-CH-04, R-CH-05, R-CH-06, R-CH-10, R-CH-11, R-CH-12, R-CH-13, R-CH-14,
 * R-CH-20, R-CH-21, R-CH-22, R-CH-30, R-CH-31, R-CH-32, R-CH-32a, R-CH-32b, R-CH-33, R-CH-35, R-CH-36, R-CH-37, R-CH-38, R-CH-39,
 * R-CH-40, R-CH-50, R-CH-51, R-LK-01, R-LK-03, R-LK-04, R-EX-01, R-EX-02, R-EX-03, R-EX-04, R-EX-06, R-EX-07.
 */
class ReceptionRulesTest {

    private static final ReceptionRules RULES = Given.rules();
    private static final ReceptionRules FOREIGN = elsewhere(Given::rules);

    private static final List<String> PRESENTED = List.of("card FACE", "card PIN pins=3", "card FACE expiry=2026-08-15",
            "card VISUAL faceonly", "phone expiry=2026-08-15", "unread", "unread faceonly",
            "paper INSURANCE_CARD NATIONAL until=2025-07-31", "paper INSURANCE_CARD EMPLOYEES",
            "paper QUALIFICATION_CERTIFICATE LATE_ELDERLY", "paper QUALIFICATION_NOTICE EMPLOYEES",
            "notice+card NATIONAL", "portal+card", "portal", "patient-card", "remote HOME_VISIT APP staff",
            "remote INPATIENT WEB", "remote FEVER_CLINIC WEB arrival=UNCHECKED", "nothing", "nothing asked", "apart",
            "disaster GIVEN", "disaster UNOBTAINABLE life", "emergency MY_NUMBER_CARD GIVEN");

    @ParameterizedTest(name = "{0} {1} ({2}; {3}) {4} → {5}")
    @CsvFileSource(resources = "decisions.psv", delimiter = '|', numLinesToSkip = 1, ignoreLeadingAndTrailingWhitespace = true)
    void theNextStepIsThatOfTheTable(LocalDate visit, String presented, String onFile, String lookup, String settings,
            String step, String rules, String why) {
        NextStep next = Given.rules(settings).decide(Given.presented(presented), Given.onFile(onFile, lookup), visit);
        assertThat(Given.said(next)).as(why).isEqualTo(step);
        assertThat(next.rules().stream().map(RuleId::value).collect(Collectors.joining(" "))).as(why).isEqualTo(rules);
    }

    @Property
    void aDecisionIsTotalNamesItsRulesAndDependsOnNeitherTimeZoneNorLanguage(@ForAll("presented") String presented,
            @ForAll("onFile") String onFile, @ForAll("lookups") String lookup,
            @ForAll @IntRange(min = -100, max = 4000) int offset) {
        LocalDate day = AcceptedPapers.BEGIN.plusDays(offset);
        NextStep here = RULES.decide(Given.presented(presented), Given.onFile(onFile, lookup), day);
        NextStep there = elsewhere(
                () -> FOREIGN.decide(Given.presented(presented), Given.onFile(onFile, lookup), day));
        assertThat(there).isEqualTo(here);
        assertThat(here.rules()).isNotEmpty();
    }

    /** On a machine in Hawaii that counts years and writes digits the Thai way. */
    private static <T> T elsewhere(Supplier<T> what) {
        TimeZone zone = TimeZone.getDefault();
        Locale locale = Locale.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Honolulu"));
            Locale.setDefault(Locale.forLanguageTag("th-TH-u-ca-buddhist-nu-thai"));
            return what.get();
        } finally {
            TimeZone.setDefault(zone);
            Locale.setDefault(locale);
        }
    }

    /** Without an answer of the national system nobody goes on by a card, a number or a remote verification. */
    @Property
    void nothingProceedsOnAnAnswerToAnotherQuestion(@ForAll("presented") String presented,
            @ForAll("onFile") String onFile,
            @ForAll @IntRange(min = 0, max = 4000) int offset) {
        LocalDate day = AcceptedPapers.BEGIN.plusDays(offset);
        Presented shown = Given.presented(presented);
        NextStep unasked = RULES.decide(shown, Given.onFile(onFile, null), day);
        for (QueryBy by : QueryBy.values()) {
            // A number typed for a card that nothing could read is another path to the same question (R-RS-06).
            boolean otherPath = shown instanceof Presented.UnreadCard && by == QueryBy.TYPED_CARD_DATA;
            boolean asked = otherPath || unasked instanceof NextStep.Query query && query.by() == by;
            Lookup answer = new Lookup.Answered(by, QualificationValidity.VALID);
            NextStep answered = RULES.decide(shown, Given.onFile(onFile, null).with(answer), day);
            assertThat(answered.equals(unasked)).as("%s after %s", shown, by).isEqualTo(!asked);
        }
    }

    /** R-CH-15: no medical information without a My Number card, whatever is presented besides. R-CH-51: nor in failure mode. */
    @Property
    void withoutAMyNumberCardThatIsReadNothingMedicalIsShown(@ForAll("presented") String presented,
            @ForAll("onFile") String onFile, @ForAll("lookups") String lookup,
            @ForAll @IntRange(min = 0, max = 4000) int offset) {
        NextStep step = RULES.decide(Given.presented(presented), Given.onFile(onFile, lookup),
                AcceptedPapers.BEGIN.plusDays(offset));
        if (step instanceof NextStep.Proceed proceed && !proceed.channel().readsTheCard()) {
            assertThat(proceed.mayShow()).noneMatch(ViewableInformation::medical);
        }
    }

    @Provide
    Arbitrary<String> presented() {
        return Arbitraries.of(PRESENTED);
    }

    @Provide
    Arbitrary<String> onFile() {
        return Arbitraries.of("nobody", "known", "number", "number consent=CONTINUING", "number consent=REVOKED",
                "number 2026-05-02:MY_NUMBER_CARD:VALID", "nobody failure=OPEN", "number failure=CALLED_BACK",
                "known disaster=輪島市:2021-03-01:2026-12-31");
    }

    @Provide
    Arbitrary<String> lookups() {
        return Arbitraries.of(QueryBy.class).flatMap(by -> Arbitraries
                .of("VALID", "INVALID", "INVALID_NEW_EXISTS", "NOT_FOUND", "MULTIPLE", "VALID_UNREGISTERED", "-")
                .map(result -> by + ":" + result)).injectNull(0.2);
    }

    @Test
    void anOutcomeOfTheNationalSystemBecomesALookup() {
        assertThat(Lookup.of(QueryBy.STORED_NUMBER, new AnswerOutcome.Confirmed(QualificationValidity.INVALID, null)))
                .contains(new Lookup.Answered(QueryBy.STORED_NUMBER, QualificationValidity.INVALID));
        assertThat(Lookup.of(QueryBy.STORED_NUMBER, new AnswerOutcome.Processing())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"remote OUTPATIENT WEB", "remote ONLINE APP", "paper MY_NUMBER_CARD NATIONAL",
            "paper PORTAL_SCREEN NATIONAL", "paper PATIENT_CARD NATIONAL"})
    void whatCannotBePresentedCannotBeBuilt(String presented) {
        assertThatThrownBy(() -> Given.presented(presented)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aStoredNumberBelongsToAKnownPatient() {
        assertThatThrownBy(() -> new OnFile(false, true, List.of(), OnFile.RemoteConsent.NONE, null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aStepWithoutRulesAndAChoiceOfNothingCannotBeBuilt() {
        List<RuleId> rule = List.of(RuleId.of("R-CH-03"));
        assertThatThrownBy(() -> new NextStep.AskForMyNumberCard(List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new NextStep.ChooseMethod(Set.of(), rule))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new NextStep.Refuse(DeskStep.ASK_ACCEPTED_PAPER, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatNeedsNoSwitchingOnCannotBeSwitchedOn() {
        assertThatThrownBy(() -> new Institution(Set.of(Channel.MNC_FACE), false))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(new Institution(Set.of(), false).uses(Channel.MNC_FACE)).isTrue();
        assertThat(new Institution(Set.of(), false).uses(Channel.HOME_APP)).isFalse();
        assertThat(Institution.withEverything().switchedOn()).containsExactly(Channel.MNC_SMARTPHONE, Channel.HOME_WEB,
                Channel.HOME_APP, Channel.ONLINE_WEB, Channel.OTHER_ROUTE_WEB);
    }
}
