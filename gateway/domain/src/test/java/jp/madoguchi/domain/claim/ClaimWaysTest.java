package jp.madoguchi.domain.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.provider.CsvSource;
import jp.madoguchi.domain.rule.RuleSwitch;
import java.util.Set;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import jp.madoguchi.domain.desk.DeskStep;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The choice among the four ways, branch by branch (R-CL-01, R-CL-02, R-CL-04, R-CL-05, R-CL-07). */
class ClaimWaysTest {

    private static final YearMonth JUNE = YearMonth.of(2026, 6);

    static Stream<Rows.Row> branches() {
        return Rows.of("claim-ways.csv");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("branches")
    void takesTheFirstThatApplies(Rows.Row row) {
        List<String> facts = row.words("facts");
        YearMonth month = facts.contains("3") ? YearMonth.of(2023, 8) : JUNE;
        ClaimDecision decision = Given.ways().choose(facts(facts), month);
        assertThat(name(decision)).as(row.text("why")).isEqualTo(row.text("decision"));
        assertThat(Given.rules(decision.rules())).isEqualTo(row.text("rules"));
    }

    private static String name(ClaimDecision decision) {
        return switch (decision) {
            case ClaimDecision.Claim claim -> claim.way().name();
            case ClaimDecision.Hold hold -> hold.reason().name();
            case ClaimDecision.NotClaimable not -> not.step().name();
        };
    }

    private static ClaimFacts facts(List<String> known) {
        LocalDate visit = known.contains("9")
                ? LocalDate.of(2023, 7, 9)
                : known.contains("0")
                        ? LocalDate.of(2023, 7, 10)
                        : known.contains("3") ? LocalDate.of(2023, 7, 20) : Given.VISIT;
        ClaimFacts facts = ClaimFacts.of(visit).withInsured(known.contains("i"));
        for (String one : known) {
            facts = switch (one) {
                case "c" -> facts.withConfirmed(Given.CURRENT);
                case "h" -> facts.withHeard(Given.HEARD);
                case "u" -> facts.withUnchanged(Given.hearing(visit));
                case "f" -> facts.withOnFile(Given.ON_FILE);
                case "l" -> facts.withLost(Given.LOST);
                case "r" -> facts.withFormerReturned();
                case "d" -> facts.withDeclaration(Given.declaration(visit));
                case "k" -> facts.withDeclaration(Given.withoutKana(visit));
                case "t" -> facts.withContact(visit.plusDays(1));
                default -> facts;
            };
        }
        return facts;
    }

    @Test
    void theScreensLostQualificationGoesBeforeAnOlderOneOnFile() {
        ClaimFacts both = ClaimFacts.of(Given.VISIT).withInsured(true).withLost(Given.LOST).withOnFile(Given.ON_FILE);
        assertThat(entry(both).insurerNumber()).isEqualTo("01130012");
    }

    @Test
    void whatWasHeardGoesIntoTheClaimAsHeard() {
        ClaimEntry entry = entry(ClaimFacts.of(Given.VISIT).withHeard(Given.HEARD).withOnFile(Given.ON_FILE));
        assertThat(entry).isEqualTo(new ClaimEntry("138057", "A-1", "42", null, List.of(), ""));
    }

    @Test
    void whatTheDeclarationLeavesOpenHasNoLineAndEveryKnownAddressHasOne() {
        Map<DeclarationField, String> written = Given.written();
        written.remove(DeclarationField.EMPLOYER);
        written.remove(DeclarationField.INSURER_NAME);
        written.put(DeclarationField.ADDRESS, "東京都千代田区見本1-1\n\n 千葉県見本市2-2 ");
        ClaimFacts facts = ClaimFacts.of(Given.VISIT)
                .withDeclaration(Given.complete(QualificationDeclaration.parse(written, Given.VISIT)))
                .withContact(Given.VISIT);
        assertThat(entry(facts).remarks()).containsExactly("不詳", "ヤマダ　タロウ", "東京都千代田区見本1-1", "千葉県見本市2-2",
                "03-0000-0000", "2026-05-19");
    }

    /** R-BC-05, R-BC-03b. */
    @Test
    void whatStandsInTheRemarksIsWrittenInCharactersThatAClaimCanHold() {
        Map<DeclarationField, String> written = Given.written();
        written.put(DeclarationField.INSURER_NAME, "德島髙﨑健保");
        written.put(DeclarationField.EMPLOYER, "𠮷田ｼｮｳｼﾞ㈱");
        written.put(DeclarationField.ADDRESS, "見本県葛󠄀城市1-1 渡邊 ﾋﾞﾙ");
        written.put(DeclarationField.CONTACT, "03-0000-0000 德島");
        assertThat(entry(declared(written)).remarks()).containsExactly("不詳", "ヤマダ　タロウ", "徳島高崎健保",
                "吉田ショウジ(株)", "見本県葛城市1-1 渡邊 ビル", "03-0000-0000 徳島", "2026-05-19");
    }

    /** R-BC-05: neither dropped nor guessed. */
    @ParameterizedTest
    @EnumSource(names = {"INSURER_NAME", "EMPLOYER", "ADDRESS", "CONTACT"})
    void whatAClaimCannotHoldIsWrittenInKanaBySomebody(DeclarationField field) {
        Map<DeclarationField, String> written = Given.written();
        written.put(field, "見本𪚲");
        assertThat(Given.ways().choose(declared(written), JUNE)).isInstanceOfSatisfying(ClaimDecision.Hold.class,
                hold -> {
                    assertThat(hold.reason()).isEqualTo(HoldReason.TEXT_NOT_WRITABLE);
                    assertThat(hold.reason().step()).isEqualTo(DeskStep.WRITE_CLAIM_TEXT_IN_KANA);
                    assertThat(Given.rules(hold.rules())).isEqualTo("R-BC-05");
                });
    }

    private static ClaimFacts declared(Map<DeclarationField, String> written) {
        return ClaimFacts.of(Given.VISIT)
                .withDeclaration(Given.complete(QualificationDeclaration.parse(written, Given.VISIT)))
                .withContact(Given.VISIT);
    }

    @Test
    void whoDeclaresTheInsuranceOfTheLateElderlyHasTheirNumberAtAnyAge() {
        Map<DeclarationField, String> written = Given.written();
        written.put(DeclarationField.BIRTH_DATE, "1958-01-10");
        written.put(DeclarationField.INSURANCE_TYPE, InsuranceType.LATE_ELDERLY.label());
        ClaimFacts facts = ClaimFacts.of(Given.VISIT)
                .withDeclaration(Given.complete(QualificationDeclaration.parse(written, Given.VISIT)))
                .withContact(Given.VISIT);
        assertThat(entry(facts).number()).isEqualTo("77777777");
    }

    @Test
    void unknownClaimsBeginWithSeptember2023() {
        LocalDate visit = LocalDate.of(2023, 7, 20);
        ClaimFacts facts = ClaimFacts.of(visit).withDeclaration(Given.declaration(visit)).withContact(visit);
        assertThat(Given.ways().choose(facts, YearMonth.of(2023, 8)))
                .isInstanceOfSatisfying(ClaimDecision.Hold.class, hold -> {
                    assertThat(hold.until()).isEqualTo(YearMonth.of(2023, 9));
                    assertThat(hold.reason().step()).isEqualTo(DeskStep.HOLD_CLAIM_UNTIL_MONTH);
                });
        assertThat(Given.ways().choose(facts, YearMonth.of(2023, 9))).isInstanceOf(ClaimDecision.Claim.class);
    }

    @Test
    void aHospitalMayHoldWhatCameBackInsteadOfSendingItAsUnknown() {
        ClaimWays careful = Given.ways(Given.switches("WAY_4_AFTER_RETURN", "off"));
        ClaimFacts facts = ClaimFacts.of(Given.VISIT).withLost(Given.LOST)
                .withDeclaration(Given.declaration(Given.VISIT))
                .withContact(Given.VISIT);
        assertThat(careful.choose(facts.withFormerReturned(), JUNE)).isInstanceOfSatisfying(ClaimDecision.Hold.class,
                hold -> {
                    assertThat(hold.reason()).isEqualTo(HoldReason.WAY_4_NOT_AFTER_RETURN);
                    assertThat(Given.rules(hold.rules())).isEqualTo("R-CL-07");
                    assertThat(hold.until()).isNull();
                });
        assertThat(name(careful.choose(facts, JUNE))).isEqualTo("FORMER");
        ClaimFacts unknown = ClaimFacts.of(Given.VISIT).withDeclaration(Given.declaration(Given.VISIT))
                .withContact(Given.VISIT);
        assertThat(name(careful.choose(unknown, JUNE))).isEqualTo("UNKNOWN");
    }

    @Property
    void afterAReturnOfWayThreeItNeverComesAgain(@ForAll @IntRange(min = 0, max = 255) int known,
            @ForAll @IntRange(min = 0, max = 120) int months) {
        ClaimDecision decision = Given.ways().choose(facts(known).withFormerReturned(),
                YearMonth.of(2023, 7).plusMonths(months));
        assertThat(name(decision)).isNotEqualTo("FORMER");
    }

    @Property
    void waysThreeAndFourAreOnlyForThoseWhoSayThatTheyAreInsured(@ForAll @IntRange(min = 0, max = 255) int known,
            @ForAll @IntRange(min = 0, max = 120) int months) {
        ClaimFacts facts = facts(known);
        String way = name(Given.ways().choose(facts, YearMonth.of(2023, 7).plusMonths(months)));
        if (way.equals("FORMER") || way.equals("UNKNOWN")) {
            assertThat(facts.insured()).isTrue();
        }
        if (facts.confirmed() != null) {
            assertThat(way).isEqualTo("CONFIRMED");
        }
    }

    @Property
    void placeholdersStandInClaimsWithUnknownInsurerAndNowhereElse(@ForAll @IntRange(min = 0, max = 255) int known) {
        if (Given.ways().choose(facts(known), JUNE) instanceof ClaimDecision.Claim claim) {
            boolean unknown = claim.way() == ClaimWay.UNKNOWN;
            assertThat(claim.entry().insurerNumber().equals(Placeholder.INSURER)).isEqualTo(unknown);
            assertThat(claim.entry().remarks().contains("不詳")).isEqualTo(unknown);
            assertThat(claim.entry().remarks().contains("旧資格情報")).isEqualTo(claim.way() == ClaimWay.FORMER);
        }
    }

    private static ClaimFacts facts(int bits) {
        List<String> all = List.of("c", "h", "u", "f", "l", "i", "d", "t");
        return facts(
                java.util.stream.IntStream.range(0, all.size()).filter(i -> (bits >> i & 1) == 1).mapToObj(all::get)
                        .toList());
    }

    private static ClaimEntry entry(ClaimFacts facts) {
        return Objects.requireNonNull(
                Given.ways().choose(facts, JUNE) instanceof ClaimDecision.Claim claim ? claim.entry() : null);
    }

    @ParameterizedTest
    @EnumSource
    void waysAreNumberedAsInTheNotices(ClaimWay way) {
        assertThat(way.number()).isEqualTo(way.ordinal() + 1);
    }

    @Test
    void aClaimTellsNobodyInALog() {
        ClaimFacts facts = ClaimFacts.of(Given.VISIT).withConfirmed(Given.CURRENT);
        assertThat(facts).hasToString("ClaimFacts[2026-05-19]");
        assertThat(entry(facts)).hasToString("ClaimEntry[06130017]");
    }

    @Test
    void nobodyIsContactedBeforeTheVisit() {
        org.assertj.core.api.Assertions
                .assertThatThrownBy(() -> ClaimFacts.of(Given.VISIT).withContact(Given.VISIT.minusDays(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(ClaimFacts.of(Given.VISIT).withContact(Given.VISIT).contactedOn()).isEqualTo(Given.VISIT);
    }

    @Test
    void whoTakesBackThatTheyAreInsuredIsStillHeldToTheirDeclaration() {
        ClaimFacts facts = ClaimFacts.of(Given.VISIT).withInsured(true);
        assertThat(facts.withInsured(false).insured()).isFalse();
        assertThat(facts.withDeclaration(Given.declaration(Given.VISIT)).withInsured(false).insured()).isTrue();
        assertThat(ClaimFacts.of(Given.VISIT).withHeard(Given.HEARD).insured()).isTrue();
        assertThat(ClaimFacts.of(Given.VISIT).withUnchanged(Given.hearing(Given.VISIT)).insured()).isTrue();
    }

    /** R-CL-07 is read from the order of a text: what hangs on it says so, whichever way the hospital took. */
    @ParameterizedTest
    @CsvSource({"d t l r,true", "d t l,false", "l r i,true", "c r l,false"})
    void aWayAfterAReturnThatHangsOnTheReadingSaysSo(String known, boolean open) {
        assertThat(Given.ways().open(facts(List.of(known.split(" "))), JUNE))
                .isEqualTo(open ? Set.of(RuleSwitch.WAY_4_AFTER_RETURN) : Set.of());
    }
}
