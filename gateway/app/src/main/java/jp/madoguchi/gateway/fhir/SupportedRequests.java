package jp.madoguchi.gateway.fhir;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.gateway.access.Refusal;

/**
 * Refuses with the right status what HAPI would call malformed or answer in another form: addresses at which there is nothing (404), methods that
 * an address does not know (405, with those it does), forms that cannot be given (406), bodies that are no form (415) or too large (413),
 * parameters that nothing can decode, and a {@code mode} of the statement or a {@code _summary} that is none (400).
 */
final class SupportedRequests {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String READS = "GET, HEAD";
    private static final String METADATA = "/metadata";
    /** Largest form that is read: a search has at most 4,000 letters, each of up to nine bytes. */
    private static final long MOST_BYTES = 64 * 1024;
    private static final Pattern BELOW_TYPE = Pattern
            .compile("/([A-Za-z]{1,64})(?:/(_search)|/[A-Za-z0-9.-]{1,64}(/_history(/[A-Za-z0-9.-]{1,64})?)?)?/?");
    /** A search, or a history: what is answered with a Bundle. */
    private static final Pattern MANY = Pattern.compile("/(?!metadata)[^/]+(?:/_search|/[^/]+/_history)?/?");

    private SupportedRequests() {}

    /** Whether HAPI may see a request; false says that the answer is written. HAPI's first step is to decode the parameters, so it comes too late itself. */
    static boolean check(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String allowed = allowed(request.getPathInfo() == null ? "/" : request.getPathInfo());
        if (allowed.isEmpty()) {
            Refusal.write(response, true, HttpServletResponse.SC_NOT_FOUND, "not-found",
                    Problem.of(ProblemCode.RESOURCE_UNKNOWN));
            return false;
        }
        if (!List.of(allowed.split(", ", -1)).contains(request.getMethod())) {
            response.setHeader("Allow", allowed);
            return refuse(response, HttpServletResponse.SC_METHOD_NOT_ALLOWED, ProblemCode.METHOD_NOT_SUPPORTED);
        }
        if (request.getMethod().equals("POST") && !FhirForms.plain(request.getContentType()).equals(FORM)) {
            return refuse(response, HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE, ProblemCode.REQUEST_MALFORMED);
        }
        if (isTooLong(request)) {
            return refuse(response, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE, ProblemCode.REQUEST_MALFORMED);
        }
        if (!FhirForms.areParametersReadable(request)) {
            Refusal.write(response, true, HttpServletResponse.SC_BAD_REQUEST, "invalid",
                    Problem.of(ProblemCode.REQUEST_MALFORMED));
            return false;
        }
        if (!FhirForms.canBeGiven(request)) {
            return refuse(response, HttpServletResponse.SC_NOT_ACCEPTABLE, ProblemCode.REQUEST_MALFORMED);
        }
        if (METADATA.equals(request.getPathInfo()) && !MetadataMode.isKnown(request)) {
            return refuseValue(response, MetadataMode.PARAMETER);
        }
        if (!SummaryMode.canBeGiven(request, MANY.matcher(request.getPathInfo()).matches())) {
            return refuseValue(response, SummaryMode.PARAMETER);
        }
        return true;
    }

    private static boolean refuseValue(HttpServletResponse response, String parameter) throws IOException {
        Refusal.write(response, true, HttpServletResponse.SC_BAD_REQUEST, "value",
                Problem.at(ProblemCode.SEARCH_VALUE_INVALID, parameter));
        return false;
    }

    /** A body in chunks tells its length at its end only. Either is read on for a while: a client that is still sending would see its connection break instead of the refusal. */
    private static boolean isTooLong(HttpServletRequest request) throws IOException {
        boolean known = request.getContentLengthLong() >= 0 || request.getHeader("Transfer-Encoding") == null;
        if (request instanceof FormRequest || known && request.getContentLengthLong() <= MOST_BYTES) {
            return false;
        }
        try {
            ResourceBody.bytes(request);
            return false;
        } catch (FhirRefused tooLong) {
            return true;
        }
    }

    private static boolean refuse(HttpServletResponse response, int status, ProblemCode code) throws IOException {
        Refusal.write(response, true, status, status == HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE
                ? "too-long"
                : "not-supported", Problem.of(code));
        return false;
    }

    /** The methods that an address knows, as the header {@code Allow} names them; empty where there is nothing. */
    private static String allowed(String path) {
        if (path.equals(METADATA)) {
            return READS;
        }
        Matcher below = BELOW_TYPE.matcher(path);
        Optional<ReadableType> type = below.matches() ? ReadableType.of(below.group(1)) : Optional.empty();
        if (type.isEmpty() || below.group(3) != null && !hasVersions(type.get(), below.group(4) != null)) {
            return "";
        }
        return below.group(2) == null ? READS : READS + ", POST";
    }

    /** What is kept nowhere has no versions; of most types the current one is the only one. */
    private static boolean hasVersions(ReadableType type, boolean oneOfThem) {
        return oneOfThem ? !type.isMedical() : type == ReadableType.COVERAGE;
    }
}
