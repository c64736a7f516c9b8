package jp.madoguchi.domain.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import jp.madoguchi.domain.card.CardLocks;
import jp.madoguchi.domain.card.CardMedium;
import jp.madoguchi.domain.card.CertificateGrace;
import jp.madoguchi.domain.rule.RuleSwitch;
import jp.madoguchi.domain.rule.RuleSwitches;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Uncertain is said, never guessed in silence: R-LK-04, R-EX-03, R-CH-32a, R-RS-09, and the reading of R-CH-32 (conflict C9). */
class OpenQuestionsTest {

    @ParameterizedTest(name = "{0} {1} ({2}; {3}): {4}")
    @CsvFileSource(resources = "open-questions.psv", delimiter = '|', numLinesToSkip = 1, ignoreLeadingAndTrailingWhitespace = true)
    void aDecisionSaysWhatItHangsOn(LocalDate visit, String presented, String onFile, String lookup, String hangsOn,
            String why) {
        Set<RuleSwitch> open = Given.rules().open(Given.presented(presented), other -> Given.onFile(onFile, lookup),
                visit);
        assertThat(open).as(why)
                .isEqualTo(Given.words(hangsOn).stream().map(RuleSwitch::valueOf).collect(Collectors.toSet()));
    }

    /** C9 is configurable: without papers the month of somebody who showed a certificate stays open. */
    @ParameterizedTest
    @CsvSource({"2025-12-01,MONTHLY_INTERIM", "2025-12-02,MONTHLY_PROOF_MISSING"})
    void aHospitalMayReadTheRuleAsTheMyNumberCardOnly(LocalDate day, ProofStanding standing) {
        RuleSwitches strict = RuleSwitches.parse(Given.file(RuleSwitches.FILE)
                .replace("PAPER_CLOSES_MONTH,2025-12-02,,read-on", "PAPER_CLOSES_MONTH,2025-12-02,,no-longer"));
        MonthVisit paper = Given.visit(day + ":PAPER:VALID");
        MonthVisit card = Given.visit(day + ":MY_NUMBER_CARD:VALID");
        assertThat(new MonthlyProof(strict).standing(day, java.util.List.of(paper))).isEqualTo(standing);
        assertThat(new MonthlyProof(strict).standing(day, java.util.List.of(card)))
                .isEqualTo(ProofStanding.MONTHLY_INTERIM);
        assertThat(new MonthlyProof(Given.switches()).standing(day, java.util.List.of(paper)))
                .isEqualTo(ProofStanding.MONTHLY_INTERIM);
    }

    /** R-CH-22 is configurable, day by day: what the other reading says is followed, and still marked. */
    @Test
    void aHospitalMayReadUncertainPapersOtherwise() {
        ReceptionRules otherwise = Given.rules("UNCERTAIN_PAPERS=other-reading");
        Presented expired = Given.presented("paper INSURANCE_CARD NATIONAL until=2025-07-31");
        LocalDate day = LocalDate.of(2026, 4, 1);
        assertThat(Given.said(Given.rules().decide(expired, OnFile.nobody(), day)))
                .isEqualTo("Refuse ASK_ACCEPTED_PAPER");
        assertThat(Given.said(otherwise.decide(expired, OnFile.nobody(), day)))
                .isEqualTo("Query CARD_NUMBER TYPED_CARD_DATA ask=all");
        assertThat(otherwise.open(expired, other -> OnFile.nobody(), day)).containsExactly(RuleSwitch.UNCERTAIN_PAPERS);
    }

    /** The check of a month hangs on the same readings as the visits of it. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', value = {
            "2026-06-03:PATIENT_CARD_ONLY:VALID 2026-06-10:PAPER:VALID|PAPER_CLOSES_MONTH",
            "2026-06-03:PATIENT_CARD_ONLY:VALID 2026-06-10:MY_NUMBER_CARD:VALID|",
            "2026-06-10:PAPER:VALID|", "2026-06-03:PATIENT_CARD_ONLY:VALID|",
            "2025-12-01:PATIENT_CARD_ONLY:VALID 2025-12-01:PAPER:VALID|",
            "2025-12-02:PATIENT_CARD_ONLY:VALID 2025-12-02:PAPER:VALID|PAPER_CLOSES_MONTH"})
    void theCheckOfAMonthSaysWhatItHangsOn(String visits, String hangsOn) {
        java.util.List<MonthVisit> all = Given.words(visits).stream().map(Given::visit).toList();
        assertThat(new MonthlyProof(Given.switches()).open(java.time.YearMonth.from(all.getFirst().day()),
                switches -> all))
                .isEqualTo(Given.words(hangsOn).stream().map(RuleSwitch::valueOf).collect(Collectors.toSet()));
    }

    /** While a certificate lives on its grace the last day that is told hangs on the form, too. */
    @Test
    void theEndOfAGraceThatIsToldIsMarked() {
        CertificateGrace grace = CertificateGrace.parse(Given.file(CertificateGrace.FILE));
        LocalDate expiry = LocalDate.of(2026, 8, 15);
        assertThat(grace.open(expiry, expiry, CardMedium.CARD, Given.switches())).isEmpty();
        assertThat(grace.open(expiry, expiry.plusDays(1), CardMedium.CARD, Given.switches()))
                .containsExactly(RuleSwitch.GRACE_FORM);
        assertThat(grace.open(expiry, LocalDate.of(2026, 12, 1), CardMedium.CARD, Given.switches())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"3,9,false", "0,10,true"})
    void whatAFaceLockLeavesIsMarked(int pins, int faces, boolean marked) {
        assertThat(new CardLocks(pins, faces).open(Given.switches(), LocalDate.of(2026, 5, 11)))
                .isEqualTo(marked ? Set.of(RuleSwitch.FACE_LOCK_STOPS_VISUAL) : Set.of());
    }

    @ParameterizedTest
    @EnumSource
    void whatIsOpenHasItsRulesAndItsWordsInBothLanguages(RuleSwitch key) {
        assertThat(key.isOpen()).isEqualTo(!key.openBy().isEmpty());
        if (key.isOpen()) {
            assertThat(key.question(Locale.JAPANESE)).endsWith("。").isNotEqualTo(key.question(Locale.ENGLISH));
            assertThat(key.question(Locale.ENGLISH)).endsWith(".");
            assertThat(key.question(Locale.FRENCH)).isEqualTo(key.question(Locale.ENGLISH));
        }
    }
}
