package jp.madoguchi.gateway.fhir;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import jp.madoguchi.domain.problem.ProblemException;

/**
 * The hot way of {@code GET /fhir/Type/id}: stored bytes as they are, with the ETag, Last-Modified and media type that HAPI would
 * send, at about six times its speed. Everything that asks for more (parameters, another format) and
 * everything that is not there goes on to HAPI. Its place: {@link FhirPipeline}.
 */
public class HotReadFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    private final transient AuditedReads reads;

    public HotReadFilter(AuditedReads reads) {
        this.reads = reads;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<StoredResource> found = plain(request) ? find(request) : Optional.empty();
        if (found.isPresent()) {
            send(request, response, found.get());
        } else {
            chain.doFilter(request, response);
        }
    }

    private Optional<StoredResource> find(HttpServletRequest request) {
        String path = request.getPathInfo();
        int slash = path == null ? -1 : path.indexOf('/', 1);
        if (path == null || slash < 0 || slash + 1 == path.length() || path.indexOf('/', slash + 1) >= 0) {
            return Optional.empty();
        }
        String id = path.substring(slash + 1);
        try {
            return ReadableType.of(path.substring(1, slash)).filter(type -> !type.isMedical())
                    .flatMap(type -> reads.readIfThere(request, type, id));
        } catch (ProblemException e) {
            return Optional.empty(); // HAPI's path meets the same problem and answers it in full
        }
    }

    private static boolean plain(HttpServletRequest request) {
        return PlainRequest.takesJson(request) && request.getQueryString() == null;
    }

    private static void send(HttpServletRequest request, HttpServletResponse response, StoredResource resource)
            throws IOException {
        String etag = resource.etag();
        response.setHeader("ETag", etag);
        response.setDateHeader("Last-Modified", resource.updated().toEpochMilli());
        if (isKnown(request, resource)) {
            PlainAnswer.vary(response);
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
        } else {
            PlainAnswer.give(request, response, resource.json().length, out -> out.write(resource.json()));
        }
    }

    /** Whether the client has this version: by its tag, or else by its time, of which HTTP tells whole seconds (RFC 9110, 13.2.2). */
    private static boolean isKnown(HttpServletRequest request, StoredResource resource) {
        String tag = request.getHeader("If-None-Match");
        if (tag != null) {
            return tag.equals(resource.etag()) || EntityTags.of(request, "If-None-Match")
                    .filter(tags -> tags.name(resource.version())).isPresent();
        }
        try {
            return resource.updated().getEpochSecond() * 1_000 <= request.getDateHeader("If-Modified-Since");
        } catch (IllegalArgumentException noDate) {
            return false;
        }
    }
}
