package jp.madoguchi.domain.channel;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.problem.Parsed;
import jp.madoguchi.domain.problem.ProblemCode;

/**
 * The institution's own address for マイナ在宅受付Web (医療機関別URL), made from its code by the national system. Whoever changes it makes
 * all printed two-dimensional codes useless (R-CH-37, R-CH-41).
 *
 * @param url   begins with {@code https://}, at most 2,048 characters, no blanks
 * @param since first day on which it is the current one
 */
public record InstitutionUrl(String url, LocalDate since) {

    private static final String SCHEME = "https://";
    private static final int LONGEST = 2048;

    public InstitutionUrl {
        Objects.requireNonNull(since);
        if (!wellFormed(url)) {
            throw new IllegalArgumentException("an institution's address begins with https:// and has no blanks");
        }
    }

    /** Reads an address; blanks around it are ignored. */
    public static Parsed<InstitutionUrl> parse(String text, LocalDate since) {
        String url = text.strip();
        if (url.isEmpty()) {
            return Parsed.refused(ProblemCode.VALUE_MISSING, "url");
        }
        if (url.length() > LONGEST) {
            return Parsed.refused(ProblemCode.VALUE_TOO_LONG, "url");
        }
        return wellFormed(url)
                ? Parsed.of(new InstitutionUrl(url, since))
                : Parsed.refused(ProblemCode.VALUE_MALFORMED, "url");
    }

    private static boolean wellFormed(String url) {
        return url.startsWith(SCHEME) && url.length() > SCHEME.length() && url.length() <= LONGEST
                && url.chars().noneMatch(Character::isWhitespace);
    }

    /** After a look at the terminal: the same address keeps its date, another is current from that day on. */
    public InstitutionUrl seen(String current, LocalDate day) {
        return current.equals(url) ? this : new InstitutionUrl(current, day);
    }

    /** What to do about a code that was printed on a day; empty while it still works. */
    public Optional<DeskStep> aboutCodePrintedOn(LocalDate day) {
        return day.isBefore(since) ? Optional.of(DeskStep.REPLACE_PRINTED_CODE) : Optional.empty();
    }
}
