package jp.madoguchi.reception.desk;

import java.util.List;
import java.util.Optional;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.reception.ledger.AnswerRecord;
import jp.madoguchi.reception.ledger.DeskTask;
import jp.madoguchi.reception.ledger.NameDifferenceRecord;
import jp.madoguchi.reception.ledger.SubsidyEntry;

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

    /** The certificates of subsidies that wait for the decision of a facility's task, in the order in which they came; often none. */
    List<SubsidyEntry> certificates(FacilityCode facility, ResourceId task);

    /** The answer that waits for the decision of a facility's task whose it is; empty where none does. */
    Optional<AnswerRecord> answer(FacilityCode facility, ResourceId task);
}
