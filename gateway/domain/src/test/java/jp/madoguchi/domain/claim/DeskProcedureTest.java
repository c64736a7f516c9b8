package jp.madoguchi.domain.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.madoguchi.domain.certificate.ContributionRatio;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.desk.PatientPays;
import jp.madoguchi.domain.rule.RuleId;
import jp.madoguchi.domain.rule.RuleSwitch;
import jp.madoguchi.domain.rule.RuleSwitches;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The desk procedure (R-RS-01, R-RS-02, R-RS-02a, R-RS-03, R-RS-04, R-RS-05, R-RS-05a, R-RS-06, R-RS-07, R-RS-08, R-RS-09), with the
 * failure mode R-CH-50 and the late tickets of public assistance R-PM-09.
 */
class DeskProcedureTest {

    static Stream<Rows.Row> desk() {
        return Rows.of("desk.csv");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("desk")
    void theDeskDoesWhatTheNoticesSay(Rows.Row row) {
        List<String> known = row.words("known");
        DeskProcedure procedure = new DeskProcedure(Given.calendar(), switches(known));
        DeskDecision decision = procedure.decide(attempt(row, known));
        assertThat(name(decision)).isEqualTo(row.text("decision"));
        assertThat(decision.pays()).hasToString(row.text("pays"));
        assertThat(words(decision.steps())).isEqualTo(row.text("steps"));
        assertThat(words(decision.notices())).isEqualTo(row.text("notices"));
        assertThat(Given.rules(decision.rules())).isEqualTo(row.text("rules"));
        if (decision instanceof DeskDecision.Ask && !decision.steps().isEmpty()) {
            assertThat(DeskProcedure.comesWith(decision.steps().getFirst(), decision.rules())).as("told by the rules")
                    .isEqualTo(decision.steps().subList(1, decision.steps().size()));
        }
    }

    /** R-RS-09: whether the reception goes on with it is the hospital's reading, whichever it is. */
    @ParameterizedTest
    @CsvSource({"VALID_NO_TICKET,desk,true", "VALID_NO_TICKET,accept,true", "INVALID,desk,false",
            "MULTIPLE,desk,false"})
    void whatFollowsFromAMissingTicketSaysThatItIsAReading(ResultClass result, String reading, boolean open) {
        DeskProcedure procedure = new DeskProcedure(Given.calendar(), Given.switches("ACCEPT_VALIDITY_6", reading));
        assertThat(procedure.open(any -> new DeskAttempt(LocalDate.of(2026, 5, 19), result, Brought.MY_NUMBER_CARD,
                InsuredStatement.INSURED, true, true, null, null)))
                .isEqualTo(open ? Set.of(RuleSwitch.ACCEPT_VALIDITY_6) : Set.of());
    }

    @Test
    void nothingComesWithAStepThatIsNoQuestionToThePatient() {
        assertThat(DeskProcedure.comesWith(DeskStep.TAKE_DECLARATION, List.of(RuleId.of("R-RS-08")))).isEmpty();
        assertThat(DeskProcedure.comesWith(DeskStep.ASK_OTHER_PAPER, List.of())).isEmpty();
    }

    private static RuleSwitches switches(List<String> known) {
        if (known.contains("accept")) {
            return Given.switches("ACCEPT_VALIDITY_6", "accept");
        }
        return known.contains("whole") ? Given.switches("VALID_PAPER_NOT_FOUND", "whole-cost") : Given.switches();
    }

    private static DeskAttempt attempt(Rows.Row row, List<String> known) {
        LocalDate visit = row.date("visit");
        QualificationDeclaration declaration = null;
        if (known.contains("signed")) {
            declaration = Given.declaration(visit);
        } else if (known.contains("heard")) {
            declaration = Given.heardDeclaration(visit);
        } else if (known.contains("elderly")) {
            declaration = Given.declaration(visit, LocalDate.of(1948, 1, 10));
        }
        Brought brought = switch (row.text("brought")) {
            case "M" -> Brought.MY_NUMBER_CARD;
            case "P" -> Brought.CARD_OR_CERTIFICATE;
            case "X" -> Brought.UNACCEPTED_PAPER;
            case "?" -> Brought.UNKNOWN;
            default -> Brought.NOTHING;
        };
        return new DeskAttempt(visit, ResultClass.valueOf(row.text("result")), brought, insured(known),
                known.contains("known"), known.contains("reach"),
                known.contains("shown") ? ShownProof.PORTAL_SCREEN : null, declaration);
    }

    private static InsuredStatement insured(List<String> known) {
        if (known.contains("unasked")) {
            return InsuredStatement.UNKNOWN;
        }
        return known.contains("insured") ? InsuredStatement.INSURED : InsuredStatement.NOT_INSURED;
    }

    private static String name(DeskDecision decision) {
        String name = decision.getClass().getSimpleName();
        return switch (decision) {
            case DeskDecision.DeskDecides d -> name + " " + d.reason();
            case DeskDecision.WholeCost w -> w.flexible() ? name + " flexible" : name;
            case DeskDecision.Declared d ->
                (name + " " + d.ratio().map(ContributionRatio::percent).map(Object::toString).orElse("")).strip();
            case DeskDecision.Proven p -> name;
            case DeskDecision.Ask a -> name;
        };
    }

    private static String words(List<?> all) {
        return all.stream().map(Object::toString).collect(Collectors.joining(" "));
    }

    /** R-RS-01. */
    @Property
    void nobodyWithAMyNumberCardAndAnInsurancePaysTheWholeCostSinceTheNotices(
            @ForAll @IntRange(min = 0, max = 6000) int days,
            @ForAll ResultClass result, @ForAll boolean known, @ForAll boolean reach) {
        LocalDate visit = LocalDate.of(2023, 7, 10).plusDays(days);
        DeskDecision decision = procedure().decide(
                new DeskAttempt(visit, result, Brought.MY_NUMBER_CARD, InsuredStatement.INSURED, known, reach, null,
                        null));
        assertThat(decision.pays()).isNotEqualTo(PatientPays.WHOLE_COST);
    }

    private static DeskProcedure procedure() {
        return new DeskProcedure(Given.calendar(), Given.switches());
    }

    @ParameterizedTest
    @CsvSource({"2023-07-10,BRING_PAPER_TO_SEPARATE_FLOW", "2024-03-31,BRING_PAPER_TO_SEPARATE_FLOW",
            "2024-04-01,VERIFY_SEPARATE_FLOW_BY_WEB", "2026-05-19,VERIFY_SEPARATE_FLOW_BY_WEB"})
    void patientsApartFromTheDeskBringPaperUntilTheConsentWebExists(LocalDate visit, DeskStep step) {
        DeskDecision decision = procedure().separateFlow(visit);
        assertThat(decision.steps()).containsExactly(step);
        assertThat(Given.rules(decision.rules())).isEqualTo("R-RS-05a");
    }

    @ParameterizedTest
    @EnumSource
    void everyNoticeIsThereInBothLanguages(PatientNotice notice) {
        assertThat(notice.text(Locale.JAPANESE)).endsWith("。").isNotEqualTo(notice.text(Locale.ENGLISH));
        assertThat(notice.text(Locale.ENGLISH)).endsWith(".");
        assertThat(notice.text(Locale.FRENCH)).isEqualTo(notice.text(Locale.ENGLISH));
    }

    @Test
    void thePortalsPathIsToldAsThePortalShowsIt() {
        assertThat(PatientNotice.OWN_STATE_IN_PORTAL.text(Locale.JAPANESE))
                .contains("「わたしの情報」→「健康・医療」→「健康保険証情報」");
        assertThat(PatientNotice.REGISTRATION_PENDING.text(Locale.JAPANESE)).contains("保険者", "勤務先");
    }

    @Test
    void whoHandsInADeclarationSaysThatTheyAreInsured() {
        assertThatThrownBy(
                () -> new DeskAttempt(Given.VISIT, ResultClass.INVALID, Brought.MY_NUMBER_CARD,
                        InsuredStatement.NOT_INSURED, false, false,
                        null, Given.declaration(Given.VISIT)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anAskWithoutStepsTouchesNoPayment() {
        assertThat(new DeskDecision.Ask(List.of(), List.of(), List.of()).pays()).isEqualTo(PatientPays.NOT_AFFECTED);
    }
}
