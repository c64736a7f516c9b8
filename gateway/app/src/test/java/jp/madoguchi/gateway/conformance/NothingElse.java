package jp.madoguchi.gateway.conformance;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeSearchParam;
import ca.uhn.fhir.rest.api.RestSearchParameterTypeEnum;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.TypeRestfulInteraction;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.PrimitiveType;

/** Tries what a CapabilityStatement does not declare: all of it is refused, with the right status and an OperationOutcome that repeats nothing. */
public final class NothingElse {

    private static final String SECRET = "secret4711";
    private static final String JSON = "application/fhir+json";
    /** Of R4, for all types or for many. */
    private static final List<String> OPERATIONS = List.of("validate", "meta", "meta-add", "meta-delete", "everything",
            "document", "match", "lastn", "stats", "graphql", "expand", "convert", "submit", "process-message",
            "export",
            "reindex", "expunge", "get-resource-counts", "diff");
    /** Of R4, for all types. */
    private static final List<String> PARAMETERS = List.of("_content", "_text", "_list", "_filter", "_query",
            "_security", "_source", "_type", "_contained", "_containedType", "_score", "_in", "_language", "_since",
            "_maxresults", "_cursor", "colour");

    private final FhirDoor door;
    private final SoftAssertions softly;
    private final Leads leads;
    private final List<CapabilityStatementRestResourceComponent> all;
    private final List<CapabilityStatementRestResourceComponent> declared;

    /** @param patient id of a patient of whom something is there */
    public NothingElse(FhirDoor door, String patient, SoftAssertions softly) throws Exception {
        this.door = door;
        this.leads = new Leads(patient);
        this.softly = softly;
        CapabilityStatement statement = FhirDoor.resource(CapabilityStatement.class, door.get("metadata"));
        this.all = statement.getRestFirstRep().getResource();
        this.declared = door.walked(statement);
    }

    /** All types of R4 but those declared: nothing of them is there (404), whatever is done. */
    public void otherTypesAreNotThere() throws Exception {
        Set<String> types = new TreeSet<>(FhirContext.forR4Cached().getResourceTypes());
        all.forEach(one -> types.remove(one.getType()));
        softly.assertThat(types).as("R4 has many").hasSizeGreaterThan(100);
        for (String type : types) {
            refused(404, "GET", type + "/" + SECRET, "");
            refused(404, "GET", type + "?_id=" + SECRET, "");
            refused(404, "POST", type + "/_search", "_id=" + SECRET, "Content-Type",
                    "application/x-www-form-urlencoded");
            refused(404, "POST", type, "{\"resourceType\":\"" + type + "\"}", "Content-Type", JSON);
            refused(404, "PUT", type + "/" + SECRET, "{\"resourceType\":\"" + type + "\"}", "Content-Type", JSON);
            refused(404, "DELETE", type + "/" + SECRET, "");
        }
        for (String nonsense : List.of("Nonsense/" + SECRET, "patient?_id=" + SECRET, "$" + SECRET, "_history",
                "Patient/" + SECRET + "/Coverage", "metadata/" + SECRET, "_search?_id=" + SECRET)) {
            refused(404, "GET", nonsense, "");
        }
    }

    /** What can be done with the declared types, and nothing else. */
    public void otherInteractionsAreRefused() throws Exception {
        refused(404, "GET", "?_id=" + SECRET, "");
        refused(404, "POST", "", "{\"resourceType\":\"Bundle\",\"type\":\"transaction\"}", "Content-Type", JSON);
        for (CapabilityStatementRestResourceComponent resource : declared) {
            String type = resource.getType();
            String one = type + "/" + SECRET;
            String body = "{\"resourceType\":\"" + type + "\",\"id\":\"" + SECRET + "\"}";
            Set<TypeRestfulInteraction> can = resource.getInteraction().stream().map(each -> each.getCode())
                    .collect(Collectors.toSet());
            for (TypeRestfulInteraction other : TypeRestfulInteraction.values()) {
                if (can.contains(other)) {
                    continue;
                }
                switch (other) {
                    case READ -> refused(405, "GET", one, "");
                    case VREAD -> refused(404, "GET", one + "/_history/1", "");
                    case UPDATE -> {
                        refused(405, "PUT", one, body, "Content-Type", JSON);
                        refused(405, "PUT", type + "?identifier=" + SECRET, body, "Content-Type", JSON);
                    }
                    case PATCH -> refused(405, "PATCH", one, "[]", "Content-Type", "application/json-patch+json");
                    case DELETE -> {
                        refused(405, "DELETE", one, "");
                        refused(405, "DELETE", type + "?identifier=" + SECRET, "");
                    }
                    case HISTORYINSTANCE -> refused(404, "GET", one + "/_history", "");
                    case HISTORYTYPE -> refused(404, "GET", type + "/_history", "");
                    case CREATE -> refused(405, "POST", type, body, "Content-Type", JSON);
                    case SEARCHTYPE -> {
                        refused(405, "GET", type + "?_id=" + SECRET, "");
                        refused(404, "POST", type + "/_search", "_id=" + SECRET, "Content-Type",
                                "application/x-www-form-urlencoded");
                    }
                    case NULL -> {
                        // no interaction
                    }
                }
            }
            refused(405, "OPTIONS", one, "");
        }
    }

    /** Operations that are not declared are not there. */
    public void otherOperationsAreNotThere() throws Exception {
        for (String operation : OPERATIONS) {
            refused(404, "GET", "$" + operation, "");
            refused(404, "POST", "$" + operation, "{\"resourceType\":\"Parameters\"}", "Content-Type", JSON);
            for (CapabilityStatementRestResourceComponent resource : declared) {
                if (resource.getOperation().stream().noneMatch(one -> one.getName().equals(operation))) {
                    for (String path : List.of(resource.getType() + "/$" + operation,
                            resource.getType() + "/" + SECRET + "/$" + operation)) {
                        refused(404, "GET", path, "");
                        refused(404, "POST", path, "{\"resourceType\":\"Parameters\"}", "Content-Type", JSON);
                    }
                }
            }
        }
    }

    /** Every parameter of R4 that is not declared, by itself and reached through a reference: refused; ignored if the client prefers that. */
    public void otherParametersAreRefused() throws Exception {
        for (CapabilityStatementRestResourceComponent resource : declared) {
            if (resource.getSearchParam().isEmpty()) {
                continue;
            }
            String type = resource.getType();
            Set<String> known = resource.getSearchParam().stream().map(one -> one.getName())
                    .collect(Collectors.toSet());
            List<String> others = new ArrayList<>(PARAMETERS);
            Values.ofR4(type).stream().map(RuntimeSearchParam::getName).forEach(others::add);
            others.removeAll(known);
            for (String other : others) {
                String search = leads.search(type, other + "=" + SECRET);
                refused(400, "GET", search, "");
                refused(400, "POST", type + "/_search", search.substring(type.length() + 1), "Content-Type",
                        "application/x-www-form-urlencoded");
                if (other.equals("_query")) {
                    continue; // It names another kind of search: without it the answer would be to another question.
                }
                HttpResponse<String> lenient = door.get(search, "Prefer", "handling=lenient");
                softly.assertThat(lenient.statusCode()).as("lenient: " + search).isEqualTo(200);
                softly.assertThat(lenient.body()).doesNotContain(SECRET);
            }
            for (String include : otherIncludes(type, strings(resource.getSearchInclude()))) {
                refused(400, "GET", leads.search(type, "_include=" + include), "");
            }
            for (CapabilityStatementRestResourceComponent other : declared) {
                for (String include : otherIncludes(other.getType(), strings(resource.getSearchRevInclude()))) {
                    refused(400, "GET", leads.search(type, "_revinclude=" + include), "");
                }
            }
            for (String strange : List.of("_include:iterate=" + type + ":x", "_include=*", "_revinclude=*",
                    "_has:Observation:patient:code=" + SECRET, "name:sounds-like=" + SECRET)) {
                refused(400, "GET", leads.search(type, strange), "");
            }
        }
    }

    private static List<String> otherIncludes(String type, List<String> declared) {
        return Values.ofR4(type).stream().filter(one -> one.getParamType() == RestSearchParameterTypeEnum.REFERENCE)
                .map(one -> type + ":" + one.getName()).filter(one -> !declared.contains(one)).toList();
    }

    private static List<String> strings(List<? extends PrimitiveType<String>> values) {
        return values.stream().map(PrimitiveType::getValue).toList();
    }

    /** Forms that are not declared cannot be given. */
    public void otherFormatsCannotBeGiven() throws Exception {
        Stream<String> paths = Stream.concat(Stream.of("metadata"),
                declared.stream().map(one -> one.getType() + "/" + SECRET));
        for (String path : paths.toList()) {
            for (String form : List.of("text/turtle", "application/fhir+turtle", "text/html", "text/csv",
                    "application/fhir+ndjson", "application/x-ndjson", "image/png", "nonsense")) {
                refused(406, "GET", path + "?_format=" + form.replace("+", "%2B"), "");
                refused(406, "GET", path, "", "Accept", form);
            }
            refused(406, "GET", path + "?_format=ttl", "");
            refused(406, "GET", path, "", "Accept", "application/fhir+json;fhirVersion=5.0");
            refused(406, "GET", path, "", "Accept", "application/fhir+json; fhirVersion=\"3.0\"");
            refused(406, "GET", path + "?_format=application/fhir%2Bjson%3BfhirVersion%3D4.3", "");
            refused(406, "GET", path + "?fhirVersion=5.0", "");
        }
        for (CapabilityStatementRestResourceComponent resource : declared) {
            if (resource.getInteraction().stream().anyMatch(one -> one.getCode() == TypeRestfulInteraction.CREATE)) {
                refused(415, "POST", resource.getType(), "{\"resourceType\":\"" + resource.getType() + "\"}",
                        "Content-Type", JSON + "; fhirVersion=5.0");
            }
        }
    }

    /** Pages of other origins are not let in: a browser that asks first is told nothing that would let it, and neither is one that does not ask. */
    public void otherOriginsAreNotLetIn() throws Exception {
        String[] origin = {"Origin", "https://elsewhere.example", "Access-Control-Request-Method", "GET",
                "Access-Control-Request-Headers", "authorization"};
        List<String> paths = new ArrayList<>(List.of("metadata"));
        declared.forEach(one -> paths.add(one.getType() + "/" + SECRET));
        for (String path : paths) {
            refused(405, "OPTIONS", path, "", origin);
            for (String method : List.of("OPTIONS", "GET")) {
                softly.assertThat(door.send(method, path, "", origin).headers().map().keySet())
                        .as(method + " " + path + " from another origin")
                        .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control-"));
            }
        }
    }

    private void refused(int status, String method, String path, String body, String... headers) throws Exception {
        String what = method + " " + path + " " + String.join(" ", headers);
        HttpResponse<String> answer = door.send(method, path, body, headers);
        softly.assertThat(answer.statusCode()).as(what + " " + answer.body()).isEqualTo(status);
        if (status == 405) {
            softly.assertThat(answer.headers().firstValue("Allow")).as("Allow of " + what).isPresent();
        }
        softly.assertThat(answer.body()).as(what).contains("\"OperationOutcome\"").doesNotContain(SECRET);
        if (answer.body().startsWith("{\"resourceType\":\"OperationOutcome\"")) {
            OperationOutcome outcome = FhirDoor.resource(OperationOutcome.class, answer);
            softly.assertThat(outcome.getIssueFirstRep().getDetails().getCodingFirstRep().getCode()).as(what)
                    .startsWith("MDG-");
        }
    }
}
