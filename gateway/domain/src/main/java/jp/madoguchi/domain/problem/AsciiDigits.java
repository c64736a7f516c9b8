package jp.madoguchi.domain.problem;

/** Tells ASCII digits, without a regular expression: these checks run for every value of every message. */
public final class AsciiDigits {

    private AsciiDigits() {}

    /** Whether {@code text} is made of {@code length} ASCII digits and nothing else. */
    public static boolean fill(String text, int length) {
        return text.length() == length && only(text);
    }

    /** Whether {@code text} holds nothing but ASCII digits; true for an empty text. */
    public static boolean only(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
