package jp.madoguchi.reception.desk;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.madoguchi.domain.desk.ClaimRun;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.reception.ledger.AnswerLedger;
import jp.madoguchi.reception.ledger.DeskTask;
import jp.madoguchi.reception.ledger.DeskTaskCause;
import jp.madoguchi.reception.ledger.DeskTaskState;
import jp.madoguchi.reception.ledger.LedgerTransaction;
import org.jspecify.annotations.Nullable;

/**
 * The work at the end of a month (R-CH-31): every patient whose month has visits without a proof becomes a task of the claim desk, once for
 * patient and month, due by the claim run; nobody has to ask for the list. A proof that becomes known later ends it; one that was none after all leaves it to the claim desk again. What asked
 * the patient for a proof within that month ends with it. A month is looked at until the end of the month in which it is claimed and for as
 * long after it; then it is over, and what still stands of it is in its tasks. Done every day it changes only what is new, so that neither a
 * restart nor a second node leaves anything twice.
 */
public final class LeaveMonthsToClaimDesk {

    /** Why a task came up. */
    public static final String MONTH_WITHOUT_PROOF = "MONTH_WITHOUT_PROOF";

    /** Why a task ended without a person: the month is over in which the patient was to show a proof. */
    public static final String MONTH_OVER = "MONTH_OVER";

    /** How many months back the oldest is that a proof may still end. */
    private static final int MONTHS = 2;

    private final AnswerLedger ledger;
    private final CheckMonth check;
    private final ClaimRun run;

    /** @param run when the hospital claims */
    public LeaveMonthsToClaimDesk(AnswerLedger ledger, CheckMonth check, ClaimRun run) {
        this.ledger = ledger;
        this.check = check;
        this.run = run;
    }

    /**
     * Looks at the two months before a day's, which are over: of the older one what became known since. Stages fail with {@code LEDGER_UNAVAILABLE}; what was committed before stays.
     *
     * @param today the day, in Japan
     * @return how many tasks came up, or came back
     */
    public CompletionStage<Integer> run(FacilityCode facility, LocalDate today) {
        YearMonth now = YearMonth.from(today);
        return page(facility, now.minusMonths(MONTHS), null, 0)
                .thenCompose(older -> page(facility, now.minusMonths(1), null, older));
    }

    private CompletionStage<Integer> page(FacilityCode facility, YearMonth month, @Nullable ResourceId after,
            int before) {
        CheckMonth.Looked looked = check.look(facility, month, after, CheckMonth.MOST);
        if (looked.at().isEmpty()) {
            return CompletableFuture.completedStage(before);
        }
        return ledger.commit(transaction -> leave(transaction, facility, month, looked)).thenCompose(done -> {
            int raised = before + done.value();
            return looked.more()
                    ? page(facility, month, looked.at().getLast(), raised)
                    : CompletableFuture.completedStage(raised);
        });
    }

    private int leave(LedgerTransaction transaction, FacilityCode facility, YearMonth month,
            CheckMonth.Looked looked) {
        Map<ResourceId, MonthPage.Unproven> unproven = looked.unproven().stream()
                .collect(Collectors.toMap(MonthPage.Unproven::patient, Function.identity()));
        int raised = 0;
        for (ResourceId patient : looked.at()) {
            ResourceId id = idOf(facility, patient, month);
            Optional<DeskTask> known = transaction.task(id);
            MonthPage.Unproven one = unproven.get(patient);
            endAsking(transaction, patient, month, one == null ? DecideNextStep.PROVEN_SINCE : MONTH_OVER);
            if (one == null) {
                known.filter(DeskTask::pending).ifPresent(task -> transaction
                        .save(task.cancel(DecideNextStep.PROVEN_SINCE, transaction.at())));
            } else if (known.isEmpty()) {
                transaction.raise(DeskTask.open(id, facility, DeskStep.LIST_MONTH_WITHOUT_PROOF, patient,
                        new DeskTaskCause(MONTH_WITHOUT_PROOF, CheckMonth.RULES, null, List.of(), transaction.at(),
                                one.open()),
                        one.violation().days().getLast(), transaction.at(), run));
                raised++;
            } else if (known.get().state() instanceof DeskTaskState.Cancelled cancelled
                    && cancelled.reason().equals(DecideNextStep.PROVEN_SINCE)) {
                // The proof that ended it was told by mistake, or a later answer took it back.
                transaction.save(known.get().comeBack());
                raised++;
            }
        }
        return raised;
    }

    /** Nobody can show anything in a month that is over: what it lacks is the claim desk's (R-CH-32a). */
    private static void endAsking(LedgerTransaction transaction, ResourceId patient, YearMonth month, String why) {
        for (DeskTask task : transaction.tasksOf(patient)) {
            if (task.pending() && task.step() == DeskStep.SHOW_PROOF_THIS_MONTH
                    && YearMonth.from(task.visit()).equals(month)) {
                transaction.save(task.cancel(why, transaction.at()));
            }
        }
    }

    private static ResourceId idOf(FacilityCode facility, ResourceId patient, YearMonth month) {
        String name = "month-without-proof/" + facility + "/" + patient.value() + "/" + month;
        return new ResourceId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString());
    }
}
