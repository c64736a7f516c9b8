package jp.madoguchi.gateway.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.madoguchi.fhir.profile.GuideValidator;
import org.assertj.core.api.SoftAssertions;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceSearchParamComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.ConditionalReadStatus;
import org.hl7.fhir.r4.model.CapabilityStatement.ResourceInteractionComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.ResourceVersionPolicy;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Resource;

/**
 * Tries everything that a CapabilityStatement declares. What a search has to find is known from the published expression of its parameter, not
 * from the gateway. There must be a resource of each type, and of each parameter one that has a value under it.
 */
public final class CapabilityWalk {

    /** A subscription that needs nobody who takes notifications. */
    public static final String STREAM = """
            {"resourceType":"Subscription","status":"requested","reason":"walk",
            "criteria":"https://madoguchi.jp/fhir/SubscriptionTopic/coverage-changed","channel":{"type":"websocket","_type":{"extension":[{
            "url":"http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-channel-type","valueCoding":{
            "system":"https://madoguchi.jp/fhir/CodeSystem/subscription-channel","code":"server-sent-events"}}]},
            "payload":"application/fhir+json"}}""";

    private final FhirDoor door;
    private final CapabilityStatement statement;
    private final Map<String, String> bodies;
    private final Set<String> without;
    private final SoftAssertions softly;
    private final Leads leads;
    private final Map<String, List<Resource>> samples = new HashMap<>();

    /**
     * @param patient id of the patient of whom something is there
     * @param bodies  what is sent where a type can be created, by type
     * @param without parameters under which no resource has a value, as {@code Type:name}; of all others one must have
     */
    public CapabilityWalk(FhirDoor door, String patient, Map<String, String> bodies, Set<String> without,
            SoftAssertions softly)
            throws Exception {
        this.door = door;
        this.leads = new Leads(patient);
        this.bodies = Map.copyOf(bodies);
        this.without = Set.copyOf(without);
        this.softly = softly;
        this.statement = FhirDoor.resource(CapabilityStatement.class, door.get("metadata"));
    }

    /** Everything that is declared, tried. */
    public void everythingDeclaredWorks() throws Exception {
        softly.assertThat(statement.getRestFirstRep().getInteraction()).as("nothing is declared for all types at once")
                .isEmpty();
        softly.assertThat(statement.getRestFirstRep().getOperation()).isEmpty();
        for (CapabilityStatementRestResourceComponent resource : door.walked(statement)) {
            Resource sample = sample(resource);
            for (ResourceInteractionComponent interaction : resource.getInteraction()) {
                interaction(resource, interaction, sample);
            }
            for (CapabilityStatementRestResourceSearchParamComponent parameter : resource.getSearchParam()) {
                parameter(resource.getType(), parameter);
            }
            resource.getSearchInclude().forEach(include -> softly.assertThat(included(resource.getType(), "_include",
                    include.getValue())).as("_include=" + include).isNotEmpty());
            resource.getSearchRevInclude().stream()
                    .filter(include -> door.isWalked(include.getValue().split(":", -1)[0]))
                    .forEach(include -> softly.assertThat(included(resource.getType(),
                            "_revinclude", include.getValue())).as("_revinclude=" + include)
                            .isNotEmpty().allMatch(one -> one.fhirType().equals(include.getValue().split(":", -1)[0])));
            for (var operation : resource.getOperation()) {
                operation(resource.getType(), operation.getName());
            }
            formats(resource.getType() + "/" + sample.getIdElement().getIdPart());
            new StatementWalk(door, softly).theVersionIsRepeated(
                    resource.getType() + "/" + sample.getIdElement().getIdPart());
        }
        formats("metadata");
        StatementWalk itself = new StatementWalk(door, softly);
        itself.itSaysWhatItIs();
        itself.modesAreGiven();
        itself.whatItFulfilsIsInTheGuide();
        itself.theVersionIsRepeated("metadata");
    }

    /** What was found to walk with was made by a gateway, not by a test: all of it is valid by the guide. */
    public void everythingFoundIsValid() {
        samples.values().stream().flatMap(List::stream).forEach(sample -> softly
                .assertThat(GuideValidator.shared().errors(sample)).as(sample.fhirType()).isEmpty());
    }

    /** Of a type that can be created, one is created: nobody else may have done it. */
    private Resource sample(CapabilityStatementRestResourceComponent resource) throws Exception {
        String type = resource.getType();
        if (bodies.containsKey(type)) {
            samples.put(type, List.of(FhirDoor.resource(create(type))));
        } else {
            samples.put(type, resources(search(leads.search(type)), "match"));
        }
        assertThat(samples.get(type)).as("there must be some " + type + " to walk with").isNotEmpty();
        return samples.get(type).getFirst();
    }

    private HttpResponse<String> create(String type) throws Exception {
        String body = Optional.ofNullable(bodies.get(type)).orElseThrow(
                () -> new AssertionError("the walk was given nothing to create a " + type + " from"));
        HttpResponse<String> made = door.send("POST", type, body, "Content-Type", "application/fhir+json");
        softly.assertThat(made.statusCode()).as("create " + type + " " + made.body()).isEqualTo(201);
        valid("what was made of a " + type, made);
        softly.assertThat(made.headers().firstValue("Location").orElse("")).startsWith(door.base() + "/" + type + "/");
        return made;
    }

    private void interaction(CapabilityStatementRestResourceComponent resource,
            ResourceInteractionComponent interaction, Resource sample) throws Exception {
        String path = resource.getType() + "/" + sample.getIdElement().getIdPart();
        switch (interaction.getCode()) {
            case READ -> read(resource, path);
            case VREAD -> {
                String version = sample.getMeta().getVersionId();
                given(path + "/_history/" + version, resource.getType(), version);
                softly.assertThat(door.get(path + "/_history/999999999").statusCode()).as("a version that never was")
                        .isEqualTo(404);
            }
            case HISTORYINSTANCE -> softly.assertThat(FhirDoor.resource(Bundle.class, door.get(path + "/_history"))
                    .getType()).isEqualTo(Bundle.BundleType.HISTORY);
            case SEARCHTYPE -> {
                HttpResponse<String> posted = door.send("POST", resource.getType() + "/_search",
                        leads.of(resource.getType()), "Content-Type", "application/x-www-form-urlencoded");
                softly.assertThat(ids(FhirDoor.resource(Bundle.class, posted)))
                        .as("what is searched by GET is found by POST")
                        .isEqualTo(ids(search(leads.search(resource.getType()))));
            }
            case CREATE -> new ReturnWalk(door, softly).eachPreferenceIsFollowed("POST", resource.getType(),
                    bodies.getOrDefault(resource.getType(), ""), resource.getType(), 201);
            case UPDATE -> new UpdateWalk(door, softly).isChanged(resource, path,
                    bodies.getOrDefault(resource.getType(), ""));
            case DELETE -> new UpdateWalk(door, softly)
                    .isDeleted(resource.getType() + "/" + FhirDoor.resource(create(resource.getType())).getIdPart());
            default -> softly.fail("the walk knows no way to try %s of %s", interaction.getCode(), resource.getType());
        }
    }

    private void read(CapabilityStatementRestResourceComponent resource, String path) throws Exception {
        HttpResponse<String> answer = door.get(path);
        softly.assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(200);
        softly.assertThat(FhirDoor.resource(answer).fhirType()).isEqualTo(resource.getType());
        softly.assertThat(answer.headers().firstValue("Cache-Control")).as("who keeps " + path).contains("no-store");
        HttpResponse<String> head = door.send("HEAD", path, "");
        softly.assertThat(head.statusCode()).as("HEAD " + path).isEqualTo(200);
        softly.assertThat(head.body()).isEmpty();
        softly.assertThat(door.get(resource.getType() + "/walk-nobody").statusCode()).as("an id that nothing has")
                .isEqualTo(404);
        if (resource.getVersioning() == ResourceVersionPolicy.VERSIONED) {
            given(path, resource.getType(), FhirDoor.resource(answer).getMeta().getVersionId());
        }
        if (resource.getConditionalRead() == ConditionalReadStatus.NOTMATCH) {
            softly.assertThat(door.get(path, "If-None-Match", answer.headers().firstValue("ETag").orElse(""))
                    .statusCode()).as(path + " with If-None-Match").isEqualTo(304);
        }
        if (resource.getConditionalRead() == ConditionalReadStatus.FULLSUPPORT) {
            for (String[] condition : new String[][]{{"ETag", "If-None-Match"},
                    {"Last-Modified", "If-Modified-Since"}}) {
                String value = answer.headers().firstValue(condition[0]).orElse("");
                HttpResponse<String> unchanged = door.get(path, condition[1], value);
                softly.assertThat(unchanged.statusCode()).as(path + " with " + condition[1]).isEqualTo(304);
                softly.assertThat(unchanged.body()).isEmpty();
            }
        }
    }

    private void given(String path, String type, String version) throws Exception {
        HttpResponse<String> answer = door.get(path);
        softly.assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(200);
        softly.assertThat(FhirDoor.resource(answer).fhirType()).as(path).isEqualTo(type);
        softly.assertThat(answer.headers().firstValue("ETag")).as("ETag of " + path).contains("W/\"" + version + "\"");
    }

    private void parameter(String type, CapabilityStatementRestResourceSearchParamComponent parameter)
            throws Exception {
        String name = parameter.getName();
        softly.assertThat(parameter.getDocumentation()).as(type + " " + name).isNotBlank();
        if (parameter.getDefinition().startsWith("http://hl7.org/fhir/")) {
            softly.assertThat(Values.published(parameter)).as(type + " " + name).hasValueSatisfying(published -> {
                assertThat(published.getCode()).isEqualTo(name);
                assertThat(published.getType().toCode()).isEqualTo(parameter.getType().toCode());
                assertThat(published.getBase()).extracting(CodeType::getValue).containsAnyOf(type, "Resource");
            });
        }
        Resource sample = samples.getOrDefault(type, List.of()).stream()
                .filter(one -> Values.of(one, name).isPresent()).findFirst().orElse(null);
        String lead = leads.beside(type, name);
        if (Leads.isMedical(type) && Values.isReference(parameter)) {
            // Nothing is not a list without anything: that would say that somebody takes no medicine.
            softly.assertThat(door.get(type + "?" + name + "=" + Values.nobodys(parameter)).statusCode())
                    .as(type + " of somebody of whom nothing is here, or who may not be looked at").isIn(403, 404);
            lead = "";
        } else {
            softly.assertThat(ids(search(type + "?"
                    + Leads.query(lead, name + "=" + encoded(Values.nobodys(parameter))))))
                    .as(type + " by a " + name + " that nothing has").isEmpty();
        }
        ModifierWalk modifiers = new ModifierWalk(door, softly, type, parameter,
                condition -> leads.search(type, condition));
        modifiers.nothingElseIsAnswered();
        softly.assertThat(sample == null).as("no " + type + " to walk with has a value of " + name)
                .isEqualTo(without.contains(type + ":" + name));
        if (sample == null) {
            return;
        }
        softly.assertThat(
                ids(search(type + "?"
                        + Leads.query(lead, name + "=" + encoded(Values.of(sample, name).orElseThrow())))))
                .as(type + " by " + name).contains(sample.getIdElement().getIdPart());
        modifiers.whatIsNamedWorks(sample, Values.of(sample, name).orElseThrow());
    }

    private List<Resource> included(String type, String how, String what) {
        try {
            return resources(search(leads.search(type, how + "=" + what)), "include");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void operation(String type, String name) throws Exception {
        switch (type + "/$" + name) {
            case "CoverageEligibilityRequest/$submit" -> submit(type);
            case "CoverageEligibilityRequest/$validate", "Subscription/$validate" ->
                new ReturnWalk(door, softly).itIsValidated(type, bodies.getOrDefault(type, ""));
            case "Subscription/$status" -> {
                for (String path : List.of(type + "/$status", one(type) + "/$status")) {
                    asked(path, Bundle.BundleType.SEARCHSET);
                }
            }
            case "Subscription/$events" -> asked(one(type) + "/$events", Bundle.BundleType.HISTORY);
            case "Subscription/$stream" -> softly.assertThat(door.firstLines(one(type) + "/$stream"))
                    .as("the stream begins with the handshake").contains("event: handshake");
            default -> softly.fail("the walk knows no way to try $%s of %s", name, type);
        }
    }

    private String one(String type) {
        return type + "/" + samples.getOrDefault(type, List.of()).getFirst().getIdElement().getIdPart();
    }

    private void asked(String path, Bundle.BundleType gives) throws Exception {
        for (HttpResponse<String> answer : List.of(door.get(path), door.send("POST", path,
                "{\"resourceType\":\"Parameters\"}", "Content-Type", "application/fhir+json"))) {
            softly.assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(200);
            softly.assertThat(FhirDoor.resource(Bundle.class, answer).getType()).as(path).isEqualTo(gives);
            valid(path, answer);
        }
    }

    private void valid(String what, HttpResponse<String> answer) {
        softly.assertThat(GuideValidator.shared().errors(answer.body())).as(what + " " + answer.body()).isEmpty();
    }

    private void submit(String type) throws Exception {
        HttpResponse<String> taken = door.send("POST", type + "/$submit", bodies.getOrDefault(type, ""),
                "Content-Type", "application/fhir+json", "Prefer", "respond-async");
        softly.assertThat(taken.statusCode()).as(taken.body()).isEqualTo(202);
        String status = taken.headers().firstValue("Content-Location").orElse("");
        softly.assertThat(status).startsWith(door.base() + "/" + type + "/");
        softly.assertThat(door.get(status).statusCode()).isIn(200, 202);
    }

    private void formats(String path) throws Exception {
        List<String> declared = statement.getFormat().stream().map(CodeType::getValue).toList();
        softly.assertThat(declared).contains("application/fhir+json", "application/fhir+xml");
        for (String format : declared) {
            boolean xml = format.contains("xml");
            List<HttpResponse<String>> answers = new ArrayList<>(
                    List.of(door.get(path + "?_format=" + encoded(format))));
            if (format.contains("/")) {
                answers.add(door.get(path, "Accept", format));
            }
            for (HttpResponse<String> answer : answers) {
                softly.assertThat(answer.statusCode()).as(path + " as " + format).isEqualTo(200);
                softly.assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                        .startsWith(xml ? "application/fhir+xml" : "application/fhir+json");
                softly.assertThat(answer.body()).startsWith(xml ? "<" : "{");
            }
        }
    }

    private Bundle search(String path) throws Exception {
        HttpResponse<String> answer = door.get(path);
        softly.assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(200);
        return answer.statusCode() == 200 ? FhirDoor.resource(Bundle.class, answer) : new Bundle();
    }

    private static List<Resource> resources(Bundle bundle, String mode) {
        return bundle.getEntry().stream().filter(entry -> entry.getSearch().getMode().toCode().equals(mode))
                .map(Bundle.BundleEntryComponent::getResource).toList();
    }

    /** Of what a search found, without what came along. */
    static List<String> ids(Bundle bundle) {
        return resources(bundle, "match").stream().map(one -> one.getIdElement().getIdPart()).toList();
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
