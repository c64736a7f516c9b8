package jp.madoguchi.gateway.fhir.search;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import jp.madoguchi.gateway.fhir.Lookup;
import jp.madoguchi.gateway.fhir.ReadableType;

/**
 * A search by one parameter that one look into the cache answers: {@code Coverage?patient=ID}, {@code Patient?identifier=SYSTEM|VALUE} and
 * their like. Most questions of an EMR are of this kind. Whatever is not quite of it is left to {@link QueryReader}, which knows everything.
 *
 * @param lookup    what is looked for
 * @param parameter the parameter's name
 * @param value     its value as it came, decoded
 */
public record PlainSearch(Lookup lookup, String parameter, String value) {

    private static final int LONGEST = 400;
    private static final Pattern PATIENT = Pattern.compile("(?:Patient/)?([A-Za-z0-9.-]{1,64})");
    /** No alternatives, no escapes, both halves there, no space that could be stripped. */
    private static final Pattern IDENTIFIER = Pattern.compile("([^|,\\\\\\s]+)\\|([^|,\\\\\\s]+)");

    /** The plain search that a type and a raw query string make; empty if it is not one. */
    public static Optional<PlainSearch> of(ReadableType type, String query) {
        int equals = query.indexOf('=');
        if (equals < 1 || query.length() > LONGEST || query.indexOf('&') >= 0 || query.indexOf(';') >= 0) {
            return Optional.empty();
        }
        String value;
        try {
            value = URLDecoder.decode(query.substring(equals + 1), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
        String name = query.substring(0, equals);
        return switch (name) {
            case "patient" -> refersToPatient(type) ? ofPatient(type, name, value) : Optional.empty();
            case "beneficiary" -> type == ReadableType.COVERAGE ? ofPatient(type, name, value) : Optional.empty();
            case "identifier" -> hasKeys(type) ? byIdentifier(type, name, value) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static boolean refersToPatient(ReadableType type) {
        return type == ReadableType.COVERAGE || type == ReadableType.ELIGIBILITY_RESPONSE;
    }

    private static boolean hasKeys(ReadableType type) {
        return type == ReadableType.PATIENT || type == ReadableType.COVERAGE;
    }

    private static Optional<PlainSearch> ofPatient(ReadableType type, String name, String value) {
        var match = PATIENT.matcher(value);
        return match.matches()
                ? Optional.of(new PlainSearch(new Lookup.OfPatient(type, match.group(1)), name, value))
                : Optional.empty();
    }

    private static Optional<PlainSearch> byIdentifier(ReadableType type, String name, String value) {
        var match = IDENTIFIER.matcher(value);
        return match.matches()
                ? Optional.of(new PlainSearch(
                        new Lookup.Identifier(type, new Lookup.Key(match.group(1), match.group(2))), name, value))
                : Optional.empty();
    }

    /** The type that is looked for. */
    public ReadableType type() {
        return lookup.type();
    }

    /** Hides the value, which may be personal. */
    @Override
    public String toString() {
        return type().fhirName() + "?" + parameter + "=***";
    }
}
