package jp.madoguchi.store.cache;

import java.util.Map;
import jp.madoguchi.domain.exchange.BulkFamily;
import jp.madoguchi.domain.exchange.CareSetting;
import jp.madoguchi.domain.exchange.Question;
import jp.madoguchi.domain.qualification.InquiryId;
import jp.madoguchi.fhir.convert.AnswerSource;
import jp.madoguchi.fhir.convert.ProofChannel;
import jp.madoguchi.reception.ledger.AnswerRecord;

/** By which way answers came, as their questions tell. */
final class AnswerSources {

    private final Map<InquiryId, Question> questions;

    AnswerSources(Map<InquiryId, Question> questions) {
        this.questions = questions;
    }

    AnswerSource of(AnswerRecord answer) {
        return new AnswerSource(answer.terminal(), channel(answer), answer.receivedAt());
    }

    /** A reader's without a question; one whose question is gone was asked by card data, which is the weakest proof. */
    private ProofChannel channel(AnswerRecord answer) {
        if (answer.inquiry() == null) {
            return ProofChannel.READER;
        }
        Question question = questions.get(answer.inquiry());
        return question == null ? ProofChannel.CARD_DATA : channel(question);
    }

    private static ProofChannel channel(Question question) {
        return switch (question) {
            case Question.Confirm confirm -> ProofChannel.CARD_DATA;
            case Question.Recheck recheck -> remote(recheck.setting());
            case Question.CollectConsented collect -> remote(collect.setting());
            case Question.FetchResult fetch -> channel(fetch.family());
            case Question.ConfirmMany many -> ProofChannel.BULK;
            case Question.CollectTickets tickets -> ProofChannel.TICKETS;
            case Question.RegisterReference one -> ProofChannel.CARD_DATA;
            case Question.RegisterReferences many -> ProofChannel.BULK;
            case Question.AskMedicines medicines -> ProofChannel.CARD_DATA;
            case Question.AskCheckUps checkUps -> ProofChannel.CARD_DATA;
            case Question.RevokeConsent revoke -> ProofChannel.CARD_DATA;
        };
    }

    private static ProofChannel channel(BulkFamily family) {
        return switch (family) {
            case CONSENTED_AT_HOME -> ProofChannel.HOME_VISIT;
            case CONSENTED_ONLINE -> ProofChannel.ONLINE;
            case TICKETS -> ProofChannel.TICKETS;
            case CONFIRMATIONS, REFERENCE_NUMBERS -> ProofChannel.BULK;
        };
    }

    private static ProofChannel remote(CareSetting setting) {
        return setting == CareSetting.ONLINE ? ProofChannel.ONLINE : ProofChannel.HOME_VISIT;
    }
}
