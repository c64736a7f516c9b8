package jp.madoguchi.gateway.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.TypeRestfulInteraction;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The OpenAPI document tells what the CapabilityStatement tells, no more and no less. */
class OpenApiDocumentTest {

    private static final Pattern NAMED = Pattern.compile("\\{([a-z]+)}");
    private static final String SUBSCRIPTION = "/Subscription";
    private static JsonNode document;
    private static List<CapabilityStatementRestResourceComponent> declared;

    @BeforeAll
    static void read() throws Exception {
        document = new ObjectMapper().readTree(OpenApiDocument.of("https://gateway.example/fhir",
                "https://gateway.example/auth/token", "1"));
        try (FhirServer server = new FhirServer()) {
            declared = FhirContext.forR4Cached().newJsonParser()
                    .parseResource(CapabilityStatement.class, server.get("metadata").body()).getRestFirstRep()
                    .getResource();
        }
    }

    private static List<JsonNode> operations() {
        List<JsonNode> all = new ArrayList<>();
        document.path("paths").forEach(path -> path.forEach(all::add));
        return all;
    }

    private static JsonNode resolved(JsonNode part) {
        return part.has("$ref") ? document.at(part.path("$ref").asText().substring(1)) : part;
    }

    private static Set<String> names(JsonNode operation, String in) {
        Set<String> names = new TreeSet<>();
        operation.path("parameters").forEach(each -> {
            if (resolved(each).path("in").asText().equals(in)) {
                names.add(resolved(each).path("name").asText());
            }
        });
        return names;
    }

    @Test
    void everyDeclaredInteractionHasItsPathAndNothingElseHas() {
        Set<String> expected = new TreeSet<>(Set.of("get /metadata"));
        for (CapabilityStatementRestResourceComponent resource : declared) {
            String type = "/" + resource.getType();
            for (var interaction : resource.getInteraction()) {
                expected.addAll(switch (interaction.getCode()) {
                    case READ -> List.of("get " + type + "/{id}");
                    case HISTORYINSTANCE -> List.of("get " + type + "/{id}/_history");
                    case VREAD -> List.of("get " + type + "/{id}/_history/{version}");
                    case SEARCHTYPE -> List.of("get " + type, "post " + type + "/_search");
                    case CREATE -> List.of("post " + type);
                    case UPDATE -> List.of("put " + type + "/{id}");
                    case DELETE -> List.of("delete " + type + "/{id}");
                    default -> throw new AssertionError("no path is known of " + interaction.getCode());
                });
            }
            resource.getOperation().forEach(operation -> expected.addAll(operation(type, operation.getName())));
        }
        expected.add("get /CoverageEligibilityRequest/{id}/_status"); // where respond-async leads to

        Set<String> paths = new TreeSet<>();
        document.path("paths").fieldNames().forEachRemaining(path -> document.path("paths").path(path).fieldNames()
                .forEachRemaining(method -> paths.add(method + " " + path)));
        assertThat(paths).isEqualTo(expected);
    }

    private static List<String> operation(String type, String name) {
        if (!type.equals(SUBSCRIPTION)) {
            return List.of("post " + type + "/$" + name);
        }
        String of = type + "/{id}/$" + name;
        return switch (name) {
            case "stream" -> List.of("get " + of);
            case "validate" -> List.of("post " + type + "/$" + name);
            case "status" ->
                List.of("get " + of, "post " + of, "get " + type + "/$" + name, "post " + type + "/$" + name);
            default -> List.of("get " + of, "post " + of);
        };
    }

    @Test
    void everyDeclaredSearchParameterCanBeSentInTheAddressAndInTheBody() {
        Set<String> ofResult = Set.of("_count", "_sort", "_total", "_format", "_summary", "_elements", "_include",
                "_revinclude");
        for (CapabilityStatementRestResourceComponent resource : declared) {
            if (resource.getInteraction().stream().noneMatch(
                    each -> each.getCode() == TypeRestfulInteraction.SEARCHTYPE)) {
                continue;
            }
            Set<String> expected = resource.getSearchParam().stream().map(param -> param.getName())
                    .collect(Collectors.toCollection(TreeSet::new));
            JsonNode search = document.path("paths").path("/" + resource.getType()).path("get");
            Set<String> told = names(search, "query");
            told.removeAll(ofResult);
            assertThat(told).as(resource.getType()).isEqualTo(expected);
            assertThat(values(search, "_include")).isEqualTo(strings(resource.getSearchInclude()));
            assertThat(values(search, "_revinclude")).isEqualTo(strings(resource.getSearchRevInclude()));
            JsonNode form = document.path("paths").path("/" + resource.getType() + "/_search").path("post")
                    .path("requestBody").path("content").path("application/x-www-form-urlencoded").path("schema");
            assertThat(form.path("properties").fieldNames()).toIterable().containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    private static List<String> values(JsonNode search, String name) {
        List<String> values = new ArrayList<>();
        search.path("parameters").forEach(each -> {
            if (each.path("name").asText().equals(name)) {
                each.path("schema").path("items").path("enum").forEach(value -> values.add(value.asText()));
            }
        });
        return values;
    }

    private static List<String> strings(List<? extends PrimitiveType<String>> values) {
        return values.stream().map(PrimitiveType::getValue).toList();
    }

    @Test
    void everyReadOfAResourceMayBeOfAPartOfIt() {
        for (CapabilityStatementRestResourceComponent resource : declared) {
            JsonNode read = document.path("paths").path("/" + resource.getType() + "/{id}").path("get");
            assertThat(names(read, "query")).as(resource.getType()).contains("_summary", "_elements");
        }
    }

    @Test
    void everyReferenceLeadsSomewhereAndEveryOperationIsComplete() {
        assertThat(document.findValuesAsText("$ref")).isNotEmpty()
                .allSatisfy(ref -> assertThat(document.at(ref.substring(1)).isMissingNode()).as(ref).isFalse());
        assertThat(operations().stream().map(one -> one.path("operationId").asText())).doesNotHaveDuplicates()
                .doesNotContain("");
        document.path("paths").fields().forEachRemaining(path -> path.getValue().forEach(operation -> {
            Set<String> inPath = NAMED.matcher(path.getKey()).results().map(found -> found.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(names(operation, "path")).as(path.getKey()).isEqualTo(inPath);
            assertThat(operation.path("responses").fieldNames()).toIterable().as(path.getKey())
                    .anyMatch(status -> status.startsWith("2")).anyMatch(status -> status.startsWith("4"));
        }));
    }

    @Test
    void allButWhatEverybodyMayKnowNeedsAToken() {
        assertThat(document.path("security").findValue("bearer")).isNotNull();
        Stream<String> open = operations().stream().filter(one -> one.has("security"))
                .map(one -> one.path("operationId").asText());
        assertThat(open).containsExactly("metadata");
    }
}
