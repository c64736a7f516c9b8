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
 * @param withdrawn   that the paper was typed by mistake; null where it was not
 */
public record SubsidyEntry(ResourceId id, FacilityCode facility, TerminalId terminal, @Nullable ResourceId patient,
        Instant asOf, SubsidyRecord certificate, @Nullable UndecidedHolder undecided, @Nullable String seenBy,
        @Nullable Withdrawn withdrawn) {

    /**
     * A paper was typed by mistake.
     *
     * @param by     who says so, by the staff's identifier
     * @param at     when
     * @param reason why, in the words of whoever says so
     */
    public record Withdrawn(String by, Instant at, String reason) {
        public Withdrawn {
            Objects.requireNonNull(at);
            if (by.isBlank() || reason.isBlank()) {
                throw new IllegalArgumentException("somebody takes it back for a reason");
            }
        }
    }

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
        if (withdrawn != null && (seenBy == null || !certificate.deleted())) {
            throw new IllegalArgumentException("only a paper is taken back, and then holds on no day");
        }
    }

    /** A paper that somebody saw. */
    public static SubsidyEntry seen(ResourceId id, FacilityCode facility, ResourceId patient, Instant at,
            SubsidyRecord certificate, String by) {
        return new SubsidyEntry(id, facility, TerminalId.DEFAULT, patient, at, certificate, null, by, null);
    }

    /** The same paper, which was typed by mistake: it holds on no day. */
    public SubsidyEntry takenBack(Withdrawn how) {
        return new SubsidyEntry(id, facility, terminal, patient, asOf, certificate.takenBack(), undecided, seenBy, how);
    }

    /** One that the hub sent. */
    public SubsidyEntry(ResourceId id, FacilityCode facility, TerminalId terminal, @Nullable ResourceId patient,
            Instant asOf, SubsidyRecord certificate, @Nullable UndecidedHolder undecided) {
        this(id, facility, terminal, patient, asOf, certificate, undecided, null, null);
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
