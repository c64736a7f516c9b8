package jp.madoguchi.domain.identity;

import java.text.Normalizer;
import java.util.Objects;
import java.util.Optional;
import jp.madoguchi.domain.desk.DeskStep;
import org.jspecify.annotations.Nullable;

/**
 * A name as a claim can hold it: characters of JIS X 0208 only (R-BC-05). What is beyond, such as the level-3 kanji {@code 德} that the
 * national system passes on unchanged, is written by its variant, else the name is written in kana. A {@code ●} is a JIS X 0208
 * character and is accepted as it came or replaced by the right kanji (R-BC-02).
 */
public sealed interface ClaimText {

    /**
     * The name in kanji.
     *
     * @param text    full-width throughout
     * @param changed whether a character was replaced by a variant, which the claim clerk should see
     */
    record Kanji(String text, boolean changed) implements ClaimText {
        public Kanji {
            Objects.requireNonNull(text);
        }

        /** Masked. */
        @Override
        public String toString() {
            return "Kanji[changed=" + changed + "]";
        }
    }

    /** The name cannot be written in kanji, or is not known in kanji: kana instead, full-width. */
    record Kana(String text) implements ClaimText {
        public Kana {
            Objects.requireNonNull(text);
        }

        /** Masked. */
        @Override
        public String toString() {
            return "Kana[]";
        }
    }

    /** Neither kanji nor kana can be written: somebody has to find out the kana. */
    record NotWritable() implements ClaimText {

        /** What the claim clerk does. */
        public DeskStep step() {
            return DeskStep.ASK_FOR_KANA;
        }
    }

    /** How a name is written in a claim. */
    static ClaimText of(@Nullable PersonName name, @Nullable KanaName kana, NameVariants variants) {
        if (name != null) {
            String written = written(name.text(), variants);
            if (written != null) {
                return new Kanji(written, !written.equals(written(name.text(), null)));
            }
        }
        String inKana = kana == null ? null : written(kana.text(), variants);
        return inKana == null ? new NotWritable() : new Kana(inKana);
    }

    /**
     * A line of other text as a claim can hold it, such as an address: printable ASCII as it is, half-width kana made full-width, what is
     * beyond JIS X 0208 by its variant or by what Unicode takes it for. Empty when a character has no way into a claim.
     */
    static Optional<String> line(String text, NameVariants variants) {
        StringBuilder line = new StringBuilder(text.length());
        for (int c : joined(text).codePoints().toArray()) {
            int inJis = isPrintableAscii(c) ? c : inJis(c, variants);
            if (inJis >= 0) {
                line.appendCodePoint(inJis);
                continue;
            }
            String several = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC);
            if (!several.codePoints().allMatch(each -> isPrintableAscii(each) || JisX0208.contains(each))) {
                return Optional.empty();
            }
            line.append(several);
        }
        return Optional.of(line.toString());
    }

    private static boolean isPrintableAscii(int c) {
        return c >= ' ' && c <= '~';
    }

    /** The text in JIS X 0208 characters, or null when one of its characters has no way into them. */
    private static @Nullable String written(String text, @Nullable NameVariants variants) {
        StringBuilder written = new StringBuilder(text.length());
        for (int c : joined(text).codePoints().toArray()) {
            int inJis = inJis(c, variants);
            if (inJis < 0) {
                return null;
            }
            written.appendCodePoint(inJis);
        }
        return written.toString();
    }

    private static int inJis(int c, @Nullable NameVariants variants) {
        if (JisX0208.contains(c)) {
            return c;
        }
        if (c == ' ') {
            return '\u3000';
        }
        if (c > ' ' && c <= '~') {
            return c - '!' + '！';
        }
        int folded = folded(c);
        if (JisX0208.contains(folded)) {
            return folded;
        }
        int standard = variants == null ? folded : variants.standard(folded);
        return JisX0208.contains(standard) ? standard : -1;
    }

    /** What Unicode holds for the same character, such as U+795E for U+FA19; the character itself if that is several. */
    private static int folded(int c) {
        String folded = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC);
        return folded.codePointCount(0, folded.length()) == 1 ? folded.codePointAt(0) : c;
    }

    /** Half-width kana made full-width together with their voiced marks; marks of glyph choice taken out. */
    private static String joined(String text) {
        StringBuilder joined = new StringBuilder(text.length());
        StringBuilder halfWidth = new StringBuilder();
        for (int c : text.codePoints().toArray()) {
            if (c >= 0xFF61 && c <= 0xFF9F) {
                halfWidth.appendCodePoint(c);
                continue;
            }
            joined.append(Normalizer.normalize(halfWidth, Normalizer.Form.NFKC));
            halfWidth.setLength(0);
            if (c == ' ' || c == '\u3000' || !NameVariants.isSpaceOrSelector(c)) {
                joined.appendCodePoint(c);
            }
        }
        return joined.append(Normalizer.normalize(halfWidth, Normalizer.Form.NFKC)).toString();
    }
}
