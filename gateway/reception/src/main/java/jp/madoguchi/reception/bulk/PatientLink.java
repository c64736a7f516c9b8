package jp.madoguchi.reception.bulk;

import java.util.Objects;
import jp.madoguchi.domain.identity.PatientNumber;
import jp.madoguchi.domain.identity.ReferenceNumber;
import jp.madoguchi.reception.ledger.BulkOutcome;
import org.jspecify.annotations.Nullable;

/**
 * Who is linked to whom, of one patient.
 *
 * @param patient  the hospital's number
 * @param here     the number under which answers find the patient here
 * @param there    the number that the national system holds: what was registered last, or what the newest answer named
 * @param outcome  what became of the registration
 * @param standing whether they agree
 */
public record PatientLink(PatientNumber patient, @Nullable ReferenceNumber here, @Nullable ReferenceNumber there,
        BulkOutcome outcome, LinkStanding standing) {

    public PatientLink {
        Objects.requireNonNull(patient);
        Objects.requireNonNull(outcome);
        Objects.requireNonNull(standing);
    }
}
