package jp.madoguchi.domain.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.madoguchi.domain.insurance.CoverageCategory;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.rule.RuleId;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The acceptance matrix: R-CH-10, R-CH-11, R-CH-12, R-CH-13, R-CH-20, R-CH-21, R-CH-22, R-EX-02, R-EX-06. */
class AcceptedPapersTest {

    private static final Path TABLE = Path.of("src/test/resources/jp/madoguchi/domain/channel/accept.psv");
    private static final AcceptedPapers PAPERS = Given.papers();

    @Test
    void everyCellOfTheMatrixIsAsItIsWritten() throws IOException {
        List<String> lines = Files.readAllLines(TABLE);
        String[] days = cells(lines.getFirst());
        Set<Paper> seen = new HashSet<>();
        for (String line : lines.subList(1, lines.size())) {
            if (line.startsWith("#")) {
                continue;
            }
            String[] cells = cells(line);
            for (Paper paper : papers(cells)) {
                assertThat(seen.add(paper)).as("%s stands once in the table", paper).isTrue();
                for (int i = 4; i < cells.length; i++) {
                    assertThat(PAPERS.accept(paper, LocalDate.parse(days[i])).verdict()).as("%s on %s", paper, days[i])
                            .isEqualTo(PaperVerdict.valueOf(cells[i]));
                }
            }
        }
        assertThat(seen).containsExactlyInAnyOrderElementsOf(Paper.all());
    }

    private static List<Paper> papers(String[] cells) {
        List<Paper> papers = new ArrayList<>();
        for (Paper paper : Paper.all()) {
            boolean scheme = cells[1].equals("any")
                    || Arrays.asList(cells[1].split(" ")).contains(paper.scheme().name());
            if (paper.kind().name().equals(cells[0]) && scheme && fits(cells[2], paper.expired())
                    && fits(cells[3], paper.withMyNumberCard())) {
                papers.add(paper);
            }
        }
        return papers;
    }

    private static boolean fits(String cell, boolean value) {
        return cell.equals("any") || cell.equals(value ? "yes" : "no");
    }

    private static String[] cells(String line) {
        return Arrays.stream(line.split("\\|")).map(String::strip).toArray(String[]::new);
    }

    @ParameterizedTest(name = "{0} {1} on {2}: {3}")
    @CsvSource({"INSURANCE_CARD,NATIONAL,2026-03-31,R-CH-20", "INSURANCE_CARD,EMPLOYEES,2025-12-02,R-CH-21",
            "INSURANCE_CARD,EMPLOYEES,2026-04-01,R-CH-22", "INSURANCE_CARD,NATIONAL,2025-07-31,R-CH-10",
            "QUALIFICATION_CERTIFICATE,NATIONAL,2025-07-31,R-CH-12", "MY_NUMBER_CARD,EMPLOYEES,2024-12-01,R-EX-02",
            "MY_NUMBER_CARD,EMPLOYEES,2024-12-02,R-EX-06", "PORTAL_SCREEN,EMPLOYEES,2023-07-09,R-RS-02"})
    void aVerdictOnAnExpiredThingNamesItsRule(PaperKind kind, InsuranceScheme scheme, LocalDate day, String rule) {
        assertThat(PAPERS.accept(new Paper(kind, scheme, true, false), day).rules()).contains(RuleId.of(rule));
    }

    @ParameterizedTest
    @CsvSource({"2023-07-09,NOT_ACCEPTED", "2023-07-10,OK"})
    void thePortalScreenWithTheCardCountsFromTheNoticeOn(LocalDate day, PaperVerdict verdict) {
        Paper screen = new Paper(PaperKind.PORTAL_SCREEN, InsuranceScheme.EMPLOYEES, false, true);
        assertThat(PAPERS.accept(screen, day).verdict()).isEqualTo(verdict);
    }

    @Property
    void everyPaperHasExactlyOneVerdictOnEveryDayAndBeforeTheStartItIsUnknown(
            @ForAll @IntRange(min = 0, max = 71) int paper, @ForAll @IntRange(min = -2000, max = 40000) int offset) {
        LocalDate day = AcceptedPapers.BEGIN.plusDays(offset);
        Acceptance acceptance = PAPERS.accept(Paper.all().get(paper), day);
        assertThat(acceptance.verdict() == PaperVerdict.UNKNOWN).isEqualTo(offset < 0);
        assertThat(acceptance.rules().isEmpty()).isEqualTo(offset < 0);
    }

    @Test
    void thereAreSeventyTwoPapers() {
        assertThat(Paper.all()).hasSize(72).doesNotHaveDuplicates();
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', value = {
            "no,any,2021-03-01,2025-12-01,OK|no,any,2021-03-01,2025-11-30,OK|there is a gap",
            "no,any,2021-03-01,2025-12-01,OK|no,any,2021-03-01,2025-12-02,OK|overlaps the one before",
            "no,any,2021-03-01,2025-12-01,OK|no,any,2021-03-02,2025-12-01,OK|must begin on 2021-03-01",
            "no,any,2025-12-02,,IMPOSSIBLE|no,any,2025-12-02,2030-12-31,IMPOSSIBLE|must have no end",
            "INSURANCE_CARD,EMPLOYEES,yes,any,2026-04-01,,NOT_ACCEPTED|INSURANCE_CARD,EMPLOYEES,yes,any,2026-04-02,,NOT_ACCEPTED|there is a gap",
            "NATIONAL LATE_ELDERLY,yes,any,2026-04-01|NATIONAL EMPLOYEES,yes,any,2026-04-01|must have no end",
            "INSURANCE_CARD,EMPLOYEES,yes|INSURANCE_CARD,SAILORS,yes|unknown scheme SAILORS",
            "INSURANCE_CARD,EMPLOYEES,yes|INSURANCE_CARD,EMPLOYEES,maybe|says neither yes nor no nor any in expired",
            "MY_NUMBER_CARD,any,no|MY_NUMBER_CARD,EMPLOYEES NATIONAL LATE_ELDERLY,no|tells schemes apart",
            "PATIENT_CARD,any,any,any,2021-03-01,,MONTHLY_RULE|PATIENT_CARD,any,any,any,2021-03-01,,OK|MONTHLY_RULE is for the patient card",
            "PORTAL_SCREEN,any,any,no,2023-07-10,,NOT_ACCEPTED|PORTAL_SCREEN,any,any,no,2023-07-10,,MONTHLY_RULE|MONTHLY_RULE is for the patient card",
            "PORTAL_SCREEN,any,any,no,2023-07-10,,NOT_ACCEPTED|PORTAL_SCREEN,any,any,no,2023-07-10,,UNKNOWN|UNKNOWN is never written",
            "R-CH-10 R-CH-11,|R-CH-10 R-CH-11,OK|says no other verdict",
            "R-CH-10 R-CH-11,|R-CH-10 R-CH-11,UNKNOWN|says no other verdict",
            "R-CH-30 R-CH-31 R-CH-32,|R-CH-30 R-CH-31 R-CH-32,OK|says no other verdict",
            "R-CH-10 R-CH-11,|R-CH-10 R-CH-11,maybe|maybe",
            "PATIENT_CARD,any,any,any,2021-03-01|PATIENT_CARD,any,any,yes,2021-03-01|says nothing of Paper[kind=PATIENT_CARD"})
    void aFileWithAGapAnOverlapOrAnUnknownWordStopsTheStart(String from, String to, String what) {
        String text = Given.file(AcceptedPapers.FILE);
        assertThat(text).contains(from);
        assertThatThrownBy(() -> AcceptedPapers.parse(text.replace(from, to))).isInstanceOf(ProblemException.class)
                .hasMessageContaining("MDG-CFG-03").hasMessageContaining("papers.csv").hasMessageContaining(what);
    }

    /** R-CH-22: reports say that the provisional handling ends, no primary text does. */
    @ParameterizedTest(name = "{0} {1} on {2}: {3}, uncertain {4}")
    @CsvSource({"INSURANCE_CARD,NATIONAL,2026-03-31,OK_IF_VALID,false",
            "INSURANCE_CARD,NATIONAL,2026-04-01,NOT_ACCEPTED,true",
            "INSURANCE_CARD,EMPLOYEES,2026-03-31,OK_IF_VALID,false",
            "INSURANCE_CARD,EMPLOYEES,2026-04-01,NOT_ACCEPTED,true",
            "QUALIFICATION_NOTICE,LATE_ELDERLY,2026-04-01,NOT_ACCEPTED,true",
            "QUALIFICATION_NOTICE,EMPLOYEES,2026-03-31,OK_IF_VALID,false",
            "QUALIFICATION_CERTIFICATE,EMPLOYEES,2026-04-01,NOT_ACCEPTED,false"})
    void theEndOfTheProvisionalHandlingIsUncertainAndAHospitalMayReadItOtherwise(PaperKind kind,
            InsuranceScheme scheme, LocalDate day, PaperVerdict verdict, boolean uncertain) {
        Paper paper = new Paper(kind, scheme, true, false);
        Acceptance listed = PAPERS.accept(paper, day);
        assertThat(listed.verdict()).isEqualTo(verdict);
        assertThat(listed.otherwise()).isEqualTo(uncertain ? PaperVerdict.OK_IF_VALID : null);
        Acceptance otherwise = PAPERS.readBy(Given.switchedTo("UNCERTAIN_PAPERS", "other-reading")).accept(paper, day);
        assertThat(otherwise.verdict()).isEqualTo(uncertain ? PaperVerdict.OK_IF_VALID : verdict);
        assertThat(otherwise.otherwise()).isEqualTo(uncertain ? verdict : null);
    }

    /** A hospital's own file from before the column was there. */
    @Test
    void aFileWithoutTheColumnOfUncertaintySaysOfNoneThatItIs() {
        String before = Given.file(AcceptedPapers.FILE).lines()
                .map(line -> line.contains(",") && !line.startsWith("#")
                        ? line.substring(0, line.lastIndexOf(','))
                        : line)
                .collect(Collectors.joining("\n"));
        Paper expired = new Paper(PaperKind.INSURANCE_CARD, InsuranceScheme.NATIONAL, true, false);
        Acceptance april = AcceptedPapers.parse(before).accept(expired, LocalDate.of(2026, 4, 1));
        assertThat(april.verdict()).isEqualTo(PaperVerdict.NOT_ACCEPTED);
        assertThat(april.otherwise()).isNull();
        assertThatThrownBy(() -> AcceptedPapers.parse(before.replace("schemes,expired", "schemes")))
                .as("no other column may be missing").hasMessageContaining("lacks the column expired");
    }

    @Test
    void aReadingThatSaysTheSameIsNoOtherOne() {
        assertThatThrownBy(() -> new Acceptance(PaperVerdict.OK, List.of(), PaperVerdict.OK))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** A regulation that changes is a changed file: nothing is compiled again. */
    @Test
    void aFictitiousExtensionOfTheProvisionalHandlingChangesTheDecisionByDataOnly() {
        String extended = Given.file(AcceptedPapers.FILE)
                .replace("INSURANCE_CARD,NATIONAL LATE_ELDERLY,yes,any,2025-08-01,2026-03-31,OK_IF_VALID",
                        "INSURANCE_CARD,NATIONAL LATE_ELDERLY,yes,any,2025-08-01,2026-07-31,OK_IF_VALID")
                .replace("INSURANCE_CARD,NATIONAL LATE_ELDERLY,yes,any,2026-04-01,,NOT_ACCEPTED",
                        "INSURANCE_CARD,NATIONAL LATE_ELDERLY,yes,any,2026-08-01,,NOT_ACCEPTED");
        ReceptionRules later = new ReceptionRules(Given.tables(Given.switches(), AcceptedPapers.parse(extended)),
                Institution.withEverything());
        Presented card = Given.presented("paper INSURANCE_CARD NATIONAL until=2025-07-31");
        LocalDate day = LocalDate.of(2026, 7, 31);
        assertThat(Given.said(Given.rules().decide(card, OnFile.nobody(), day))).isEqualTo("Refuse ASK_ACCEPTED_PAPER");
        assertThat(Given.said(later.decide(card, OnFile.nobody(), day)))
                .isEqualTo("Query CARD_NUMBER TYPED_CARD_DATA ask=all");
        assertThat(Given.said(later.decide(card, OnFile.nobody(), day.plusDays(1))))
                .isEqualTo("Refuse ASK_ACCEPTED_PAPER");
    }

    /** A rule that is in no regulation: for three months the notice alone serves members of employees' insurance again. */
    @Test
    void aFictitiousRuleThatIsAddedAsALineOfTheFileIsFollowedFromItsFirstDayToItsLast() {
        String open = "QUALIFICATION_NOTICE,EMPLOYEES,any,no,2026-04-01,,NOT_ACCEPTED,R-CH-13 R-CH-22,OK_IF_VALID";
        String file = Given.file(AcceptedPapers.FILE);
        assertThat(file).contains(open);
        AcceptedPapers added = AcceptedPapers.parse(file.replace(open, """
                QUALIFICATION_NOTICE,EMPLOYEES,any,no,2026-04-01,2026-09-30,NOT_ACCEPTED,R-CH-13 R-CH-22,OK_IF_VALID
                QUALIFICATION_NOTICE,EMPLOYEES,any,no,2026-10-01,2026-12-31,OK_IF_VALID,R-ZZ-01,
                QUALIFICATION_NOTICE,EMPLOYEES,any,no,2027-01-01,,NOT_ACCEPTED,R-CH-13 R-CH-22,OK_IF_VALID"""));
        Paper alone = new Paper(PaperKind.QUALIFICATION_NOTICE, InsuranceScheme.EMPLOYEES, false, false);
        LocalDate first = LocalDate.of(2026, 10, 1);
        LocalDate last = LocalDate.of(2026, 12, 31);
        for (LocalDate day : List.of(first, last)) {
            assertThat(PAPERS.accept(alone, day).verdict()).isEqualTo(PaperVerdict.NOT_ACCEPTED);
            assertThat(added.accept(alone, day))
                    .isEqualTo(new Acceptance(PaperVerdict.OK_IF_VALID, List.of(RuleId.of("R-ZZ-01")), null));
        }
        for (LocalDate day : List.of(first.minusDays(1), last.plusDays(1))) {
            assertThat(added.accept(alone, day)).isEqualTo(PAPERS.accept(alone, day));
        }
        ReceptionRules later = new ReceptionRules(Given.tables(Given.switches(), added),
                Institution.withEverything());
        Presented notice = Given.presented("paper QUALIFICATION_NOTICE EMPLOYEES");
        assertThat(Given.said(Given.rules().decide(notice, OnFile.nobody(), last)))
                .isEqualTo("Refuse ASK_ACCEPTED_PAPER");
        assertThat(Given.said(later.decide(notice, OnFile.nobody(), last)))
                .isEqualTo("Query CARD_NUMBER TYPED_CARD_DATA ask=all");
        assertThat(Given.said(later.decide(notice, OnFile.nobody(), last.plusDays(1))))
                .isEqualTo("Refuse ASK_ACCEPTED_PAPER");
    }

    @Test
    void aPublicExpenseIssuesNoInsurancePaper() {
        assertThat(InsuranceScheme.of(CoverageCategory.PUBLIC_EXPENSE)).isEmpty();
        assertThat(InsuranceScheme.of(CoverageCategory.NATIONAL)).isEqualTo(Optional.of(InsuranceScheme.NATIONAL));
        assertThat(InsuranceScheme.of(CoverageCategory.LATE_ELDERLY)).contains(InsuranceScheme.LATE_ELDERLY);
        assertThat(InsuranceScheme.of(CoverageCategory.EMPLOYEES)).contains(InsuranceScheme.EMPLOYEES);
    }
}
