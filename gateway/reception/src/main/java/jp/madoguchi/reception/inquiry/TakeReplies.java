package jp.madoguchi.reception.inquiry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import jp.madoguchi.domain.exchange.Echo;
import jp.madoguchi.domain.exchange.Question;
import jp.madoguchi.domain.exchange.Reply;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.qualification.Answer;
import jp.madoguchi.domain.qualification.AnswerOutcome;
import jp.madoguchi.domain.qualification.ReferenceClassification;
import jp.madoguchi.reception.ledger.AnswerLedger;
import jp.madoguchi.reception.ledger.InquiryRecord;

/**
 * The one place that decides whether a reply fits its question: the question is ours, the kind is its own, the institution and the
 * identifier that it echoes are the question's. Answers about one person then go through {@link AcceptAnswer}, other kinds to their
 * {@link ReplyTaker}.
 */
public final class TakeReplies implements Replies {

    private final AnswerLedger ledger;
    private final AcceptAnswer answers;
    private final List<ReplyTaker> takers;

    /** @param takers those of bulk jobs and of other kinds; for each kind the first that takes it */
    public TakeReplies(AnswerLedger ledger, AcceptAnswer answers, List<ReplyTaker> takers) {
        this.ledger = ledger;
        this.answers = answers;
        this.takers = List.copyOf(takers);
    }

    @Override
    public CompletionStage<Taken> take(Received received) {
        return ledger.commit(transaction -> new Known(transaction.inquiry(received.question()), transaction.at()))
                .thenCompose(known -> fit(received, known.value().asked(), known.value().at()));
    }

    private record Known(Optional<InquiryRecord> asked, Instant at) {}

    private CompletionStage<Taken> fit(Received received, Optional<InquiryRecord> asked, Instant at) {
        if (asked.isEmpty()) {
            return refused(received, ProblemCode.ANSWER_TO_OTHER_QUESTION);
        }
        Question question = asked.get().question();
        Echo echo = received.reply().echo();
        if (echo.facility() != null && !echo.facility().equals(question.facility())) {
            return refused(received, ProblemCode.FACILITY_FOREIGN);
        }
        boolean others = echo.fileIdentifier() != null && !echo.fileIdentifier().equals(question.id().value());
        if (others || received.reply().kind() != question.kind()
                || !received.source().facility().equals(question.facility())) {
            return refused(received, ProblemCode.ANSWER_TO_OTHER_QUESTION);
        }
        if (received.reply() instanceof Reply.Confirmed confirmed) {
            return accept(received, confirmed.answer());
        }
        if (received.reply() instanceof Reply.Failed failed && asked.get().card().isPresent()) {
            return accept(received, failed(asked.get(), failed, at));
        }
        return takers.stream().filter(taker -> taker.takes(question.kind())).findFirst()
                .map(taker -> taker.take(received, asked.get()))
                .orElseGet(() -> refused(received, ProblemCode.ANSWER_TO_OTHER_QUESTION));
    }

    private CompletionStage<Taken> accept(Received received, Answer answer) {
        return answers.accept(received.source(), new AnswerOrigin.AnswerTo(received.question()), answer)
                .thenApply(TakeReplies::taken);
    }

    /** A failure of the whole question is the answer about its one person: nothing follows about them. */
    private static Answer failed(InquiryRecord asked, Reply.Failed reply, Instant at) {
        Question question = asked.question();
        Instant processedAt = reply.echo().processedAt() == null ? at : reply.echo().processedAt();
        LocalDate day = switch (question) {
            case Question.Confirm confirm -> confirm.inquiry().confirmationDate();
            case Question.Recheck recheck -> recheck.confirmationDate();
            case Question.RegisterReference one -> throw noPerson();
            case Question.RegisterReferences many -> throw noPerson();
            case Question.ConfirmMany many -> throw noPerson();
            case Question.CollectConsented collect -> throw noPerson();
            case Question.CollectTickets collect -> throw noPerson();
            case Question.FetchResult fetch -> throw noPerson();
            case Question.AskMedicines medicines -> throw noPerson();
            case Question.AskCheckUps checkUps -> throw noPerson();
            case Question.RevokeConsent revoke -> throw noPerson();
        };
        return new Answer(question.facility(), ReferenceClassification.CARD_DATA, question.id().value(), null,
                processedAt, day, new AnswerOutcome.Failed(reply.notice()), asked.card().orElseThrow(), List.of(),
                null);
    }

    private static IllegalStateException noPerson() {
        return new IllegalStateException("a question about no one person's card");
    }

    private static Taken taken(Acceptance acceptance) {
        return switch (acceptance) {
            case Acceptance.Accepted accepted -> new Taken.Done();
            case Acceptance.AlreadyAccepted again -> new Taken.DoneBefore();
            case Acceptance.Refused refused -> new Taken.Refused(refused.problem());
        };
    }

    private static CompletionStage<Taken> refused(Received received, ProblemCode code) {
        return CompletableFuture.completedStage(new Taken.Refused(Problem.at(code, received.source().name())));
    }
}
