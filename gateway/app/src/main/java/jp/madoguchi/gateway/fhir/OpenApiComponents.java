package jp.madoguchi.gateway.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** What operations of the OpenAPI document share: how a token is sent, schemas, refusals and parameters, and how they refer to them. */
final class OpenApiComponents {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** A body of each type that is sent, to begin with. */
    private static final JsonNode EXAMPLES = examples();
    private static final String R4 = "https://hl7.org/fhir/R4/";
    private static final String FHIR_JSON = "application/fhir+json";

    private OpenApiComponents() {}

    /**
     * Writes them.
     *
     * @param components where they stand
     * @param token      where programs ask for tokens
     */
    static void write(ObjectNode components, String token) {
        security(components, token);
        shared(components);
    }

    private static void security(ObjectNode components, String token) {
        ObjectNode schemes = components.putObject("securitySchemes");
        schemes.putObject("bearer").put("type", "http").put("scheme", "bearer").put("bearerFormat", "JWT").put(
                "description", "SMART Backend Services; or, by hand, ./madoguchi token. Tokens: " + token);
    }

    private static void shared(ObjectNode components) {
        ObjectNode schemas = components.putObject("schemas");
        for (String type : List.of("Bundle", "OperationOutcome", "CapabilityStatement", "Parameters",
                OpenApiDocument.REQUEST,
                OpenApiDocument.SUBSCRIPTION)) {
            schema(schemas, type);
        }
        for (ReadableType type : ReadableType.values()) {
            schema(schemas, type.fhirName());
        }
        ObjectNode responses = components.putObject("responses");
        new TreeMap<>(Map.ofEntries(Map.entry("400", "The request cannot be understood"),
                Map.entry("401", "No valid token"), Map.entry("403", "The token does not allow it"),
                Map.entry("404", "There is nothing of this address"), Map.entry("406", "Not in that form"),
                Map.entry("409", "As many as there may be; or a stream of a subscription that is off"),
                Map.entry("410", "A page or events that are not to be had any more; a subscription that is deleted"),
                Map.entry("412", "Not the version that If-Match names"),
                Map.entry("422", "A question that cannot be asked, a subscription that cannot be"),
                Map.entry("429", "Too many at once; see Retry-After"), Map.entry("503", "Not now; see Retry-After")))
                .forEach((status, says) -> content(responses.putObject("Refused" + status).put("description", says),
                        "OperationOutcome"));
        responses.putObject("NotModified").put("description", "The version that the client has is the current one");
        ObjectNode parameters = components.putObject("parameters");
        parameter(parameters.putObject("id"), "id", "path", "The resource's id").put("required", true);
        parameter(parameters.putObject("format"), "_format", "query", "json or xml; goes before Accept");
        parameter(parameters.putObject("summary"), "_summary", "query", "true, text, data, count or false");
        parameter(parameters.putObject("elements"), "_elements", "query",
                "Elements that are given, with those that the type must have");
        parameter(parameters.putObject("count"), "_count", "query", "Matches on a page: 50 unless said, at most 200");
        parameter(parameters.putObject("sort"), "_sort", "query", "Parameters to sort by, - before one for descending");
        parameter(parameters.putObject("total"), "_total", "query", "none, estimate or accurate");
    }

    private static void schema(ObjectNode schemas, String type) {
        ObjectNode schema = schemas.putObject(type).put("type", "object");
        schema.putArray("required").add("resourceType");
        schema.putObject("properties").putObject("resourceType").put("const", type);
        schema.putObject("externalDocs").put("url", R4 + type.toLowerCase(Locale.ROOT) + ".html");
    }

    /** A body that is sent, with one to begin with. */
    static void body(ObjectNode operation, String type, boolean required) {
        ObjectNode body = operation.putObject("requestBody").put("required", required);
        ObjectNode content = body.putObject("content").putObject(FHIR_JSON);
        ref(content.putObject("schema"), "schemas/" + type);
        content.set("example", EXAMPLES.required(type));
    }

    private static JsonNode examples() {
        try (InputStream file = Objects.requireNonNull(
                OpenApiDocument.class.getResourceAsStream("openapi-examples.json"))) {
            return JSON.readTree(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** What an answer holds. */
    static void content(ObjectNode response, String type) {
        ref(response.putObject("content").putObject(FHIR_JSON).putObject("schema"), "schemas/" + type);
    }

    /** Parameters that several operations have. */
    static void parameters(ObjectNode operation, String... names) {
        for (String name : names) {
            ref(array(operation, "parameters").addObject(), "parameters/" + name);
        }
    }

    /** A parameter of its own. */
    static ObjectNode parameter(ObjectNode parameter, String name, String in, String meaning) {
        parameter.put("name", name).put("in", in).put("description", meaning).putObject("schema").put("type",
                "string");
        return parameter;
    }

    /** Refers to one of what is shared. */
    static void ref(ObjectNode holder, String what) {
        holder.put("$ref", "#/components/" + what);
    }

    /** The object of a name; made where there is none yet. */
    static ObjectNode object(ObjectNode holder, String name) {
        return holder.get(name) instanceof ObjectNode there ? there : holder.putObject(name);
    }

    /** The list of a name; made where there is none yet. */
    static ArrayNode array(ObjectNode holder, String name) {
        return holder.get(name) instanceof ArrayNode there ? there : holder.putArray(name);
    }
}
