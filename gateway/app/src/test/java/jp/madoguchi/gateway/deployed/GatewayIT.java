package jp.madoguchi.gateway.deployed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.client.interceptor.BearerTokenAuthInterceptor;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.fhir.profile.GuideValidator;
import jp.madoguchi.fhir.profile.IdentifierSystems;
import jp.madoguchi.gateway.access.Scopes;
import jp.madoguchi.gateway.access.TokenIssuer;
import jp.madoguchi.gateway.access.TokenKeys;
import jp.madoguchi.gateway.conformance.BadInput;
import jp.madoguchi.gateway.conformance.CapabilityWalk;
import jp.madoguchi.gateway.conformance.FhirDoor;
import jp.madoguchi.gateway.conformance.NothingElse;
import jp.madoguchi.gateway.conformance.RefusalForms;
import jp.madoguchi.gateway.conformance.StockClients;
import org.assertj.core.api.SoftAssertions;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.CoverageEligibilityRequest;
import org.hl7.fhir.r4.model.CoverageEligibilityResponse;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Enumerations;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The built WAR in Payara Micro. One class, because each class costs a deployment. */
@ExtendWith({FreeMllpPort.class, ArquillianExtension.class})
@RunAsClient
class GatewayIT {
    private static final String ALL = "system/*.rs";
    private static final String REFERENCE_NUMBERS = IdentifierSystems
            .referenceNumber(new FacilityCode("9919999999"));

    /** Scopes for everything, those included that no scope for all types opens. */
    private static final String EVERYTHING = Stream
            .of("*", "Flag", "AuditEvent", "DocumentReference", "Consent", "Task", "Claim", "List", "Appointment",
                    "Encounter", "ExplanationOfBenefit")
            .map(type -> "system/" + type + ".cruds").collect(Collectors.joining(" "));

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Random random = new Random();

    @ArquillianResource
    private URL base;

    @Deployment(testable = false)
    static WebArchive gateway() throws IOException {
        for (String folder : new String[]{"req", "res", "face"}) {
            Files.createDirectories(Path.of(System.getProperty("gateway.oqs")).resolve(folder));
        }
        ownRoutes(Path.of(System.getProperty("gateway.routes")));
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File(System.getProperty("gateway.war")));
    }

    @Test
    void isReadyWhenEveryPartIsUp() throws Exception {
        HttpResponse<String> answer = get("/health/ready", "");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"ledger\":\"up\"", "\"cache\":\"up\"", "\"routes\":\"up\"");
    }

    @Test
    void tellsItsCapabilitiesWithoutAToken() throws Exception {
        HttpResponse<String> answer = get("/fhir/metadata", "");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("CapabilityStatement", "\"Coverage\"", "SMART-on-FHIR");
    }

    @Test
    void asksForATokenInFhirBelowFhirAndInProblemJsonElsewhere() throws Exception {
        HttpResponse<String> fhir = get("/fhir/Patient/1", "");
        HttpResponse<String> kiosk = get("/kiosk/v1/inquiries/1", "");

        assertThat(fhir.statusCode()).isEqualTo(401);
        assertThat(fhir.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(value -> assertThat(value).startsWith("Bearer"));
        assertThat(fhir.body()).contains("OperationOutcome", "MDG-ACC-01");
        assertThat(kiosk.statusCode()).isEqualTo(401);
        assertThat(kiosk.headers().firstValue("Content-Type")).hasValueSatisfying(
                value -> assertThat(value).startsWith("application/problem+json"));
    }

    /** Also where HAPI answers, which would make one of its own. */
    @Test
    void everyAnswerTellsTheIdThatLogsAndRecordsName() throws Exception {
        for (String path : List.of("/fhir/metadata", "/fhir/Coverage/no-such-id", "/fhir/Coverage?number=1")) {
            assertThat(get(path, token(ALL)).headers().allValues("X-Request-ID")).as(path).singleElement()
                    .satisfies(id -> assertThat(id).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"));
        }
    }

    @Test
    void refusesAnotherTypeThanTheTokenNames() throws Exception {
        assertThat(get("/fhir/Patient/1", token("system/Coverage.rs")).statusCode()).isEqualTo(403);
        assertThat(get("/fhir/Coverage/", token("system/Coverage.r")).statusCode()).isEqualTo(403);
    }

    @Test
    void saysNotFoundInAnOperationOutcomeThatRepeatsNothing() throws Exception {
        HttpResponse<String> unknown = get("/fhir/Coverage/no-such-id", token(ALL));
        HttpResponse<String> strange = get("/fhir/Coverage?number=12345678", token(ALL));

        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).contains("OperationOutcome", "MDG-API-02");
        assertThat(get("/fhir/Patient?identifier=", token(ALL)).statusCode()).as("an empty identifier").isEqualTo(400);
        assertThat(strange.statusCode()).isEqualTo(400);
        assertThat(strange.body()).contains("OperationOutcome").doesNotContain("12345678");
    }

    /** Every search of the contract, put together by the client, finds this person and nobody else. */
    @Test
    void aStockFhirClientFindsTheRightPersonByEverySearchOfTheContract() throws Exception {
        String number = Integer.toString(10_000_000 + random.nextInt(89_999_999));
        String other = Integer.toString(Integer.parseInt(number) - 1);
        drop("face", somebody(other));
        drop("face", somebody(number));
        IGenericClient emr = emr();
        String patient = only(Patient.class, awaited(emr, REFERENCE_NUMBERS, number)).getIdElement()
                .toUnqualifiedVersionless().getValue();
        assertThat(only(Patient.class, awaited(emr, REFERENCE_NUMBERS, other)).getIdPart()).isNotIn(patient);

        Coverage coverage = only(Coverage.class, emr.search().forResource(Coverage.class)
                .where(Coverage.PATIENT.hasId(patient)).returnBundle(Bundle.class).execute());
        assertThat(coverage.getBeneficiary().getReference()).isEqualTo(patient);
        assertThat(only(Coverage.class, coveragesByPatientNumber(emr, number)).getIdPart())
                .isEqualTo(coverage.getIdPart());
        assertThat(coveragesByPatientNumber(emr, "no-such-number").getTotal()).isZero();
        Identifier member = coverage.getIdentifierFirstRep();
        assertThat(member.getValue()).contains(number);
        assertThat(only(Coverage.class, emr.search().forResource(Coverage.class)
                .where(Coverage.IDENTIFIER.exactly().systemAndIdentifier(member.getSystem(), member.getValue()))
                .returnBundle(Bundle.class).execute()).getBeneficiary().getReference()).isEqualTo(patient);
        assertThat(only(CoverageEligibilityResponse.class, emr.search().forResource(CoverageEligibilityResponse.class)
                .where(CoverageEligibilityResponse.PATIENT.hasId(patient)).returnBundle(Bundle.class).execute())
                .getPatient().getReference()).isEqualTo(patient);
    }

    private static Bundle coveragesByPatientNumber(IGenericClient emr, String number) {
        return emr.search().forResource(Coverage.class)
                .where(Coverage.BENEFICIARY.hasChainedProperty("Patient",
                        Patient.IDENTIFIER.exactly().systemAndIdentifier(REFERENCE_NUMBERS, number)))
                .returnBundle(Bundle.class).execute();
    }

    private static Bundle awaited(IGenericClient emr, String system, String number) {
        return await().atMost(PATIENCE)
                .until(() -> emr.search().forResource(Patient.class)
                        .where(Patient.IDENTIFIER.exactly().systemAndIdentifier(system, number))
                        .returnBundle(Bundle.class).execute(), found -> found.getTotal() == 1);
    }

    private static <T extends Resource> T only(Class<T> type, Bundle found) {
        assertThat(found.getTotal()).as(type.getSimpleName()).isEqualTo(1);
        return type.cast(found.getEntryFirstRep().getResource());
    }

    /** In the server as a hospital would have it: a route file and a Kamelet of its own, before the import (docs/routes.md). */
    @Test
    void aHospitalsOwnRouteAndKameletHandItsExportToTheImportAndNothingOfItStays() throws Exception {
        String number = Integer.toString(10_000_000 + random.nextInt(89_999_999));
        Path export = Path.of(System.getProperty("gateway.routes")).resolve("export");
        Path half = Files.writeString(export.resolve("half-" + number), """
                id,name,kana,birth_date,sex
                %s,経路　花江,ｹｲﾛ ﾊﾅｴ,1951-03-04,female
                """.formatted(number));
        Files.move(half, export.resolve(number + ".csv"), StandardCopyOption.ATOMIC_MOVE);

        Patient patient = only(Patient.class,
                awaited(emr(), IdentifierSystems.patientNumber(new FacilityCode("9919999999")), number));
        assertThat(patient.getNameFirstRep().getText()).isEqualTo("経路 花江");
        assertThat(get("/health/ready", "").body()).contains("\"faulty-route-files\":\"0\"");
        Path data = Path.of(System.getProperty("gateway.data"));
        await().atMost(PATIENCE).until(() -> !Files.exists(export.resolve(number + ".csv"))
                && !Files.exists(data.resolve("inbox/patients").resolve(number + ".csv")));
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.UTF_8)).as("%s", file)
                        .doesNotContain("経路", "ｹｲﾛ", "ケイロ", "1951-03-04");
            }
        }
    }

    private static void ownRoutes(Path routes) throws IOException {
        Files.createDirectories(routes.resolve("export"));
        Files.createDirectories(routes.resolve("kamelets"));
        Files.writeString(routes.resolve("kamelets").resolve("our-columns-action.kamelet.yaml"), """
                apiVersion: camel.apache.org/v1
                kind: Kamelet
                metadata:
                  name: our-columns-action
                spec:
                  definition:
                    title: The EMR's name of the number becomes the import's
                    properties: {}
                  template:
                    from:
                      uri: kamelet:source
                      steps:
                        - convertBodyTo:
                            type: String
                            charset: UTF-8
                        - setBody:
                            simple: "${body.replace('id,name', 'patient_number,name')}"
                """);
        Files.writeString(routes.resolve("emr-export.camel.yaml"), """
                - route:
                    id: emr-export
                    from:
                      uri: "file:%s"
                      parameters:
                        include: ".*\\\\.csv"
                        delay: 500
                        delete: true
                      steps:
                        - to: kamelet:our-columns-action
                        - to:
                            uri: kamelet:patient-directory-sink
                            parameters:
                              inbox: "{{madoguchi.data.dir}}/inbox/patients"
                """.formatted(routes.resolve("export").toAbsolutePath()));
    }

    /** In the server; what else a message can be is {@code MllpListenerTest}'s (docs/hl7.md). */
    @Test
    void anHl7MessageOverMllpIsAnsweredByItsControlId() throws Exception {
        String control = "IT" + random.nextInt(99_999_999);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), FreeMllpPort.number())) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.getOutputStream()
                    .write(("\u000BMSH|^~\\&|EMR|HOSP|MADOGUCHI|HOSP|20261122||ADT^A08^ADT_A01|" + control
                            + "|P|2.5|||||JPN|UNICODE UTF-8\rPID|1||0000012345||架空^太郎\r\u001C\r")
                            .getBytes(StandardCharsets.UTF_8));
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            for (int next = socket.getInputStream().read(); next != 0x1C; next = socket.getInputStream().read()) {
                assertThat(next).as("the connection stays").isNotNegative();
                answer.write(next);
            }
            assertThat(answer.toString(StandardCharsets.UTF_8)).startsWith("\u000BMSH|^~\\&|MADOGUCHI|HOSP|EMR|HOSP|")
                    .contains("|ACK", "\rMSA|AR|" + control + "\r", "MDG-API-04").doesNotContain("架空");
        }
    }

    @Test
    void aCardOnTheReaderBecomesWhatAStockFhirClientReads() throws Exception {
        String reference = "9" + Integer.toUnsignedString(random.nextInt());
        Path file = drop("face", face().replace("0000012345", reference)
                .replace("<InsuredName>", "<ElementOfANewerLayout>1</ElementOfANewerLayout><InsuredName>"));

        IGenericClient emr = emr();
        String carried = IdentifierSystems.referenceNumber(new FacilityCode("9919999999")) + "|" + reference;
        Bundle patients = await().atMost(PATIENCE)
                .until(() -> emr.search().byUrl("Patient?identifier=" + carried).returnBundle(Bundle.class).execute(),
                        found -> found.getTotal() == 1);
        Patient patient = (Patient) patients.getEntryFirstRep().getResource();
        Bundle coverages = emr.search().byUrl("Coverage?patient=" + patient.getIdPart()).returnBundle(Bundle.class)
                .execute();
        Coverage coverage = (Coverage) coverages.getEntryFirstRep().getResource();
        Organization payer = emr.read().resource(Organization.class)
                .withUrl(base + coverage.getPayorFirstRep().getReference().replaceFirst("^", "fhir/")).execute();
        Bundle responses = emr.search().byUrl("CoverageEligibilityResponse?patient=" + patient.getIdPart())
                .returnBundle(Bundle.class).execute();
        var response = (CoverageEligibilityResponse) responses.getEntryFirstRep().getResource();

        assertThat(patient.getMeta().getTag()).extracting("code").contains("provisional");
        assertThat(coverage.getStatus()).isEqualTo(Coverage.CoverageStatus.ACTIVE);
        assertThat(coverage.getPeriod().getStartElement().getValueAsString()).isEqualTo("2024-04-01");
        assertThat(payer.getName()).isEqualTo("見本健康保険組合（架空）");
        assertThat(response.getInsuranceFirstRep().getInforce()).isTrue();
        for (Resource resource : List.of(patient, coverage, payer, response)) {
            assertThat(GuideValidator.shared().errors(resource)).as(resource.fhirType()).isEmpty();
        }
        assertThat(emr.read().resource(Coverage.class).withId(coverage.getIdPart()).execute().getMeta().getVersionId())
                .isEqualTo(coverage.getMeta().getVersionId());
        await().atMost(PATIENCE).until(() -> !Files.exists(file));
        assertThat(get("/metrics?scope=application", token(ALL)).body()).as("the unknown element is counted")
                .containsPattern("madoguchi_answer_remarks[^\\n]* 1(\\.0)?\\n");
    }

    @Test
    void aRegisteredProgramGetsATokenOfItsOwnAndFindsAPatientByKana() throws Exception {
        String family = "ｼﾗﾍﾞ" + (char) ('ｱ' + random.nextInt(40)) + (char) ('ｱ' + random.nextInt(40));
        drop("face", somebody(String.valueOf(700_000_000 + random.nextInt(99_999_999))).replace("ｼｹﾝ ｼﾞﾛｳ",
                family + " ｼﾞﾛｳ"));
        SmartProgram program = new SmartProgram("emr-" + random.nextInt(99_999));
        program.register(Path.of(System.getProperty("gateway.data")).resolve("clients"), "system/Patient.s");
        String endpoint = program.endpoint(base.toString().replaceAll("/$", ""));

        JsonNode granted = program.ask(endpoint, "system/Patient.s system/Coverage.s");
        assertThat(granted.path("scope").asText()).as(granted.toString()).isEqualTo("system/Patient.s");
        String token = granted.path("access_token").asText();
        String name = URLEncoder.encode(Normalizer.normalize(family, Normalizer.Form.NFKC), StandardCharsets.UTF_8);
        await().atMost(PATIENCE).until(() -> get("/fhir/Patient?name=" + name, token).body().contains("\"total\":1"));
        assertThat(get("/fhir/Coverage?patient=p1", token).statusCode()).isEqualTo(403);
    }

    @Test
    void aFileThatIsNoXmlIsKeptWithItsReasonAndWarnsTheOperator() throws Exception {
        Path file = drop("face", "<XmlMsg>‹</XmlMsg>");

        await().atMost(PATIENCE).until(() -> !Files.exists(file));
        try (Stream<Path> kept = Files.walk(Path.of(System.getProperty("gateway.data")).resolve("rejected"))) {
            assertThat(kept.map(path -> String.valueOf(path.getFileName())))
                    .contains(file.getFileName().toString(), file.getFileName() + ".reason.txt");
        }
        assertThat(get("/health/ready", "").body()).contains("\"level\":\"warning\"")
                .containsPattern("\"rejected-files\":\"[1-9]");
        assertThat(get("/metrics?scope=application", token(ALL)).body()).contains("madoguchi_rejected_files")
                .containsPattern("madoguchi_rejections_total\\{[^}]*problem=\"MDG-OQS-0[1-9]\"");
    }

    @Test
    void aDeskGetsTheAnswerOfTheTerminal() throws Exception {
        String question = """
                {"insurerNumber":"06990014","symbol":"１２３","number":"９９９９９","birthDate":"2001-02-28"}""";
        HttpRequest ask = HttpRequest.newBuilder(URI.create(base + "kiosk/v1/inquiries?wait=20"))
                .header("Authorization", "Bearer " + token("system/CoverageEligibilityRequest.c"))
                .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(question)).build();
        CompletableFuture<HttpResponse<String>> desk = http.sendAsync(ask, HttpResponse.BodyHandlers.ofString());

        notFound(await().atMost(PATIENCE).until(this::request, Objects::nonNull));

        HttpResponse<String> answer = desk.get(40, TimeUnit.SECONDS);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("\"validity\":\"NOT_FOUND\"", "\"standing\":null");
    }

    /** Answers a request as the terminal does where there is no such qualification. */
    private static void notFound(Path request) throws IOException {
        String name = String.valueOf(request.getFileName());
        String id = name.replace("OQSsiquc01req_", "").replace(".xml", "");
        assertThat(Files.readString(request)).contains("<ArbitraryFileIdentifier>" + id);
        Files.delete(request);
        move("res", name.replace("req_", "res_"), sample("not-found.xml").replace("SIM-20261120-0004", id));
    }

    /** As docs/fhir-api.md tells it. */
    @Test
    void aProgramAsksWithAStockFhirClientAndGetsTheAnswerOfTheTerminal() throws Exception {
        String number = Integer.toString(10_000_000 + random.nextInt(89_999_999));
        String patient = visitWithoutProof(number);
        CoverageEligibilityRequest question = new CoverageEligibilityRequest();
        question.setStatus(CoverageEligibilityRequest.EligibilityRequestStatus.ACTIVE)
                .setPatient(new Reference("Patient/" + patient)).setInsurer(new Reference().setDisplay("見本健康保険組合（架空）"))
                .setServiced(new DateType("2026-11-20")).setCreatedElement(new DateTimeType("2026-11-20"))
                .addPurpose(CoverageEligibilityRequest.EligibilityRequestPurpose.VALIDATION);
        question.addInsurance().getCoverage().getIdentifier().setSystem(IdentifierSystems.INSURANCE_MEMBER_ID)
                .setValue("06990014:123:" + number + ":00");
        IGenericClient program = FhirContext.forR4Cached().newRestfulGenericClient(base + "fhir");
        program.registerInterceptor(new BearerTokenAuthInterceptor(
                token("system/CoverageEligibilityRequest.cr system/CoverageEligibilityResponse.r")));
        CompletableFuture<CoverageEligibilityResponse> asks = CompletableFuture
                .supplyAsync(() -> program.operation().onType(CoverageEligibilityRequest.class).named("$submit")
                        .withParameter(Parameters.class, "resource", question)
                        .returnResourceType(CoverageEligibilityResponse.class).execute());

        Path request = await().atMost(PATIENCE).until(this::request, Objects::nonNull);
        String name = String.valueOf(request.getFileName());
        String id = name.replace("OQSsiquc01req_", "").replace(".xml", "");
        Files.delete(request);
        move("res", name.replace("req_", "res_"), somebody(number).replace("U0FNUExFLUZBQ0UtMDAwMQ==", id)
                .replace("<ReferenceClassification>1<", "<ReferenceClassification>2<")
                .replace("20261120093015", "20261120095015"));

        CoverageEligibilityResponse response = asks.get(40, TimeUnit.SECONDS);
        assertThat(response.getOutcome()).isEqualTo(Enumerations.RemittanceOutcome.COMPLETE);
        assertThat(response.getInsuranceFirstRep().getInforce()).isTrue();
        assertThat(response.getPatient().getReference()).isEqualTo("Patient/" + patient);
        assertThat(GuideValidator.shared().errors(response)).isEmpty();
        assertThat(program.read().resource(CoverageEligibilityResponse.class).withId(id).execute().getOutcome())
                .isEqualTo(Enumerations.RemittanceOutcome.COMPLETE);
        assertThat(program.read().resource(CoverageEligibilityRequest.class).withId(id).execute().getPatient()
                .getReference()).isEqualTo("Patient/" + patient);
    }

    /** The CapabilityStatement, tried out: {@code ConformanceTest} does the same in seconds. */
    @Test
    void everythingThatItDeclaresWorksAndNothingElseDoes() throws Exception {
        String number = Integer.toString(10_000_000 + random.nextInt(89_999_999));
        String patient = visit(number, somebody(number));
        visitWithoutProof(Integer.toString(10_000_000 + random.nextInt(89_999_999))); // desk work that is open
        String question = """
                {"resourceType":"CoverageEligibilityRequest","status":"active","purpose":["validation"],
                "patient":{"reference":"Patient/%s"},"created":"2026-11-20","insurer":{"display":"見本健康保険組合"}}"""
                .formatted(patient);
        Map<String, String> key = Map.of("Authorization", "Bearer " + token(EVERYTHING));
        Set<String> medical = Set.of("MedicationStatement", "Procedure", "Observation");
        FhirDoor door = new FhirDoor(base + "fhir", key, medical); // of which MedicalIT has a window open
        SoftAssertions softly = new SoftAssertions();

        CapabilityWalk walk = new CapabilityWalk(door, patient,
                Map.of("CoverageEligibilityRequest", question, "Subscription", CapabilityWalk.STREAM),
                Set.of("Coverage:_tag", "Organization:_tag", "CoverageEligibilityResponse:_tag", "Consent:_tag",
                        "Device:_tag", "Provenance:_tag", "Task:_tag", "Task:business-status"), // what is open has no end
                softly);
        walk.everythingDeclaredWorks();
        walk.everythingFoundIsValid();
        NothingElse nothing = new NothingElse(door, patient, softly);
        nothing.otherTypesAreNotThere();
        nothing.otherInteractionsAreRefused();
        nothing.otherOperationsAreNotThere();
        nothing.otherParametersAreRefused();
        nothing.otherFormatsCannotBeGiven();
        nothing.otherOriginsAreNotLetIn();
        BadInput bad = new BadInput(door, softly);
        bad.bodiesAreRefused();
        bad.addressesAreRefused();
        bad.headersAreRefusedOrIgnored();
        bad.tokensAreRefused();
        RefusalForms forms = new RefusalForms(door, softly);
        forms.everyRefusalIsInTheFormThatIsWanted();
        forms.whoHasNoTokenIsToldSoInTheFormThatIsWanted();
        forms.aFormSaysInWhichFormItIsAnswered();
        forms.aFormThatCannotBeGivenIsRefusedInJson();
        forms.theVersionIsToldOfARefusalToo();
        forms.aStreamThatIsNotOpenedIsRefusedInTheFormThatIsNamedBesideIt();
        softly.assertAll();
        for (int asked = 0; asked < 2; asked++) { // by create, and by $submit
            notFound(await().atMost(PATIENCE).until(this::request, Objects::nonNull));
        }
    }

    @Test
    void pagesAboutTheApiAreOpenAndLoadNothingFromElsewhere() throws Exception {
        for (String page : new String[]{"/api/", "/api/page.mjs", "/api/page.css", "/api/openapi.json",
                "/api/guide/"}) {
            HttpResponse<String> answer = get(page, "");
            assertThat(answer.statusCode()).as(page).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Security-Policy"))
                    .hasValueSatisfying(policy -> assertThat(policy).startsWith("default-src 'none'"));
        }
        assertThat(get("/api/", "").headers().firstValue("Content-Type")).contains("text/html;charset=UTF-8");
        assertThat(get("/api/page.mjs", "").headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/javascript"));
        assertThat(get("/api", "").statusCode()).as("to the folder").isEqualTo(301);
        JsonNode tools = JSON.readTree(get("/api/openapi.json", "").body());
        assertThat(tools.path("servers").path(0).path("url").asText()).isEqualTo(base + "fhir");
        assertThat(get("/api/guide/StructureDefinition-madoguchi-patient.html", "").body()).contains("患者");
        assertThat(get("/api/nothing", "").statusCode()).isEqualTo(404);
    }

    @Test
    void stockClientsOfOthersReadSearchAndAsk() throws Exception {
        String number = Integer.toString(10_000_000 + random.nextInt(89_999_999));
        String patient = visit(number, somebody(number));

        StockClients.run(base + "fhir", token("system/*.crs"), patient);

        notFound(await().atMost(PATIENCE).until(this::request, Objects::nonNull));
    }

    @Test
    void anInvalidAnswerIsADeskTaskUntilAPersonOrALaterAnswerEndsIt() throws Exception {
        String number = Integer.toString(10_000_000 + random.nextInt(89_999_999));
        String desk = token("system/Task.rus");
        String patient = visitWithoutProof(number);
        HttpResponse<String> list = get("/desk/v1/tasks?actor=RECEPTION_CLERK&patient=" + patient, desk);
        assertThat(list.statusCode()).as(list.body()).isEqualTo(200);
        JsonNode task = JSON.readTree(list.body()).path("tasks").path(0);
        String one = "/desk/v1/tasks/" + task.path("id").asText();
        assertThat(task.path("step").asText()).isEqualTo("ASK_OTHER_PAPER");
        assertThat(task.path("title").asText()).isEqualTo(DeskStep.ASK_OTHER_PAPER.title(Locale.JAPANESE));
        String raised = Instant.parse(task.path("raisedAt").asText()).atZone(ZoneId.of("Asia/Tokyo")).toLocalDate()
                .toString();
        assertThat(task.path("due").asText()).as("never before it came up")
                .isEqualTo(raised.compareTo("2026-11-20") > 0 ? raised : "2026-11-20");
        assertThat(list.body()).doesNotContain("試験", number);

        HttpResponse<String> english = send(
                request(one, desk).header("Accept-Language", "en-GB,en;q=0.8").GET().build());
        assertThat(english.headers().firstValue("ETag")).contains("\"1\"");
        assertThat(english.headers().firstValue("Content-Language")).contains("en");
        assertThat(JSON.readTree(english.body()).path("next").asText())
                .isEqualTo(DeskStep.ASK_OTHER_PAPER.next(Locale.ENGLISH));

        String take = "{\"by\":\"clerk-1\"}";
        assertThat(post(one + "/take", desk, "", "r1", take).statusCode()).as("no If-Match").isEqualTo(428);
        assertThat(post(one + "/take", desk, "\"1\"", "", take).statusCode()).as("no request id").isEqualTo(400);
        HttpResponse<String> taken = post(one + "/take", desk, "\"1\"", "r1", take);
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(200);
        assertThat(taken.headers().firstValue("ETag")).contains("\"2\"");
        assertThat(post(one + "/take", desk, "\"1\"", "r1", take).body()).as("sent again").isEqualTo(taken.body());
        HttpResponse<String> late = post(one + "/release", desk, "\"1\"", "r2", take);
        assertThat(late.statusCode()).isEqualTo(412);
        assertThat(late.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(late.body()).contains("MDG-DSK-02");
        assertThat(post(one + "/close", desk, "\"2\"", "r3", "{\"by\":\"clerk-2\",\"outcome\":\"RESOLVED\"}")
                .statusCode()).as("another clerk's").isEqualTo(409);
        assertThat(post(one + "/close", desk, "\"2\"", "r4", "{\"by\":").statusCode()).isEqualTo(400);
        assertThat(post(one + "/shred", desk, "\"2\"", "r5", take).statusCode()).isEqualTo(404);

        drop("face", somebody(number).replace("<ProcessExecutionTime>20261120093015<",
                "<ProcessExecutionTime>20261120094015<"));
        await().atMost(PATIENCE).until(() -> get(one, desk).body(), body -> body.contains("\"CANCELLED\""));
        assertThat(JSON.readTree(get("/desk/v1/tasks?patient=" + patient, desk).body()).path("tasks")).isEmpty();
        assertThat(JSON.readTree(get("/desk/v1/tasks?state=CANCELLED&patient=" + patient, desk).body())
                .path("tasks")).hasSize(1);
        whatPaysForTheVisitIsToldWithItsOwnScopeOnly(patient, desk);
        whatOnlyPeopleKnowOfPublicExpensesIsEnteredAndTakenBack(patient);
    }

    /** R-PM-01, R-PM-03, as docs/desk-api.md tells it. */
    private void whatOnlyPeopleKnowOfPublicExpensesIsEnteredAndTakenBack(String patient) throws Exception {
        String payers = token("system/ExplanationOfBenefit.r");
        String enter = token("system/Coverage.c");
        String change = token("system/Coverage.u");
        String of = "/desk/v1/patients/" + patient;
        String numbers = "\"by\":\"clerk-1\",\"payer\":\"88138243\",\"recipient\":\"1234566\"";
        HttpResponse<String> seen = post(of + "/certificates", enter, "", "", "{" + numbers + "}");
        assertThat(seen.statusCode()).as(seen.body()).isEqualTo(200);
        assertThat(JSON.readTree(seen.body()).path("by").asText()).isEqualTo("clerk-1");
        assertThat(get(of + "/expenses", payers).body()).contains("\"88138243\"", "PAPER");
        assertThat(post(of + "/certificates", change, "", "", "{" + numbers + "}").statusCode()).isEqualTo(403);
        HttpResponse<String> wrong = post(of + "/certificates", enter, "", "",
                "{" + numbers.replace("88138243", "88138244") + "}");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("MDG-VAL-04", "payer").doesNotContain("88138244");

        HttpResponse<String> chosen = post(of + "/subsidy-choice", enter, "", "",
                "{\"by\":\"clerk-1\",\"choice\":\"DO_NOT_USE\"}");
        assertThat(chosen.statusCode()).as(chosen.body()).isEqualTo(200);
        assertThat(JSON.readTree(chosen.body()).path("choice").asText()).isEqualTo("DO_NOT_USE");
        assertThat(post(of + "/subsidy-choice", enter, "", "", "{\"by\":\"clerk-1\"}").statusCode()).isEqualTo(400);

        String back = of + "/certificates/withdrawal";
        String mistake = "{" + numbers.replace("clerk-1", "clerk-2") + ",\"reason\":\"別の患者\"}";
        assertThat(post(back, enter, "", "", mistake).statusCode()).as("another scope").isEqualTo(403);
        assertThat(post(back, change, "", "", "{" + numbers + "}").statusCode()).as("no reason").isEqualTo(400);
        assertThat(post(back, change, "", "", mistake.replace("1234566", "9999996")).statusCode())
                .as("nobody typed it").isEqualTo(404);
        HttpResponse<String> withdrawn = post(back, change, "", "", mistake);
        assertThat(withdrawn.statusCode()).as(withdrawn.body()).isEqualTo(200);
        assertThat(JSON.readTree(withdrawn.body()).path("withdrawnBy").asText()).isEqualTo("clerk-2");
        assertThat(post(back, change, "", "", mistake).body()).as("sent again").isEqualTo(withdrawn.body());
        assertThat(get(of + "/expenses", payers).body()).doesNotContain("88138243");
        assertThat(get(back, change).statusCode()).isEqualTo(405);
    }

    /** As docs/desk-api.md tells it. */
    private void whatPaysForTheVisitIsToldWithItsOwnScopeOnly(String patient, String desk) throws Exception {
        String payers = token("system/ExplanationOfBenefit.r");
        String expenses = "/desk/v1/patients/" + patient + "/expenses";
        HttpResponse<String> told = get(expenses + "?cost=1000000", payers);
        assertThat(told.statusCode()).as(told.body()).isEqualTo(200);
        assertThat(told.body()).contains("\"patient\":\"" + patient + "\"", "\"insurerNumber\":\"06990014\"",
                "\"rules\":[\"R-");
        assertThat(get(expenses, desk).statusCode()).isEqualTo(403);
        assertThat(get(expenses, token("system/*.rs")).statusCode()).isEqualTo(403);
        assertThat(get(expenses + "?visit=yesterday", payers).statusCode()).isEqualTo(400);
        assertThat(get("/desk/v1/patients/nobody/expenses", payers).statusCode()).isEqualTo(404);
        assertThat(post(expenses, payers, "", "r9", "{}").statusCode()).isEqualTo(405);
        HttpResponse<String> month = get("/desk/v1/month-end", token("system/Claim.s"));
        assertThat(month.statusCode()).as(month.body()).isEqualTo(200);
        assertThat(month.body()).contains("LIST_MONTH_WITHOUT_PROOF");
        assertThat(get("/desk/v1/month-end", desk).statusCode()).isEqualTo(403);
    }

    /** As docs/desk-api.md tells it. */
    @Test
    void anInvalidAnswerIsACaseUntilADeclarationAndALaterAnswerSettleItsClaim() throws Exception {
        String number = Integer.toString(10_000_000 + random.nextInt(89_999_999));
        String patient = visitWithoutProof(number);
        String clerk = token("system/Claim.rus");
        String tasks = "/desk/v1/tasks?patient=" + patient;
        assertThat(JSON.readTree(get(tasks, token("system/Task.s")).body()).path("tasks")).as("both at once")
                .hasSize(1);

        HttpResponse<String> list = get("/desk/v1/cases?month=2026-11&patient=" + patient, clerk);
        assertThat(list.statusCode()).as(list.body()).isEqualTo(200);
        assertThat(list.body()).doesNotContain("試験", number);
        JsonNode outline = JSON.readTree(list.body()).path("cases");
        assertThat(outline).hasSize(1);
        assertThat(outline.path(0).path("result").asText()).isEqualTo("INVALID");
        String one = "/desk/v1/cases/" + outline.path(0).path("id").asText();
        HttpResponse<String> read = get(one + "?month=2026-12", clerk);
        assertThat(read.headers().firstValue("ETag")).contains("\"1\"");
        assertThat(read.headers().firstValue("Cache-Control")).contains("no-store");
        JsonNode claim = JSON.readTree(read.body()).path("claim");
        assertThat(claim.path("way").asText()).isEqualTo("FORMER");
        assertThat(claim.path("entry").path("insurerNumber").asText()).isEqualTo("06990014");
        assertThat(claim.path("entry").path("remarks").path(0).asText()).isEqualTo("旧資格情報");
        assertThat(get(one + "/declaration.pdf", clerk).statusCode()).as("none was made").isEqualTo(404);

        HttpResponse<String> wrong = post(one + "/declare", clerk, "\"1\"", "c1",
                "{\"by\":\"clerk-1\",\"declaration\":{\"name\":\"試験　二郎\",\"birthDate\":\"2031-01-01\"}}");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(JSON.readTree(wrong.body()).path("problems")).extracting(field -> field.path("where").asText())
                .containsExactly("birthDate", "sex", "address", "contact", "insuranceType", "signed");
        assertThat(JSON.readTree(wrong.body()).path("problems")).allSatisfy(field -> {
            assertThat(field.path("title").asText()).isNotBlank();
            assertThat(field.path("titleEn").asText()).isNotBlank();
        });
        assertThat(wrong.body()).doesNotContain("試験", "2031");

        String declare = """
                {"by":"clerk-1","declaration":{"name":"試験　二郎","kana":"シケン　ジロウ","birthDate":"1970-01-01","sex":"男",
                "address":"架空県見本市試験町１－２－３","contact":"000-0000-0000","insuranceType":"協会けんぽ","ratio":"3割","signed":"yes"}}""";
        HttpResponse<String> declared = post(one + "/declare", clerk, "\"1\"", "c2", declare);
        assertThat(declared.statusCode()).as(declared.body()).isEqualTo(200);
        assertThat(declared.headers().firstValue("ETag")).contains("\"2\"");
        assertThat(post(one + "/declare", clerk, "\"1\"", "c2", declare).body()).as("sent again")
                .isEqualTo(declared.body());
        assertThat(post(one + "/declare", clerk, "\"1\"", "c3", declare).body()).contains("MDG-CLM-03");
        assertThat(post(one + "/contacted", clerk, "\"2\"", "c2", "{\"by\":\"clerk-1\"}").body())
                .contains("MDG-API-05");
        assertThat(post(one + "/contacted", clerk, "\"2\"", "c4", "{\"by\":\"clerk-1\",\"on\":\"2026-11-20\"}")
                .statusCode()).isEqualTo(200);
        assertThat(post(one + "/claim", clerk, "", "c5", "{\"by\":\"clerk-1\",\"month\":\"2026-12\"}").statusCode())
                .isEqualTo(428);
        for (String pdf : new String[]{one + "/declaration.pdf", "/desk/v1/forms/declaration.pdf"}) {
            HttpResponse<byte[]> print = http.send(request(pdf, clerk).GET().build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            assertThat(print.statusCode()).isEqualTo(200);
            assertThat(print.headers().firstValue("Content-Type")).contains("application/pdf");
            assertThat(print.headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(new String(print.body(), 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        }

        drop("face", somebody(number).replace("<ProcessExecutionTime>20261120093015<",
                "<ProcessExecutionTime>20261120094015<"));
        await().atMost(PATIENCE).until(() -> get(one, clerk).body(),
                body -> body.contains("\"state\":\"RESOLVED_CURRENT\""));
        assertThat(JSON.readTree(get(tasks, token("system/Task.s")).body()).path("tasks")).isEmpty();
        HttpResponse<String> settled = get(one, clerk);
        assertThat(JSON.readTree(settled.body()).path("facts").path("declaration").path("name").asText())
                .as("what was declared stays").isEqualTo("試験 二郎");
        HttpResponse<String> claimed = post(one + "/claim", clerk, settled.headers().firstValue("ETag").orElseThrow(),
                "c6", "{\"by\":\"clerk-1\",\"month\":\"2026-12\"}");
        assertThat(claimed.statusCode()).as(claimed.body()).isEqualTo(200);
        assertThat(JSON.readTree(claimed.body()).path("claimed").path("wayNumber").asInt()).isEqualTo(1);
    }

    @Test
    void casesAreSeenWithTheirOwnScopeOnlyAndABlankFormWithAny() throws Exception {
        String desk = token("system/Task.rus");

        assertThat(get("/desk/v1/cases", desk).statusCode()).isEqualTo(403);
        assertThat(get("/desk/v1/cases/1", desk).statusCode()).isEqualTo(403);
        assertThat(get("/desk/v1/cases/1/declaration.pdf", desk).statusCode()).isEqualTo(403);
        assertThat(get("/desk/v1/tasks", token("system/Claim.rus")).statusCode()).isEqualTo(403);
        assertThat(post("/desk/v1/cases/1/accepted", token("system/Claim.rs"), "\"1\"", "r1", "{}").statusCode())
                .isEqualTo(403);
        assertThat(get("/desk/v1/forms/declaration.pdf", desk).statusCode()).isEqualTo(200);
        assertThat(get("/desk/v1/forms/declaration.pdf", "").statusCode()).isEqualTo(401);
        assertThat(get("/desk/v1/forms/other.pdf", desk).statusCode()).isEqualTo(404);
        assertThat(get("/desk/v1/cases/no-such-case", token("system/Claim.r")).statusCode()).isEqualTo(404);
        assertThat(get("/desk/v1/cases?sate=OPEN", token("system/Claim.s")).statusCode()).isEqualTo(400);
        assertThat(get("/metrics?scope=application", token(ALL)).body()).contains("madoguchi_requery_asked");
    }

    /** An INVALID answer of the reader about a person of this run; gives the patient's id. */
    private String visitWithoutProof(String number) throws IOException {
        return visit(number, somebody(number).replace("<QualificationValidity>1<", "<QualificationValidity>2<"));
    }

    /** An answer of the reader about a person of this run; gives the patient's id. */
    private String visit(String number, String face) throws IOException {
        drop("face", face);
        String carried = IdentifierSystems.referenceNumber(new FacilityCode("9919999999")) + "|" + number;
        IGenericClient emr = emr();
        Bundle patients = await().atMost(PATIENCE)
                .until(() -> emr.search().byUrl("Patient?identifier=" + carried).returnBundle(Bundle.class).execute(),
                        found -> found.getTotal() == 1);
        return patients.getEntryFirstRep().getResource().getIdPart();
    }

    /** As docs/desk-api.md tells it (R-BC-04). */
    @Test
    void theDeskSeesBothSpellingsOfANameAndTheHospitalsOwnStays() throws Exception {
        String number = Integer.toString(10_000_000 + random.nextInt(89_999_999));
        String born = LocalDate.parse(birthDate(number), DateTimeFormatter.BASIC_ISO_DATE).toString();
        Path inbox = Files.createDirectories(Path.of(System.getProperty("gateway.data")).resolve("inbox/patients"));
        Path half = inbox.resolveSibling("half-" + number);
        Files.writeString(half, "patient_number,name,kana,birth_date,sex,insurer_number,symbol,number,branch\n" + number
                + ",試驗　二郎,ｼｹﾝ ｼﾞﾛｳ," + born + ",male,,,,\n");
        Files.move(half, inbox.resolve(number + ".csv"), StandardCopyOption.ATOMIC_MOVE);
        await().atMost(PATIENCE).until(() -> Files.exists(inbox.resolve("done").resolve(number + ".csv.report.json")));

        drop("face", somebody(number).replace("試験　二郎", "試●　二郎"));
        String desk = token("system/Task.rus");
        String named = IdentifierSystems.patientNumber(new FacilityCode("9919999999")) + "|" + number;
        IGenericClient emr = emr();
        String patient = await().atMost(PATIENCE).until(
                () -> emr.search().byUrl("Patient?identifier=" + named).returnBundle(Bundle.class).execute(),
                found -> found.getTotal() == 1).getEntryFirstRep().getResource().getIdPart();
        JsonNode task = await().atMost(PATIENCE).until(
                () -> JSON.readTree(get("/desk/v1/tasks?patient=" + patient, desk).body()).path("tasks").path(0),
                one -> one.path("step").asText().equals("SEE_NAME_DIFFERENCE"));
        String names = "/desk/v1/tasks/" + task.path("id").asText() + "/names";
        assertThat(task.toString()).doesNotContain("驗", "●");
        assertThat(get(names, desk).statusCode()).as("tasks alone show no name").isEqualTo(403);
        HttpResponse<String> shown = get(names, token("system/Patient.r"));
        assertThat(shown.statusCode()).as(shown.body()).isEqualTo(200);
        assertThat(shown.headers().firstValue("Cache-Control")).contains("no-store");
        JsonNode both = JSON.readTree(shown.body());
        assertThat(both.path("hospital").asText()).isEqualTo("試驗 二郎");
        assertThat(both.path("national").asText()).isEqualTo("試● 二郎");
        assertThat(both.path("differences").path(0).path("position").asInt()).isEqualTo(2);
        assertThat(both.path("differences").path(0).path("blackCircle").asBoolean()).isTrue();
        assertThat(get("/fhir/Patient/" + patient, token("system/Patient.r")).body()).contains("試驗 二郎")
                .doesNotContain("●");
    }

    /** As docs/desk-api.md tells it: a number of one patient with the name of another, until the desk has spoken. */
    @Test
    void theDeskSaysWhoseADoubtfulAnswerIsAndTheEmrReadsIt() throws Exception {
        String number = Integer.toString(10_000_000 + random.nextInt(89_999_999));
        String born = LocalDate.parse(birthDate(number), DateTimeFormatter.BASIC_ISO_DATE).toString();
        Path inbox = Files.createDirectories(Path.of(System.getProperty("gateway.data")).resolve("inbox/patients"));
        Path half = inbox.resolveSibling("half-" + number);
        Files.writeString(half, "patient_number,name,kana,birth_date,sex,insurer_number,symbol,number,branch\n" + number
                + ",別野　仁,ﾍﾞﾂﾉ ｼﾞﾝ," + born + ",male,,,,\n");
        Files.move(half, inbox.resolve(number + ".csv"), StandardCopyOption.ATOMIC_MOVE);
        await().atMost(PATIENCE).until(() -> Files.notExists(inbox.resolve(number + ".csv")));
        String named = IdentifierSystems.patientNumber(new FacilityCode("9919999999")) + "|" + number;
        IGenericClient emr = emr();
        String patient = await().atMost(PATIENCE).until(
                () -> emr.search().byUrl("Patient?identifier=" + named).returnBundle(Bundle.class).execute(),
                found -> found.getTotal() == 1).getEntryFirstRep().getResource().getIdPart();
        drop("face", somebody(number));
        String desk = token("system/Task.rus");
        JsonNode task = await().atMost(PATIENCE).until(() -> doubtAbout(patient, desk), JsonNode::isObject);
        assertThat(task.path("reason").asText()).isEqualTo("NUMBER_CONTRADICTS");
        String one = "/desk/v1/tasks/" + task.path("id").asText();

        assertThat(get(one + "/answer", desk).statusCode()).as("tasks alone show nobody").isEqualTo(403);
        JsonNode answer = JSON.readTree(get(one + "/answer", token("system/Patient.r")).body());
        assertThat(answer.path("entries").path(0).path("kana").asText()).isEqualTo("シケン ジロウ");
        assertThat(answer.path("entries").path(0).path("birthDate").asText()).isEqualTo(born);
        assertThat(emr.search().byUrl("Coverage?patient=" + patient).returnBundle(Bundle.class).execute().getTotal())
                .as("not readable while it is doubtful").isZero();
        assertThat(post(one + "/take", desk, "\"1\"", "d1", "{\"by\":\"clerk-1\"}").statusCode()).isEqualTo(200);
        String word = "{\"by\":\"clerk-1\",\"patient\":\"" + patient + "\"}";
        HttpResponse<String> done = post(one + "/attach", desk, "\"2\"", "d2", word);
        assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
        assertThat(done.body()).contains("\"outcome\":\"RESOLVED\"");
        assertThat(post(one + "/attach", desk, "\"2\"", "d2", word).body()).as("sent again").isEqualTo(done.body());
        assertThat(get(one + "/answer", token("system/Patient.r")).statusCode()).as("decided").isEqualTo(404);
        await().atMost(PATIENCE).until(() -> emr.search().byUrl("Coverage?patient=" + patient)
                .returnBundle(Bundle.class).execute().getTotal() > 0);
        assertThat(get("/fhir/CoverageEligibilityResponse/" + task.path("answer").asText(),
                token("system/CoverageEligibilityResponse.r")).statusCode()).isEqualTo(200);
        whatAClaimNamesIsGivenForThatAndNothingElse(patient, desk);
    }

    private JsonNode doubtAbout(String patient, String desk) throws Exception {
        for (JsonNode task : JSON.readTree(get("/desk/v1/tasks?count=100", desk).body()).path("tasks")) {
            if (task.path("candidates").toString().contains(patient)) {
                return task;
            }
        }
        return MissingNode.getInstance();
    }

    private void whatAClaimNamesIsGivenForThatAndNothingElse(String patient, String desk) throws Exception {
        String data = "/desk/v1/patients/" + patient + "/claim-data?visit=2026-11-20&purpose=";
        assertThat(get(data + "CLAIM", desk).statusCode()).isEqualTo(403);
        assertThat(get(data + "CLAIM", token(ALL)).statusCode()).as("a scope of its own").isEqualTo(403);
        HttpResponse<String> given = get(data + "CLAIM", token("system/Claim.r"));
        assertThat(given.statusCode()).as(given.body()).isEqualTo(200);
        assertThat(JSON.readTree(given.body()).path("numbers")).isNotEmpty();
        assertThat(JSON.readTree(given.body()).path("name").path("text").asText()).isEqualTo("別野　仁");
        HttpResponse<String> refused = get(data + "RESEARCH", token("system/Claim.r"));
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("MDG-ACC-04");
        HttpResponse<String> emergency = post("/desk/v1/look-ups", token("system/AuditEvent.c"), "", "e1",
                "{\"mode\":\"EMERGENCY\",\"patient\":\"" + patient + "\",\"by\":\"dr-1\",\"reason\":\"意識がない\","
                        + "\"identification\":\"MY_NUMBER_CARD\",\"consent\":\"GIVEN\"}");
        assertThat(emergency.statusCode()).isEqualTo(403);
        assertThat(emergency.body()).contains("NOT_A_HOSPITAL", "R-CH-53");
        HttpResponse<String> advice = post("/desk/v1/card-advice", desk, "", "", "{\"unread\":{}}");
        assertThat(advice.statusCode()).as(advice.body()).isEqualTo(200);
        assertThat(advice.body()).contains("\"ask\":\"T1\"", "0800-080-4583");
    }

    /** As docs/desk-api.md tells it (R-RS-05). */
    @Test
    void theDeskIsToldTheNextStepAndWhatAPersonDoesIsATask() throws Exception {
        String desk = token("system/Task.rus");
        String nothing = "{\"by\":\"clerk-1\",\"presented\":{\"kind\":\"NOTHING\",\"cardAskedFor\":true}}";
        String request = "n" + random.nextInt(99_999_999);
        HttpResponse<String> told = post("/desk/v1/next-step", desk, "", request, nothing);
        assertThat(told.statusCode()).as(told.body()).isEqualTo(200);
        JsonNode step = JSON.readTree(told.body());
        assertThat(step.path("step").asText()).isEqualTo("ASK_AT_DESK");
        assertThat(step.path("rules").path(0).asText()).isEqualTo("R-RS-05");
        assertThat(step.path("words").path("ja").path("title").asText())
                .isEqualTo(DeskStep.PROOF_LATER.title(Locale.JAPANESE));
        assertThat(step.path("words").path("en").path("next").asText())
                .isEqualTo(DeskStep.PROOF_LATER.next(Locale.ENGLISH));
        assertThat(post("/desk/v1/next-step", desk, "", request, nothing).body()).as("sent again")
                .isEqualTo(told.body());
        String task = "/desk/v1/tasks/" + step.path("tasks").path(0).path("id").asText();
        assertThat(JSON.readTree(get(task, desk).body()).path("step").asText()).isEqualTo("PROOF_LATER");

        assertThat(JSON.readTree(post("/desk/v1/next-step", desk, "", "n1",
                "{\"by\":\"clerk-1\",\"presented\":{\"kind\":\"MY_NUMBER_CARD\",\"method\":\"FACE\"}}").body())
                .path("askBy").asText()).isEqualTo("CARD_CERTIFICATE");
        assertThat(post("/desk/v1/next-step", desk, "", "", nothing).statusCode()).as("no request id").isEqualTo(400);
        assertThat(post("/desk/v1/next-step", desk, "", "n2", "{\"by\":\"clerk-1\"}").statusCode()).isEqualTo(400);
        assertThat(post("/desk/v1/next-step", token("system/Task.rs"), "", "n3", nothing).statusCode()).isEqualTo(403);
        assertThat(get("/desk/v1/next-step", desk).statusCode()).isEqualTo(405);
    }

    @Test
    void whoWorksAtTheDeskSeesNothingMedicalAndOthersSeeNoTasks() throws Exception {
        String desk = token("system/Task.rus");

        assertThat(get("/fhir/Coverage?patient=p1", desk).statusCode()).isEqualTo(403);
        assertThat(get("/fhir/CoverageEligibilityResponse/1", desk).statusCode()).isEqualTo(403);
        assertThat(get("/desk/v1/tasks", token("system/Patient.rs")).statusCode()).isEqualTo(403);
        assertThat(get("/desk/v1/tasks", "").statusCode()).isEqualTo(401);
        assertThat(get("/desk/v1/cases", token(ALL)).statusCode()).as("an EMR that may read everything of FHIR")
                .isEqualTo(403);
        assertThat(post("/desk/v1/tasks/t1/take", token("system/Task.rs"), "\"1\"", "r1", "{}").statusCode())
                .as("reading is not working").isEqualTo(403);
        assertThat(get("/desk/v1/tasks/no-such-task", desk).statusCode()).isEqualTo(404);
        HttpResponse<String> misspelt = get("/desk/v1/tasks?sate=OPEN", desk);
        assertThat(misspelt.statusCode()).isEqualTo(400);
        assertThat(misspelt.body()).contains("MDG-API-01");
        assertThat(send(request("/desk/v1/tasks", desk).DELETE().build()).statusCode()).isEqualTo(405);
    }

    /** A person of this run only. */
    private String somebody(String number) throws IOException {
        return face().replace("0000012345", number).replace("架空　一郎", "試験　二郎").replace("ｶｸｳ ｲﾁﾛｳ", "ｼｹﾝ ｼﾞﾛｳ")
                .replace("<Birthdate>19580412", "<Birthdate>" + birthDate(number)).replace("４５６７", number);
    }

    /** People of one name are told apart by it. */
    private static String birthDate(String number) {
        return LocalDate.EPOCH.plusDays(Integer.parseInt(number) % 15_000).format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    private HttpResponse<String> post(String path, String token, String ifMatch, String requestId, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path, token).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (!ifMatch.isEmpty()) {
            request.header("If-Match", ifMatch);
        }
        if (!requestId.isEmpty()) {
            request.header("Idempotency-Key", requestId);
        }
        return send(request.build());
    }

    private HttpRequest.Builder request(String path, String token) {
        return HttpRequest.newBuilder(URI.create(base.toString().replaceAll("/$", "") + path))
                .timeout(Duration.ofSeconds(60)).header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private @Nullable Path request() throws IOException {
        Path folder = Path.of(System.getProperty("gateway.oqs")).resolve("req");
        if (!Files.isDirectory(folder)) {
            return null;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".xml")).findFirst().orElse(null);
        }
    }

    private String face() throws IOException {
        return sample("face.xml");
    }

    private static String sample(String name) throws IOException {
        return Files.readString(Path.of("src/test/resources/samples").resolve(name));
    }

    private Path drop(String folder, String content) throws IOException {
        return move(folder, "OQSsiquc01res_face_9919999999" + String.format("%020X", random.nextLong() >>> 1)
                + "_20261120093015.xml", content);
    }

    private static Path move(String folder, String name, String content) throws IOException {
        Path target = Files.createDirectories(Path.of(System.getProperty("gateway.oqs")).resolve(folder)).resolve(name);
        Path half = target.resolveSibling(name + ".part");
        Files.writeString(half, content);
        return Files.move(half, target, StandardCopyOption.ATOMIC_MOVE);
    }

    private IGenericClient emr() throws IOException {
        FhirContext r4 = FhirContext.forR4Cached();
        r4.getRestfulClientFactory().setSocketTimeout(60_000);
        IGenericClient client = r4.newRestfulGenericClient(base + "fhir");
        client.registerInterceptor(new BearerTokenAuthInterceptor(token(ALL)));
        return client;
    }

    private HttpResponse<String> get(String path, String token) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base.toString().replaceAll("/$", "") + path))
                .timeout(Duration.ofSeconds(60));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String token(String scopes) throws IOException {
        return new TokenIssuer(TokenKeys.load(Path.of(System.getProperty("gateway.data"))), Clock.systemUTC())
                .issue("test", Scopes.parse(scopes).orElseThrow(), Duration.ofMinutes(10));
    }
}
