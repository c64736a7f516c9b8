package jp.madoguchi.reception.inquiry;

import java.time.LocalDate;
import java.util.Objects;
import jp.madoguchi.domain.channel.ShownAtDesk;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.PatientNumber;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.qualification.CardQuestion;
import org.jspecify.annotations.Nullable;

/**
 * What a clerk typed.
 *
 * @param facility         institution that asks
 * @param terminal         terminal that shall carry it
 * @param patient          the patient, if the clerk knows the hospital's number
 * @param card             card data and birth date
 * @param confirmationDate day on which validity is asked; not before the birth date, which fails with {@code DATE_IMPOSSIBLE}
 * @param shown            what the patient showed, as the clerk says, unknown where the clerk said nothing; null where there is no clerk
 */
public record DeskQuestion(
        FacilityCode facility,
        TerminalId terminal,
        @Nullable PatientNumber patient,
        CardQuestion card,
        LocalDate confirmationDate,
        @Nullable ShownAtDesk shown) {

    public DeskQuestion {
        Objects.requireNonNull(facility);
        Objects.requireNonNull(terminal);
        Objects.requireNonNull(card);
        Objects.requireNonNull(confirmationDate);
        card.requireBornBy(confirmationDate);
    }

    /** A question without a clerk: it is about a visit, and none of its own. */
    public DeskQuestion(FacilityCode facility, TerminalId terminal, @Nullable PatientNumber patient, CardQuestion card,
            LocalDate confirmationDate) {
        this(facility, terminal, patient, card, confirmationDate, null);
    }
}
