package jp.madoguchi.reception.bulk;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.reception.ledger.BulkJob;
import jp.madoguchi.reception.ledger.BulkRow;
import jp.madoguchi.reception.ledger.BulkStop;
import jp.madoguchi.reception.ledger.DeskTask;
import jp.madoguchi.reception.ledger.DeskTaskCause;
import jp.madoguchi.reception.ledger.LedgerTransaction;

/** Tells a person that a bulk job needs somebody. */
final class BulkDesk {

    /** A reply bears another reception number than the job's. */
    static final String OTHER_RECEPTION_NUMBER = "OTHER_RECEPTION_NUMBER";
    /** A result names another institution. */
    static final String OTHER_INSTITUTION = "OTHER_INSTITUTION";
    /** A result holds somebody else's data under a person who was asked about. */
    static final String OTHER_PERSON = "OTHER_PERSON";
    /** A result holds another number of persons than it says. */
    static final String COUNT_DIFFERS = "COUNT_DIFFERS";

    /** Why a task ended: its job went on, or is finished. */
    static final String JOB_WENT_ON = "JOB_WENT_ON";

    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private BulkDesk() {}

    static ResourceId raise(LedgerTransaction ledger, BulkJob job, String reason) {
        LocalDate today = LocalDate.ofInstant(ledger.at(), JAPAN);
        DeskTask task = DeskTask.open(ledger.newId(), job.facility(), DeskStep.LOOK_AFTER_BULK_JOB, null,
                new DeskTaskCause(reason, List.of(), null, List.of(), ledger.at()), today, ledger.at());
        ledger.raise(task);
        return task.id();
    }

    /** Stops a job, and says so once. */
    static void stop(LedgerTransaction ledger, BulkJob job, BulkStop reason) {
        BulkJob stopped = job.stopped(reason, ledger.at());
        if (!stopped.equals(job)) {
            ledger.bulkJobs().save(left(ledger, stopped, reason));
        }
    }

    /**
     * A job was stopped: a person is told, and the worklist says of everybody it is about that nothing is known, and why. Gives the job with
     * its task, to be saved.
     */
    static BulkJob left(LedgerTransaction ledger, BulkJob stopped, BulkStop reason) {
        ledger.bulkJobs().save(ledger.bulkJobs().rows(stopped.id()).stream().filter(BulkRow::waits)
                .map(row -> row.stopped(reason)).toList());
        return stopped.lookedAfterBy(raise(ledger, stopped, reason.name()));
    }

    /** A stopped job goes on: everybody about whom nothing is known waits again, and nobody has to look any more. */
    static void goesOn(LedgerTransaction ledger, BulkJob job) {
        settle(ledger, job);
        ledger.bulkJobs().save(ledger.bulkJobs().rows(job.id()).stream().filter(BulkRow::waits)
                .map(BulkRow::waitingAgain).toList());
    }

    /** The task that asks somebody to look after a job ends with the reason for it; what was said of a reply's contents stays. */
    static void settle(LedgerTransaction ledger, BulkJob job) {
        if (job.task() != null) {
            ledger.task(job.task()).filter(DeskTask::pending)
                    .ifPresent(task -> ledger.save(task.cancel(JOB_WENT_ON, ledger.at())));
        }
    }
}
