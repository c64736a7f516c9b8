package jp.madoguchi.domain.identity;

import jp.madoguchi.domain.privacy.Masked;
import jp.madoguchi.domain.problem.Parsed;
import jp.madoguchi.domain.problem.ProblemCode;

/**
 * The hospital's own patient number (患者番号), as printed on the patient card (診察券).
 *
 * @param value 1 to 50 of {@code 0-9 A-Z a-z _ -}, leading zeros kept
 */
public record PatientNumber(String value) {

    public PatientNumber {
        if (!value.matches("[0-9A-Za-z_-]{1,50}")) {
            throw new IllegalArgumentException("not a patient number");
        }
    }

    /** Reads a patient number; spaces around it are ignored. */
    public static Parsed<PatientNumber> parse(String text) {
        String trimmed = text.strip();
        if (trimmed.isEmpty()) {
            return Parsed.refused(ProblemCode.VALUE_MISSING, "patientNumber");
        }
        return trimmed.matches("[0-9A-Za-z_-]{1,50}")
                ? Parsed.of(new PatientNumber(trimmed))
                : Parsed.refused(ProblemCode.VALUE_MALFORMED, "patientNumber");
    }

    /** Masked: only the last three characters (R-SE-10). */
    @Override
    public String toString() {
        return Masked.number(value);
    }
}
