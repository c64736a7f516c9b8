package jp.madoguchi.reception.ledger;

import java.time.LocalDate;
import java.util.Objects;
import jp.madoguchi.domain.identity.KanaName;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.insurance.MemberId;
import org.jspecify.annotations.Nullable;

/**
 * Whose a certificate is, as far as its file says so, kept until somebody has decided and no longer.
 *
 * @param task      the desk task in which somebody decides
 * @param member    card, if said
 * @param kana      name in kana, if said
 * @param birthDate birth date, if said
 */
public record UndecidedHolder(ResourceId task, @Nullable MemberId member, @Nullable KanaName kana,
        @Nullable LocalDate birthDate) {

    public UndecidedHolder {
        Objects.requireNonNull(task);
    }

    /** Masked: the task only. */
    @Override
    public String toString() {
        return "UndecidedHolder[" + task + "]";
    }
}
