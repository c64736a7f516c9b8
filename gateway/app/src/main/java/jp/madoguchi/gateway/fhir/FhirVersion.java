package jp.madoguchi.gateway.fhir;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which version of FHIR a request speaks of: the parameter {@code fhirVersion} of its media types (R4, 3.1.0.1.10). This API has one. */
public final class FhirVersion {

    private static final String LOWER_CASE = "fhirversion";
    private static final String TOLD = ";fhirVersion=4.0";
    private static final String FHIR = "application/fhir+";
    private static final Pattern NAMED = Pattern.compile(";\\s*fhirVersion\\s*=\\s*\"?([^\",;\\s]*)",
            Pattern.CASE_INSENSITIVE);
    /** A publication of R4, such as 4.0.1, is R4. */
    private static final Pattern OURS = Pattern.compile("4\\.0(\\.[0-9]{1,3})?");

    private FhirVersion() {}

    /** Whether a media type, or one of several, asks for another version or says that it is in another. */
    static boolean isAnother(@Nullable String mediaType) {
        return NAMED.matcher(mediaType == null ? "" : mediaType).results().anyMatch(named -> !isOurs(named.group(1)));
    }

    /** Whether it is the version of this API. */
    static boolean isOurs(String version) {
        return OURS.matcher(version).matches();
    }

    /** The answer, whose media type names the version if the request does. */
    public static HttpServletResponse told(HttpServletRequest request, HttpServletResponse response) {
        return isNamed(request) ? new Telling(response) : response;
    }

    /** By its headers or in its address; a parameter in the body of a search is found too late to tell. */
    private static boolean isNamed(HttpServletRequest request) {
        return Stream.of(request.getHeader("Accept"), request.getContentType(), request.getQueryString())
                .anyMatch(one -> one != null && one.toLowerCase(Locale.ROOT).contains(LOWER_CASE));
    }

    private static final class Telling extends HttpServletResponseWrapper {
        Telling(HttpServletResponse response) {
            super(response);
        }

        /** Before the character set, which some containers put last whatever they are told. */
        @Override
        public void setContentType(@Nullable String type) {
            if (type == null || !type.startsWith(FHIR) || NAMED.matcher(type).find()) {
                super.setContentType(type);
            } else {
                int end = type.indexOf(';');
                super.setContentType(end < 0 ? type + TOLD : type.substring(0, end) + TOLD + type.substring(end));
            }
        }
    }
}
