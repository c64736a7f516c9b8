package jp.madoguchi.gateway.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import java.util.Set;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code _elements} names beyond what a request can be tried with. */
class NamedElementsTest {

    private static Set<String> named(String value) {
        return NamedElements.of(new String[]{value}, new Patient());
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "..", "nothing", "Coverage.status", "birthDateX"})
    void aNameThatTheTypeDoesNotHaveNamesNothing(String name) {
        assertThat(named(name)).isEqualTo(named("id")).doesNotContain("Patient." + name);
    }

    @Test
    void whatAReferenceLeadsToInsideOfTheResourceComesAlong() {
        Patient patient = new Patient();
        patient.addContained(new Organization().setName("見本").setId("o"));
        patient.setManagingOrganization(new Reference("#o"));
        patient.setActive(true);
        IParser parser = FhirContext.forR4Cached().newJsonParser();
        parser.setEncodeElements(NamedElements.of(new String[]{"managingOrganization"}, patient));

        Patient given = (Patient) FhirContext.forR4Cached().newJsonParser()
                .parseResource(parser.encodeResourceToString(patient));

        assertThat(given.getContained()).singleElement().satisfies(
                one -> assertThat(((Organization) one).getName()).isEqualTo("見本"));
        assertThat(given.hasGender()).isFalse();
    }
}
