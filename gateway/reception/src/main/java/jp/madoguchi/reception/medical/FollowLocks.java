package jp.madoguchi.reception.medical;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.reception.ledger.AnswerLedger;
import jp.madoguchi.reception.ledger.CareEndRecord;
import jp.madoguchi.reception.ledger.Committed;

/**
 * Drops from memory what another node noted the revocation (R-CH-36) or the end of the care of (R-CH-34). Nothing of it is shown before,
 * either: each look is decided by the ledger. Where the ledger cannot say for too long whether something may still be here, all of it is
 * dropped: without the ledger nobody could look at it. That holds, too, while a run never ends, and however the machine's wall clock is
 * set meanwhile: the while is measured by a clock that only goes on.
 */
public final class FollowLocks {

    /** So long what is in memory may be there without the ledger's word; then it is dropped. */
    public static final Duration LONGEST_UNCHECKED = Duration.ofMinutes(1);

    /** So long a run may wait for the ledger; what it says later is not listened to, and the next run asks it anew. */
    private static final Duration LONGEST_RUN = Duration.ofSeconds(20);

    private final AnswerLedger ledger;
    private final MedicalWindow window;
    private final InstantSource clock;
    private final LongSupplier elapsed;
    private final Duration longestRun;
    private volatile long checked;

    /**
     * @param clock   the wall clock, by which consents and days of care end
     * @param elapsed nanoseconds by a clock that nobody sets
     */
    public FollowLocks(AnswerLedger ledger, MedicalWindow window, InstantSource clock, LongSupplier elapsed) {
        this(ledger, window, clock, elapsed, LONGEST_RUN);
    }

    /** @param longestRun how long a run may wait for the ledger */
    FollowLocks(AnswerLedger ledger, MedicalWindow window, InstantSource clock, LongSupplier elapsed,
            Duration longestRun) {
        this.ledger = ledger;
        this.window = window;
        this.clock = clock;
        this.elapsed = elapsed;
        this.longestRun = longestRun;
        this.checked = elapsed.getAsLong();
    }

    private record Locks(Map<ResourceId, Instant> revoked, Map<ResourceId, List<CareEndRecord>> ended) {}

    /**
     * One run, to be started every few seconds; gives how many patients' information is here after it. Fails only when the ledger does, or
     * says nothing for too long: a commit that is lost for good stops no later run.
     */
    public CompletionStage<Integer> run() {
        Set<ResourceId> patients = window.patients();
        long begun = elapsed.getAsLong();
        if (patients.isEmpty()) {
            checked = begun;
            return CompletableFuture.completedStage(0);
        }
        return ledger.commit(transaction -> new Locks(transaction.revocations().of(patients),
                transaction.careEnds().of(patients))).thenApply(Committed::value).toCompletableFuture().copy()
                .orTimeout(longestRun.toMillis(), TimeUnit.MILLISECONDS).handle((locks, failure) -> {
                    if (failure != null) {
                        dropUnchecked();
                        return CompletableFuture.<Integer>failedStage(failure instanceof TimeoutException
                                ? new ProblemException(Problem.of(ProblemCode.LEDGER_UNAVAILABLE), failure)
                                : failure);
                    }
                    for (ResourceId patient : patients) {
                        window.follow(patient, locks.revoked().get(patient),
                                locks.ended().getOrDefault(patient, List.of()), clock.instant());
                    }
                    checked = begun;
                    return CompletableFuture.completedStage(window.patients().size());
                }).thenCompose(became -> became);
    }

    /** Drops all of it where no run has ended well for too long; to be called every few seconds, whether or not a run goes on. */
    public void dropUnchecked() {
        if (elapsed.getAsLong() - checked > LONGEST_UNCHECKED.toNanos()) {
            window.clear();
        }
    }
}
