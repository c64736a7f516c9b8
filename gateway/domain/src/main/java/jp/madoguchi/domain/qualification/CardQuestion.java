package jp.madoguchi.domain.qualification;

import java.time.LocalDate;
import java.util.Objects;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;

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

    /**
     * Refuses a day before the birth date: nobody was insured then. The birth date itself is asked for, as for the newborn.
     *
     * @throws ProblemException {@code DATE_IMPOSSIBLE} at {@code confirmationDate}
     */
    public void requireBornBy(LocalDate confirmationDate) {
        if (confirmationDate.isBefore(birthDate)) {
            throw new ProblemException(Problem.at(ProblemCode.DATE_IMPOSSIBLE, "confirmationDate"));
        }
    }

    /** Masked: the insurer only. */
    @Override
    public String toString() {
        return "CardQuestion[" + member + "]";
    }
}
