package jp.madoguchi.domain.qualification;

import java.time.LocalDate;
import java.util.Objects;
import jp.madoguchi.domain.insurance.MemberId;

/**
 * The card data that a question names (資格確認照会用情報, oqs-interface 3.1).
 *
 * @param member       insurer, symbol, number and branch as on the card
 * @param birthDate    birth date
 * @param limitConsent whether the patient agrees that the limit certificate is given (限度額適用認定証提供同意フラグ)
 */
public record CardQuestion(MemberId member, LocalDate birthDate, boolean limitConsent) {

    public CardQuestion {
        Objects.requireNonNull(member);
        Objects.requireNonNull(birthDate);
    }

    /** Masked: the insurer only. */
    @Override
    public String toString() {
        return "CardQuestion[" + member + "]";
    }
}
