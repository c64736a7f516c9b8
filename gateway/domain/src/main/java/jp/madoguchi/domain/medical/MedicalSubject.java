package jp.madoguchi.domain.medical;

import java.time.LocalDate;
import jp.madoguchi.domain.identity.KanaName;
import jp.madoguchi.domain.identity.Person;
import jp.madoguchi.domain.identity.PersonName;
import jp.madoguchi.domain.identity.Sex;
import org.jspecify.annotations.Nullable;

/**
 * Whom medical information says it is about, as far as it does; to be compared with whom was asked about.
 *
 * @param name      name
 * @param kana      name in kana
 * @param birthDate birth date
 * @param sex       sex
 */
public record MedicalSubject(@Nullable PersonName name, @Nullable KanaName kana, @Nullable LocalDate birthDate,
        @Nullable Sex sex) {

    /** Nobody is named. */
    public static final MedicalSubject UNNAMED = new MedicalSubject(null, null, null, null);

    /**
     * Whether it is certainly another person: another birth date, or another given name in kana. A family name may change, and a name in
     * kanji may hold {@code ●}: neither decides.
     */
    public boolean differsFrom(Person person) {
        if (birthDate != null && !birthDate.equals(person.birthDate())) {
            return true;
        }
        String mine = given(kana);
        String theirs = given(person.kana());
        String other = given(person.otherKana());
        return mine != null && theirs != null && !mine.equals(theirs) && !mine.equals(other);
    }

    private static @Nullable String given(@Nullable KanaName name) {
        return name == null || name.given() == null ? null : new KanaName(name.given(), null).matchKey();
    }

    /** Masked. */
    @Override
    public String toString() {
        return "MedicalSubject[masked]";
    }
}
