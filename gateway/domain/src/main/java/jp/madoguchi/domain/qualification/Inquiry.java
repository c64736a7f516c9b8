package jp.madoguchi.domain.qualification;

import java.time.LocalDate;
import java.util.Objects;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.TerminalId;

/**
 * A question to the national system about one person by card data (資格確認要求).
 *
 * @param id               its id
 * @param facility         institution that asks
 * @param terminal         terminal that carries it
 * @param confirmationDate day on which validity is asked (資格確認日); past days are for monthly re-checks; not before
 *                         the birth date, which fails with {@code DATE_IMPOSSIBLE}
 * @param card             card data and birth date
 */
public record Inquiry(
        InquiryId id, FacilityCode facility, TerminalId terminal, LocalDate confirmationDate, CardQuestion card) {

    public Inquiry {
        Objects.requireNonNull(id);
        Objects.requireNonNull(facility);
        Objects.requireNonNull(terminal);
        Objects.requireNonNull(confirmationDate);
        Objects.requireNonNull(card);
        card.requireBornBy(confirmationDate);
    }

    /** Masked: id only. */
    @Override
    public String toString() {
        return "Inquiry[" + id + "]";
    }
}
