package jp.madoguchi.domain.qualification;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.madoguchi.domain.identity.NameComparison;
import jp.madoguchi.domain.identity.NameVariants;
import jp.madoguchi.domain.identity.Person;
import jp.madoguchi.domain.insurance.BranchNumber;
import jp.madoguchi.domain.insurance.MemberId;
import org.jspecify.annotations.Nullable;

/**
 * Whom the qualifications of an answer are about. Usually one person; a number without branch may find a family (R-BR-04). Two
 * qualifications are of two persons where birth date, sex or kana differ, or their branches under one number.
 *
 * @param entries the qualifications of each person, in the order of the answer; never empty lists
 */
public record AnsweredPersons(List<List<Qualification>> entries) {

    public AnsweredPersons {
        entries = entries.stream().map(List::copyOf).toList();
    }

    /** Sorts an answer's qualifications by person. */
    public static AnsweredPersons of(Answer answer, NameVariants variants) {
        List<List<Qualification>> persons = new ArrayList<>();
        for (Qualification entry : answer.qualifications()) {
            List<Qualification> known = persons.stream()
                    .filter(person -> person.stream().allMatch(one -> isSamePerson(one, entry, variants)))
                    .findFirst().orElse(null);
            if (known == null) {
                known = new ArrayList<>();
                persons.add(known);
            }
            known.add(entry);
        }
        return new AnsweredPersons(persons);
    }

    private static boolean isSamePerson(Qualification one, Qualification other, NameVariants variants) {
        MemberId first = one.member();
        MemberId second = other.member();
        boolean branchesDiffer = first != null && second != null && first.cardKey().equals(second.cardKey())
                && !first.matchKey().equals(second.matchKey());
        return !branchesDiffer && !kanaDiffer(one.person(), other.person())
                && !(NameComparison.of(one.person(), other.person(), variants) instanceof NameComparison.NoMatch);
    }

    private static boolean kanaDiffer(Person one, Person other) {
        return one.kana() != null && other.kana() != null && !one.kana().matchKey().equals(other.kana().matchKey());
    }

    /** Whether there are several. */
    public boolean areSeveral() {
        return entries.size() > 1;
    }

    /**
     * Whom a question with a number without branch is about; empty where that was not asked, or where one person at most was found.
     *
     * @param asked   the number and birth date as asked for; null where it was not asked by card data
     * @param patient the patient as the hospital or the desk knows them; null while no name is known
     */
    public Optional<BranchLookup> underOneNumber(@Nullable CardQuestion asked, @Nullable Person patient,
            NameVariants variants) {
        if (!areSeveral() || asked == null || asked.member().branch() != null
                || !BranchNumber.isUsedBy(asked.member().insurer())) {
            return Optional.empty();
        }
        return Optional.of(BranchLookup.select(asked, patient, entries.stream().map(List::getFirst).toList(),
                variants));
    }

    /** The qualifications of the person whom one of them is about. */
    public List<Qualification> of(Qualification one) {
        return entries.stream().filter(person -> person.contains(one)).findFirst().orElse(List.of());
    }

    /**
     * The qualifications that a person of the desk means who says that the answer is about a patient: those of the only person born on
     * the patient's day, among several of that day the one of the patient's name. Empty where there is none, or still more than one.
     */
    public Optional<List<Qualification>> about(Person patient, NameVariants variants) {
        LocalDate birth = patient.birthDate();
        List<List<Qualification>> sameDay = entries.stream()
                .filter(person -> person.getFirst().person().birthDate().equals(birth)).toList();
        List<List<Qualification>> meant = sameDay
                .size() < 2
                        ? sameDay
                        : sameDay.stream().filter(person -> NameComparison
                                .of(patient, person.getFirst().person(), variants) instanceof NameComparison.Match)
                                .toList();
        return meant.size() == 1 ? Optional.of(meant.getFirst()) : Optional.empty();
    }

    /** Masked: how many persons only. */
    @Override
    public String toString() {
        return "AnsweredPersons[" + entries.size() + "]";
    }
}
