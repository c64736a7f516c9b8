package jp.madoguchi.reception.bulk;

import java.util.Objects;
import jp.madoguchi.domain.identity.PatientNumber;
import jp.madoguchi.domain.identity.ReferenceNumber;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.reception.ledger.BulkOutcome;
import org.jspecify.annotations.Nullable;

/**
 * Who is linked to whom, of one patient.
 *
 * @param patient  the hospital's number
 * @param record   the patient; null if the number is not known here
 * @param here     the number under which answers find the patient here
 * @param there    the number that the national system holds: what was registered last, or what the newest answer named
 * @param outcome  what became of the registration; null where none is known
 * @param standing whether they agree
 */
public record PatientLink(PatientNumber patient, @Nullable ResourceId record, @Nullable ReferenceNumber here,
        @Nullable ReferenceNumber there, @Nullable BulkOutcome outcome, LinkStanding standing) {

    public PatientLink {
        Objects.requireNonNull(patient);
        Objects.requireNonNull(standing);
    }

    /** Masked: outcome and standing only. */
    @Override
    public String toString() {
        return "PatientLink[" + outcome + " " + standing + "]";
    }
}
