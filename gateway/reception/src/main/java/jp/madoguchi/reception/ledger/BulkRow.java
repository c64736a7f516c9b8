package jp.madoguchi.reception.ledger;

import java.util.List;
import java.util.Objects;
import jp.madoguchi.domain.exchange.Registration;
import jp.madoguchi.domain.identity.PatientNumber;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.qualification.CardQuestion;
import jp.madoguchi.domain.qualification.Notice;
import org.jspecify.annotations.Nullable;

/**
 * One person of a bulk job.
 *
 * @param job          the job
 * @param number       place in the job, from 1
 * @param patient      the patient, as far as known
 * @param of           the hospital's number that the list named
 * @param card         what is asked with; none if there is nothing to ask with
 * @param registration what is to be registered, for registrations
 * @param outcome      what was found out
 * @param reason       why
 * @param notice       what the national system said, verbatim
 * @param answer       the answer
 * @param also         further reasons, the most urgent first; rows of before have none
 */
public record BulkRow(
        ResourceId job,
        int number,
        @Nullable ResourceId patient,
        @Nullable PatientNumber of,
        @Nullable CardQuestion card,
        @Nullable Registration registration,
        BulkOutcome outcome,
        @Nullable BulkReason reason,
        @Nullable Notice notice,
        @Nullable ResourceId answer,
        List<BulkReason> also) {

    private static final int KEY_OF_JOB = 12;

    public BulkRow {
        Objects.requireNonNull(job);
        Objects.requireNonNull(outcome);
        also = also == null ? List.of() : List.copyOf(also);
        if (number < 1) {
            throw new IllegalArgumentException("rows count from 1");
        }
    }

    /** One with at most one reason. */
    public BulkRow(ResourceId job, int number, @Nullable ResourceId patient, @Nullable PatientNumber of,
            @Nullable CardQuestion card, @Nullable Registration registration, BulkOutcome outcome,
            @Nullable BulkReason reason, @Nullable Notice notice, @Nullable ResourceId answer) {
        this(job, number, patient, of, card, registration, outcome, reason, notice, answer, List.of());
    }

    /** The name under which the national system is asked about the person: nothing that says who it is. */
    public String key() {
        String id = job.value().replaceAll("[^0-9A-Za-z]", "");
        return "%05d-%s".formatted(number, id.substring(0, Math.min(KEY_OF_JOB, id.length())));
    }

    /** Whether nothing is found out yet, also where the job stopped: a late result is taken all the same. */
    public boolean waits() {
        return outcome == BulkOutcome.WAITING || reason != null && reason.isOfStoppedJob();
    }

    /** The same row, about which nothing is known because its job stopped. */
    public BulkRow stopped(BulkStop why) {
        return ended(why.outcomeOfRows(), why.ofRows());
    }

    /** The same row, whose job goes on. */
    public BulkRow waitingAgain() {
        return new BulkRow(job, number, patient, of, card, registration, BulkOutcome.WAITING, null, null, null);
    }

    /** The same row with what was found out. */
    public BulkRow ended(BulkOutcome now, @Nullable BulkReason why, @Nullable Notice said, @Nullable ResourceId whose,
            @Nullable ResourceId by) {
        return new BulkRow(job, number, whose == null ? patient : whose, of, card, registration, now, why, said, by);
    }

    /** The same row with further reasons, the most urgent first. */
    public BulkRow also(List<BulkReason> reasons) {
        return new BulkRow(job, number, patient, of, card, registration, outcome, reason, notice, answer, reasons);
    }

    /** The same row with what was found out, where no answer was taken. */
    public BulkRow ended(BulkOutcome now, BulkReason why) {
        return ended(now, why, null, null, null);
    }

    /** Masked: job, place and outcome only. */
    @Override
    public String toString() {
        return "BulkRow[" + job + " " + number + " " + outcome + "]";
    }
}
