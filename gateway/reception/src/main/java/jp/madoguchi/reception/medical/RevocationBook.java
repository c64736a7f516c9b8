package jp.madoguchi.reception.medical;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.qualification.Notice;
import jp.madoguchi.domain.rule.RuleId;
import jp.madoguchi.reception.ledger.AuditFact;
import jp.madoguchi.reception.ledger.DeskTask;
import jp.madoguchi.reception.ledger.DeskTaskCause;
import jp.madoguchi.reception.ledger.HomeRevocation;
import jp.madoguchi.reception.ledger.HomeRevocationState;
import jp.madoguchi.reception.ledger.LedgerTransaction;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what became of a revocation, inside one work: the state, the fact for the audit trail, and one task for a person as long as
 * the national system has not said that it took it.
 */
final class RevocationBook {

    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
    private static final List<RuleId> RULES = List.of(RuleId.of("R-CH-36"));

    private final LedgerTransaction ledger;

    RevocationBook(LedgerTransaction ledger) {
        this.ledger = ledger;
    }

    void became(HomeRevocation before, HomeRevocationState state, @Nullable Notice said) {
        HomeRevocation now = before.became(state, said, ledger.at());
        if (now.equals(before)) {
            return;
        }
        if (now.state().needsPerson() && now.task() == null) {
            now = now.with(raised(now));
        } else if (now.state() == HomeRevocationState.REVOKED) {
            settleTask(now);
        }
        ledger.revocations().save(now);
        ledger.note(new AuditFact(now.facility(), "national-system", "Consent", now.patient(),
                "REVOCATION:" + state.name()));
    }

    private ResourceId raised(HomeRevocation now) {
        LocalDate day = LocalDate.ofInstant(now.askedAt(), JAPAN);
        DeskTask task = DeskTask.open(ledger.newId(), now.facility(), DeskStep.REVOKE_CONSENT_AT_TERMINAL,
                now.patient(), new DeskTaskCause(now.state().name(), RULES, null, List.of(), ledger.at()), day,
                ledger.at());
        ledger.raise(task);
        return task.id();
    }

    /** What is taken in the end needs nobody any more. */
    private void settleTask(HomeRevocation now) {
        if (now.task() != null) {
            ledger.task(now.task()).filter(DeskTask::pending)
                    .ifPresent(task -> ledger.save(task.cancel(now.state().name(), ledger.at())));
        }
    }
}
