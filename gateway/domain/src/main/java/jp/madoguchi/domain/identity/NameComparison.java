package jp.madoguchi.domain.identity;

import java.util.Arrays;
import java.util.Objects;
import jp.madoguchi.domain.desk.DeskStep;
import org.jspecify.annotations.Nullable;

/**
 * Whether the person of an answer is the person of the hospital's record, judged by name, birth date and sex (R-BC-03). A {@code ●} is
 * no mismatch, the patient is known by kana (R-BC-01); but a {@code ●} alone never makes a match either.
 */
public sealed interface NameComparison {

    /** One person, and why. */
    record Match(MatchReason reason) implements NameComparison {
        public Match {
            Objects.requireNonNull(reason);
        }
    }

    /** Perhaps one person: somebody has to compare, and why. */
    record Review(ReviewReason reason) implements NameComparison {
        public Review {
            Objects.requireNonNull(reason);
        }

        /** What the desk does. */
        public DeskStep step() {
            return DeskStep.COMPARE_NAME;
        }
    }

    /** Two persons, and why. */
    record NoMatch(NoMatchReason reason) implements NameComparison {
        public NoMatch {
            Objects.requireNonNull(reason);
        }
    }

    /** How far the kanji of two names agree. */
    enum KanjiFit {
        /** The same characters. */
        EXACT,
        /** The same but for variants. */
        VARIANT,
        /** The same where no {@code ●} stands. */
        WILDCARD,
        /** Not the same. */
        DIFFERENT,
        /** Unknown on one side. */
        UNKNOWN
    }

    /**
     * Compares two persons; their order makes no difference. Birth date and sex must be the same (R-BC-03e). A sex that is not set is for a
     * person to judge, unless it is set on neither side and kana and kanji are the same to the letter. Then kana decide wherever both are known (R-BC-03d); else the kanji must fit without {@code ●}.
     */
    static NameComparison of(Person one, Person other, NameVariants variants) {
        if (!one.birthDate().equals(other.birthDate())) {
            return new NoMatch(NoMatchReason.BIRTH_DATE_DIFFERS);
        }
        boolean sexUnknown = one.sex() == Sex.UNSET || other.sex() == Sex.UNSET;
        if (!sexUnknown && one.sex() != other.sex()) {
            return new NoMatch(NoMatchReason.SEX_DIFFERS);
        }
        NameComparison byName = byName(one, other, variants);
        return sexUnknown && byName instanceof Match match && !(one.sex() == other.sex() && isWhole(match, one, other))
                ? new Review(ReviewReason.SEX_UNKNOWN)
                : byName;
    }

    /** Whether kana and kanji of both are known, and the same. */
    private static boolean isWhole(Match match, Person one, Person other) {
        return match.reason() == MatchReason.EXACT && one.kana() != null && other.kana() != null;
    }

    private static NameComparison byName(Person one, Person other, NameVariants variants) {
        KanjiFit kanji = kanji(one.name(), other.name(), variants);
        if (one.kana() == null || other.kana() == null) {
            return switch (kanji) {
                case EXACT -> new Match(MatchReason.EXACT);
                case VARIANT -> new Match(MatchReason.VARIANT);
                case WILDCARD -> new Review(ReviewReason.ONLY_BLACK_CIRCLE_FITS);
                case DIFFERENT, UNKNOWN -> new Review(ReviewReason.KANA_UNKNOWN);
            };
        }
        boolean sameKana = one.kana().matchKey().equals(other.kana().matchKey());
        return switch (kanji) {
            case EXACT -> sameKana ? new Match(MatchReason.EXACT) : new Review(ReviewReason.KANA_DIFFERS);
            case VARIANT -> sameKana ? new Match(MatchReason.VARIANT) : new Review(ReviewReason.KANA_DIFFERS);
            case WILDCARD -> sameKana ? new Match(MatchReason.WILDCARD) : new Review(ReviewReason.KANA_DIFFERS);
            case DIFFERENT, UNKNOWN -> sameKana
                    ? new Match(MatchReason.KANA)
                    : new Review(ReviewReason.NAME_DIFFERS);
        };
    }

    /** How far two names agree in kanji (R-BC-03a to c); a name that is not known fits nothing. */
    static KanjiFit kanji(@Nullable PersonName one, @Nullable PersonName other, NameVariants variants) {
        if (one == null || other == null) {
            return KanjiFit.UNKNOWN;
        }
        boolean lost = one.hasBlackCircle() || other.hasBlackCircle();
        if (!lost && NameVariants.plain(one.text()).equals(NameVariants.plain(other.text()))) {
            return KanjiFit.EXACT;
        }
        int[] left = variants.unified(one.text()).codePoints().toArray();
        int[] right = variants.unified(other.text()).codePoints().toArray();
        if (!lost) {
            return Arrays.equals(left, right) ? KanjiFit.VARIANT : KanjiFit.DIFFERENT;
        }
        return fitsWithLostCharacters(left, right) ? KanjiFit.WILDCARD : KanjiFit.DIFFERENT;
    }

    /** Each {@code ●}, on either side, stands for exactly one code point. */
    private static boolean fitsWithLostCharacters(int[] left, int[] right) {
        if (left.length != right.length) {
            return false;
        }
        for (int i = 0; i < left.length; i++) {
            boolean lost = left[i] == PersonName.BLACK_CIRCLE || right[i] == PersonName.BLACK_CIRCLE;
            if (!lost && left[i] != right[i]) {
                return false;
            }
        }
        return true;
    }
}
