package jp.madoguchi.oqs;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What this room knows and must never know (docs/architecture.md). */
@AnalyzeClasses(packages = "jp.madoguchi.oqs", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseRulesTest {

    @ArchTest
    static final ArchRule theWireFormatKnowsTheDomainTheJdkAndTwoTokenizers = classes().should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "jp.madoguchi.oqs..", "jp.madoguchi.domain..", "java..", "javax.xml.stream..", "com.ctc.wstx..",
                    "org.codehaus.stax2..", "com.fasterxml.jackson.core..", "org.jspecify..");

    @ArchTest
    static final ArchRule noTreeNoReflectionNoDatabaseNoNetwork = noClasses().should().dependOnClassesThat()
            .resideInAnyPackage("org.w3c.dom..", "java.lang.reflect..", "java.sql..", "java.net..");

    @ArchTest
    static final ArchRule onlyTheCodecKnowsTheTokenizers = noClasses().that().resideOutsideOfPackage("..oqs.codec..")
            .should()
            .dependOnClassesThat().resideInAnyPackage("javax.xml..", "com.ctc.wstx..", "org.codehaus..",
                    "com.fasterxml..");

    @ArchTest
    static final ArchRule packagesDoNotGoInCircles = slices().matching("jp.madoguchi.oqs.(*)..").should()
            .beFreeOfCycles();
}
