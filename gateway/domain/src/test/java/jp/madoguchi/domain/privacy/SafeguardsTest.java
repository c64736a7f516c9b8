package jp.madoguchi.domain.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jp.madoguchi.domain.problem.Parsed;
import jp.madoguchi.domain.problem.ProblemCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** R-SE-01 and R-SE-11. */
class SafeguardsTest {

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
}
