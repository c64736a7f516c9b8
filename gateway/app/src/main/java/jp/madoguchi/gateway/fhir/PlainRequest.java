package jp.madoguchi.gateway.fhir;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the hot ways ask of a request before they look at what it wants: HAPI serves every other one. */
final class PlainRequest {

    /** The media type that they answer in. */
    static final String JSON = "application/fhir+json;charset=UTF-8";

    /** What of a request their answers depend on. */
    static final String VARY = "Accept, Accept-Encoding";

    private static final String XML = "application/fhir+xml;charset=UTF-8";
    private static final String ACCEPT = "Accept";
    private static final String ACCEPT_ENCODING = "Accept-Encoding";
    /** The names that mean it, the most precise ones first. */
    private static final List<String> GZIP = List.of("gzip", "x-gzip", "*");

    private PlainRequest() {}

    /** Whether it is a GET that takes JSON as it comes, below {@code /fhir} itself: below another servlet a path begins with something else than a type. */
    static boolean takesJson(HttpServletRequest request) {
        return request.getServletPath().equals("/fhir") && request.getMethod().equals("GET")
                && asksForJson(request.getHeader(ACCEPT));
    }

    private static boolean asksForJson(@Nullable String accept) {
        if (accept == null) {
            return true;
        }
        return switch (accept.toLowerCase(Locale.ROOT).replace(" ", "")) {
            case "*/*", "application/fhir+json", "application/fhir+json;charset=utf-8" -> true;
            default -> false;
        };
    }

    /**
     * The request as HAPI may see it: that zips whatever names the word, also what says that it does not want it, and gives a form that is wanted of another
     * version of FHIR only.
     */
    static HttpServletRequest forHapi(HttpServletRequest request) {
        Map<String, Optional<String>> other = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        if (request.getHeader(ACCEPT_ENCODING) != null && !takesGzip(request)) {
            other.put(ACCEPT_ENCODING, Optional.empty());
        }
        if (FhirVersion.isAnother(request.getHeader(ACCEPT))) {
            other.put(ACCEPT, Optional.of(FhirForms.isXmlWanted(request) ? XML : JSON));
        }
        return other.isEmpty() ? request : new OtherHeaders(request, other);
    }

    private static final class OtherHeaders extends HttpServletRequestWrapper {
        private final Map<String, Optional<String>> other;

        OtherHeaders(HttpServletRequest request, Map<String, Optional<String>> other) {
            super(request);
            this.other = other;
        }

        @Override
        public @Nullable String getHeader(String name) {
            Optional<String> instead = other.get(name);
            return instead == null ? super.getHeader(name) : instead.orElse(null);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            Optional<String> instead = other.get(name);
            return instead == null ? super.getHeaders(name) : Collections.enumeration(instead.stream().toList());
        }
    }

    /** Whether the answer may be zipped. */
    static boolean takesGzip(HttpServletRequest request) {
        String accepted = request.getHeader(ACCEPT_ENCODING);
        return accepted != null && Preference.weight(Preference.of(accepted), GZIP).orElse(0) > 0;
    }
}
