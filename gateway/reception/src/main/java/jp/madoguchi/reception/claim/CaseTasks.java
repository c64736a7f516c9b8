package jp.madoguchi.reception.claim;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import jp.madoguchi.domain.claim.CaseState;
import jp.madoguchi.domain.claim.ClaimCase;
import jp.madoguchi.domain.claim.ClaimWays;
import jp.madoguchi.domain.claim.HoldReason;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.rule.RuleId;
import jp.madoguchi.reception.ledger.ClaimCaseRecord;
import jp.madoguchi.reception.ledger.DeskTask;
import jp.madoguchi.reception.ledger.DeskTaskCause;
import jp.madoguchi.reception.ledger.LedgerTransaction;

/**
 * The desk task of a case, in the commit of the case: raised while the case waits for something that a person must do, or came back and
 * can be claimed anew; ended by the gateway when it waits for that no more. One that a person has done is not raised again for the same
 * reason.
 */
final class CaseTasks {

    /** Why a task ended without a person. */
    static final String CASE_SETTLED = "CASE_SETTLED";

    private final ClaimWays ways;

    CaseTasks(ClaimWays ways) {
        this.ways = ways;
    }

    /** What a case asks of a person. */
    private record Wish(DeskStep step, String reason) {}

    /** Keeps a case together with its task; gives the case as it is kept. */
    ClaimCaseRecord keep(LedgerTransaction ledger, ClaimCaseRecord now) {
        ClaimCaseRecord kept = withTask(ledger, now);
        ledger.claimCases().save(kept, ways.run());
        return kept;
    }

    private ClaimCaseRecord withTask(LedgerTransaction ledger, ClaimCaseRecord now) {
        Optional<Wish> wish = wish(now);
        Optional<DeskTask> last = Optional.ofNullable(now.task()).flatMap(ledger::task);
        if (wish.isPresent() && last.filter(task -> answers(task, wish.get())).isPresent()) {
            return now;
        }
        last.filter(DeskTask::pending).ifPresent(task -> ledger.save(task.cancel(CASE_SETTLED, ledger.at())));
        return wish.isPresent() ? raised(ledger, now, wish.get()) : now;
    }

    /** A pending task of the step is the one; one that ended counts for its own reason only. */
    private static boolean answers(DeskTask task, Wish wish) {
        return task.step() == wish.step()
                && (task.pending() || task.cause().reason().equals(wish.reason()) && isDone(task));
    }

    private static boolean isDone(DeskTask task) {
        return switch (task.state().phase()) {
            case DONE -> true;
            case OPEN, TAKEN, CANCELLED -> false;
        };
    }

    private static Optional<Wish> wish(ClaimCaseRecord now) {
        ClaimCase claimCase = now.claimCase();
        HoldReason hold = claimCase.hold();
        if (hold != null) {
            return Optional.of(new Wish(hold.step(), hold.name()));
        }
        if (now.lacksBirthDate()) {
            return Optional.of(new Wish(HoldReason.BIRTH_DATE_MISSING.step(), HoldReason.BIRTH_DATE_MISSING.name()));
        }
        boolean cameBack = claimCase.history().stream().anyMatch(event -> event.to() == CaseState.RETURNED);
        return cameBack && claimCase.state().hasWay()
                ? Optional.of(new Wish(DeskStep.CLAIM_AGAIN_AFTER_RETURN, CaseState.RETURNED.name()))
                : Optional.empty();
    }

    private ClaimCaseRecord raised(LedgerTransaction ledger, ClaimCaseRecord now, Wish wish) {
        ClaimCase claimCase = now.claimCase();
        YearMonth month = ways.run().monthFor(claimCase.facts().visit(), CaseSettling.today(ledger.at()));
        List<RuleId> rules = ways.choose(claimCase.facts(), month).rules();
        DeskTask task = DeskTask.open(ledger.newId(), now.facility(), wish.step(), now.patient(),
                new DeskTaskCause(wish.reason(), rules, now.answer(), List.of(), ledger.at(),
                        ways.open(claimCase.facts(), month)),
                claimCase.facts().visit(), ledger.at(), ways.run());
        ledger.raise(task);
        return now.with(task.id());
    }
}
