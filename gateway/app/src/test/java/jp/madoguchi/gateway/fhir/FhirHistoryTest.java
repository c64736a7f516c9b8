package jp.madoguchi.gateway.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.TypeRestfulInteraction;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The history of a Coverage over HTTP (docs/design/fhir-api.md 4): five versions, an hour apart, numbered 10, 20, 30, 40 and 50. */
class FhirHistoryTest {

    private FhirServer server;

    @BeforeEach
    void fill() throws Exception {
        server = new FhirServer();
        for (int i = 1; i <= 5; i++) {
            Coverage coverage = new Coverage();
            coverage.setId("c1");
            coverage.setStatus(Coverage.CoverageStatus.ACTIVE).setDependent("0" + i)
                    .setBeneficiary(new Reference("Patient/p1")).addPayor(new Reference("Organization/o1"));
            server.store.put(coverage, i * 10L, hour(i));
        }
        Patient patient = new Patient();
        patient.setId("p1");
        server.store.put(patient, 10, FhirServer.NOW);
        server.store.put(patient.copy(), 20, FhirServer.NOW);
    }

    @AfterEach
    void close() throws Exception {
        server.close();
    }

    private static Instant hour(int i) {
        return FhirServer.NOW.plusSeconds(3600L * i);
    }

    private Bundle bundle(String path) throws Exception {
        HttpResponse<String> answer = server.get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return FhirContext.forR4Cached().newJsonParser().parseResource(Bundle.class, answer.body());
    }

    private static List<String> versions(Bundle bundle) {
        return bundle.getEntry().stream().map(entry -> entry.getResource().getMeta().getVersionId()).toList();
    }

    @Test
    void aHistoryHasAllVersionsNewestFirst() throws Exception {
        Bundle bundle = bundle("Coverage/c1/_history");

        assertThat(bundle.getType()).isEqualTo(Bundle.BundleType.HISTORY);
        assertThat(bundle.getTotal()).isEqualTo(5);
        assertThat(versions(bundle)).containsExactly("50", "40", "30", "20", "10");
        assertThat(bundle.getLink()).extracting(Bundle.BundleLinkComponent::getRelation).containsExactly("self");
        BundleEntryComponent entry = bundle.getEntry().get(1);
        assertThat(entry.getFullUrl()).isEqualTo(server.base() + "/Coverage/c1");
        assertThat(entry.getRequest().getMethod()).isEqualTo(Bundle.HTTPVerb.PUT);
        assertThat(entry.getRequest().getUrl()).isEqualTo("Coverage/c1");
        assertThat(entry.getResponse().getStatus()).isEqualTo("200");
        assertThat(entry.getResponse().getEtag()).isEqualTo("W/\"40\"");
        assertThat(entry.getResponse().getLastModified().toInstant()).isEqualTo(hour(4));
        assertThat(((Coverage) entry.getResource()).getDependent()).isEqualTo("04");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void itsPagesTogetherAreAllOfIt(int count) throws Exception {
        List<String> all = new ArrayList<>();
        String next = "Coverage/c1/_history?_count=" + count;
        while (next != null) {
            Bundle page = bundle(next);
            assertThat(page.getTotal()).isEqualTo(5);
            assertThat(page.getEntry()).hasSizeBetween(1, count);
            all.addAll(versions(page));
            next = page.getLink("next") == null ? null : page.getLink("next").getUrl();
        }
        assertThat(all).containsExactly("50", "40", "30", "20", "10");
    }

    @Test
    void aPageStaysWhatItIsWhenAVersionIsAdded() throws Exception {
        String next = bundle("Coverage/c1/_history?_count=2").getLink("next").getUrl();
        Coverage newer = new Coverage();
        newer.setId("c1");
        newer.setBeneficiary(new Reference("Patient/p1"));
        server.store.put(newer, 60, hour(6));

        assertThat(versions(bundle(next))).containsExactly("30", "20");
        assertThat(bundle(next).getTotal()).isEqualTo(6);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " = ", value = {"2026-11-20T04:00:00Z = 50 40 30",
            "2026-11-20T13:00:00%2B09:00 = 50 40 30",
            "2026-11-20T04:00:01Z = 50 40", "2026-11-20 = 50 40 30 20 10", "2026-11-21 = ''"})
    void sinceAMomentMeansMadeThenOrLater(String since, String expected) throws Exception {
        Bundle bundle = bundle("Coverage/c1/_history?_since=" + since);

        assertThat(String.join(" ", versions(bundle))).isEqualTo(expected);
        assertThat(bundle.getTotal()).isEqualTo(bundle.getEntry().size());
    }

    @Test
    void countNoneTellsHowManyThereAre() throws Exception {
        Bundle bundle = bundle("Coverage/c1/_history?_count=0");

        assertThat(bundle.getTotal()).isEqualTo(5);
        assertThat(bundle.getEntry()).isEmpty();
        assertThat(bundle.getLink("next")).isNull();
    }

    @Test
    void anEarlierVersionIsReadAsItWas() throws Exception {
        HttpResponse<String> answer = server.get("Coverage/c1/_history/20");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("ETag")).hasValue("W/\"20\"");
        Coverage coverage = FhirContext.forR4Cached().newJsonParser().parseResource(Coverage.class, answer.body());
        assertThat(coverage.getDependent()).isEqualTo("02");
        assertThat(coverage.getMeta().getVersionId()).isEqualTo("20");
        assertThat(coverage.getMeta().getLastUpdated().toInstant()).isEqualTo(hour(2));
        assertThat(server.get("Coverage/c1/_history/20", "If-None-Match", "W/\"20\"").statusCode()).isEqualTo(304);
    }

    @Test
    void whatIsGivenOutIsOnRecordWithThePatientItIsAbout() throws Exception {
        server.get("Coverage/c1/_history?_count=2");
        server.get("Coverage/c1/_history/10");
        server.get("Coverage/c1/_history/11");
        server.get("Coverage/nobody/_history");

        assertThat(server.audited).extracting(AuditEntry::action).containsOnly(AuditEntry.Action.READ);
        assertThat(server.audited).extracting(entry -> entry.given().size()).containsExactly(2, 1, 0, 0);
        assertThat(server.audited.getFirst().given()).extracting(AuditEntry.Given::patient).containsOnly("p1");
    }

    @ParameterizedTest
    @CsvSource({"Coverage/nobody/_history,404,MDG-API-02", "Coverage/nobody/_history/10,404,MDG-API-02",
            "Coverage/c1/_history?_count=x,400,MDG-API-11", "Coverage/c1/_history?_count=-1,400,MDG-API-11",
            "Coverage/c1/_history?_since=yesterday,400,MDG-API-11", "Coverage/c1/_history?_since=gt2026,400,MDG-API-11",
            "Coverage/c1/_history?_page=x,400,MDG-API-11", "Coverage/c1/_history?_at=2026,400,MDG-API-10",
            "Coverage/c1/_history?name=x,400,MDG-API-10", "Coverage/c1/_history?_format=turtle,406,MDG-API-01",
            "Patient/p1/_history/10,404,MDG-API-02"})
    void whatIsNotThereOrNotUnderstoodIsToldByStatus(String path, int status, String code) throws Exception {
        HttpResponse<String> answer = server.get(path);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains("OperationOutcome", code);
    }

    @Test
    void whatIsNotKnownIsIgnoredOnWish() throws Exception {
        HttpResponse<String> answer = server.get("Coverage/c1/_history?name=x&_count=1", "Prefer", "handling=lenient");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("_history?_count=1\"").doesNotContain("name=x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Patient/p1/_history", "Coverage/_history", "_history"})
    void otherHistoriesAreRefused(String path) throws Exception {
        HttpResponse<String> answer = server.get(path);

        assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 405);
        assertThat(answer.body()).contains("OperationOutcome");
    }

    @Test
    void aHistoryIsGivenInXmlToo() throws Exception {
        HttpResponse<String> answer = server.get("Coverage/c1/_history?_count=1", "Accept", "application/fhir+xml");

        assertThat(FhirContext.forR4Cached().newXmlParser().parseResource(Bundle.class, answer.body()).getEntry())
                .hasSize(1);
    }

    @Test
    void whatTheStatementSaysOfHistoriesIsSo() throws Exception {
        CapabilityStatement statement = FhirContext.forR4Cached().newJsonParser()
                .parseResource(CapabilityStatement.class, server.get("metadata").body());

        for (var resource : statement.getRestFirstRep().getResource()) {
            boolean coverage = resource.getType().equals("Coverage");
            assertThat(resource.getReadHistory()).as(resource.getType()).isEqualTo(coverage);
            assertThat(resource.getInteraction().stream()
                    .anyMatch(one -> one.getCode() == TypeRestfulInteraction.HISTORYINSTANCE)).as(resource.getType())
                    .isEqualTo(coverage);
        }
    }
}
