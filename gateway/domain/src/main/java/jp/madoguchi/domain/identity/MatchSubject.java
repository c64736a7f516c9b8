package jp.madoguchi.domain.identity;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import jp.madoguchi.domain.insurance.MemberId;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the person to be found.
 *
 * @param named     the patient whom the desk named, if it named one
 * @param reference 照会番号, if the answer carries one
 * @param members   memberships the answer names
 * @param kana      name in kana, if given
 * @param sex       registered sex
 * @param birthDate birth date
 */
public record MatchSubject(
        @Nullable ResourceId named,
        @Nullable ReferenceNumber reference,
        List<MemberId> members,
        @Nullable KanaName kana,
        Sex sex,
        LocalDate birthDate) {

    public MatchSubject {
        members = List.copyOf(members);
        Objects.requireNonNull(sex);
        Objects.requireNonNull(birthDate);
    }
}
