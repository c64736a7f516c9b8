package jp.madoguchi.reception.bulk;

import java.util.Objects;
import jp.madoguchi.domain.identity.PatientNumber;
import jp.madoguchi.domain.qualification.CardQuestion;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is expected.
 *
 * @param patient the hospital's number
 * @param card    card data that the list names; without it, what is on file is asked with
 */
public record Appointment(PatientNumber patient, @Nullable CardQuestion card) {

    public Appointment {
        Objects.requireNonNull(patient);
    }
}
