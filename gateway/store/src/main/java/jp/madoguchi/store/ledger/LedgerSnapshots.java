package jp.madoguchi.store.ledger;

import java.util.List;
import java.util.Optional;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.PatientNumber;
import jp.madoguchi.domain.identity.ResourceId;
import org.jspecify.annotations.Nullable;

/**
 * The ledger as those read it who make views of it. Every call takes a connection, waits for the database, and fails with
 * {@code LEDGER_UNAVAILABLE}; none is made by the writer.
 */
public interface LedgerSnapshots {

    /** Everything of one patient, as of one moment. */
    Optional<PatientSnapshot> of(ResourceId patient);

    /**
     * Those of these patients who are in the directory and were never here, all as of one moment, in no order; each costs next to nothing. Of
     * whom there is more, and who is unknown, is left out.
     */
    List<PatientSnapshot> bare(List<ResourceId> patients);

    /**
     * The patient whom an answer was attached to, as of one moment, with this answer alone instead of the newest: for one that is too old
     * to be among them. Empty where it is unknown or nobody's.
     */
    Optional<PatientSnapshot> ofAnswer(ResourceId answer);

    /** The patient of this id, if there is one: the shortest question about a patient. */
    Optional<ResourceId> patient(ResourceId id);

    /** Whose coverage this is. */
    Optional<ResourceId> patientOfCoverage(ResourceId coverage);

    /** Whom this answer was attached to. */
    Optional<ResourceId> patientOfAnswer(ResourceId answer);

    /** The linked patient with this number. */
    Optional<ResourceId> patientOfNumber(FacilityCode facility, PatientNumber number);

    /** An organization. */
    Optional<OrganizationRecord> organization(ResourceId id);

    /** Patients by id, after {@code after} or from the first one, at most {@code most}. */
    List<PatientRevision> page(@Nullable ResourceId after, int most);

    /**
     * Patients of whom something was written after a revision, by revision and id, at most {@code most}; with {@code after} also those
     * of that very revision with a higher id, since one work can touch many patients.
     */
    List<PatientRevision> changedSince(long revision, @Nullable ResourceId after, int most);

    /** Organizations that were written after a revision, in that order, at most {@code most}. */
    List<OrganizationRecord> organizationsChangedSince(long revision, int most);

    /** How many patients there are. */
    long patients();
}
