package jp.madoguchi.gateway.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicReference;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import jp.madoguchi.fhir.convert.FhirDialect;
import jp.madoguchi.fhir.convert.FhirDialect.DependentWidth;
import jp.madoguchi.fhir.convert.FhirDialect.IdentifierSpelling;
import jp.madoguchi.fhir.convert.FhirDialect.PeriodEnd;
import org.hl7.fhir.r4.model.Coverage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An EMR that kept a resource before a setting changed gets it anew, on the hot path and on HAPI's. */
class DialectTagsTest {

    private static final FhirDialect LOSS_DAY = new FhirDialect(IdentifierSpelling.URL, PeriodEnd.LITERAL_LOSS_DATE,
            DependentWidth.HALF, false);
    private static final FhirDialect ALL_OTHERWISE = new FhirDialect(IdentifierSpelling.OID,
            PeriodEnd.LITERAL_LOSS_DATE, DependentWidth.FULL, true);

    @ParameterizedTest
    @ValueSource(strings = {"Coverage/c1", "Coverage/c1?_pretty=true"})
    void whatWasReadInTheUsualDialectIsSentAgainInAnother(String path) throws Exception {
        try (FhirServer server = kept(LOSS_DAY)) {
            HttpResponse<String> answer = server.get(path, "If-None-Match", "W/\"7\"");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("ETag")).hasValue("W/\"7-loss-day\"");
            assertThat(answer.body()).contains("\"c1\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Coverage/c1", "Coverage/c1?_pretty=true"})
    void whatWasReadInAnotherDialectIsSentAgainInTheUsualOne(String path) throws Exception {
        try (FhirServer server = kept(FhirDialect.DEFAULT)) {
            HttpResponse<String> answer = server.get(path, "If-None-Match", "W/\"7-loss-day\"");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("ETag")).hasValue("W/\"7\"");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            Coverage/c1;              W/"7-oid-loss-day-full-national";                            304
            Coverage/c1?_pretty=true; W/"7-oid-loss-day-full-national";                            304
            Coverage/c1?_pretty=true; W/"6", W/"7-oid-loss-day-full-national";                     304
            Coverage/c1;              W/"6-oid-loss-day-full-national";                            200
            Coverage/c1?_pretty=true; W/"7-loss-day";                                              200
            Coverage/c1?_pretty=true; W/"7";                                                       200
            """)
    void whatDidNotChangeSinceIsNotSentAgain(String path, String tag, int status) throws Exception {
        try (FhirServer server = kept(ALL_OTHERWISE)) {
            assertThat(server.get(path, "If-None-Match", tag).statusCode()).isEqualTo(status);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Coverage/c1", "Coverage/c1?_pretty=true"})
    void aDateTellsNoDialect(String path) throws Exception {
        try (FhirServer server = kept(LOSS_DAY)) {
            HttpResponse<String> answer = server.get(path, "If-Modified-Since", DateTimeFormatter.RFC_1123_DATE_TIME
                    .format(Instant.parse("2100-01-01T00:00:00Z").atOffset(ZoneOffset.UTC)));

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Last-Modified")).isEmpty();
        }
    }

    private static FhirServer kept(FhirDialect dialect) throws Exception {
        FhirServer server = new FhirServer(null, dialect);
        Coverage coverage = new Coverage();
        coverage.setId("c1");
        server.store.put(coverage, 7, FhirServer.NOW);
        return server;
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            W/"2-loss-day"; W/"2"
            W/"2-oid";      W/"2-oid"
            W/"2";          W/"2"
            """)
    void aTagThatSomethingMustStillHaveIsBareToThoseBehind(String sent, String seen) throws Exception {
        HttpServletRequest request = only(HttpServletRequest.class, "getHeader", sent);
        AtomicReference<String> behind = new AtomicReference<>();
        new DialectTags(LOSS_DAY).doFilter(request, only(HttpServletResponse.class, "", ""),
                (passed, answer) -> behind.set(((HttpServletRequest) passed).getHeader("If-Match")));

        assertThat(behind.get()).isEqualTo(seen);
    }

    /** Something of a container of which one method is asked. */
    private static <T> T only(Class<T> type, String method, String answer) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{type},
                (self, called, arguments) -> called.getName().equals(method) ? answer : null));
    }
}
