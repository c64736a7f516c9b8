package jp.madoguchi.reception.mode;

import java.util.Optional;
import jp.madoguchi.domain.claim.AnswerEvidence;
import jp.madoguchi.domain.claim.ResultClass;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.reception.inquiry.AnswerFollower;
import jp.madoguchi.reception.ledger.AnswerRecord;
import jp.madoguchi.reception.ledger.LedgerTransaction;
import jp.madoguchi.reception.ledger.RecheckRecord;
import jp.madoguchi.reception.ledger.RecheckState;

/**
 * What an answer makes of re-checks, inside its commit. A valid one settles those of its patient's visits, however it came: asked by a
 * re-check, late, or by a card; also what was left to a person already. Another one leaves the re-check that asked to a person: the task is that of the answer. One that says
 * nothing of the qualification means another try.
 */
public final class RecheckFollower implements AnswerFollower {

    private final RecheckSettings settings;

    public RecheckFollower(RecheckSettings settings) {
        this.settings = settings;
    }

    @Override
    public void follow(LedgerTransaction ledger, AnswerRecord record) {
        Optional<ResultClass> result = ResultClass.of(record.answer().outcome());
        if (result.isEmpty()) {
            return;
        }
        if (record.inquiry() != null) {
            ledger.rechecks().byQuestion(record.inquiry()).filter(known -> known.state().pending())
                    .ifPresent(known -> answered(ledger, known, record, result.get()));
        }
        ResourceId patient = record.patient();
        if (patient != null && result.get().isProof()) {
            for (RecheckRecord open : ledger.rechecks().openOf(patient)) {
                if (AnswerEvidence.current(record.answer(), open.visit()).isPresent()) {
                    ledger.rechecks().save(open.now(RecheckState.SETTLED));
                }
            }
        }
    }

    private void answered(LedgerTransaction ledger, RecheckRecord known, AnswerRecord record, ResultClass result) {
        switch (result) {
            case VALID -> ledger.rechecks().save(known.now(
                    record.patient() == null ? RecheckState.LEFT_TO_PERSON : RecheckState.SETTLED));
            case INVALID, NOT_FOUND, MULTIPLE, VALID_NO_TICKET ->
                ledger.rechecks().save(known.now(RecheckState.LEFT_TO_PERSON));
            case EQUIPMENT -> {
                boolean newest = known.state() == RecheckState.ASKED && record.inquiry() != null
                        && record.inquiry().equals(known.question());
                if (newest) {
                    new RecheckBook(ledger, settings).unanswered(known);
                }
            }
        }
    }
}
