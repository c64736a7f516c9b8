package jp.madoguchi.gateway.fhir;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.gateway.fhir.search.EncodedBundle;
import jp.madoguchi.gateway.fhir.search.PlainSearch;
import jp.madoguchi.gateway.operations.Settings;
import org.jspecify.annotations.Nullable;

/**
 * The hot way of {@code GET /fhir/Coverage?patient=…} and the other plain searches: a Bundle around the stored bytes. Whatever asks for more, or finds more
 * than fits on a page, goes on to HAPI, and gets the same there. Its place: {@link FhirPipeline}.
 */
public class HotSearchFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    private final transient AuditedReads reads;
    private final transient InstantSource clock;
    private final String base;

    public HotSearchFilter(AuditedReads reads, Settings settings, InstantSource clock) {
        this.reads = reads;
        this.clock = clock;
        this.base = new ApiAddress(settings).told(); // as HAPI takes it
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        EncodedBundle bundle = PlainRequest.takesJson(request) ? bundle(request) : null;
        if (bundle == null) {
            chain.doFilter(request, response);
        } else {
            PlainAnswer.give(request, response, bundle.length(), bundle::writeTo);
        }
    }

    private @Nullable EncodedBundle bundle(HttpServletRequest request) {
        String path = request.getPathInfo();
        String query = request.getQueryString();
        if (path == null || query == null || path.indexOf('/', 1) >= 0) {
            return null;
        }
        Optional<PlainSearch> search = ReadableType.of(path.substring(1)).flatMap(type -> PlainSearch.of(type, query));
        if (search.isEmpty()) {
            return null;
        }
        String address = address(request, path);
        if (address == null || !EncodedBundle.canName(address)) {
            return null;
        }
        try {
            Instant now = clock.instant();
            Optional<List<StoredResource>> found = reads.findOnOnePage(request, search.get());
            return found.map(matches -> EncodedBundle.of(search.get(), address, matches, now)).orElse(null);
        } catch (ProblemException e) {
            return null; // HAPI's path meets the same problem and answers it in full
        }
    }

    /** The API's address as the caller sees it, as HAPI tells it; null if the request's own is written in another way. */
    private @Nullable String address(HttpServletRequest request, String path) {
        if (!base.isEmpty()) {
            return base;
        }
        String url = request.getRequestURL().toString();
        return url.endsWith(path) ? url.substring(0, url.length() - path.length()) : null;
    }
}
