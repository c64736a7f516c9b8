package jp.madoguchi.domain.privacy;

import java.util.ArrayList;
import java.util.List;
import jp.madoguchi.domain.problem.AsciiDigits;

/**
 * The twelve digits of an individual number (個人番号, My Number), which this product must never hold (R-SE-06). Whatever looks like one in
 * a free text is hidden before the text is kept, shown or logged.
 */
public final class MyNumber {

    /** How many digits it has. */
    public static final int DIGITS = 12;

    private static final String SEPARATORS = " \u3000-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u30FC\uFF0D\uFF70";

    private MyNumber() {}

    /** Digits without anything else in between: where in the text, and what they are. */
    private record Group(int from, int to, String digits) {}

    /** Whether a text is twelve ASCII digits of which the last fits the others. */
    public static boolean isOne(String text) {
        return AsciiDigits.fill(text, DIGITS) && checkDigit(text.substring(0, DIGITS - 1)) == text.charAt(DIGITS - 1)
                - '0';
    }

    /**
     * The check digit of the first eleven digits: counted from the right each is weighted with 2 to 7, then again with 2 to 6; what the sum
     * leaves over 11 is taken from 11, and 0 and 1 both give 0.
     *
     * @param body eleven ASCII digits
     */
    static int checkDigit(String body) {
        int sum = 0;
        for (int n = 1; n < DIGITS; n++) {
            int digit = body.charAt(DIGITS - 1 - n) - '0';
            sum += digit * (n <= 6 ? n + 1 : n - 5);
        }
        int rest = sum % 11;
        return rest <= 1 ? 0 : 11 - rest;
    }

    /**
     * A free text in which the digits of everything that is one are hidden. Found are digits of any width, written together or in groups
     * with one blank or dash between them; everything else stays as it is.
     */
    public static String hiddenIn(String text) {
        StringBuilder hidden = new StringBuilder(text);
        List<Group> row = new ArrayList<>();
        for (Group group : groups(text)) {
            boolean goesOn = !row.isEmpty() && isSeparator(text, row.getLast().to(), group.from());
            if (!goesOn) {
                row.clear();
            }
            row.add(group);
            hide(hidden, row);
        }
        return hidden.toString();
    }

    /** Hides the last groups of a row that together are one. */
    private static void hide(StringBuilder text, List<Group> row) {
        String digits = "";
        for (int first = row.size() - 1; first >= 0 && digits.length() < DIGITS; first--) {
            digits = row.get(first).digits() + digits;
            if (isOne(digits)) {
                row.subList(first, row.size()).forEach(group -> hide(text, group));
            }
        }
    }

    private static void hide(StringBuilder text, Group group) {
        for (int i = group.from(); i < group.to(); i++) {
            text.setCharAt(i, '*');
        }
    }

    private static List<Group> groups(String text) {
        List<Group> groups = new ArrayList<>();
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i <= text.length(); i++) {
            int value = i == text.length() ? -1 : Character.digit(text.charAt(i), 10);
            if (value >= 0) {
                digits.append(value);
            } else if (!digits.isEmpty()) {
                groups.add(new Group(i - digits.length(), i, digits.toString()));
                digits.setLength(0);
            }
        }
        return groups;
    }

    private static boolean isSeparator(String text, int from, int to) {
        return to - from == 1 && SEPARATORS.indexOf(text.charAt(from)) >= 0;
    }
}
