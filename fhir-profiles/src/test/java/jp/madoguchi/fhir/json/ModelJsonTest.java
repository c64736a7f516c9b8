package jp.madoguchi.fhir.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.model.api.annotation.Child;
import ca.uhn.fhir.model.api.annotation.ResourceDef;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import jp.madoguchi.fhir.convert.FhirEncoder;
import jp.madoguchi.fhir.profile.GuideResources;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelJsonTest {

    private static final ModelJson JSON = new ModelJson(Hapi.R4);

    private static String own(Resource resource) throws NotCovered {
        return new String(JSON.encode(resource), StandardCharsets.UTF_8);
    }

    static Stream<String> guide() {
        return GuideResources.all(Hapi.R4).keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("guide")
    void everyDefinitionAndExampleOfTheGuideIsWrittenAsHapiWritesIt(String file) throws NotCovered {
        Resource resource = (Resource) Hapi.R4.newJsonParser().parseResource(GuideResources.text(file));
        assertThat(own(resource)).isEqualTo(Hapi.text(resource));
    }

    /** With narratives, references within and what else people write. */
    @ParameterizedTest
    @ValueSource(strings = {"Coverage-7546D", "Coverage-9876B1", "Coverage-SP1234", "CoverageEligibilityRequest-52345",
            "CoverageEligibilityRequest-52346", "CoverageEligibilityResponse-E2500",
            "CoverageEligibilityResponse-E2503",
            "Organization-1", "Organization-2", "Organization-hl7pay", "Patient-example", "Patient-f001",
            "Patient-pat1",
            "Patient-xds"})
    void anExampleOfR4IsWrittenAsHapiWritesIt(String example) throws IOException, NotCovered {
        try (InputStream in = Objects
                .requireNonNull(ModelJsonTest.class.getResourceAsStream("/examples/hl7-r4/" + example + ".json"))) {
            Resource resource = (Resource) Hapi.R4.newJsonParser().parseResource(in);
            assertThat(own(resource)).isEqualTo(Hapi.text(resource));
        }
    }

    static List<String> types() {
        return RandomModel.types();
    }

    @ParameterizedTest
    @MethodSource("types")
    void everyTypeOfR4IsWrittenAsHapiWritesIt(String type) throws NotCovered {
        for (int seed = 0; seed < 5; seed++) {
            Resource resource = new RandomModel(seed, false).resource(type);
            assertThat(own(resource)).as("seed %d", seed).isEqualTo(Hapi.text(resource));
        }
    }

    @Test
    void whatIsWrittenReadsBackAsItWas() throws NotCovered {
        for (Map.Entry<String, Resource> one : GuideResources.all(Hapi.R4).entrySet()) {
            Resource read = (Resource) Hapi.R4.newJsonParser().parseResource(own(one.getValue()));
            assertThat(read.equalsDeep(one.getValue())).as(one.getKey()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.00", "0.10", "-0", "100", "1E+3", "1e-7", "0.0000001"})
    void aDecimalKeepsThePlacesThatItCameWith(String decimal) throws NotCovered {
        DecimalType value = new DecimalType(decimal);
        Observation observation = new Observation().setValue(new Quantity().setValueElement(value));
        assertThat(own(observation)).isEqualTo(Hapi.text(observation))
                .contains("\"value\":" + value.getValueAsString() + '}');
    }

    @ParameterizedTest
    @ValueSource(strings = {"1980", "1980-04", "1980-04-01"})
    void aDateKeepsItsPrecision(String date) throws NotCovered {
        Patient patient = new Patient();
        patient.getBirthDateElement().setValueAsString(date);
        assertThat(own(patient)).isEqualTo("{\"resourceType\":\"Patient\",\"birthDate\":\"" + date + "\"}");
    }

    @Test
    void whatATextCannotSayStandsBesideIt() throws NotCovered {
        Patient patient = new Patient();
        patient.getBirthDateElement().addExtension(new Extension("https://example.org/unknown", new StringType("平成")));
        patient.addName().addGiven("太郎").addGiven("次郎").getGiven().get(1).addExtension("https://example.org/kana",
                new StringType("ジロウ"));
        patient.getName().getFirst().addGivenElement().addExtension("https://example.org/masked", new StringType("●"));
        assertThat(own(patient)).isEqualTo(Hapi.text(patient)).isEqualTo("""
                {"resourceType":"Patient","name":[{"given":["太郎","次郎",null],"_given":[null,\
                {"extension":[{"url":"https://example.org/kana","valueString":"ジロウ"}]},\
                {"extension":[{"url":"https://example.org/masked","valueString":"●"}]}]}],\
                "_birthDate":{"extension":[{"url":"https://example.org/unknown","valueString":"平成"}]}}""");
    }

    @Test
    void whatHoldsNothingIsNotWritten() throws NotCovered {
        Coverage coverage = new Coverage();
        coverage.addPayor();
        coverage.getType().addCoding();
        coverage.getPeriod();
        coverage.addIdentifier().setValue(" ");
        coverage.setDependent("");
        coverage.addExtension();
        assertThat(own(coverage)).isEqualTo(Hapi.text(coverage)).isEqualTo("{\"resourceType\":\"Coverage\"}");
    }

    /** What only HAPI's encoder knows what to do with. */
    static Map<String, Resource> rarities() {
        Map<String, Resource> rare = new LinkedHashMap<>();
        Patient contained = new Patient();
        contained.setId("a");
        rare.put("contained", new Coverage().setBeneficiary(new Reference("#a")).addContained(contained));
        rare.put("within", new Coverage().setBeneficiary(new Reference("#a")));
        rare.put("target", new Coverage().setBeneficiary(new Reference(new Patient().setId("Patient/1"))));
        rare.put("versioned reference", new Coverage().setBeneficiary(new Reference("Patient/1/_history/2")));
        rare.put("versioned id", new Patient().setId("Patient/1/_history/2"));
        Patient primitive = new Patient();
        primitive.setBirthDateElement(new DateType("1980")).getBirthDateElement().setId("born");
        rare.put("id of a primitive", primitive);
        Patient id = new Patient();
        id.setId("1").getIdElement().addExtension("https://example.org/a", new StringType("a"));
        rare.put("extended id", id);
        Patient said = new Patient();
        said.getMeta().addTag().setDisplay("without a code");
        rare.put("tag", said);
        rare.put("meta as a value", patient(new Extension("https://example.org/a", new Meta().setVersionId("1"))));
        rare.put("extension without a value", patient(new Extension("https://example.org/a")));
        Patient bundled = new Patient();
        bundled.getMeta().addSecurity().setDisplay("without a code");
        rare.put("in a bundle", new Bundle().addEntry(new Bundle.BundleEntryComponent().setResource(bundled)));
        rare.put("type of others", new OwnPatient());
        return rare;
    }

    private static Patient patient(Extension extension) {
        Patient patient = new Patient();
        patient.addExtension(extension);
        return patient;
    }

    @ParameterizedTest
    @MethodSource("rarityNames")
    void whatOnlyHapiKnowsIsRefusedAndLeftToIt(String name) {
        Resource rare = Objects.requireNonNull(rarities().get(name));
        assertThatThrownBy(() -> JSON.encode(rare)).isInstanceOf(NotCovered.class);
        assertThat(new FhirEncoder().encode(rare)).isEqualTo(Hapi.bytes(rare));
    }

    static Stream<String> rarityNames() {
        return rarities().keySet().stream();
    }

    @Test
    void settingsOfHapiThatChangeWhatIsWrittenAreLeftToIt() {
        FhirContext other = FhirContext.forR4();
        other.getParserOptions().setStripVersionsFromReferences(false);
        assertThatThrownBy(() -> new ModelJson(other).encode(new Patient())).isInstanceOf(NotCovered.class);
    }

    @Test
    void aRefusedResourceLeavesNothingInTheNext() throws NotCovered {
        Patient patient = new Patient();
        patient.setId("1");
        for (Resource rare : rarities().values()) {
            assertThatThrownBy(() -> JSON.encode(rare)).isInstanceOf(NotCovered.class);
            assertThat(own(patient)).isEqualTo("{\"resourceType\":\"Patient\",\"id\":\"1\"}");
        }
    }

    @Test
    void manyThreadsEachGetTheirOwnResource() throws Exception {
        ModelJson shared = new ModelJson(Hapi.R4);
        List<Callable<byte[]>> tasks = new ArrayList<>();
        List<byte[]> expected = new ArrayList<>();
        for (int seed = 0; seed < 200; seed++) {
            Resource resource = new RandomModel(seed, false).resource();
            expected.add(Hapi.bytes(resource));
            tasks.add(() -> shared.encode(resource));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            int i = 0;
            for (Future<byte[]> one : threads.invokeAll(tasks)) {
                assertThat(one.get()).isEqualTo(expected.get(i++));
            }
        }
    }

    /** A type that others made of one of the model's: what it holds besides is known to HAPI only. */
    @ResourceDef(name = "Patient", profile = "https://example.org/own-patient")
    public static final class OwnPatient extends Patient {

        private static final long serialVersionUID = 1L;

        @Child(name = "nickname")
        private StringType nickname = new StringType("窓");

        @Override
        public boolean isEmpty() {
            return super.isEmpty() && nickname.isEmpty();
        }
    }
}
