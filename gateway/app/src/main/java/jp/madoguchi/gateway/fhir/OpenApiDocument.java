package jp.madoguchi.gateway.fhir;

import static jp.madoguchi.gateway.fhir.OpenApiComponents.array;
import static jp.madoguchi.gateway.fhir.OpenApiComponents.body;
import static jp.madoguchi.gateway.fhir.OpenApiComponents.content;
import static jp.madoguchi.gateway.fhir.OpenApiComponents.object;
import static jp.madoguchi.gateway.fhir.OpenApiComponents.parameter;
import static jp.madoguchi.gateway.fhir.OpenApiComponents.parameters;
import static jp.madoguchi.gateway.fhir.OpenApiComponents.ref;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import jp.madoguchi.gateway.fhir.search.SearchCatalogue;
import jp.madoguchi.gateway.fhir.search.SearchParam;

/**
 * The FHIR API as OpenAPI 3.1, for tools that do not read a CapabilityStatement. Types are those that can be read, parameters those of the one
 * catalogue. What stands inside of a resource is FHIR's to say, and the guide's: schemas name the type only.
 */
public final class OpenApiDocument {

    private static final ObjectMapper JSON = new ObjectMapper();
    static final String REQUEST = "CoverageEligibilityRequest";
    private static final String RESPONSE = "CoverageEligibilityResponse";
    static final String SUBSCRIPTION = "Subscription";

    private final ObjectNode document = JSON.createObjectNode();
    private final ObjectNode paths;

    private OpenApiDocument(String base, String token, String version) {
        document.put("openapi", "3.1.0");
        document.putObject("info").put("title", "Madoguchi FHIR API").put("version", version).put("description",
                "FHIR R4 (4.0.1). Insurance qualifications as answered by the national system: read, search, ask.");
        document.putArray("servers").addObject().put("url", base);
        document.putArray("security").addObject().putArray("bearer");
        this.paths = document.putObject("paths");
        OpenApiComponents.write(document.putObject("components"), token);
    }

    /**
     * The document, as JSON.
     *
     * @param base    address of the API, as clients see it
     * @param token   where programs ask for tokens
     * @param version of the gateway
     */
    public static byte[] of(String base, String token, String version) {
        OpenApiDocument made = new OpenApiDocument(base, token, version);
        made.metadata();
        for (ReadableType type : ReadableType.values()) {
            made.readable(type);
        }
        made.questions();
        made.subscriptions();
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(made.document);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void metadata() {
        ObjectNode get = operation("/metadata", "get", "metadata", "What this API can do", "CapabilityStatement", "200",
                "400", "406");
        get.putArray("security");
        parameter(array(get, "parameters").addObject(), "mode", "query", "full, normative or terminology");
        parameters(get, "format");
    }

    private void readable(ReadableType type) {
        String name = type.fhirName();
        ObjectNode read = operation("/" + name + "/{id}", "get", "read" + name, "Read by id", name, "200", "401", "403",
                "404", "406", "429", "503");
        ref(object(read, "responses").putObject("304"), "responses/NotModified");
        parameters(read, "id", "format", "summary", "elements");
        parameter(array(read, "parameters").addObject(), "If-None-Match", "header",
                "The ETag that the client has, such as W/\"55\"");
        if (!type.isMedical()) {
            ObjectNode version = operation("/" + name + "/{id}/_history/{version}", "get", "vread" + name,
                    "Read a version; earlier ones are kept of a Coverage only", name, "200", "401", "403", "404", "406",
                    "429", "503");
            parameters(version, "id", "format");
            parameter(array(version, "parameters").addObject(), "version", "path", "meta.versionId").put("required",
                    true);
        }
        if (type == ReadableType.COVERAGE) {
            parameters(operation("/" + name + "/{id}/_history", "get", "history" + name,
                    "The versions that are kept, newest first; _count and _since as in searches", name, "200", "400",
                    "401",
                    "403", "404", "406", "429", "503"), "id", "format");
        }
        ObjectNode search = operation("/" + name, "get", "search" + name, "Search", "Bundle", "200", "400", "401",
                "403", "406", "410", "429", "503");
        parameters(search, "count", "sort", "total", "format", "summary", "elements");
        ArrayNode all = array(search, "parameters");
        ObjectNode form = JSON.createObjectNode().put("type", "object");
        for (SearchParam param : SearchCatalogue.of(type)) {
            parameter(all.addObject(), param.name(), "query", meaning(param));
            object(form, "properties").putObject(param.name()).put("type", "string").put("description", meaning(param));
        }
        include(all, "_include", SearchCatalogue.includes(type));
        include(all, "_revinclude", SearchCatalogue.reverseIncludes(type));
        ObjectNode posted = operation("/" + name + "/_search", "post", "post" + name + "Search",
                "Search, with the parameters in the body", "Bundle", "200", "400", "401", "403", "406", "410", "429",
                "503");
        posted.putObject("requestBody").putObject("content").putObject("application/x-www-form-urlencoded")
                .set("schema", form);
    }

    private static String meaning(SearchParam param) {
        return param.meaning() + " (" + param.kind().code() + ")";
    }

    private static void include(ArrayNode parameters, String name, List<String> values) {
        if (!values.isEmpty()) {
            ObjectNode parameter = parameters.addObject();
            parameter(parameter, name, "query", "What comes along");
            ArrayNode all = parameter.putObject("schema").put("type", "array").putObject("items").put("type", "string")
                    .putArray("enum");
            values.forEach(all::add);
        }
    }

    private void questions() {
        ObjectNode create = operation("/" + REQUEST, "post", "createQuestion",
                "Ask the national system without waiting", REQUEST, "201", "400", "401", "403", "406", "422", "429",
                "503");
        asked(create);
        preferred(create);
        ObjectNode submit = operation("/" + REQUEST + "/$submit", "post", "submitQuestion",
                "Ask the national system, and wait for the answer as long as Prefer says", RESPONSE, "200", "400",
                "401", "403", "406", "422", "429", "503");
        object(submit, "responses").putObject("202").put("description",
                "With Prefer: respond-async; Content-Location is where the answer will stand");
        asked(submit);
        parameter(array(submit, "parameters").addObject(), "Prefer", "header", "respond-async, or wait=n seconds");
        validated(REQUEST);
        ObjectNode read = operation("/" + REQUEST + "/{id}", "get", "read" + REQUEST, "The question", REQUEST, "200",
                "400", "401", "403", "404", "406", "503");
        parameters(read, "id", "format", "summary", "elements");
        ObjectNode status = operation("/" + REQUEST + "/{id}/_status", "get", "statusOfQuestion",
                "The answer, once it has come", RESPONSE, "200", "401", "403", "404", "406", "503");
        object(status, "responses").putObject("202").put("description", "The national system still owes it");
        parameters(status, "id", "format");
    }

    private void subscriptions() {
        String all = "/" + SUBSCRIPTION;
        String one = all + "/{id}";
        ObjectNode create = operation(all, "post", "create" + SUBSCRIPTION, "Ask to be told", SUBSCRIPTION, "201",
                "400",
                "401", "403", "406", "409", "422", "429", "503");
        preferred(create);
        body(create, SUBSCRIPTION, true);
        ObjectNode search = operation(all, "get", "search" + SUBSCRIPTION, "All of one's own, on one page", "Bundle",
                "200", "400", "401", "403", "406", "429", "503");
        parameter(array(search, "parameters").addObject(), "_id", "query", "its id (token)");
        parameter(array(search, "parameters").addObject(), "status", "query", "where it stands (token)");
        parameters(search, "format", "summary", "elements");
        ObjectNode form = JSON.createObjectNode().put("type", "object");
        object(form, "properties").putObject("_id").put("type", "string").put("description", "its id (token)");
        object(form, "properties").putObject("status").put("type", "string").put("description",
                "where it stands (token)");
        operation(all + "/_search", "post", "post" + SUBSCRIPTION + "Search",
                "The same, with the parameters in the body",
                "Bundle", "200", "400", "401", "403", "406", "429", "503").putObject("requestBody").putObject("content")
                .putObject("application/x-www-form-urlencoded").set("schema", form);
        ObjectNode read = operation(one, "get", "read" + SUBSCRIPTION, "Read by id; the secret is never given back",
                SUBSCRIPTION, "200", "400", "401", "403", "404", "406", "410", "429", "503");
        ref(object(read, "responses").putObject("304"), "responses/NotModified");
        parameters(read, "id", "format", "summary", "elements");
        ObjectNode update = operation(one, "put", "update" + SUBSCRIPTION, "Change it, or switch it off or on again",
                SUBSCRIPTION, "200", "400", "401", "403", "404", "406", "410", "412", "422", "429", "503");
        parameters(update, "id");
        parameter(array(update, "parameters").addObject(), "If-Match", "header",
                "The ETag of the version that is changed");
        preferred(update);
        body(update, SUBSCRIPTION, true);
        ObjectNode delete = operation(one, "delete", "delete" + SUBSCRIPTION, "Delete it, with its events",
                SUBSCRIPTION,
                "204", "401", "403", "404", "429", "503");
        parameters(delete, "id");
        object(delete, "responses").putObject("204").put("description", "It is gone");
        validated(SUBSCRIPTION);
        asking(all + "/$status", "StatusOfSubscriptions", "How they stand", "id", "status");
        asking(one + "/$status", "StatusOfSubscription", "How it stands");
        asking(one + "/$events", "EventsOfSubscription", "Events again, at most 200 at a time, for seven days",
                "eventsSinceNumber", "eventsUntilNumber", "content");
        ObjectNode stream = operation(one + "/$stream", "get", "streamOfSubscription",
                "The stream of one whose channel is server-sent-events", "Bundle", "200", "400", "401", "403", "404",
                "406", "409", "410", "429", "503");
        parameters(stream, "id");
        parameter(array(stream, "parameters").addObject(), "Last-Event-ID", "header",
                "Number of the event behind which it goes on");
        ObjectNode streamed = object(object(stream, "responses"), "200").put("description",
                "Events whose data are notifications (Bundle); the last one, end, an OperationOutcome");
        streamed.putObject("content").putObject("text/event-stream").putObject("schema").put("type", "string");
    }

    /** Whether something would be taken, without sending it. */
    private void validated(String type) {
        ObjectNode validate = operation("/" + type + "/$validate", "post", "validate" + type,
                "Whether it would be taken, and everything for which it would not; an OperationOutcome either way",
                "OperationOutcome", "200", "400", "401", "403", "406", "429", "503");
        parameter(array(validate, "parameters").addObject(), "mode", "query",
                "create; for subscriptions also update, of one that is there");
        parameters(validate, "format");
        body(validate, type, true);
    }

    /** An operation that only tells something, by GET and by POST. */
    private void asking(String path, String id, String summary, String... names) {
        for (String method : List.of("get", "post")) {
            ObjectNode asked = operation(path, method, method + id, summary, "Bundle", "200", "400", "401", "403",
                    "404",
                    "406", "410", "429", "503");
            if (path.contains("{id}")) {
                parameters(asked, "id");
            }
            parameters(asked, "format");
            if (method.equals("post")) {
                body(asked, "Parameters", false);
                continue;
            }
            for (String name : names) {
                parameter(array(asked, "parameters").addObject(), name, "query", "as in the guide");
            }
        }
    }

    private static void preferred(ObjectNode written) {
        parameter(array(written, "parameters").addObject(), "Prefer", "header",
                "return=representation, minimal or OperationOutcome");
    }

    private static void asked(ObjectNode operation) {
        parameter(array(operation, "parameters").addObject(), "Idempotency-Key", "header",
                "The same key asks nothing twice");
        body(operation, REQUEST, true);
    }

    private ObjectNode operation(String path, String method, String id, String summary, String gives, String status,
            String... refused) {
        ObjectNode operation = object(paths, path).putObject(method).put("operationId", id).put("summary", summary);
        operation.putArray("tags").add(path.substring(1).split("/", -1)[0]);
        ObjectNode responses = operation.putObject("responses");
        content(responses.putObject(status).put("description", gives), gives);
        for (String each : refused) {
            ref(responses.putObject(each), "responses/Refused" + each);
        }
        return operation;
    }
}
