package jp.madoguchi.reception;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.targetOwner;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.InstantSource;

@AnalyzeClasses(packages = "jp.madoguchi.reception", importOptions = ImportOption.DoNotIncludeTests.class)
class RoomTest {

    @ArchTest
    static final ArchRule knowsTheDomainOnly = classes().should().onlyDependOnClassesThat()
            .resideInAnyPackage("jp.madoguchi.reception..", "jp.madoguchi.domain..", "java..", "org.jspecify..");

    /** R-SE-08: no use case opens a way from a kiosk to the national system's network; there is the port alone. */
    @ArchTest
    static final ArchRule doesNoInputOrOutput = noClasses().should().dependOnClassesThat()
            .resideInAnyPackage("java.io..", "java.nio.file..", "java.net..", "java.sql..");

    /** Time comes from the clock that a use case is given: neither by a call nor by a method reference from the machine's own. */
    @ArchTest
    static final ArchRule hasNoClockOfItsOwn = noClasses().should()
            .accessTargetWhere(targetOwner(resideInAPackage("java.time..")).and(target(name("now"))))
            .orShould().accessTargetWhere(targetOwner(assignableTo(InstantSource.class))
                    .and(target(nameMatching("(system|tick).*"))))
            .orShould().callMethod(System.class, "currentTimeMillis").orShould().callMethod(System.class, "nanoTime");

    @ArchTest
    static final ArchRule startsNoThread = noClasses().should().dependOnClassesThat().belongToAnyOf(Thread.class)
            .orShould().dependOnClassesThat().haveSimpleName("Executors");
}
