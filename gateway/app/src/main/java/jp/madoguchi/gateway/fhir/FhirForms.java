package jp.madoguchi.gateway.fhir;

import ca.uhn.fhir.context.FhirContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import jp.madoguchi.fhir.convert.FhirEncoder;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** In which forms resources are taken and given: JSON and XML, under the names that clients use for them. */
public final class FhirForms {

    private static final Set<String> FORMATS = Set.of("json", "xml", "text/json", "text/xml", "application/json",
            "application/xml", "application/fhir+json", "application/fhir+xml", "application/json+fhir",
            "application/xml+fhir");
    private static final Set<String> ANYTHING = Set.of("*/*", "application/*", "*");
    private static final String JSON = "json";
    private static final String XML = "xml";

    private FhirForms() {}

    /** Whether the answer can have a form that the request asks for. {@code _format} goes before {@code Accept}; without either it is JSON. */
    public static boolean canBeGiven(HttpServletRequest request) {
        String version = request.getParameter("fhirVersion");
        return (version == null || FhirVersion.isOurs(version)) && wanted(request).isPresent();
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

    /** Whether it is XML for a {@code _format}, decoded, and an {@code Accept}, of which either may be missing. */
    static boolean isXmlWanted(@Nullable String format, @Nullable String accept) {
        return wanted(format, accept).filter(FhirForms::isXml).isPresent();
    }

    /** Whether a body of this type is a resource of this API's version of FHIR. */
    public static boolean isResource(@Nullable String contentType) {
        return plain(contentType).startsWith("application/") && FORMATS.contains(plain(contentType))
                && !FhirVersion.isAnother(contentType);
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
        return accept == null || accept.isBlank()
                || Preference.weight(Preference.of(accept), List.of(type, family, "*/*", "*")).orElse(0) > 0;
    }

    /** A resource in one of the two forms, in UTF-8. JSON is of the project's own encoder (docs/adr/0009-own-json-encoder.md), whose bytes are those of HAPI's. */
    public static byte[] encoded(Resource resource, boolean xml) {
        return xml
                ? FhirContext.forR4Cached().newXmlParser().encodeResourceToString(resource)
                        .getBytes(StandardCharsets.UTF_8)
                : Encoder.ONE.encode(resource);
    }

    /**
     * Gives an answer in the form that the request wants. Nobody on the way may keep it.
     *
     * @param body encoded in that form
     */
    public static void give(HttpServletRequest request, HttpServletResponse response, byte[] body) throws IOException {
        response.setContentType(
                isXmlWanted(request) ? "application/fhir+xml;charset=UTF-8" : "application/fhir+json;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Vary", "Accept");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** Made when something is encoded first: its context takes a moment to build. */
    private static final class Encoder {
        private static final FhirEncoder ONE = new FhirEncoder();

        private Encoder() {}
    }

    private static Optional<String> wanted(HttpServletRequest request) {
        return wanted(request.getParameter("_format"), request.getHeader("Accept"));
    }

    private static Optional<String> wanted(@Nullable String format, @Nullable String accept) {
        if (format != null) {
            return Optional.of(plain(format.replace(' ', '+'))).filter(FORMATS::contains)
                    .filter(known -> !FhirVersion.isAnother(format));
        }
        return accept == null || accept.isBlank() ? Optional.of(JSON) : accepted(accept);
    }

    /** What is wanted most; of two that are wanted equally what is named first, and JSON where neither is named. */
    private static Optional<String> accepted(String accept) {
        List<Preference> all = Preference.of(Arrays.stream(accept.split(",", -1))
                .filter(one -> !FhirVersion.isAnother(one)).collect(Collectors.joining(",")));
        Optional<Preference> json = best(all, one -> FORMATS.contains(one) && !isXml(one));
        Optional<Preference> xml = best(all, one -> FORMATS.contains(one) && isXml(one));
        double jsonWeight = json.map(Preference::weight).orElse(0.0);
        double xmlWeight = xml.map(Preference::weight).orElse(0.0);
        if (jsonWeight == 0 && xmlWeight == 0) {
            return Optional.empty();
        }
        return Optional.of(xmlWeight > jsonWeight
                || xmlWeight == jsonWeight && all.indexOf(xml.orElseThrow()) < all.indexOf(json.orElseThrow())
                        ? XML
                        : JSON);
    }

    /** What names a form goes before what means any, whichever of the two is wanted more. */
    private static Optional<Preference> best(List<Preference> all, Predicate<String> names) {
        Comparator<Preference> first = Comparator.comparingDouble(one -> -one.weight());
        return all.stream().filter(one -> names.test(one.value())).sorted(first).findFirst()
                .or(() -> all.stream().filter(one -> ANYTHING.contains(one.value())).sorted(first).findFirst());
    }

    /** A media type without its parameters. */
    static String plain(@Nullable String type) {
        return type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}
