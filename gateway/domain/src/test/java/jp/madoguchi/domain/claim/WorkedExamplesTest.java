package jp.madoguchi.domain.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.stream.Stream;
import jp.madoguchi.domain.certificate.ContributionRatio;
import jp.madoguchi.domain.desk.DeskStep;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The ten worked examples of rules 3.3, at the desk (R-RS-01 to R-RS-05) and in the claim (R-CL-01, R-CL-02, R-CL-05, R-CL-07). */
class WorkedExamplesTest {

    static Stream<Rows.Row> examples() {
        return Rows.of("worked-examples.psv");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void thePatientPaysAsTheExampleSays(Rows.Row row) {
        DeskDecision decision = new DeskProcedure(Given.calendar(), Given.switches()).decide(attempt(row));
        assertThat(decision.pays()).hasToString(row.text("pays"));
        Optional<ContributionRatio> ratio = switch (decision) {
            case DeskDecision.Declared declared -> declared.ratio();
            case DeskDecision.Proven proven -> AgeShare.on(row.date("birth"), row.date("visit")).onlyRatio();
            case DeskDecision.WholeCost whole -> Optional.empty();
            case DeskDecision.Ask ask -> Optional.empty();
            case DeskDecision.DeskDecides desk -> Optional.empty();
        };
        assertThat(ratio.map(ContributionRatio::percent).map(Object::toString).orElse("")).isEqualTo(row.text("ratio"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void theClaimIsAsTheExampleSays(Rows.Row row) {
        switch (Given.ways().choose(facts(row), YearMonth.parse(row.text("month")))) {
            case ClaimDecision.Claim claim -> {
                assertThat(claim.way()).hasToString(row.text("decision"));
                ClaimEntry entry = claim.entry();
                assertThat(entry.insurerNumber()).isEqualTo(row.text("insurer"));
                assertThat(entry.symbol()).isEqualTo(row.text("symbol"));
                assertThat(entry.number()).isEqualTo(row.text("number"));
                assertThat(Optional.ofNullable(entry.branch()).orElse("")).isEqualTo(row.text("branch"));
                assertThat(entry.remarks()).isEqualTo(row.parts("remarks", "/"));
                assertThat(entry.topMargin()).as("in red on paper")
                        .isEqualTo(claim.way() == ClaimWay.UNKNOWN ? "不詳" : "");
            }
            case ClaimDecision.Hold hold ->
                assertThat(hold.reason() + (hold.until() == null ? "" : " until " + hold.until()))
                        .isEqualTo(row.text("decision"));
            case ClaimDecision.NotClaimable not -> {
                assertThat(row.text("decision")).isEqualTo("PROOF_LATER");
                assertThat(not.step()).isEqualTo(DeskStep.PROOF_LATER);
            }
        }
    }

    private static DeskAttempt attempt(Rows.Row row) {
        String shown = row.text("shown");
        return new DeskAttempt(row.date("visit"), ResultClass.valueOf(row.text("result")),
                Brought.valueOf(row.text("brought")),
                row.yes("insured") ? InsuredStatement.INSURED : InsuredStatement.NOT_INSURED, row.yes("known"), false,
                shown.isEmpty() ? null : ShownProof.valueOf(shown), declaration(row));
    }

    private static QualificationDeclaration declaration(Rows.Row row) {
        return switch (row.text("declared")) {
            case "yes" -> Given.declaration(row.date("visit"), row.date("birth"));
            case "heard" -> Given.heardDeclaration(row.date("visit"));
            default -> null;
        };
    }

    private static ClaimFacts facts(Rows.Row row) {
        LocalDate visit = row.date("visit");
        ClaimFacts facts = ClaimFacts.of(visit).withInsured(row.yes("insured"));
        if (!row.text("confirmed").isEmpty()) {
            facts = facts.withConfirmed(Given.member(row.text("confirmed")));
        }
        if (!row.text("heard").isEmpty()) {
            facts = facts.withHeard(Given.member(row.text("heard")));
        }
        if (row.yes("unchanged")) {
            facts = facts.withUnchanged(Given.hearing(visit));
        }
        if (!row.text("file").isEmpty()) {
            facts = facts.withOnFile(Given.member(row.text("file")));
        }
        if (!row.text("lost").isEmpty()) {
            facts = facts.withLost(Given.member(row.text("lost")));
        }
        if (declaration(row) != null) {
            facts = facts.withDeclaration(declaration(row));
        }
        if (!row.text("contacted").isEmpty()) {
            facts = facts.withContact(row.date("contacted"));
        }
        return row.yes("returned") ? facts.withFormerReturned() : facts;
    }
}
