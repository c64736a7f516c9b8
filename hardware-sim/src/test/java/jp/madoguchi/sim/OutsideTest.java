package jp.madoguchi.sim;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** A misreading of the interface must not be able to agree with itself. */
@AnalyzeClasses(packages = "jp.madoguchi", importOptions = DoNotIncludeTests.class)
class OutsideTest {
    @ArchTest
    static final ArchRule KNOWS_NOTHING_OF_THE_GATEWAY = classes().that().resideInAPackage("jp.madoguchi.sim..")
            .should().onlyDependOnClassesThat().resideInAnyPackage("jp.madoguchi.sim..", "java..", "javax.xml..",
                    "org.w3c.dom..", "org.xml.sax..", "com.sun.net.httpserver..", "com.fasterxml.jackson..",
                    "org.yaml.snakeyaml..", "picocli..", "org.jspecify..", "net.lingala.zip4j..");

    @ArchTest
    static final ArchRule MESSAGES_KNOW_NO_MEANING = noClasses().that().resideInAPackage("jp.madoguchi.sim.message..")
            .should().dependOnClassesThat().resideInAnyPackage("jp.madoguchi.sim.national..",
                    "jp.madoguchi.sim.exchange..", "jp.madoguchi.sim.terminal..", "jp.madoguchi.sim.device..",
                    "jp.madoguchi.sim.play..", "jp.madoguchi.sim.emr..");

    @ArchTest
    static final ArchRule THE_CENTRE_KNOWS_NO_TERMINAL = noClasses().that()
            .resideInAnyPackage("jp.madoguchi.sim.national..", "jp.madoguchi.sim.exchange..").should()
            .dependOnClassesThat().resideInAPackage("jp.madoguchi.sim.terminal..");

    @ArchTest
    static final ArchRule THE_CENTRE_KNOWS_NEITHER_READERS_NOR_DEMO = noClasses().that()
            .resideInAnyPackage("jp.madoguchi.sim.national..", "jp.madoguchi.sim.exchange..",
                    "jp.madoguchi.sim.terminal..")
            .should().dependOnClassesThat()
            .resideInAnyPackage("jp.madoguchi.sim.device..", "jp.madoguchi.sim.play..", "jp.madoguchi.sim.emr..");
}
