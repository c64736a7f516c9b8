package jp.madoguchi.domain.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of the hospital's kanji when an answer writes the name otherwise: the hospital's own writing is kept wherever kana, birth
 * date and sex agree, and the differences are shown. A {@code ●} never overwrites a kanji (R-BC-04), nor is it written where there was
 * none.
 */
public sealed interface NameRepair {

    /**
     * The hospital's writing stays.
     *
     * @param name        as the hospital has it; null when it has none
     * @param differences where the answer writes otherwise; empty when nowhere
     */
    record Kept(@Nullable PersonName name, List<NameDifference> differences) implements NameRepair {
        public Kept {
            differences = List.copyOf(differences);
        }
    }

    /**
     * The answer knows characters that the hospital lacks: its own record held {@code ●} there, or no kanji at all.
     *
     * @param name        the name to write
     * @param differences where it differs from what the hospital had
     */
    record Completed(PersonName name, List<NameDifference> differences) implements NameRepair {
        public Completed {
            Objects.requireNonNull(name);
            differences = List.copyOf(differences);
        }
    }

    /** Nothing is written before a person has said that both are one: no match, or a doubtful one. */
    record ForAPerson(NameComparison comparison) implements NameRepair {
        public ForAPerson {
            Objects.requireNonNull(comparison);
        }
    }

    /** What is to be written of a name after an answer. */
    static NameRepair of(Person hospital, Person national, NameVariants variants) {
        return switch (NameComparison.of(hospital, national, variants)) {
            case NameComparison.Match same -> ofOnePerson(hospital.name(), national.name());
            case NameComparison.Review doubtful -> new ForAPerson(doubtful);
            case NameComparison.NoMatch none -> new ForAPerson(none);
        };
    }

    private static NameRepair ofOnePerson(@Nullable PersonName hospital, @Nullable PersonName national) {
        if (national == null) {
            return new Kept(hospital, List.of());
        }
        if (hospital == null) {
            return national.hasBlackCircle()
                    ? new Kept(null, List.of(new NameDifference(0, "", national.text())))
                    : new Completed(national, List.of(new NameDifference(0, "", national.text())));
        }
        int[] ours = characters(hospital);
        int[] theirs = characters(national);
        List<NameDifference> differences = differences(hospital, national, ours, theirs);
        if (ours.length == theirs.length && hospital.hasBlackCircle()) {
            PersonName filled = filled(hospital, theirs);
            if (!filled.equals(hospital)) {
                return new Completed(filled, differences);
            }
        }
        return new Kept(hospital, differences);
    }

    private static int[] characters(PersonName name) {
        return name.text().codePoints().filter(c -> !NameVariants.isSpaceOrSelector(c)).toArray();
    }

    private static List<NameDifference> differences(PersonName hospital, PersonName national, int[] ours,
            int[] theirs) {
        if (ours.length != theirs.length) {
            return List.of(new NameDifference(0, hospital.text(), national.text()));
        }
        List<NameDifference> differences = new ArrayList<>();
        for (int i = 0; i < ours.length; i++) {
            if (ours[i] != theirs[i]) {
                differences.add(
                        new NameDifference(i + 1, Character.toString(ours[i]), Character.toString(theirs[i])));
            }
        }
        return differences;
    }

    /** The hospital's name, each {@code ●} replaced by what the answer has there. */
    private static PersonName filled(PersonName hospital, int[] theirs) {
        StringBuilder text = new StringBuilder();
        int position = 0;
        for (int c : hospital.text().codePoints().toArray()) {
            if (NameVariants.isSpaceOrSelector(c)) {
                text.appendCodePoint(c);
            } else {
                text.appendCodePoint(c == PersonName.BLACK_CIRCLE ? theirs[position] : c);
                position++;
            }
        }
        return PersonName.parse(text.toString()).orElseThrow();
    }
}
