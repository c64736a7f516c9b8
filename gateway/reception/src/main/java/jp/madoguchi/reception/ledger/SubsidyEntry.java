package jp.madoguchi.reception.ledger;

import java.time.Instant;
import java.util.Objects;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.subsidy.SubsidyRecord;
import org.jspecify.annotations.Nullable;

/**
 * One entry of one certificate of a subsidy, as the ledger keeps it.
 *
 * @param id          id
 * @param facility    institution
 * @param terminal    terminal that passed it on
 * @param patient     whose it is; null while that is not certain, and then it counts for nobody
 * @param asOf        when the national system said so
 * @param certificate what it says
 * @param undecided   who decides whose it is, and what is known of that; null where it is decided
 * @param seenBy      who of the staff saw the paper, by identifier; null for what the hub sent
 */
public record SubsidyEntry(ResourceId id, FacilityCode facility, TerminalId terminal, @Nullable ResourceId patient,
        Instant asOf, SubsidyRecord certificate, @Nullable UndecidedHolder undecided, @Nullable String seenBy) {

    public SubsidyEntry {
        Objects.requireNonNull(id);
        Objects.requireNonNull(facility);
        Objects.requireNonNull(terminal);
        Objects.requireNonNull(asOf);
        Objects.requireNonNull(certificate);
        if (patient != null && undecided != null) {
            throw new IllegalArgumentException("what has a patient is decided");
        }
        if (seenBy != null && (patient == null || seenBy.isBlank())) {
            throw new IllegalArgumentException("a paper is seen by somebody, and is the patient's");
        }
    }

    /** One that the hub sent. */
    public SubsidyEntry(ResourceId id, FacilityCode facility, TerminalId terminal, @Nullable ResourceId patient,
            Instant asOf, SubsidyRecord certificate, @Nullable UndecidedHolder undecided) {
        this(id, facility, terminal, patient, asOf, certificate, undecided, null);
    }

    /** The same certificate as a patient's, under an id of its own or that of the entry that it replaces. */
    public SubsidyEntry decided(ResourceId entry, ResourceId holder) {
        return new SubsidyEntry(entry, facility, terminal, holder, asOf, certificate, null);
    }

    /** Masked: id and payer only. */
    @Override
    public String toString() {
        return "SubsidyEntry[" + id + " " + certificate + "]";
    }
}
