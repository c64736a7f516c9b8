package jp.madoguchi.domain.medical;

import java.time.LocalDate;
import jp.madoguchi.domain.identity.KanaName;
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

    /** Masked. */
    @Override
    public String toString() {
        return "MedicalSubject[masked]";
    }
}
