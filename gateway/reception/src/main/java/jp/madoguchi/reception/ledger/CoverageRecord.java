package jp.madoguchi.reception.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import jp.madoguchi.domain.certificate.MedicalTicket;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.qualification.CoverageStanding;
import jp.madoguchi.domain.qualification.Qualification;
import org.jspecify.annotations.Nullable;

/**
 * One insurance of a patient, or one medical ticket of a month.
 *
 * @param id            id; kept while facility, patient and identity stay
 * @param facility      institution
 * @param patient       patient
 * @param identity      insurer, symbol, number and branch in one form; for a ticket also its month, kind and number of issue
 * @param payer         organization that pays
 * @param qualification what the newest answer says of it
 * @param ticket        the ticket, for public assistance
 * @param standing      what a reception may make of it
 * @param answer        the answer that says so
 * @param asOf          when the national system said so
 */
public record CoverageRecord(
        ResourceId id,
        FacilityCode facility,
        ResourceId patient,
        String identity,
        ResourceId payer,
        Qualification qualification,
        @Nullable MedicalTicket ticket,
        CoverageStanding standing,
        ResourceId answer,
        Instant asOf) {

    public CoverageRecord {
        Objects.requireNonNull(id);
        Objects.requireNonNull(facility);
        Objects.requireNonNull(patient);
        Objects.requireNonNull(identity);
        Objects.requireNonNull(payer);
        Objects.requireNonNull(qualification);
        Objects.requireNonNull(standing);
        Objects.requireNonNull(answer);
        Objects.requireNonNull(asOf);
    }

    /**
     * Whether a reception learns nothing from this that it did not know from another one: a new confirmation of the same insurance says the same.
     * Persons, consents and tickets of other months, which an answer carries beside the insurance, do not count.
     */
    public boolean saysTheSameAs(CoverageRecord other) {
        return said().equals(other.said());
    }

    private List<Optional<Object>> said() {
        Qualification said = qualification;
        return Stream.of(patient, payer, identity, standing, ticket, said.classification(), said.insurerName(),
                said.personalFamily(), said.insuredName(), said.acquired(), said.lost(), said.cardIssued(),
                said.cardValidity(), said.ratio(), said.preschool(), said.reasonOfLoss(), said.elderly(), said.limit())
                .<Optional<Object>>map(Optional::ofNullable).toList();
    }

    /** Masked: id and standing only. */
    @Override
    public String toString() {
        return "CoverageRecord[" + id + " " + standing + "]";
    }
}
