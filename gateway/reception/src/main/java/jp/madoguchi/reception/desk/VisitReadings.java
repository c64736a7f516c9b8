package jp.madoguchi.reception.desk;

import java.time.Instant;
import java.util.List;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import org.jspecify.annotations.Nullable;

/**
 * Who was asked about, read beside the ledger's writer. Every call waits for the database, and fails with {@code LEDGER_UNAVAILABLE}.
 */
public interface VisitReadings {

    /**
     * Patients with an answer to a question, received within a time, in the order of their ids. What a card reader brought is none: nobody
     * asked for it.
     *
     * @param since its beginning
     * @param until its end, which is not part of it
     * @param after the patient behind whom the list begins; null for its beginning
     * @param most  how many at most
     */
    List<ResourceId> askedAbout(FacilityCode facility, Instant since, Instant until, @Nullable ResourceId after,
            int most);
}
