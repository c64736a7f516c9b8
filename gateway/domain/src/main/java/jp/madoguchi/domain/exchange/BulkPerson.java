package jp.madoguchi.domain.exchange;

import java.util.Objects;
import jp.madoguchi.domain.qualification.CardQuestion;

/**
 * One person of a bulk confirmation.
 *
 * @param key  the job's own name for the person, echoed with the answer (任意の識別子); 1 to 50 of {@code 0-9 A-Z a-z - _}
 * @param card card data and birth date
 */
public record BulkPerson(String key, CardQuestion card) {

    public BulkPerson {
        if (!key.matches("[0-9A-Za-z_-]{1,50}")) {
            throw new IllegalArgumentException("a key has 1 to 50 characters of 0-9, A-Z, a-z, - and _");
        }
        Objects.requireNonNull(card);
    }

    /** Masked: the insurer only; a key may be a patient number. */
    @Override
    public String toString() {
        return "BulkPerson[" + card + "]";
    }
}
