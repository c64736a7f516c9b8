package jp.madoguchi.domain.identity;

import jp.madoguchi.domain.problem.Parsed;
import jp.madoguchi.domain.problem.ProblemCode;

/**
 * The id of a patient, coverage, answer or organization as the EMR sees it. Random, given at the first commit and kept in the
 * ledger; never derived from personal data.
 *
 * @param value 1 to 64 of {@code A-Z a-z 0-9 - .} (FHIR R4 {@code id})
 */
public record ResourceId(String value) implements Comparable<ResourceId> {

    public ResourceId {
        if (!wellFormed(value)) {
            throw new IllegalArgumentException("not a resource id");
        }
    }

    /** Reads an id from outside. */
    public static Parsed<ResourceId> parse(String text) {
        return wellFormed(text) ? Parsed.of(new ResourceId(text)) : Parsed.refused(ProblemCode.VALUE_MALFORMED, "id");
    }

    private static boolean wellFormed(String text) {
        int length = text.length();
        if (length == 0 || length > 64) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            boolean allowed = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-'
                    || c == '.';
            if (!allowed) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int compareTo(ResourceId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
