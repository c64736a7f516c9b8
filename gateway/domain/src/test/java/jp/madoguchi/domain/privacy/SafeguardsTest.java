package jp.madoguchi.domain.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import jp.madoguchi.domain.medical.PdfDocument;
import jp.madoguchi.domain.problem.Parsed;
import jp.madoguchi.domain.problem.ProblemCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** R-SE-01, R-SE-02 and R-SE-11. */
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

    /** R-SE-02: bytes are those of a document (PDF) that somebody consented to, and nothing is called a picture. */
    @Test
    void noTypeOfTheRulesHasAPlaceForAFaceImage() {
        JavaClasses classes = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("jp.madoguchi.domain");
        ArchRuleDefinition.fields().that().haveRawType(byte[].class).should().beDeclaredIn(PdfDocument.class)
                .check(classes);
        ArchRuleDefinition.noFields().that().doNotHaveModifier(JavaModifier.STATIC).should()
                .haveNameMatching("(?i).*(image|photo|portrait|template).*").check(classes);
    }
}
