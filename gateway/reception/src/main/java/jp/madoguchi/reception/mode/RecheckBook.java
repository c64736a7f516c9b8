package jp.madoguchi.reception.mode;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import jp.madoguchi.domain.claim.ResultClass;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.rule.RuleId;
import jp.madoguchi.reception.ledger.DeskTask;
import jp.madoguchi.reception.ledger.DeskTaskCause;
import jp.madoguchi.reception.ledger.LedgerTransaction;
import jp.madoguchi.reception.ledger.RecheckRecord;
import jp.madoguchi.reception.ledger.RecheckState;

/** Entering and ending re-checks inside one work. */
final class RecheckBook {

    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
    private static final List<RuleId> RULES = List.of(RuleId.of("R-RS-07"), RuleId.of("R-CH-50"));

    private final LedgerTransaction ledger;
    private final RecheckSettings settings;

    RecheckBook(LedgerTransaction ledger, RecheckSettings settings) {
        this.ledger = ledger;
        this.settings = settings;
    }

    static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, JAPAN);
    }

    LocalDate claimRun(LocalDate visit) {
        return ClaimUrgency.claimRun(visit, day(ledger.at()), settings);
    }

    /** Enters one unless the same person and visit stand there already; gives the one that stands. */
    RecheckRecord enter(RecheckRecord entered) {
        Optional<RecheckRecord> like = entered.card() == null
                ? Optional.empty()
                : ledger.rechecks().like(entered.facility(), entered.card(), entered.visit());
        if (like.isPresent()) {
            RecheckRecord stands = like.get();
            if (entered.shown() != null && stands.shown() == null) {
                stands = written(stands.nowShown(entered.shown()));
            }
            return entered.copied() == null || stands.copied() != null
                    ? stands
                    : written(stands.copied(entered.copied()));
        }
        ledger.rechecks().save(entered);
        if (!entered.state().pending()) {
            leaveTask(entered);
        }
        return entered;
    }

    /** What was written down by hand, or shown at a desk, stays, though somebody asked about the same visit before (R-CH-50). */
    private RecheckRecord written(RecheckRecord recheck) {
        ledger.rechecks().save(recheck);
        return recheck;
    }

    /** It got no answer: another try, or somebody else has to find out. */
    void unanswered(RecheckRecord recheck) {
        if (recheck.attempts() < settings.mostAttempts()) {
            ledger.rechecks().save(recheck.now(RecheckState.WAITING));
        } else {
            leave(recheck);
        }
    }

    /** Only a person can find out. */
    void leave(RecheckRecord recheck) {
        ledger.rechecks().save(recheck.now(RecheckState.LEFT_TO_PERSON));
        leaveTask(recheck);
    }

    private void leaveTask(RecheckRecord recheck) {
        DeskStep step = DeskStep.RETRY_VERIFICATION;
        boolean asked = recheck.patient() != null && ledger.tasksOf(recheck.patient()).stream()
                .anyMatch(task -> task.step() == step && task.pending() && task.visit().equals(recheck.visit()));
        if (!asked) {
            ledger.raise(DeskTask.open(ledger.newId(), recheck.facility(), step, recheck.patient(),
                    new DeskTaskCause(ResultClass.EQUIPMENT.name(), RULES, null, List.of(), ledger.at()),
                    recheck.visit(), ledger.at(), settings.claimRun()));
        }
    }
}
