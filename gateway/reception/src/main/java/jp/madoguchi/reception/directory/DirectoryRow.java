package jp.madoguchi.reception.directory;

import java.time.LocalDate;
import java.util.Objects;
import jp.madoguchi.domain.identity.KanaName;
import jp.madoguchi.domain.identity.PatientNumber;
import jp.madoguchi.domain.identity.PersonName;
import jp.madoguchi.domain.identity.Sex;
import jp.madoguchi.domain.insurance.MemberId;
import org.jspecify.annotations.Nullable;

/**
 * What the hospital says of one of its patients.
 *
 * @param number    the hospital's number
 * @param name      name in the hospital's own writing
 * @param kana      name in kana
 * @param birthDate birth date
 * @param sex       sex
 * @param member    known card, if any
 */
public record DirectoryRow(
        PatientNumber number,
        @Nullable PersonName name,
        @Nullable KanaName kana,
        LocalDate birthDate,
        Sex sex,
        @Nullable MemberId member) {

    public DirectoryRow {
        Objects.requireNonNull(number);
        Objects.requireNonNull(birthDate);
        Objects.requireNonNull(sex);
    }

    /** Masked. */
    @Override
    public String toString() {
        return "DirectoryRow[" + number + "]";
    }
}
