package jp.madoguchi.domain.claim;

import java.text.Normalizer;
import jp.madoguchi.domain.insurance.InsurerNumber;

/**
 * The numbers that a claim with unknown insurer carries (不詳, rules 3.3). They belong to nobody: the check-digit test does not apply to
 * them (77777777 fails it), and no person may type them in (R-CL-05).
 */
public final class Placeholder {

    /** In place of the insurer's number: 8 digits. */
    public static final String INSURER = InsurerNumber.PLACEHOLDER;
    /** In place of the number on the card: 9 digits. */
    public static final String NUMBER = "777777777";
    /** In place of the number of a late-stage elderly person: 8 digits. */
    public static final String NUMBER_OF_LATE_ELDERLY = "77777777";

    private Placeholder() {}

    /** Whether a typed text is one of them, half-width or full-width, with blanks or dashes between the digits or without. */
    public static boolean isOne(String typed) {
        String digits = Normalizer.normalize(typed, Normalizer.Form.NFKC).replaceAll("[\\s\\p{Pd}−ー]", "");
        return digits.equals(INSURER) || digits.equals(NUMBER);
    }
}
