package jp.madoguchi.reception;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "jp.madoguchi.reception", importOptions = ImportOption.DoNotIncludeTests.class)
class RoomTest {

    @ArchTest
    static final ArchRule knowsTheDomainOnly = classes().should().onlyDependOnClassesThat()
            .resideInAnyPackage("jp.madoguchi.reception..", "jp.madoguchi.domain..", "java..", "org.jspecify..");

    /** R-SE-08: no use case opens a way from a kiosk to the national system's network; there is the port alone. */
    @ArchTest
    static final ArchRule doesNoInputOrOutput = noClasses().should().dependOnClassesThat()
            .resideInAnyPackage("java.io..", "java.nio.file..", "java.net..", "java.sql..");

    @ArchTest
    static final ArchRule startsNoThread = noClasses().should().dependOnClassesThat().belongToAnyOf(Thread.class)
            .orShould().dependOnClassesThat().haveSimpleName("Executors");
}
