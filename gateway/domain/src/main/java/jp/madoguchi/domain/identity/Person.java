package jp.madoguchi.domain.identity;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A person as a source describes them.
 *
 * @param name      name as registered (氏名), if given
 * @param kana      name in kana (氏名カナ), if given
 * @param otherName other name (氏名（その他）), such as the name in daily use (通称)
 * @param otherKana kana of the other name
 * @param sex       registered sex (性別1)
 * @param cardSex   what the card shows, where it differs (性別2)
 * @param birthDate birth date
 * @param address   address, if given
 */
public record Person(
        @Nullable PersonName name,
        @Nullable KanaName kana,
        @Nullable PersonName otherName,
        @Nullable KanaName otherKana,
        Sex sex,
        @Nullable Sex cardSex,
        LocalDate birthDate,
        @Nullable PostalAddress address) {

    public Person {
        Objects.requireNonNull(sex);
        Objects.requireNonNull(birthDate);
    }

    /** The same person with kana and sex of an earlier word about them where this one says none. */
    public Person completedBy(Person earlier) {
        return new Person(name, kana == null ? earlier.kana : kana, otherName, otherKana,
                sex == Sex.UNSET ? earlier.sex : sex, cardSex, birthDate, address);
    }

    /** Masked: nothing but that there is a person. */
    @Override
    public String toString() {
        return "Person[＊＊]";
    }
}
