package jp.madoguchi.reception.desk;

import java.util.Optional;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.reception.ledger.DeskTask;
import jp.madoguchi.reception.ledger.NameDifferenceRecord;

/**
 * The desk's tasks as they are read, beside the ledger's writer. Every call waits for the database, and fails with
 * {@code LEDGER_UNAVAILABLE}.
 */
public interface TaskReadings {

    /** A page of tasks, sorted by last day and id. */
    TaskPage page(TaskQuery query);

    /** A facility's task. */
    Optional<DeskTask> task(FacilityCode facility, ResourceId id);

    /** The two spellings that a facility's task is about; empty where it is about none. */
    Optional<NameDifferenceRecord> names(FacilityCode facility, ResourceId task);
}
