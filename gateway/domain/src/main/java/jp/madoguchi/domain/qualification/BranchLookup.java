package jp.madoguchi.domain.qualification;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.identity.NameComparison;
import jp.madoguchi.domain.identity.NameVariants;
import jp.madoguchi.domain.identity.Person;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.rule.RuleId;
import org.jspecify.annotations.Nullable;

/**
 * Whom a number without branch is about (枝番なしの照会, R-BR-04): one family member of the birth date, twins by their name, otherwise
 * {@code MULTIPLE}, which a person resolves.
 */
public sealed interface BranchLookup {

    /** The rule that decides. */
    List<RuleId> RULES = List.of(RuleId.of("R-BR-04"));

    /**
     * It is this one.
     *
     * @param qualification what was found
     * @param member        what was asked for, with the branch of the answer
     */
    record One(Qualification qualification, MemberId member) implements BranchLookup {
        public One {
            Objects.requireNonNull(qualification);
            Objects.requireNonNull(member);
        }
    }

    /** Somebody has to ask the name: several fit, or the only one is called otherwise (複数該当). */
    record Multiple(List<Qualification> hits) implements BranchLookup {
        public Multiple {
            hits = List.copyOf(hits);
        }

        /** What the desk does. */
        public DeskStep step() {
            return DeskStep.ASK_NAME_UNDER_ONE_NUMBER;
        }
    }

    /** Nobody of this birth date stands under the number. */
    record None() implements BranchLookup {}

    /**
     * Selects among what was found under a number.
     *
     * @param asked     the number and birth date as asked for
     * @param patient   the patient as the hospital or the desk knows them; null while no name is known
     * @param hits      what was found under the number, whoever it is
     * @param variants  writings of one character
     */
    static BranchLookup select(CardQuestion asked, @Nullable Person patient, List<Qualification> hits,
            NameVariants variants) {
        List<Qualification> sameDay = ofBirthDate(asked.birthDate(), hits);
        if (sameDay.isEmpty()) {
            return new None();
        }
        List<Qualification> named = patient == null
                ? sameDay
                : sameDay.stream().filter(hit -> isNamed(patient, hit, variants)).toList();
        return named.size() == 1
                ? new One(named.getFirst(), withBranch(asked.member(), named.getFirst()))
                : new Multiple(named.isEmpty() ? sameDay : named);
    }

    private static List<Qualification> ofBirthDate(LocalDate birthDate, List<Qualification> hits) {
        return hits.stream().filter(hit -> hit.person().birthDate().equals(birthDate)).toList();
    }

    private static boolean isNamed(Person patient, Qualification hit, NameVariants variants) {
        return NameComparison.of(patient, hit.person(), variants) instanceof NameComparison.Match;
    }

    private static MemberId withBranch(MemberId asked, Qualification hit) {
        MemberId answered = hit.member();
        return answered == null ? asked : asked.withBranch(answered.branch());
    }
}
