package jp.madoguchi.fhir.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.LenientErrorHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.fhir.profile.ExtensionUrls;
import jp.madoguchi.fhir.profile.IdentifierSystems;
import jp.madoguchi.fhir.profile.NationalSystem;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.r4.model.CoverageEligibilityRequest;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Subscription;

/** Whatever a parser makes of a body is read, or refused with places that are there; never anything else. */
class ReaderPropertyTest {

    private static final FhirContext R4 = FhirContext.forR4Cached();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static final Instant NOW = Instant.parse("2026-11-20T01:00:00Z");
    private static final EligibilityRequestReader READER = new EligibilityRequestReader(new FacilityCode("9919999999"));
    private static final String MEMBER = IdentifierSystems.INSURANCE_MEMBER_ID;
    private static final List<String> BODIES = List.of("""
            {"resourceType":"CoverageEligibilityRequest","status":"active","purpose":["validation","benefits"],
            "patient":{"reference":"Patient/p1"},"created":"2026-11-20","servicedDate":"2026-11-19",
            "insurer":{"identifier":{"system":"%s","value":"06990014"}},
            "insurance":[{"focal":true,"coverage":{"identifier":{"system":"%s","value":"06990014:123:4567:00"}}}],
            "extension":[{"url":"%s","valueBoolean":true}],"identifier":[{"system":"urn:a","value":"1"}]}"""
            .formatted(NationalSystem.INSURER_NUMBER.url(), MEMBER, ExtensionUrls.LIMIT_CERTIFICATE_CONSENT),
            """
                    {"resourceType":"CoverageEligibilityRequest","status":"active","purpose":["validation"],
                    "contained":[{"resourceType":"Patient","id":"p","birthDate":"1990-01-15"},
                    {"resourceType":"Coverage","id":"c","status":"active","beneficiary":{"reference":"#p"},
                    "payor":[{"display":"a"}],"identifier":[{"value":"x"},{"system":"%s","value":"06990014:9:8:01"}]}],
                    "patient":{"reference":"#p"},"created":"2026-11-20","insurer":{"display":"a"},
                    "insurance":[{"coverage":{"reference":"#c"}}]}"""
                    .formatted(MEMBER),
            """
                    {"resourceType":"CoverageEligibilityRequest","status":"active","purpose":["validation"],
                    "patient":{"identifier":{"system":"urn:oid:1.2.392.100495.20.3.51.19919999999","value":"1"}},
                    "created":"2026-11-20","insurer":{"display":"a"},"insurance":[{"coverage":{"reference":"Coverage/c"}}]}""",
            """
                    {"resourceType":"Subscription","status":"requested","reason":"a","end":"2026-12-01T00:00:00Z",
                    "criteria":"https://madoguchi.jp/fhir/SubscriptionTopic/check-in","_criteria":{"extension":[{
                    "url":"http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-filter-criteria",
                    "valueString":"CoverageEligibilityResponse?patient=Patient/p1"}]},
                    "channel":{"extension":[{
                    "url":"http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-timeout",
                    "valueUnsignedInt":9},{
                    "url":"http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-max-count",
                    "valuePositiveInt":5}],"type":"rest-hook","endpoint":"https://emr.example/hook",
                    "header":["Authorization: a"],"payload":"application/fhir+json","_payload":{"extension":[{
                    "url":"http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-payload-content",
                    "valueCode":"id-only"}]}}}""",
            """
                    {"resourceType":"Subscription","status":"off","reason":"a",
                    "criteria":"https://madoguchi.jp/fhir/SubscriptionTopic/coverage-changed","channel":{"type":"websocket",
                    "_type":{"extension":[{
                    "url":"http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-channel-type",
                    "valueCoding":{"system":"https://madoguchi.jp/fhir/CodeSystem/subscription-channel",
                    "code":"server-sent-events"}}]}}}""");
    /** What stands in the place of something else. */
    private static final List<String> OTHERS = List.of("null", "\"\"", "\"x\"", "\"#p\"", "\"2026-99-99\"",
            "\"2026-11-20\"", "5", "-1", "true", "[]", "{}", "[null]", "[\"x\",\"y\"]", "{\"a\":1}",
            "[{\"url\":\"http://a.example\"}]", "[{\"valueString\":\"x\"}]", "{\"reference\":\"#c\"}",
            "{\"extension\":[{\"url\":\"http://a.example\",\"valueCode\":\"unknown\"}]}",
            "[{\"extension\":[{\"url\":\"http://a.example\",\"valueCode\":\"unknown\"}]}]");
    private static final List<String> MORE = List.of("modifierExtension", "implicitRules", "item", "contact",
            "extension",
            "servicedPeriod", "id", "contained", "text", "meta", "secret");

    /** Bodies that are not as R4 has them come this way too: what can be read of them is. */
    @Property(tries = 3_000)
    void whatIsWrongIsToldWithOnePlaceEachAndOtherwiseItIsRead(@ForAll long seed) throws Exception {
        Random random = new Random(seed);
        ObjectNode body = (ObjectNode) JSON.readTree(BODIES.get(random.nextInt(BODIES.size())));
        for (int i = random.nextInt(4); i >= 0; i--) {
            change(body, random);
        }
        String text = body.toString();
        parsed(text).ifPresent(resource -> {
            List<Problem> problems = new ArrayList<>();
            if (resource instanceof CoverageEligibilityRequest request) {
                problems.addAll(READER.problems(request, TODAY));
                sameAs(problems, () -> READER.read(request, TODAY), text);
            } else if (resource instanceof Subscription subscription) {
                assertThat(SubscriptionReader.read(subscription, NOW, problems).isPresent()).as(text)
                        .isEqualTo(problems.isEmpty());
                sameAs(problems, () -> SubscriptionReader.read(subscription, NOW), text);
            }
            assertThat(problems).as(text).doesNotHaveDuplicates();
            problems.forEach(problem -> leadsToOneNode(problem, text));
        });
    }

    private static void sameAs(List<Problem> problems, org.assertj.core.api.ThrowableAssert.ThrowingCallable reading,
            String text) {
        ProblemException refused = catchThrowableOfType(ProblemException.class, reading);
        assertThat(Optional.ofNullable(refused).map(ProblemException::problem)).as(text)
                .isEqualTo(problems.stream().findFirst());
    }

    private static void leadsToOneNode(Problem problem, String text) {
        String where = problem.where();
        String place = problem.code() == ProblemCode.VALUE_MISSING ? where.substring(0, where.lastIndexOf('.')) : where;
        assertThat(R4.newFhirPath().evaluate(parsed(text).orElseThrow(), place, IBase.class)).as(place + " of " + text)
                .hasSize(1);
    }

    private static Optional<Resource> parsed(String text) {
        IParser parser = R4.newJsonParser();
        parser.setParserErrorHandler(new LenientErrorHandler(false).disableAllErrors());
        try {
            return Optional.of((Resource) parser.parseResource(text));
        } catch (RuntimeException | AssertionError unreadable) {
            return Optional.empty(); // Refused before a reader sees it. Tests run with the parser's own assertions.
        }
    }

    /** Somewhere something is taken away, becomes another thing, comes twice, or comes besides. */
    private static void change(ObjectNode body, Random random) throws Exception {
        List<JsonNode> holders = new ArrayList<>();
        collect(body, holders);
        JsonNode holder = holders.get(random.nextInt(holders.size()));
        JsonNode other = JSON.readTree(OTHERS.get(random.nextInt(OTHERS.size())));
        if (holder instanceof ArrayNode array) {
            if (array.isEmpty() || random.nextInt(3) == 0) {
                array.add(other);
            } else if (random.nextBoolean()) {
                array.add(array.get(random.nextInt(array.size())).deepCopy());
            } else {
                array.set(random.nextInt(array.size()), other);
            }
            return;
        }
        ObjectNode object = (ObjectNode) holder;
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        String name = names.isEmpty() || random.nextInt(8) == 0
                ? MORE.get(random.nextInt(MORE.size()))
                : names.get(random.nextInt(names.size()));
        switch (random.nextInt(4)) {
            case 0 -> object.remove(name);
            case 1 -> object.set(name, other);
            case 2 -> {
                object.remove(name);
                object.set(name.startsWith("_") ? name : "_" + name, other);
            }
            default -> object.set(name.startsWith("_") ? name : "_" + name, other);
        }
    }

    private static void collect(JsonNode node, List<JsonNode> holders) {
        if (node.isContainerNode()) {
            holders.add(node);
            node.forEach(child -> collect(child, holders));
        }
    }
}
