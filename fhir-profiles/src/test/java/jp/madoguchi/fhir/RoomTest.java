package jp.madoguchi.fhir;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "jp.madoguchi.fhir", importOptions = ImportOption.DoNotIncludeTests.class)
class RoomTest {

    @ArchTest
    static final ArchRule knowsNoCamelNoWireFormatAndNoHl7v2 = noClasses().should().dependOnClassesThat()
            .resideInAnyPackage("org.apache.camel..", "jp.madoguchi.oqs..", "ca.uhn.hl7v2..", "java.sql..",
                    "javax.xml.stream..", "jp.madoguchi.reception..");
}
