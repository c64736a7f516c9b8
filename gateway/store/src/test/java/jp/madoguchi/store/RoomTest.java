package jp.madoguchi.store;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "jp.madoguchi.store", importOptions = ImportOption.DoNotIncludeTests.class)
class RoomTest {

    @ArchTest
    static final ArchRule knowsNoCamelNoHttpAndNoWireFormat = noClasses().should().dependOnClassesThat()
            .resideInAnyPackage("org.apache.camel..", "jp.madoguchi.oqs..", "jp.madoguchi.routes..",
                    "jakarta.servlet..", "jakarta.ws..", "java.net.http..", "javax.xml.stream..");
}
