package jp.madoguchi.reception.desk;

import java.time.LocalDate;
import java.util.Objects;
import jp.madoguchi.domain.card.CardMedium;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * The days that a clerk reads on a My Number card or on a smartphone's screen; each null where it is not to be read.
 *
 * @param medium            where the certificate lives
 * @param certificateExpiry last valid day of the certificate, where it is written on the card (電子証明書の有効期限)
 * @param cardLastDay       last valid day of the card (有効期限)
 * @param issued            day of issue
 * @param birth             the holder's birth date
 */
public record CardDates(CardMedium medium, @Nullable LocalDate certificateExpiry, @Nullable LocalDate cardLastDay,
        @Nullable LocalDate issued, @Nullable LocalDate birth) {

    public CardDates {
        Objects.requireNonNull(medium);
        if (issued != null && birth != null && issued.isBefore(birth)) {
            throw new ProblemException(Problem.at(ProblemCode.DATE_IMPOSSIBLE, "issued"));
        }
        if (cardLastDay != null && issued != null && cardLastDay.isBefore(issued)) {
            throw new ProblemException(Problem.at(ProblemCode.DATE_IMPOSSIBLE, "cardLastDay"));
        }
        if (certificateExpiry != null && issued != null && certificateExpiry.isBefore(issued)) {
            throw new ProblemException(Problem.at(ProblemCode.DATE_IMPOSSIBLE, "certificateExpiry"));
        }
    }

    /** Masked: the medium only. */
    @Override
    public String toString() {
        return "CardDates[" + medium + "]";
    }
}
