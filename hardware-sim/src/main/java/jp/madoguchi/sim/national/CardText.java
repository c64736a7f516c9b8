package jp.madoguchi.sim.national;

import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How card data is compared: cards and clerks write one number in full and half width (oqs-interface 10, question 11). */
public final class CardText {
    private CardText() {}

    /** NFKC without spaces, letters in upper case; nothing and blank are the same. */
    public static String comparable(@Nullable String text) {
        if (text == null) {
            return "";
        }
        return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("[\\s\\u3000]", "")
                .toUpperCase(Locale.ROOT);
    }

    /** Whether both mean the same. */
    public static boolean same(@Nullable String one, @Nullable String other) {
        return comparable(one).equals(comparable(other));
    }

    /** Whether two insurer numbers are the same, whatever padding they carry (spaces in files, zeros in FHIR). */
    public static boolean sameInsurer(@Nullable String one, @Nullable String other) {
        return insurer(one).equals(insurer(other));
    }

    /** An insurer number as eight digits, whatever padding it carries; empty when there is none. */
    static String insurer(@Nullable String text) {
        String number = comparable(text);
        return number.isEmpty() ? "" : "0".repeat(Math.max(0, 8 - number.length())) + number;
    }
}
