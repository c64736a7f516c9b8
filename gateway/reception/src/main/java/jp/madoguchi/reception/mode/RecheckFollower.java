package jp.madoguchi.reception.mode;

import java.time.LocalDate;
import java.util.Optional;
import jp.madoguchi.domain.claim.AnswerEvidence;
import jp.madoguchi.domain.claim.ResultClass;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.qualification.AnswerOutcome;
import jp.madoguchi.domain.qualification.InquiryId;
import jp.madoguchi.reception.inquiry.AnswerFollower;
import jp.madoguchi.reception.ledger.AnswerRecord;
import jp.madoguchi.reception.ledger.InquiryRecord;
import jp.madoguchi.reception.ledger.LedgerTransaction;
import jp.madoguchi.reception.ledger.RecheckRecord;
import jp.madoguchi.reception.ledger.RecheckState;

/**
 * What an answer makes of re-checks, inside its commit. A valid one settles those of its patient's visits, however it came: asked by a
 * re-check, late, or by a card; also what was left to a person already. A question that failed becomes one. Another one leaves the re-check that asked to a person: the task is that of the answer. One that says
 * nothing of the qualification means another try. One that is still being processed waits for its answer as one does that nobody has
 * answered yet: after that time it is asked again.
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
            processed(ledger, record);
            return;
        }
        InquiryId question = record.inquiry();
        if (question != null) {
            Optional<RecheckRecord> known = ledger.rechecks().byQuestion(question);
            if (known.isEmpty()) {
                failed(ledger, record, question);
            } else if (known.get().state().pending()) {
                answered(ledger, known.get(), record, result.get());
            }
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

    /** A question about one card that could not be asked, or failed at the national system: its patient was taken without an answer. */
    private void failed(LedgerTransaction ledger, AnswerRecord record, InquiryId question) {
        InquiryRecord asked = ledger.inquiry(question).orElse(null);
        if (!(record.answer().outcome() instanceof AnswerOutcome.Failed) || asked == null || asked.card().isEmpty()) {
            return;
        }
        RecheckBook book = new RecheckBook(ledger, settings);
        LocalDate visit = record.answer().confirmationDate();
        ResourceId patient = record.patient() == null ? asked.patient() : record.patient();
        RecheckRecord stands = book.enter(RecheckRecord.entered(ledger.newId(), record.facility(), record.terminal(),
                patient, asked.card().get(), null, visit, book.claimRun(visit)).shown(asked.shown()));
        ledger.rechecks().link(question, stands.id());
    }

    /** The national system works on a question about one card: its patient has no answer yet. */
    private void processed(LedgerTransaction ledger, AnswerRecord record) {
        InquiryId question = record.inquiry();
        InquiryRecord asked = question == null ? null : ledger.inquiry(question).orElse(null);
        if (!(record.answer().outcome() instanceof AnswerOutcome.Processing) || asked == null
                || asked.card().isEmpty() || ledger.rechecks().byQuestion(asked.id()).isPresent()) {
            return;
        }
        RecheckBook book = new RecheckBook(ledger, settings);
        LocalDate visit = record.answer().confirmationDate();
        RecheckRecord entered = RecheckRecord.entered(ledger.newId(), record.facility(), record.terminal(),
                record.patient() == null ? asked.patient() : record.patient(), asked.card().get(), null, visit,
                book.claimRun(visit)).shown(asked.shown());
        RecheckRecord stands = book.enter(entered);
        ledger.rechecks().link(asked.id(), stands.id());
        if (stands.equals(entered)) {
            ledger.rechecks().save(stands.awaiting(asked.id(), ledger.at()));
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
