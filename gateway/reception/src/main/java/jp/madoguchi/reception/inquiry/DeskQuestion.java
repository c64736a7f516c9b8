package jp.madoguchi.reception.inquiry;

import java.time.LocalDate;
import java.util.Objects;
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
 * @param confirmationDate day on which validity is asked
 */
public record DeskQuestion(
        FacilityCode facility,
        TerminalId terminal,
        @Nullable PatientNumber patient,
        CardQuestion card,
        LocalDate confirmationDate) {

    public DeskQuestion {
        Objects.requireNonNull(facility);
        Objects.requireNonNull(terminal);
        Objects.requireNonNull(card);
        Objects.requireNonNull(confirmationDate);
    }
}
