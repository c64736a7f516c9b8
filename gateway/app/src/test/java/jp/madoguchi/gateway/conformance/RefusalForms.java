package jp.madoguchi.gateway.conformance;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.IParser;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.hl7.fhir.r4.model.OperationOutcome;

/** Whoever refuses a request, why is told in the form that the request wants: a client that reads XML only learns it too. */
public final class RefusalForms {

    private static final String XML = "application/fhir+xml;charset=utf-8";
    private static final String JSON = "application/fhir+json;charset=utf-8";
    private static final String ACCEPT_XML = "Accept: application/fhir+xml";
    private static final String JSON_BODY = "Content-Type: application/fhir+json";
    private static final String FORM = "Content-Type: application/x-www-form-urlencoded";
    private static final List<Wish> WISHES = List.of(
            new Wish("", XML, ACCEPT_XML),
            new Wish("", XML, "Accept: application/fhir+json;q=0.5, Application/XML;q=0.9"),
            new Wish("", XML, "Accept: application/fhir+xml, application/fhir+json"),
            new Wish("", JSON, "Accept: application/fhir+json, application/fhir+xml"),
            new Wish("", JSON, "Accept: application/fhir+xml;q=0.5, application/fhir+json"),
            new Wish("", JSON, "Accept: */*"),
            new Wish("_format=xml", XML),
            new Wish("_format=application%2Ffhir%2Bxml", XML, "Accept: application/fhir+json"),
            new Wish("_format=json", JSON, ACCEPT_XML));

    private final FhirDoor door;
    private final SoftAssertions softly;

    public RefusalForms(FhirDoor door, SoftAssertions softly) {
        this.door = door;
        this.softly = softly;
    }

    /** How a form is asked for, and which one is then given. */
    private record Wish(String parameter, String given, String... headers) {
        @Override
        public String toString() {
            return parameter + " " + String.join(" ", headers);
        }
    }

    /** What is refused. */
    private record Refused(int status, String method, String path, String body, String... headers) {
        @Override
        public String toString() {
            return method + " " + path + " (" + status + ")";
        }
    }

    /** Refusals of a request whose token is good: on the hot way, on HAPI's, of questions and of subscriptions, at once and later. */
    public void everyRefusalIsInTheFormThatIsWanted() throws Exception {
        List<Refused> table = List.of(
                new Refused(404, "GET", "/Patient/nobody", ""),
                new Refused(404, "GET", "/Patient/nobody/_history/1", ""),
                new Refused(404, "GET", "/Nothing/1", ""),
                new Refused(400, "GET", "/Patient?_id=nobody&nothing=1", ""),
                new Refused(400, "GET", "/Patient?gender=male", ""),
                new Refused(400, "GET", "/Patient?name=%zz", ""),
                new Refused(400, "GET", "/metadata?mode=nothing", ""),
                new Refused(410, "GET", "/Patient?_page=nothing", ""),
                new Refused(405, "DELETE", "/Patient/nobody", ""),
                new Refused(415, "POST", "/Patient/_search", "{}", JSON_BODY),
                new Refused(400, "POST", "/Patient/_search", "nothing=1", FORM),
                new Refused(400, "POST", "/Patient/_search", "name=%zz", FORM),
                new Refused(400, "POST", "/CoverageEligibilityRequest", "{}", JSON_BODY),
                new Refused(405, "PUT", "/CoverageEligibilityRequest", "{}", JSON_BODY),
                new Refused(422, "POST", "/CoverageEligibilityRequest/$submit",
                        "{\"resourceType\":\"CoverageEligibilityRequest\"}", JSON_BODY),
                new Refused(400, "POST", "/CoverageEligibilityRequest/$validate?profile=nothing", "{}", JSON_BODY),
                new Refused(405, "GET", "/Subscription/$validate", ""),
                new Refused(404, "GET", "/CoverageEligibilityRequest/20261120000000AAAAAAAAAA/_status", ""),
                new Refused(400, "GET", "/Patient?_elements=id&nothing=1", ""),
                new Refused(404, "GET", "/Subscription/nobody", ""),
                new Refused(400, "GET", "/Subscription?nothing=1", ""),
                new Refused(400, "POST", "/Subscription/_search", "nothing=1", FORM),
                new Refused(422, "POST", "/Subscription", "{\"resourceType\":\"Subscription\"}", JSON_BODY));
        for (Refused refused : table) {
            isInTheFormThatIsWanted(refused, door.key());
        }
        String path = "/Subscription/" + subscribed();
        isInTheFormThatIsWanted(new Refused(412, "DELETE", path, "", "If-Match: W/\"999\""), door.key());
        send(new Refused(204, "DELETE", path, ""), door.key(), "");
    }

    /** Refusals of a request without a token, or with one that is none. */
    public void whoHasNoTokenIsToldSoInTheFormThatIsWanted() throws Exception {
        Refused read = new Refused(401, "GET", "/Patient/nobody", "");
        isInTheFormThatIsWanted(read, Map.of());
        isInTheFormThatIsWanted(read, Map.of("Authorization", "Bearer a.b.c"));
    }

    /** A form of a search says it in its body, and that goes before the headers. */
    public void aFormSaysInWhichFormItIsAnswered() throws Exception {
        for (String type : List.of("/Patient/_search", "/Subscription/_search")) {
            told(XML, new Refused(400, "POST", type, "nothing=1&_format=xml", FORM));
            told(JSON, new Refused(400, "POST", type, "nothing=1&_format=json", FORM, ACCEPT_XML));
        }
    }

    /** Where nothing that is wanted can be given it is JSON. */
    public void aFormThatCannotBeGivenIsRefusedInJson() throws Exception {
        told(JSON, new Refused(406, "GET", "/Patient/nobody", "", "Accept: text/html"));
        told("application/fhir+json;fhirversion=4.0;charset=utf-8",
                new Refused(406, "GET", "/Patient/nobody", "", ACCEPT_XML + "; fhirVersion=3.0"));
        told(JSON, new Refused(406, "GET", "/Patient/nobody?_format=ttl", "", ACCEPT_XML));
        told(JSON, new Refused(406, "GET", "/Patient/nobody?_format", "", ACCEPT_XML));
        told(JSON, new Refused(400, "GET", "/Patient/nobody?_format=%zz", "", ACCEPT_XML));
    }

    /** A media type that names the version of FHIR gets it back. */
    public void theVersionIsToldOfARefusalToo() throws Exception {
        String versioned = ACCEPT_XML + "; fhirVersion=4.0";
        for (String path : List.of("/Patient/nobody", "/Subscription/nobody")) {
            told("application/fhir+xml;fhirversion=4.0;charset=utf-8", new Refused(404, "GET", path, "", versioned));
        }
    }

    /** Who reads a stream names a form for what is said in its place. */
    public void aStreamThatIsNotOpenedIsRefusedInTheFormThatIsNamedBesideIt() throws Exception {
        String path = "/Subscription/nobody/$stream";
        told(XML, new Refused(404, "GET", path, "", "Accept: text/event-stream, application/fhir+xml"));
        told(JSON, new Refused(404, "GET", path, "", "Accept: text/event-stream"));
    }

    private void isInTheFormThatIsWanted(Refused refused, Map<String, String> key) throws Exception {
        RawHttp.Answer usual = send(refused, key, "");
        OperationOutcome why = outcome(refused.toString(), JSON, refused, usual);
        for (Wish wish : WISHES) {
            String what = refused + " " + wish;
            OperationOutcome told = outcome(what, wish.given(), refused,
                    send(refused, key, wish.parameter(), wish.headers()));
            softly.assertThat(told.equalsDeep(why)).as(what + " says the same").isTrue();
        }
    }

    private void told(String type, Refused refused) throws Exception {
        String what = refused + " " + String.join(" ", refused.headers());
        softly.assertThat(outcome(what, type, refused, send(refused, door.key(), "")).getIssue()).as(what).hasSize(1);
    }

    private OperationOutcome outcome(String what, String type, Refused refused, RawHttp.Answer answer) {
        softly.assertThat(answer.status()).as(what + "\n" + answer.body()).isEqualTo(refused.status());
        softly.assertThat(answer.headers()).as(what).contains("content-type: " + type, "vary: accept",
                "cache-control: no-store");
        IParser parser = type.contains("xml")
                ? FhirContext.forR4Cached().newXmlParser()
                : FhirContext.forR4Cached().newJsonParser();
        try {
            return parser.parseResource(OperationOutcome.class, answer.body());
        } catch (DataFormatException another) {
            softly.fail(what + " is told in another form: " + answer.body());
            return new OperationOutcome();
        }
    }

    private RawHttp.Answer send(Refused refused, Map<String, String> key, String parameter, String... more)
            throws Exception {
        List<String> headers = new ArrayList<>(List.of(refused.headers()));
        headers.addAll(List.of(more));
        key.forEach((name, value) -> headers.add(name + ": " + value));
        String path = door.base().getPath() + refused.path();
        String target = parameter.isEmpty() ? path : path + (path.contains("?") ? "&" : "?") + parameter;
        return RawHttp.send(door.base(), refused.method(), target, headers,
                refused.body().getBytes(StandardCharsets.UTF_8));
    }

    private String subscribed() throws Exception {
        return FhirDoor.resource(door.send("POST", "Subscription", CapabilityWalk.STREAM, "Content-Type",
                "application/fhir+json")).getIdPart();
    }
}
