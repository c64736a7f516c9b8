package jp.madoguchi.sim.play;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import jp.madoguchi.sim.World;
import jp.madoguchi.sim.terminal.Folders;
import jp.madoguchi.sim.national.HeldPerson;
import jp.madoguchi.sim.national.HeldPerson.Cover;
import jp.madoguchi.sim.national.Validity;

/** A gateway that says over FHIR exactly what the simulator holds, after {@code lies} has had its way with the JSON. */
final class StubGateway implements AutoCloseable {
    private final World world;
    private final UnaryOperator<String> lies;
    private final HttpServer server;
    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, ObjectNode> resources = new ConcurrentHashMap<>();
    private final Map<String, List<String>> findable = new ConcurrentHashMap<>();

    StubGateway(World world, UnaryOperator<String> lies) throws IOException {
        this.world = world;
        this.lies = lies;
        world.held().forEach(this::hold);
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String query = exchange.getRequestURI().getRawQuery();
            int status = 200;
            String body;
            if (path.equals("/kiosk/v1/inquiries")) {
                body = reply(json.readTree(exchange.getRequestBody()));
            } else if (path.equals("/desk/v1/next-step")) {
                body = "{\"step\":\"ASK_AT_DESK\",\"desk\":{\"step\":\"SHOW_PROOF_THIS_MONTH\"}}";
            } else if (path.equals("/fhir/metadata")) {
                body = "{}";
            } else if (!"Bearer good".equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                status = 401;
                body = "{}";
            } else {
                takeFaces();
                String rest = path.substring("/fhir/".length());
                body = query == null
                        ? String.valueOf(resources.get(rest))
                        : bundle(rest + "?" + URLDecoder.decode(query, StandardCharsets.UTF_8));
                status = body.equals("null") ? 404 : 200;
            }
            byte[] bytes = lies.apply(body).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private void takeFaces() throws IOException {
        Path face = world.folders().face();
        for (String name : Folders.names(face)) {
            Files.deleteIfExists(face.resolve(name));
        }
    }

    private String bundle(String search) {
        ObjectNode bundle = json.createObjectNode().put("resourceType", "Bundle");
        ArrayNode entries = bundle.putArray("entry");
        findable.getOrDefault(search, List.of()).forEach(key -> entries.addObject().set("resource",
                resources.get(key)));
        return bundle.toString();
    }

    private String reply(JsonNode typed) {
        HeldPerson held = world.held().stream()
                .filter(person -> person.desk() != null
                        && person.desk().number().equals(typed.path("number").asText())
                        && person.desk().birthDate().equals(typed.path("birthDate").asText())
                        && typed.path("branch").asText().equals(
                                person.desk().branch() == null ? "" : person.desk().branch()))
                .findFirst().orElseThrow();
        Validity validity = held.validity();
        return json.createObjectNode().put("inquiry", "i-" + held.id()).put("state", "ANSWERED")
                .put("validity", validity == null ? null : validity.name())
                .put("outcome", validity == null ? "REFUSED" : "ANSWERED")
                .put("standing", held.expect().toUpperCase(java.util.Locale.ROOT))
                .put("patient", "p-" + held.id())
                .put("response", List.of("linked", "provisional").contains(held.expect()) ? "r-" + held.id() : null)
                .put("code", held.errorCode()).toString();
    }

    private void hold(HeldPerson held) {
        if (!List.of("linked", "provisional", "unasked").contains(held.expect())) {
            return;
        }
        String patient = "p-" + held.id();
        ObjectNode resource = resource("Patient", patient).put("birthDate", held.birthDate()).put("gender",
                held.sex());
        resource.putObject("meta").putArray("tag").addObject()
                .put("system", "https://madoguchi.jp/fhir/CodeSystem/patient-standing").put("code", held.expect());
        ObjectNode name = resource.putArray("name").addObject().put("text",
                Normalizer.normalize(held.kana(), Normalizer.Form.NFKC));
        name.putArray("extension").addObject()
                .put("url", "http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation")
                .put("valueCode", "SYL");
        held.hospitalNumbers().forEach(number -> find(
                "Patient?identifier=urn:oid:1.2.392.100495.20.3.51.19919999999|" + number, "Patient/" + patient));

        if (held.expect().equals("unasked")) {
            return;
        }
        ObjectNode response = resource("CoverageEligibilityResponse", "r-" + held.id())
                .put("created", OffsetDateTime.now().plusMinutes(1).toString())
                .put("outcome", held.validity() == null ? "error" : "complete");
        response.putArray("extension").addObject()
                .put("url", "https://madoguchi.jp/fhir/StructureDefinition/qualification-validity")
                .put("valueCode", held.validity() == null ? "" : held.validity().fhirCode());
        find("CoverageEligibilityResponse?patient=" + patient, "CoverageEligibilityResponse/r-" + held.id());
        ArrayNode insurances = response.putArray("insurance");
        int serial = 0;
        for (Cover cover : held.covers()) {
            String payer = "o-" + cover.insurer();
            String system = cover.assistance() ? "PublicPayerNumber" : "InsurerNumber";
            resource("Organization", payer).put("name", cover.insurerName()).putArray("identifier").addObject()
                    .put("system", "http://jpfhir.jp/fhir/core/mhlw/IdSystem/" + system)
                    .put("value", cover.insurer());
            List<String[]> spans = new ArrayList<>();
            if (cover.assistance()) {
                cover.tickets().forEach(ticket -> spans.add(new String[]{ticket.from(), ticket.until()}));
            } else {
                spans.add(new String[]{cover.from(), cover.lastCovered()});
            }
            for (String[] span : spans) {
                String id = "c-" + held.id() + "-" + serial++;
                coverage(id, patient, payer, cover, span);
                insurances.addObject().put("inforce", false).putObject("coverage").put("reference", "Coverage/" + id);
                insurance(insurances, id, cover.lost() == null);
            }
        }
    }

    private static void insurance(ArrayNode insurances, String id, boolean inForce) {
        ObjectNode insurance = insurances.addObject().put("inforce", inForce);
        insurance.putObject("coverage").put("reference", "Coverage/" + id);
        insurance.putArray("extension").addObject()
                .put("url", "https://madoguchi.jp/fhir/StructureDefinition/certificate-kind")
                .put("valueCode", "qualification");
    }

    private void coverage(String id, String patient, String payer, Cover cover, String[] span) {
        ObjectNode coverage = resource("Coverage", id).put("status", cover.lost() == null ? "active" : "cancelled");
        coverage.putObject("beneficiary").put("reference", "Patient/" + patient);
        coverage.putArray("payor").addObject().put("reference", "Organization/" + payer);
        ObjectNode period = coverage.putObject("period").put("start", span[0]);
        if (span[1] != null) {
            period.put("end", span[1]);
        }
        ArrayNode extensions = coverage.putArray("extension");
        if (cover.assistance()) {
            coverage.put("subscriberId", cover.number()).putObject("type").putArray("coding").addObject().put("code",
                    "8");
        } else {
            String base = "http://jpfhir.jp/fhir/core/Extension/StructureDefinition/JP_Coverage_InsuredPerson";
            text(extensions, base + "Symbol", "valueString", cover.symbol());
            text(extensions, base + "Number", "valueString", cover.number());
            text(extensions, base + "SubNumber", "valueString", cover.branch());
            text(extensions, "https://madoguchi.jp/fhir/StructureDefinition/disqualification-date", "valueDate",
                    cover.lost());
        }
        find("Coverage?patient=" + patient, "Coverage/" + id);
        find("Coverage?identifier=" + MemberIds.tokens(cover).getFirst(), "Coverage/" + id);
    }

    private static void text(ArrayNode extensions, String url, String kind, String value) {
        if (value != null) {
            extensions.addObject().put("url", url).put(kind, value);
        }
    }

    private ObjectNode resource(String type, String id) {
        ObjectNode resource = json.createObjectNode().put("resourceType", type).put("id", id);
        resources.put(type + "/" + id, resource);
        return resource;
    }

    private void find(String search, String key) {
        findable.merge(search, List.of(key), (a, b) -> Stream.concat(a.stream(), b.stream()).toList());
    }
}
