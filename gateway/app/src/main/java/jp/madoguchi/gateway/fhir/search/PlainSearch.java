package jp.madoguchi.gateway.fhir.search;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
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
    private static final int LONGEST_ID = 64;
    private static final String PATIENT = "Patient/";

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
        String id = value.startsWith(PATIENT) ? value.substring(PATIENT.length()) : value;
        return isId(id) ? Optional.of(new PlainSearch(new Lookup.OfPatient(type, id), name, value)) : Optional.empty();
    }

    private static boolean isId(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < 'a' || c > 'z') && (c < '0' || c > '9') && (c < 'A' || c > 'Z') && c != '-' && c != '.') {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= LONGEST_ID;
    }

    private static Optional<PlainSearch> byIdentifier(ReadableType type, String name, String value) {
        int bar = value.indexOf('|');
        return bar > 0 && bar + 1 < value.length() && value.indexOf('|', bar + 1) < 0 && isPlain(value)
                ? Optional.of(new PlainSearch(new Lookup.Identifier(type,
                        new Lookup.Key(value.substring(0, bar), value.substring(bar + 1))), name, value))
                : Optional.empty();
    }

    /** No alternatives, no escapes, no space that could be stripped. */
    private static boolean isPlain(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c <= ' ' || c == ',' || c == '\\') {
                return false;
            }
        }
        return true;
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
