package jp.madoguchi.domain.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.problem.Parsed;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.rule.RuleId;
import jp.madoguchi.domain.rule.RuleSwitches;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** R-SE-01, R-SE-09 and R-SE-11. */
class SafeguardsTest {

    private static final Path SWITCHES = Path.of("src/main/resources/jp/madoguchi/domain/rule/switches.csv");
    private static final LocalDateTime AT = LocalDateTime.of(2026, 5, 11, 9, 0);

    /** R-SE-01. */
    @ParameterizedTest
    @CsvSource({"0,0,", "1,1,", "2,3,", "1,0,terminals", "3,2,terminals", "-1,2,readers"})
    void everyReaderNeedsATerminalOfItsOwn(int readers, int terminals, String wrong) {
        Parsed<TerminalPlan> plan = TerminalPlan.parse(readers, terminals);
        if (wrong == null) {
            assertThat(plan).isEqualTo(Parsed.of(new TerminalPlan(readers, terminals)));
        } else {
            assertThat(plan).isEqualTo(Parsed.refused(ProblemCode.SETTING_INVALID, wrong));
            assertThatThrownBy(() -> new TerminalPlan(readers, terminals))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    /** R-SE-11. */
    @ParameterizedTest
    @EnumSource
    void whoMustNotBeFoundIsNotFoundByWhatStandsInTheOpen(Display where) {
        for (Displayed what : Displayed.values()) {
            boolean tells = what == Displayed.ADDRESS || what == Displayed.INSURER || what == Displayed.NEXT_VISIT;
            boolean inTheOpen = where == Display.KIOSK_SCREEN || where == Display.TICKET || where == Display.CALL_BOARD;
            assertThat(NonDisclosure.mayShow(what, where, true)).isEqualTo(!(tells && inTheOpen));
            assertThat(NonDisclosure.mayShow(what, where, false)).isTrue();
        }
    }

    /** R-SE-09. */
    @ParameterizedTest
    @CsvSource({"admin-2,2026-05-12T09:00:00,true", "admin-2,2026-05-12T09:00:01,false",
            "admin-2,2026-05-11T09:00:00,true",
            "admin-2,2026-05-11T08:59:59,false", "doctor-1,2026-05-11T10:00:00,false",
            "' doctor-1 ',2026-05-11T10:00:00,false", "' ',2026-05-11T10:00:00,false"})
    void anExceptionalViewIsReviewedByASecondPersonWithinADay(String reviewer, LocalDateTime reviewed, boolean counts)
            throws IOException {
        RuleSwitches switches = RuleSwitches.parse(Files.readString(SWITCHES));
        ExceptionalView view = view("unconscious");
        assertThat(view.isReviewedBy(reviewer, reviewed, switches)).isEqualTo(counts);
        assertThat(view.reviewDue(switches)).isEqualTo(AT.plusHours(24));
        assertThat(view.step()).isEqualTo(DeskStep.REVIEW_EXCEPTIONAL_VIEW);
        assertThat(ExceptionalView.RULES).containsExactly(RuleId.of("R-SE-09"));
    }

    @Test
    void aReasonHoldsNoMyNumberAndALogHoldsNobody() {
        ExceptionalView view = view(" unconscious, card 1234 5678 9018 ");
        assertThat(view.reason()).isEqualTo("unconscious, card **** **** ****");
        assertThat(view).hasToString("ExceptionalView[EMERGENCY 2026-05-11T09:00]");
    }

    @ParameterizedTest
    @CsvSource({"' ',doctor-1,p1,reason", "why,' ',p1,user", "why,doctor-1,'',patient"})
    void anExceptionalViewSaysWhyWhoAndAboutWhom(String reason, String user, String patient, String missing) {
        assertThat(ExceptionalView.parse(ExceptionalView.Kind.DISASTER, reason, user, patient, AT))
                .isEqualTo(Parsed.refused(ProblemCode.VALUE_MISSING, missing));
        assertThatThrownBy(() -> new ExceptionalView(ExceptionalView.Kind.DISASTER, reason, user, patient, AT))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static ExceptionalView view(String reason) {
        return ExceptionalView.parse(ExceptionalView.Kind.EMERGENCY, reason, "doctor-1", "p1", AT).orElseThrow();
    }
}
