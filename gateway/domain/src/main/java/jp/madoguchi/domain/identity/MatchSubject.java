package jp.madoguchi.domain.identity;

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
 * @param person    the person, as far as described
 */
public record MatchSubject(@Nullable ResourceId named, @Nullable ReferenceNumber reference, List<MemberId> members,
        Person person) {

    public MatchSubject {
        members = List.copyOf(members);
        Objects.requireNonNull(person);
    }
}
