package jp.madoguchi.gateway.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads by id over HTTP (fhir-and-hl7v2 10.3): versions, conditions, formats, methods. */
class FhirReadTest {

    private static FhirServer server;

    @BeforeAll
    static void fill() throws Exception {
        server = new FhirServer();
        Coverage coverage = new Coverage();
        coverage.setId("c1");
        coverage.setStatus(Coverage.CoverageStatus.ACTIVE).setBeneficiary(new Reference("Patient/p1"))
                .addPayor(new Reference("Organization/o1"));
        server.store.put(coverage, 7, FhirServer.NOW);
    }

    @AfterAll
    static void close() throws Exception {
        server.close();
    }

    private static String date(int hours) {
        return DateTimeFormatter.RFC_1123_DATE_TIME
                .format(FhirServer.NOW.plusSeconds(hours * 3600L).atOffset(ZoneOffset.UTC));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Coverage/c1", "Coverage/c1?_format=json", "Coverage/c1?_format=xml",
            "Coverage/c1/_history/7"})
    void aReadTellsItsVersion(String path) throws Exception {
        HttpResponse<String> answer = server.get(path);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("ETag")).hasValue("W/\"7\"");
        assertThat(answer.headers().firstValue("Last-Modified")).hasValue(date(0));
        assertThat(answer.body()).contains("c1");
    }

    @ParameterizedTest
    @CsvSource({"Coverage/c1,If-None-Match,W/\"7\",304", "Coverage/c1,If-None-Match,W/\"6\",200",
            "Coverage/c1?_pretty=true,If-None-Match,W/\"7\",304", "Coverage/c1?_pretty=true,If-None-Match,W/\"6\",200"})
    void anUnchangedVersionIsNotSentAgain(String path, String header, String value, int status) throws Exception {
        HttpResponse<String> answer = server.get(path, header, value);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body().isEmpty()).isEqualTo(status == 304);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Coverage/c1", "Coverage/c1?_pretty=true", "Coverage?patient=p1",
            "Coverage?patient=p1&status=active", "Coverage/c1/_history", "Coverage/c1/_history/7", "Coverage/nobody"})
    void nobodyOnTheWayKeepsWhatIsAPatients(String path) throws Exception {
        assertThat(server.get(path).headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(server.get("metadata").headers().firstValue("Cache-Control").orElse("")).doesNotContain("no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Coverage/c1", "Coverage?patient=p1"})
    void theHotAnswersSayWhatTheyDependOn(String path) throws Exception {
        assertThat(server.get(path).headers().firstValue("Vary")).hasValue("Accept, Accept-Encoding");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"7\"", "*", "W/\"5\", W/\"7\"", "W/\"5\",\"7\""})
    void aVersionIsKnownByAnyOfTheTagsThatAreNamed(String tags) throws Exception {
        assertThat(server.get("Coverage/c1", "If-None-Match", tags).statusCode()).isEqualTo(304);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"5\", W/\"6\"", "7", "\"7", "W/\"77\"", "x, \"7\""})
    void tagsOfOthersAndWhatIsNoTagAreNotKnown(String tags) throws Exception {
        assertThat(server.get("Coverage/c1", "If-None-Match", tags).statusCode()).isEqualTo(200);
    }

    @Test
    void whatWasNotModifiedSinceIsNotSentAgain() throws Exception {
        assertThat(server.get("Coverage/c1", "If-Modified-Since", date(1)).statusCode()).isEqualTo(304);
        assertThat(server.get("Coverage/c1", "If-Modified-Since", date(-1)).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"6", "8", "0", "-1", "x", "99999999999999999999"})
    void aVersionThatThereIsNotIsNotFound(String version) throws Exception {
        assertThat(server.get("Coverage/c1/_history/" + version).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Coverage/c1", "Coverage/c1?_pretty=true", "metadata"})
    void headGivesTheHeadersOnly(String path) throws Exception {
        HttpResponse<String> answer = server
                .send(HttpRequest.newBuilder(server.uri(path)).method("HEAD", HttpRequest.BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().firstValue("Content-Type")).hasValueSatisfying(
                type -> assertThat(type).startsWith("application/fhir+json"));
    }

    @Test
    void zippedOnRequest() throws Exception {
        HttpResponse<byte[]> answer = HttpClient.newHttpClient().send(
                HttpRequest.newBuilder(server.uri("Coverage?patient=p1")).header("Accept-Encoding", "gzip").build(),
                HttpResponse.BodyHandlers.ofByteArray());

        assertThat(answer.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(new String(new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes(),
                StandardCharsets.UTF_8)).contains("searchset");
    }

    @ParameterizedTest
    @CsvSource({"DELETE,Coverage/c1", "PUT,Coverage/c1", "PATCH,Coverage/c1", "POST,Coverage", "POST,Coverage/c1"})
    void whatCannotBeDoneIsRefusedWithWhatCan(String method, String path) throws Exception {
        HttpResponse<String> answer = server.send(HttpRequest.newBuilder(server.uri(path)).header("Content-Type",
                "application/fhir+json").method(method, HttpRequest.BodyPublishers.ofString("{}")));

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).hasValue("GET, HEAD");
        assertThat(answer.body()).contains("OperationOutcome", "MDG-API-14");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " = ", value = {"application/fhir+json = 200", "application/json = 200", "*/* = 200",
            "text/html,application/xhtml+xml,*/*;q=0.8 = 200",
            "application/fhir+xml;q=0.5, application/fhir+json = 200",
            "application/fhir+xml;q=0, */*;q=0.1 = 200", "application/fhir+json;q=0.001 = 200",
            "application/fhir+json;q=0 = 406", "*/*;q=0 = 406",
            "application/fhir+json;q=0, application/fhir+xml;q=0.0, */* = 406",
            "text/turtle = 406", "image/png, text/plain = 406"})
    void aFormThatCannotBeGivenIsNotAcceptable(String accept, int status) throws Exception {
        assertThat(server.get("Coverage/c1", "Accept", accept).statusCode()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " = ", value = {"application/fhir+xml;q=0.5, application/fhir+json;q=0.6 = json",
            "application/fhir+json;q=0.5, application/fhir+xml = xml", "application/fhir+xml; q=0.3, */*;q=0.2 = xml"})
    void theFormThatIsWantedMostIsGiven(String accept, String form) throws Exception {
        assertThat(server.get("Coverage/c1", "Accept", accept).headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/fhir+" + form));
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " = ", value = {"Coverage?patient=p1 = gzip = true",
            "Coverage?patient=p1 = gzip;q=0 = false", "Coverage?patient=p1 = gzip; q=0.000, * = false",
            "Coverage?patient=p1 = GZIP;q=0.1 = true", "Coverage?patient=p1 = * = true",
            "Coverage/c1 = gzip = true", "Coverage/c1 = br = false", "Coverage/c1 = identity, gzip;q=0 = false",
            "Coverage?patient=p1 = br = false",
            "Coverage?patient=p1 = identity, gzip;q=0 = false", "Coverage?patient=p1&_pretty=true = gzip = true",
            "Coverage?patient=p1&_pretty=true = gzip;q=0 = false"})
    void zippedForThoseWhoTakeItOnly(String path, String encodings, boolean zipped) throws Exception {
        HttpResponse<byte[]> answer = HttpClient.newHttpClient().send(
                HttpRequest.newBuilder(server.uri(path)).header("Accept-Encoding", encodings).build(),
                HttpResponse.BodyHandlers.ofByteArray());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Encoding").isPresent()).isEqualTo(zipped);
        InputStream body = new ByteArrayInputStream(answer.body());
        assertThat(new String((zipped ? new GZIPInputStream(body) : body).readAllBytes(), StandardCharsets.UTF_8))
                .contains("\"Coverage\"").endsWith("}");
    }

    @ParameterizedTest
    @CsvSource({"GET,Coverage/c1?_pretty=true,60000,200", "GET,Coverage/c1?_pretty=true,66000,413",
            "HEAD,metadata,66000,413",
            "POST,Coverage/_search,60000,400", "POST,Coverage/_search,66000,413"})
    void aBodyInChunksIsBoundedLikeOneOfKnownLength(String method, String path, int length, int status)
            throws Exception {
        byte[] body = ("x=" + "1".repeat(length - 2)).getBytes(StandardCharsets.UTF_8);
        for (HttpRequest.BodyPublisher publisher : List.of(HttpRequest.BodyPublishers.ofByteArray(body),
                HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))) {
            HttpRequest.Builder request = HttpRequest.newBuilder(server.uri(path)).method(method, publisher)
                    .header("Content-Type", "application/x-www-form-urlencoded");
            assertThat(server.send(request).statusCode()).isEqualTo(status);
        }
    }

    @Test
    void aPostedSearchIsAForm() throws Exception {
        HttpResponse<String> answer = server.send(HttpRequest.newBuilder(server.uri("Coverage/_search"))
                .header("Content-Type", "application/fhir+json").POST(HttpRequest.BodyPublishers.ofString("{}")));

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.body()).contains("OperationOutcome");
    }

    @ParameterizedTest
    @CsvSource({"Coverage/nobody,404", "Nothing/c1,404", "Coverage/c1/x/y,404", "Coverage/c1?_format=text/plain,406",
            "Coverage?patient=p1&_format=turtle,406", "Coverage/c1?fhirVersion=3.0,406"})
    void whatIsNotThereOrNotUnderstoodIsToldByStatus(String path, int status) throws Exception {
        HttpResponse<String> answer = server.get(path);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains("OperationOutcome");
    }
}
