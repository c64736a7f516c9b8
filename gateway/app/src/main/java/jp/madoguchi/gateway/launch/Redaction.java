package jp.madoguchi.gateway.launch;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The last safety net of rule R-SE-10: code does not log personal data in the first place; what slips through is masked here.
 * Runs of seven or more digits keep their last three, Japanese text of two or more characters keeps its first. Half-width and
 * full-width digits count alike. Short texts are untouched: a port or a duration is no insured number.
 */
public final class Redaction {
    private static final Pattern NUMBER = Pattern.compile("(?<![0-9A-Fa-f-])[0-9０-９]{4,}([0-9０-９]{3})(?![0-9A-Fa-f])");
    private static final Pattern JAPANESE = Pattern.compile(
            "([\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}々ー\uFF66-\uFF9F])[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}々ー\uFF66-\uFF9F 　・]*[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}々ー\uFF66-\uFF9F]");

    private Redaction() {}

    /** Masks what looks like an insured number or a Japanese name. */
    public static String mask(String text) {
        if (text.isEmpty()) {
            return text;
        }
        Matcher numbers = NUMBER.matcher(text);
        String masked = numbers.find() ? numbers.replaceAll("****$1") : text;
        Matcher names = JAPANESE.matcher(masked);
        return names.find() ? names.replaceAll("$1**") : masked;
    }
}
