package jp.madoguchi.reception.inquiry;

import jp.madoguchi.domain.channel.AcceptedPapers;
import jp.madoguchi.domain.channel.InsuranceScheme;
import jp.madoguchi.domain.channel.PaperVerdict;
import jp.madoguchi.domain.channel.ShownAtDesk;
import jp.madoguchi.domain.claim.Brought;
import jp.madoguchi.domain.claim.InsuredStatement;
import jp.madoguchi.domain.claim.ResultClass;
import jp.madoguchi.domain.claim.ShownProof;
import jp.madoguchi.domain.insurance.CoverageCategory;
import jp.madoguchi.domain.qualification.CardQuestion;
import jp.madoguchi.reception.ledger.AnswerRecord;
import jp.madoguchi.reception.ledger.InquiryRecord;
import jp.madoguchi.reception.ledger.LedgerTransaction;
import org.jspecify.annotations.Nullable;

/**
 * What is known at the desk beside an answer. A reader's answer comes from a My Number card. A typed question tells what its clerk said it
 * was shown, judged by the acceptance matrix on the day of the visit; where nobody said it, or a paper's last day was not typed, it is
 * {@code UNKNOWN}, and the desk procedure asks.
 *
 * @param brought what the patient came with
 * @param insured what the patient says about being insured
 * @param shown   what was shown instead of a verification, and may be accepted
 */
record DeskKnowledge(Brought brought, InsuredStatement insured, @Nullable ShownProof shown) {

    /** What is known beside an answer, inside its commit. */
    static DeskKnowledge of(LedgerTransaction ledger, AnswerRecord record, ResultClass result, AcceptedPapers papers) {
        if (record.inquiry() == null) {
            return new DeskKnowledge(Brought.MY_NUMBER_CARD, InsuredStatement.UNKNOWN, null);
        }
        InquiryRecord asked = ledger.inquiry(record.inquiry()).orElse(null);
        ShownAtDesk shown = asked == null ? null : asked.shown();
        CardQuestion card = asked == null ? null : asked.card().orElse(null);
        return shown == null || card == null ? unknown() : of(shown, card, record, result, papers);
    }

    private static DeskKnowledge unknown() {
        return new DeskKnowledge(Brought.UNKNOWN, InsuredStatement.UNKNOWN, null);
    }

    private static DeskKnowledge of(ShownAtDesk shown, CardQuestion card, AnswerRecord record, ResultClass result,
            AcceptedPapers papers) {
        boolean accepted = CoverageCategory.of(card.member().insurer()).flatMap(InsuranceScheme::of)
                .flatMap(scheme -> shown.verdict(papers, scheme, record.answer().confirmationDate()))
                .filter(verdict -> verdict == PaperVerdict.OK).isPresent();
        Brought brought = switch (shown.what()) {
            case MY_NUMBER_CARD -> Brought.MY_NUMBER_CARD;
            case INSURANCE_CARD, QUALIFICATION_CERTIFICATE -> shown.validUntil() == null
                    ? Brought.UNKNOWN
                    : accepted ? Brought.CARD_OR_CERTIFICATE : Brought.UNACCEPTED_PAPER;
            case QUALIFICATION_NOTICE, PORTAL_SCREEN ->
                shown.withCard() ? Brought.MY_NUMBER_CARD : Brought.UNACCEPTED_PAPER;
            case PATIENT_CARD, NOTHING -> Brought.NOTHING;
            case UNKNOWN -> Brought.UNKNOWN;
        };
        return new DeskKnowledge(brought, shown.insured(), proof(shown, brought, accepted, result));
    }

    /** The portal tells the qualification itself; a paper whose own number was looked up proves only what could not be looked up. */
    private static @Nullable ShownProof proof(ShownAtDesk shown, Brought brought, boolean accepted,
            ResultClass result) {
        if (shown.what() == ShownAtDesk.Thing.PORTAL_SCREEN) {
            return accepted ? ShownProof.PORTAL_SCREEN : null;
        }
        return brought == Brought.CARD_OR_CERTIFICATE && result == ResultClass.EQUIPMENT
                ? ShownProof.CARD_OR_CERTIFICATE
                : null;
    }
}
