package jp.madoguchi.reception.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import jp.madoguchi.domain.channel.ShownAtDesk;
import jp.madoguchi.domain.exchange.Question;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.qualification.CardQuestion;
import jp.madoguchi.domain.qualification.Inquiry;
import jp.madoguchi.domain.qualification.InquiryId;
import org.jspecify.annotations.Nullable;

/**
 * A question as the ledger keeps it. It is committed before its first effect: before its file is written, or its request sent.
 *
 * @param question the question
 * @param patient  the patient whom the desk named, if it named one
 * @param askedAt  when
 * @param state    where it stands
 * @param answer   the newest answer to it; none for a question that is not about one person's qualification
 * @param shown    what the desk said it was shown, unknown where it did not say; null where no desk asked, as of a case that the gateway
 *                 asks about again by itself: such a question is no visit of its own
 */
public record InquiryRecord(
        Question question,
        @Nullable ResourceId patient,
        Instant askedAt,
        InquiryState state,
        @Nullable AnswerRecord answer,
        @Nullable ShownAtDesk shown) {

    public InquiryRecord {
        Objects.requireNonNull(question);
        Objects.requireNonNull(askedAt);
        Objects.requireNonNull(state);
        if (answer != null && state != InquiryState.ANSWERED) {
            throw new IllegalArgumentException("a question with an answer is answered");
        }
        if (answer == null && state == InquiryState.ANSWERED && cardOf(question) != null) {
            throw new IllegalArgumentException("an answered question about a person has an answer");
        }
    }

    /** A question of which nobody at a desk said what was shown. */
    public InquiryRecord(Question question, @Nullable ResourceId patient, Instant askedAt, InquiryState state,
            @Nullable AnswerRecord answer) {
        this(question, patient, askedAt, state, answer, null);
    }

    /** Of a single confirmation. */
    public InquiryRecord(Inquiry inquiry, @Nullable ResourceId patient, Instant askedAt, InquiryState state,
            @Nullable AnswerRecord answer) {
        this(new Question.Confirm(inquiry), patient, askedAt, state, answer);
    }

    /** A question that is being asked. */
    public static InquiryRecord asked(Question question, @Nullable ResourceId patient, Instant at) {
        return new InquiryRecord(question, patient, at, InquiryState.ASKED, null);
    }

    /** The question's id. */
    public InquiryId id() {
        return question.id();
    }

    /** The card data that it asks about, if it asks about one person by card data. */
    public Optional<CardQuestion> card() {
        return Optional.ofNullable(cardOf(question));
    }

    private static @Nullable CardQuestion cardOf(Question question) {
        return switch (question) {
            case Question.Confirm confirm -> confirm.inquiry().card();
            case Question.Recheck recheck -> recheck.card();
            case Question.RegisterReference one -> null;
            case Question.RegisterReferences many -> null;
            case Question.ConfirmMany many -> null;
            case Question.CollectConsented collect -> null;
            case Question.CollectTickets collect -> null;
            case Question.FetchResult fetch -> null;
            case Question.AskMedicines medicines -> null;
            case Question.AskCheckUps checkUps -> null;
            case Question.RevokeConsent revoke -> null;
        };
    }

    /** The day that it asks about, if it asks about one person by card data. */
    public Optional<LocalDate> confirmationDate() {
        return switch (question) {
            case Question.Confirm confirm -> Optional.of(confirm.inquiry().confirmationDate());
            case Question.Recheck recheck -> Optional.of(recheck.confirmationDate());
            case Question.RegisterReference one -> Optional.empty();
            case Question.RegisterReferences many -> Optional.empty();
            case Question.ConfirmMany many -> Optional.empty();
            case Question.CollectConsented collect -> Optional.empty();
            case Question.CollectTickets collect -> Optional.empty();
            case Question.FetchResult fetch -> Optional.empty();
            case Question.AskMedicines medicines -> Optional.empty();
            case Question.AskCheckUps checkUps -> Optional.empty();
            case Question.RevokeConsent revoke -> Optional.empty();
        };
    }

    /** The same question with an answer. */
    public InquiryRecord answeredBy(AnswerRecord record) {
        return new InquiryRecord(question, patient, askedAt, InquiryState.ANSWERED, record, shown);
    }

    /** The same question with a reply that is no answer about one person, or whose answers are kept elsewhere. */
    public InquiryRecord replied() {
        return new InquiryRecord(question, patient, askedAt, InquiryState.ANSWERED, null, shown);
    }

    /** The same question, of which it was said that it failed; an answer may come all the same. */
    public InquiryRecord failed() {
        return new InquiryRecord(question, patient, askedAt, InquiryState.FAILED, null, shown);
    }

    /** The same question, which did not reach the terminal. */
    public InquiryRecord notSent() {
        return new InquiryRecord(question, patient, askedAt, InquiryState.NOT_SENT, null, shown);
    }
}
