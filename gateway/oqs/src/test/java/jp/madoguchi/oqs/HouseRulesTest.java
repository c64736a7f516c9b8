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
    static final ArchRule theWireFormatKnowsTheDomainTheJdkAJsonTokenizerAndZips = classes().should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "jp.madoguchi.oqs..", "jp.madoguchi.domain..", "java..", "com.fasterxml.jackson.core..",
                    "net.lingala.zip4j..", "org.jspecify..");

    @ArchTest
    static final ArchRule noTreeNoReflectionNoDatabaseNoNetwork = noClasses().should().dependOnClassesThat()
            .resideInAnyPackage("org.w3c.dom..", "javax.xml..", "java.lang.reflect..", "java.sql..", "java.net..");

    @ArchTest
    static final ArchRule onlyTheCodecKnowsTheTokenizer = noClasses().that().resideOutsideOfPackage("..oqs.codec..")
            .should().dependOnClassesThat().resideInAnyPackage("com.fasterxml..");

    @ArchTest
    static final ArchRule onlyTheTerminalsFilesAreZips = noClasses().that().resideOutsideOfPackage("..oqs.terminal..")
            .should().dependOnClassesThat().resideInAnyPackage("net.lingala..");

    @ArchTest
    static final ArchRule nothingIsWrittenToADisk = noClasses().should().dependOnClassesThat()
            .haveNameMatching(
                    "java\\.io\\.(File|RandomAccessFile|FileOutputStream|FileWriter)|java\\.nio\\.file\\.Files"
                            + "|net\\.lingala\\.zip4j\\.ZipFile");

    @ArchTest
    static final ArchRule packagesDoNotGoInCircles = slices().matching("jp.madoguchi.oqs.(*)..").should()
            .beFreeOfCycles();
}
