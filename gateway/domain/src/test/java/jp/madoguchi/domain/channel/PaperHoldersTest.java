package jp.madoguchi.domain.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Locale;
import java.util.stream.Collectors;
import jp.madoguchi.domain.problem.Parsed;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.rule.RuleId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** Who holds which paper, by {@code holders.psv}: R-CH-11, R-CH-25, R-CH-26, R-CH-27. */
class PaperHoldersTest {

    private static final PaperHolders HOLDERS = Given.holders();

    /** R-CH-26, R-CH-27: what rests on the text of one regional union or on the plan of one prefecture is marked uncertain. */
    @ParameterizedTest(name = "{0} since {1}, born {2}, card {3}, on {4}: {5} {6} ({9})")
    @CsvFileSource(resources = "holders.psv", delimiter = '|', numLinesToSkip = 1, ignoreLeadingAndTrailingWhitespace = true)
    void somebodyHoldsThePaperOfTheTableOrNobodyKnows(InsurerKind insurer, LocalDate joined, LocalDate born,
            String card,
            LocalDate day, PaperKind paper, PaperKind onApplication, String rules, String uncertain,
            String why) {
        PaperHeld held = HOLDERS.heldBy(new PaperHolders.Holder(insurer, joined, born, card.equals("yes")), day);
        switch (held) {
            case PaperHeld.Holds holds -> {
                assertThat(holds.paper()).as(why).isEqualTo(paper);
                assertThat(holds.onApplication()).as(why).isEqualTo(onApplication);
                assertThat(holds.rules().stream().map(RuleId::value).collect(Collectors.joining(" "))).isEqualTo(rules);
                assertThat(holds.uncertain()).as(why).isEqualTo(uncertain.equals("yes"));
            }
            case PaperHeld.Unknown unknown -> {
                assertThat(paper).as(why).isNull();
                assertThat(unknown.reason())
                        .isEqualTo("paper-holders.csv says nothing of " + insurer + " on " + day);
            }
        }
    }

    /** R-CH-11. */
    @ParameterizedTest
    @CsvSource({"INSURANCE_CARD,2010-04-01,true", "QUALIFICATION_CERTIFICATE,2010-04-01,false",
            "INSURANCE_CARD,2024-12-01,true", "INSURANCE_CARD,2024-12-02,false",
            "QUALIFICATION_CERTIFICATE,2024-12-01,false", "QUALIFICATION_CERTIFICATE,2024-12-02,true",
            "QUALIFICATION_NOTICE,2026-07-31,false", "QUALIFICATION_NOTICE,2026-08-01,true"})
    void aPaperIsIssuedFromItsDayOnAndBeforeTheFileAsOnItsFirstDay(PaperKind kind, LocalDate day, boolean issued) {
        assertThat(HOLDERS.issued(kind, day)).isEqualTo(issued);
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', value = {
            "SOCIETY MUTUAL_AID,continuing|SOCIETY ASSOCIATION,continuing|a row above speaks for the same days",
            "any,any,any,,,2021-03-01,2024-12-01|any,any,any,,,2021-03-01,2024-12-02|a row above speaks",
            "any,any,85,,2026-08-01|any,any,84,,2026-08-01|a row above speaks for the same days",
            "any,yes,,84,2026-08-01|any,any,,84,2026-08-01|a row above speaks for the same days",
            "any,any,85,,2026-08-01|any,any,85,84,2026-08-01|ends with a younger age",
            "QUALIFICATION_NOTICE,QUALIFICATION_CERTIFICATE,yes|QUALIFICATION_NOTICE,QUALIFICATION_CERTIFICATE,maybe|says neither yes nor no in uncertain",
            "NATIONAL,new,no,,,2024-12-02|NATIONAL,any,no,,,2024-12-02|a row above speaks for the same days",
            "NATIONAL,continuing,any,,,2024-12-02,2025-07-31|NATIONAL,continuing,any,,,2024-12-02,2024-12-01|ends before it begins",
            "NATIONAL,new,no|NATIONAL,new,perhaps|says neither yes nor no nor any in my_number_card",
            "NATIONAL,new,no|NATIONAL,young,no|says neither continuing nor new nor any in joined",
            "NATIONAL,new,no|SAILORS,new,no|names an unknown insurer SAILORS",
            "QUALIFICATION_NOTICE,QUALIFICATION_CERTIFICATE|QUALIFICATION_NOTICE,LETTER|unknown on_application LETTER"})
    void aFileThatSpeaksTwiceForSomebodyOrUsesAnUnknownWordStopsTheStart(String from, String to, String what) {
        String text = Given.file(PaperHolders.FILE);
        assertThat(text).contains(from);
        assertThatThrownBy(() -> PaperHolders.parse(text.replace(from, to))).isInstanceOf(ProblemException.class)
                .hasMessageContaining("paper-holders.csv").hasMessageContaining(what);
    }

    /** A clerk's slip is refused with a code and the field; both languages have words for it. */
    @ParameterizedTest(name = "since {0}, born {1}, on {2}: {3}")
    @CsvSource({"2026-05-11,2026-05-11,2026-05-11,", "2026-05-12,2026-05-11,2026-05-11,joined",
            "2026-05-10,2026-05-11,2026-05-11,joined", "2026-05-12,2026-05-12,2026-05-11,birthDate"})
    void nobodyIsBornAfterTodayNorInsuredBeforeBeingBornOrAfterToday(LocalDate joined, LocalDate born, LocalDate today,
            String where) {
        Parsed<PaperHolders.Holder> read = PaperHolders.Holder.parse(InsurerKind.NATIONAL, joined, born, true, today);
        assertThat(read).isEqualTo(where == null
                ? Parsed.of(new PaperHolders.Holder(InsurerKind.NATIONAL, joined, born, true))
                : Parsed.refused(ProblemCode.DATE_IMPOSSIBLE, where));
        assertThat(ProblemCode.DATE_IMPOSSIBLE.title(Locale.JAPANESE)).endsWith("。");
        assertThat(ProblemCode.DATE_IMPOSSIBLE.title(Locale.ENGLISH)).endsWith(".");
        assertThatThrownBy(
                () -> new PaperHolders.Holder(InsurerKind.NATIONAL, born.minusDays(1), born, true))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whoHoldsAPaperIsNotShownInLogs() {
        assertThat(
                new PaperHolders.Holder(InsurerKind.NATIONAL, LocalDate.of(2010, 4, 1), LocalDate.of(1980, 1, 1), true))
                .hasToString("Holder[NATIONAL]");
    }
}
