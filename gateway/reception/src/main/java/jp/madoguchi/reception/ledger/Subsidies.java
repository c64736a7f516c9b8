package jp.madoguchi.reception.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.madoguchi.domain.identity.ResourceId;

/** Certificates of subsidies (医療費助成), as one work sees them. */
public interface Subsidies {

    /** Everything that was ever sent of a patient's certificates, ended and deleted entries too, in the order in which their keys came. */
    List<SubsidyEntry> of(ResourceId patient);

    /** What waits for a task's decision whose it is, in the order in which it came. */
    List<SubsidyEntry> undecided(ResourceId task);

    /** Adds an entry, or replaces the one of its id. */
    void save(SubsidyEntry entry);

    /** What the patient chose at the reader at a visit, where somebody wrote it down. */
    Optional<SaidSubsidyChoice> choice(ResourceId patient, LocalDate visit);

    /** Keeps what a patient chose; a later word of the same visit replaces it. */
    void save(SaidSubsidyChoice choice);

    /** Takes out an undecided entry that a patient's own took in or has overtaken; nothing where there is none. */
    void remove(ResourceId id);
}
