package jp.madoguchi.gateway.wiring;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import jp.madoguchi.gateway.access.AccessFilter;
import jp.madoguchi.gateway.access.ClientRates;
import jp.madoguchi.gateway.access.TokenVerifier;
import jp.madoguchi.gateway.fhir.AuditedReads;
import jp.madoguchi.gateway.fhir.DialectTags;
import jp.madoguchi.gateway.fhir.FhirPipeline;
import jp.madoguchi.gateway.fhir.HotReadFilter;
import jp.madoguchi.gateway.fhir.HotSearchFilter;
import jp.madoguchi.gateway.fhir.WantedForm;
import jp.madoguchi.gateway.operations.Settings;

/**
 * The way of every request to its servlet: access first, and below {@code /fhir} the FHIR API's own steps, all of which refuse in the form that the request
 * wants. One filter of the container (web.xml) and not four: the container notes the begin and the end of each, which cost a hot read as much as its token.
 */
public class RequestPipeline extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final String FHIR = "/fhir";

    private final transient AccessFilter access;
    private final transient FhirPipeline fhir;

    @Inject
    public RequestPipeline(TokenVerifier tokens, ClientRates rates, AuditedReads reads, Settings settings,
            InstantSource clock) {
        this.access = new AccessFilter(tokens, rates);
        this.fhir = new FhirPipeline(new DialectTags(settings), new HotReadFilter(reads),
                new HotSearchFilter(reads, settings, clock));
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain servlet)
            throws IOException, ServletException {
        if (isFhir(request)) {
            access.doFilter(request, WantedForm.of(request, response),
                    (granted, answer) -> fhir.doFilter(granted, answer, servlet));
        } else {
            access.doFilter(request, response, servlet);
        }
    }

    private static boolean isFhir(HttpServletRequest request) {
        String path = request.getServletPath();
        return path.startsWith(FHIR) && (path.length() == FHIR.length() || path.charAt(FHIR.length()) == '/');
    }
}
