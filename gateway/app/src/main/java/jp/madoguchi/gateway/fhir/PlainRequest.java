package jp.madoguchi.gateway.fhir;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the hot ways ask of a request before they look at what it wants: HAPI serves every other one. */
final class PlainRequest {

    /** The media type that they answer in. */
    static final String JSON = "application/fhir+json;charset=UTF-8";

    /** What of a request their answers depend on. */
    static final String VARY = "Accept, Accept-Encoding";

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

    /** Whether the answer may be zipped. */
    static boolean takesGzip(HttpServletRequest request) {
        String header = request.getHeader("Accept-Encoding");
        return header != null && header.toLowerCase(Locale.ROOT).contains("gzip") && !header.contains("gzip;q=0");
    }
}
