package jp.madoguchi.sim.play;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import jp.madoguchi.sim.national.HeldPerson.Cover;
import org.jspecify.annotations.Nullable;

/**
 * The member id of a card (fhir-and-hl7v2 3): insurer in 8 digits, symbol, number, branch. Pure alphanumerics may stand
 * in half or full width, so a card can have several spellings; with kana, kanji or signs all is full width.
 */
final class MemberIds {
    private MemberIds() {}

    /** {@code system|value}, as a FHIR search wants it, in every permitted spelling, the most usual first. */
    static List<String> tokens(Cover cover) {
        String insurer = "0".repeat(8 - cover.insurer().length()) + cover.insurer();
        if (cover.assistance()) {
            return List.of(FhirNames.PUBLIC_MEMBER + "|" + insurer + "::" + cover.number() + ":");
        }
        String branch = cover.branch() == null ? "" : cover.branch();
        Set<String> tokens = new LinkedHashSet<>();
        for (String symbol : spellings(cover.symbol())) {
            for (String number : spellings(cover.number())) {
                tokens.add(FhirNames.MEMBER + "|" + insurer + ":" + symbol + ":" + number + ":" + branch);
            }
        }
        return List.copyOf(tokens);
    }

    private static Set<String> spellings(@Nullable String text) {
        if (text == null) {
            return Set.of("");
        }
        String half = Normalizer.normalize(text, Normalizer.Form.NFKC).replace(" ", "");
        Set<String> spellings = new LinkedHashSet<>();
        if (half.matches("[0-9A-Za-z]+")) {
            spellings.add(half);
        }
        spellings.add(fullWidth(half));
        return spellings;
    }

    private static String fullWidth(String half) {
        StringBuilder full = new StringBuilder();
        half.chars().forEach(c -> full.append(c > ' ' && c < 0x7f ? (char) (c + 0xfee0) : (char) c));
        return full.toString();
    }
}
