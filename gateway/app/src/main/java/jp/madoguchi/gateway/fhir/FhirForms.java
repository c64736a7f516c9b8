package jp.madoguchi.gateway.fhir;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** In which forms resources are taken and given: JSON and XML, under the names that clients use for them. */
public final class FhirForms {

    private static final Set<String> FORMATS = Set.of("json", "xml", "text/json", "text/xml", "application/json",
            "application/xml", "application/fhir+json", "application/fhir+xml", "application/json+fhir",
            "application/xml+fhir");
    private static final Set<String> ANYTHING = Set.of("*/*", "application/*", "*");

    /** A media type whose parameter asks for another version of FHIR than R4 (R4, 3.1.0.1.10). */
    private static final Pattern ANOTHER_VERSION = Pattern.compile(";\\s*fhirVersion\\s*=\\s*(?!\"?4\\.0\\b)",
            Pattern.CASE_INSENSITIVE);

    private FhirForms() {}

    /** Whether the answer can have a form that the request asks for. {@code _format} goes before {@code Accept}; without either it is JSON. */
    public static boolean canBeGiven(HttpServletRequest request) {
        String version = request.getParameter("fhirVersion");
        return (version == null || version.equals("4.0")) && wanted(request).isPresent();
    }

    /**
     * Whether the parameters are encoded as they should be, in UTF-8. Of a form the container says no in an exception of its own kind, which repeats what
     * was sent; of an address some containers leave out what they cannot decode, and a search without its filter finds everything.
     */
    static boolean areParametersReadable(HttpServletRequest request) {
        try {
            String query = request.getQueryString();
            return (query == null || URLDecoder.decode(query, StandardCharsets.UTF_8).indexOf('\uFFFD') < 0)
                    && request.getParameterMap() != null;
        } catch (RuntimeException notEncoded) {
            return false;
        }
    }

    /** Refuses (400) a request whose parameters nothing can decode: before anything looks at one. */
    public static void demandReadable(HttpServletRequest request) {
        if (!areParametersReadable(request)) {
            throw FhirRefused.unreadable(400, "invalid", "parameters");
        }
    }

    /** Whether the answer is XML. */
    public static boolean isXmlWanted(HttpServletRequest request) {
        return wanted(request).filter(FhirForms::isXml).isPresent();
    }

    /** Whether a body of this type is a resource. */
    public static boolean isResource(@Nullable String contentType) {
        return plain(contentType).startsWith("application/") && FORMATS.contains(plain(contentType));
    }

    /** Whether a body of this type holds parameters. */
    public static boolean isForm(@Nullable String contentType) {
        return plain(contentType).equals("application/x-www-form-urlencoded");
    }

    /** Whether a type is one of XML. */
    public static boolean isXml(@Nullable String type) {
        return plain(type).contains("xml");
    }

    /** Whether a request takes an answer of a type that is no resource's. */
    public static boolean takes(HttpServletRequest request, String type) {
        String accept = request.getHeader("Accept");
        String family = type.substring(0, type.indexOf('/')) + "/*";
        return accept == null || accept.isBlank() || Arrays.stream(accept.split(",", -1)).map(FhirForms::plain)
                .anyMatch(one -> one.equals(type) || one.equals(family) || one.equals("*/*") || one.equals("*"));
    }

    private static Optional<String> wanted(HttpServletRequest request) {
        String format = request.getParameter("_format");
        if (format != null) {
            return Optional.of(plain(format.replace(' ', '+'))).filter(FORMATS::contains);
        }
        String accept = request.getHeader("Accept");
        return accept == null || accept.isBlank()
                ? Optional.of("json")
                : Arrays.stream(accept.split(",", -1)).filter(one -> !ANOTHER_VERSION.matcher(one).find())
                        .map(FhirForms::plain)
                        .filter(one -> FORMATS.contains(one) || ANYTHING.contains(one)).findFirst();
    }

    /** A media type without its parameters. */
    static String plain(@Nullable String type) {
        return type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}
