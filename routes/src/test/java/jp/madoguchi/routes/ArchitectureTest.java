package jp.madoguchi.routes;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "jp.madoguchi.routes", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule routesKnowNeitherFhirNorSqlNorTheStore = noClasses().should().dependOnClassesThat()
            .resideInAnyPackage("ca.uhn.fhir..", "org.hl7.fhir..", "java.sql..", "javax.sql..", "jp.madoguchi.store..",
                    "jp.madoguchi.fhir..",
                    "jp.madoguchi.gateway..", "org.infinispan..");

    @ArchTest
    static final ArchRule reachingIntoFoldersKnowsNothingOfReceptionOrTerminals = noClasses().that()
            .resideInAPackage("jp.madoguchi.routes.folder").should().dependOnClassesThat()
            .resideInAnyPackage("jp.madoguchi.reception..", "jp.madoguchi.oqs..");

    @ArchTest
    static final ArchRule subjectsDoNotKnowEachOther = slices()
            .matching("jp.madoguchi.routes.(terminal|web|kiosk|directory|appointments|hl7)..").should()
            .notDependOnEachOther();

    @ArchTest
    static final ArchRule nobodyPrints = noClasses().should().accessField(System.class, "out").orShould()
            .accessField(System.class, "err");
}
