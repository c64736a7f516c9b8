package jp.madoguchi.reception.inquiry;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import jp.madoguchi.domain.exchange.Question;
import jp.madoguchi.domain.identity.PatientNumber;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.qualification.Inquiry;
import jp.madoguchi.domain.qualification.InquiryId;
import jp.madoguchi.reception.ledger.AnswerLedger;
import jp.madoguchi.reception.ledger.Committed;
import jp.madoguchi.reception.ledger.InquiryRecord;
import jp.madoguchi.reception.ledger.InquiryState;
import jp.madoguchi.reception.ledger.LedgerTransaction;
import jp.madoguchi.reception.ledger.LedgerWork;

/**
 * Asks the national system about a person whose card data was typed at a desk. The question is committed before its file exists;
 * it is never sent twice, and an answer that comes after the desk stopped waiting is taken all the same (oqs-interface 8, Re-send).
 */
public final class AskNationalSystem {

    /** How long a desk waits for its answer where it says nothing else. */
    public static final Duration USUAL_WAIT = Duration.ofSeconds(15);
    /** How long a desk may wait at most. */
    public static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final AnswerLedger ledger;
    private final NationalSystem nationalSystem;
    private final WaitingDesks desks;
    private final InquiryIds ids;
    private final InstantSource clock;
    private final Optional<QuestionFollower> follower;

    public AskNationalSystem(AnswerLedger ledger, NationalSystem nationalSystem, WaitingDesks desks, InquiryIds ids,
            InstantSource clock) {
        this(ledger, nationalSystem, desks, ids, clock, Optional.empty());
    }

    private AskNationalSystem(AnswerLedger ledger, NationalSystem nationalSystem, WaitingDesks desks, InquiryIds ids,
            InstantSource clock, Optional<QuestionFollower> follower) {
        this.ledger = ledger;
        this.nationalSystem = nationalSystem;
        this.desks = desks;
        this.ids = ids;
        this.clock = clock;
        this.follower = follower;
    }

    /** The same, and what becomes of every question that its terminal has. */
    public AskNationalSystem and(QuestionFollower more) {
        return new AskNationalSystem(ledger, nationalSystem, desks, ids, clock, Optional.of(more));
    }

    /**
     * Asks, and waits at most {@code wait} for the answer. When that time is over the report says {@code ASKED}, which is never to
     * be read as "invalid". Fails with a {@code ProblemException} when the question could not be asked.
     */
    public CompletionStage<InquiryReport> ask(DeskQuestion question, Duration wait) {
        InquiryId id = ids.next(clock.instant());
        Inquiry inquiry = new Inquiry(id, question.facility(), question.terminal(), question.confirmationDate(),
                question.card());
        return ask(id, transaction -> new Entered(enter(transaction, inquiry, question), true), wait);
    }

    /** A new id for a question, from the gateway's clock. */
    InquiryId nextId() {
        return ids.next(clock.instant());
    }

    /**
     * A question as it was found or put into the ledger.
     *
     * @param record  the question
     * @param unasked whether its terminal does not have it yet
     */
    record Entered(InquiryRecord record, boolean unasked) {}

    /**
     * Asks under an id that the asker gives, and waits as {@link #ask(DeskQuestion, Duration)} does. {@code enter} finds or puts the question
     * into the ledger; one that was asked before is not sent again.
     */
    CompletionStage<InquiryReport> ask(InquiryId id, LedgerWork<Entered> enter, Duration wait) {
        CompletableFuture<InquiryReport> desk;
        try {
            desk = desks.enter(id);
        } catch (ProblemException full) {
            return CompletableFuture.failedStage(full);
        }
        InquiryReport noAnswerYet = new InquiryReport(id, InquiryState.ASKED, null);
        return ledger.commit(enter)
                .thenCompose(committed -> {
                    Entered entered = committed.value();
                    if (!entered.unasked()) {
                        if (entered.record().state() != InquiryState.ASKED) {
                            desk.complete(InquiryReport.of(entered.record()));
                        }
                        return CompletableFuture.completedStage(null);
                    }
                    // Beside the answer: a ledger that takes its time with this must not keep the desk waiting.
                    return send(entered.record().question()).thenAccept(sent -> {
                        var unused = followed(id);
                    });
                })
                .thenCompose(
                        sent -> desk.completeOnTimeout(noAnswerYet, wait.toMillis(), TimeUnit.MILLISECONDS))
                .whenComplete((report, failure) -> {
                    if (failure != null) {
                        desk.cancel(false);
                    }
                });
    }

    /** What became of a question; empty if there was none of this id. */
    public CompletionStage<Optional<InquiryReport>> report(InquiryId id) {
        return ledger.commit(transaction -> transaction.inquiry(id).map(InquiryReport::of)).thenApply(Committed::value);
    }

    private static InquiryRecord enter(LedgerTransaction ledger, Inquiry inquiry, DeskQuestion question) {
        PatientNumber number = question.patient();
        ResourceId patient = number == null
                ? null
                : ledger.patientByNumber(inquiry.facility(), number)
                        .orElseThrow(() -> new ProblemException(
                                Problem.at(ProblemCode.PATIENT_NUMBER_UNKNOWN, "patientNumber")))
                        .id();
        InquiryRecord record = new InquiryRecord(new Question.Confirm(inquiry), patient, ledger.at(),
                InquiryState.ASKED, null, question.shown());
        ledger.save(record);
        return record;
    }

    /** The question is out: whether the ledger can note what follows from that changes nothing for the desk. */
    private CompletionStage<Void> followed(InquiryId id) {
        return follower.<CompletionStage<Void>>map(follows -> ledger.<InquiryId>commit(transaction -> {
            transaction.inquiry(id).ifPresent(record -> follows.asked(transaction, record));
            return id;
        }).<Void>handle((noted, failure) -> null)).orElseGet(() -> CompletableFuture.completedStage(null));
    }

    private CompletionStage<Void> send(Question question) {
        return nationalSystem.send(question).exceptionallyCompose(failure -> notSent(question.id(), failure));
    }

    private CompletionStage<Void> notSent(InquiryId id, Throwable failure) {
        return ledger.commit(transaction -> {
            transaction.inquiry(id)
                    .filter(record -> record.state() == InquiryState.ASKED)
                    .ifPresent(record -> transaction.save(record.notSent()));
            return id;
        }).thenCompose(noted -> CompletableFuture.failedStage(failure));
    }
}
