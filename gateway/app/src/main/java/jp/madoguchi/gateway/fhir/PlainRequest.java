package jp.madoguchi.gateway.fhir;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the hot ways ask of a request before they look at what it wants: HAPI serves every other one. */
final class PlainRequest {

    /** The media type that they answer in. */
    static final String JSON = "application/fhir+json;charset=UTF-8";

    /** What of a request their answers depend on. */
    static final String VARY = "Accept, Accept-Encoding";

    private static final String ACCEPT_ENCODING = "Accept-Encoding";
    /** The names that mean it, the most precise ones first. */
    private static final List<String> GZIP = List.of("gzip", "x-gzip", "*");

    private PlainRequest() {}

    /** Whether it is a GET that takes JSON as it comes, below {@code /fhir} itself: below another servlet a path begins with something else than a type. */
    static boolean takesJson(HttpServletRequest request) {
        return request.getServletPath().equals("/fhir") && request.getMethod().equals("GET")
                && asksForJson(request.getHeader("Accept"));
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

    /** The request as HAPI may see it: that zips whatever names the word, also what says that it does not want it. */
    static HttpServletRequest unzipped(HttpServletRequest request) {
        return request.getHeader(ACCEPT_ENCODING) == null || takesGzip(request)
                ? request
                : new HttpServletRequestWrapper(request) {
                    @Override
                    public @Nullable String getHeader(String name) {
                        return ACCEPT_ENCODING.equalsIgnoreCase(name) ? null : super.getHeader(name);
                    }

                    @Override
                    public Enumeration<String> getHeaders(String name) {
                        return ACCEPT_ENCODING.equalsIgnoreCase(name)
                                ? Collections.emptyEnumeration()
                                : super.getHeaders(name);
                    }
                };
    }

    /** Whether the answer may be zipped. */
    static boolean takesGzip(HttpServletRequest request) {
        String accepted = request.getHeader(ACCEPT_ENCODING);
        return accepted != null && Preference.weight(Preference.of(accepted), GZIP).orElse(0) > 0;
    }
}
