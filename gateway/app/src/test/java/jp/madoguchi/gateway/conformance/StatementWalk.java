package jp.madoguchi.gateway.conformance;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Objects;
import jp.madoguchi.fhir.profile.GuideResources;
import jp.madoguchi.fhir.profile.GuideValidator;
import org.assertj.core.api.SoftAssertions;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementKind;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.ElementDefinition;
import org.hl7.fhir.r4.model.Enumerations.FHIRVersion;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.TerminologyCapabilities;

/** Tries the statement itself: in each of its modes, and against what it says that it fulfils. */
final class StatementWalk {

    private static final FhirContext R4 = FhirContext.forR4Cached();
    private static final String STATUS = "http://hl7.org/fhir/StructureDefinition/structuredefinition-standards-status";

    private final FhirDoor door;
    private final SoftAssertions softly;

    StatementWalk(FhirDoor door, SoftAssertions softly) {
        this.door = door;
        this.softly = softly;
    }

    /** Which software, of which version, at which address, speaks which FHIR, and since when it says so. */
    void itSaysWhatItIs() throws Exception {
        CapabilityStatement statement = FhirDoor.resource(CapabilityStatement.class, door.get("metadata"));
        softly.assertThat(statement.getKind()).as("a server that runs").isEqualTo(CapabilityStatementKind.INSTANCE);
        softly.assertThat(statement.getStatus()).isEqualTo(PublicationStatus.ACTIVE);
        softly.assertThat(statement.getName()).isEqualTo("MadoguchiGateway");
        softly.assertThat(statement.getPublisher()).isEqualTo("Madoguchi");
        softly.assertThat(statement.getFhirVersion()).isEqualTo(FHIRVersion._4_0_1);
        softly.assertThat(statement.getDate()).as("date").isNotNull();
        softly.assertThat(statement.getSoftware().getName()).isEqualTo("Madoguchi");
        softly.assertThat(statement.getSoftware().getVersion()).as("software.version")
                .matches("[0-9]+(\\.[0-9]+)+(-SNAPSHOT)?");
        softly.assertThat(statement.getSoftware().getReleaseDateElement().getValueAsString())
                .as("software.releaseDate").matches("20[0-9]{2}-[0-9]{2}-[0-9]{2}");
        softly.assertThat(statement.getImplementation().getUrl()).as("where it is")
                .isEqualTo(door.base().toString());
        softly.assertThat(statement.getImplementation().getDescription()).isNotBlank();
    }

    /** Modes that there are, and one that there is not. */
    void modesAreGiven() throws Exception {
        CapabilityStatement whole = FhirDoor.resource(CapabilityStatement.class, door.get("metadata"));
        softly.assertThat(FhirDoor.resource(CapabilityStatement.class, given("full")).equalsDeep(whole))
                .as("mode=full is all of it").isTrue();

        CapabilityStatement normative = FhirDoor.resource(CapabilityStatement.class, given("normative"));
        List<String> onTrial = onTrial();
        softly.assertThat(onTrial).as("R4 has some on trial").contains("CapabilityStatement.rest.security");
        for (String path : onTrial) {
            softly.assertThat(R4.newFhirPath().evaluate(normative, path, IBase.class)).as("normative: " + path)
                    .isEmpty();
        }
        softly.assertThat(normative.getRestFirstRep().getResource()).extracting(one -> one.getType())
                .as("all types are there").isEqualTo(whole.getRestFirstRep().getResource().stream()
                        .map(one -> one.getType()).toList());
        softly.assertThat(normative.getRestFirstRep().getResourceFirstRep().getSearchParam()).isNotEmpty();

        TerminologyCapabilities terminology = FhirDoor.resource(TerminologyCapabilities.class, given("terminology"));
        softly.assertThat(terminology.getCodeSystem()).as("it is no terminology server").isEmpty();
        softly.assertThat(FhirDoor.resource(CapabilityStatement.class, door.get("metadata")).equalsDeep(whole))
                .as("no mode changes what others get").isTrue();
        for (String none : List.of("mode=nonsense", "mode=", "mode=full&mode=normative")) {
            softly.assertThat(door.get("metadata?" + none).statusCode()).as(none).isEqualTo(400);
        }
    }

    private HttpResponse<String> given(String mode) throws Exception {
        HttpResponse<String> answer = door.get("metadata?mode=" + mode);
        softly.assertThat(answer.statusCode()).as("mode=" + mode + " " + answer.body()).isEqualTo(200);
        // The published extension demands an authorization endpoint as well; Backend Services have none, and none is made up.
        softly.assertThat(GuideValidator.shared().errors(answer.body())).as("mode=" + mode)
                .allMatch(error -> mode.equals("full") && error.contains("'Extension.extension:authorize'"));
        return answer;
    }

    /** The elements that R4 itself marks. */
    private static List<String> onTrial() {
        StructureDefinition definition = (StructureDefinition) Objects
                .requireNonNull(new DefaultProfileValidationSupport(
                        R4).fetchStructureDefinition("http://hl7.org/fhir/StructureDefinition/CapabilityStatement"));
        return definition.getSnapshot().getElement().stream()
                .filter(one -> one.hasExtension(STATUS)
                        && one.getExtensionByUrl(STATUS).getValue().primitiveValue().equals("trial-use"))
                .map(ElementDefinition::getPath).toList();
    }

    /** What it says that it fulfils is in the guide, and demands no type that is not declared. */
    void whatItFulfilsIsInTheGuide() throws Exception {
        CapabilityStatement statement = FhirDoor.resource(CapabilityStatement.class, door.get("metadata"));
        List<CapabilityStatement> ours = GuideResources.load(R4).stream().filter(CapabilityStatement.class::isInstance)
                .map(CapabilityStatement.class::cast).toList();
        softly.assertThat(statement.getInstantiates()).extracting(PrimitiveType::getValue)
                .isEqualTo(ours.stream().map(CapabilityStatement::getUrl).toList());
        softly.assertThat(ours).isNotEmpty()
                .allSatisfy(one -> softly.assertThat(statement.getRestFirstRep().getResource())
                        .extracting(resource -> resource.getType()).containsAll(one.getRestFirstRep().getResource()
                                .stream().map(resource -> resource.getType()).toList()));
    }

    /** The version of FHIR that a request names is named by the answer, and by no other answer. */
    void theVersionIsRepeated(String path) throws Exception {
        for (String form : List.of("application/fhir+json", "application/fhir+xml")) {
            for (String version : List.of("; fhirVersion=4.0", ";fhirVersion=\"4.0\"", ";FHIRVERSION=4.0.1")) {
                HttpResponse<String> answer = door.get(path, "Accept", form + version);
                softly.assertThat(answer.statusCode()).as(path + " " + form + version).isEqualTo(200);
                softly.assertThat(type(answer)).as(path + " " + form + version).startsWith(form)
                        .contains("fhirVersion=4.0").containsIgnoringCase("charset=utf-8");
            }
            softly.assertThat(type(door.get(path, "Accept", form))).as(path).startsWith(form)
                    .doesNotContain("fhirVersion");
        }
        softly.assertThat(type(door.get(path, "Accept",
                "application/fhir+xml; fhirVersion=5.0, application/fhir+json; fhirVersion=4.0;q=0.5")))
                .as("the form that is wanted of this version").startsWith("application/fhir+json")
                .contains("fhirVersion=4.0");
        softly.assertThat(type(door.get(path + "?_format=application/fhir%2Bxml%3BfhirVersion%3D4.0")))
                .startsWith("application/fhir+xml").contains("fhirVersion=4.0");
    }

    private static String type(HttpResponse<String> answer) {
        return answer.headers().firstValue("Content-Type").orElse("");
    }
}
