package jp.madoguchi.domain;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.targetOwner;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.InstantSource;

@AnalyzeClasses(packages = "jp.madoguchi.domain", importOptions = ImportOption.DoNotIncludeTests.class)
class RoomTest {

    @ArchTest
    static final ArchRule knowsTheJdkOnly = classes().should().onlyDependOnClassesThat()
            .resideInAnyPackage("jp.madoguchi.domain..", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule doesNoInputOrOutput = noClasses().should().dependOnClassesThat()
            .resideInAnyPackage("java.io..", "java.nio.file..", "java.net..", "java.sql..", "java.util.concurrent..");

    /** Neither by a call nor by a method reference, in no time zone, of no type of {@code java.time}. */
    @ArchTest
    static final ArchRule hasNoClockOfItsOwn = noClasses().should()
            .accessTargetWhere(targetOwner(resideInAPackage("java.time..")).and(target(name("now"))))
            .orShould().dependOnClassesThat().areAssignableTo(InstantSource.class)
            .orShould().callMethod(System.class, "currentTimeMillis")
            .orShould().callMethod(System.class, "nanoTime");

    @ArchTest
    static final ArchRule itsPackagesFormNoCycle = slices().matching("jp.madoguchi.domain.(*)..").should()
            .beFreeOfCycles();
}
