package jp.madoguchi.reception.inquiry;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import jp.madoguchi.domain.identity.NameVariants;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.qualification.Answer;
import jp.madoguchi.domain.qualification.AnsweredPersons;
import jp.madoguchi.domain.qualification.Qualification;
import jp.madoguchi.reception.ledger.AnswerLedger;
import jp.madoguchi.reception.ledger.AnswerRecord;
import jp.madoguchi.reception.ledger.Committed;
import jp.madoguchi.reception.ledger.LedgerTransaction;
import jp.madoguchi.reception.ledger.PatientRecord;
import jp.madoguchi.reception.ledger.SourceFile;

/**
 * Takes an answer of the national system: decides whom it is about, commits it with everything that follows from it (patient,
 * coverages, consents, outbox, consumed key, desk task), then renews what the EMR reads, then tells the desk that waits.
 *
 * <p>Idempotent: the same file again changes nothing. The source file may be touched once the stage has completed, never before.
 */
public final class AcceptAnswer {

    private final AnswerLedger ledger;
    private final PatientViews views;
    private final WaitingDesks desks;
    private final List<String> destinations;
    private final AnswerFollowUp followUp;
    private final NameVariants variants;

    /** Without tasks for what answers leave open; see {@link AnswerFollowUp#none}. */
    public AcceptAnswer(AnswerLedger ledger, PatientViews views, WaitingDesks desks, List<String> destinations) {
        this(ledger, views, desks, destinations, AnswerFollowUp.none());
    }

    /** With names compared character by character; see {@link NameVariants#none}. */
    public AcceptAnswer(AnswerLedger ledger, PatientViews views, WaitingDesks desks, List<String> destinations,
            AnswerFollowUp followUp) {
        this(ledger, views, desks, destinations, followUp, NameVariants.none());
    }

    /**
     * @param destinations names of those who are told of each answer through the outbox
     * @param followUp     what answers leave to the desk
     * @param variants     writings of one character, by which twins under one number are told apart (R-BR-04)
     */
    public AcceptAnswer(AnswerLedger ledger, PatientViews views, WaitingDesks desks, List<String> destinations,
            AnswerFollowUp followUp, NameVariants variants) {
        this.ledger = ledger;
        this.views = views;
        this.desks = desks;
        this.destinations = List.copyOf(destinations);
        this.followUp = followUp;
        this.variants = variants;
    }

    /** Takes the answer that a file holds. Fails only when nothing could be committed; then the file stays and is tried again. */
    public CompletionStage<Acceptance> accept(SourceFile source, AnswerOrigin origin, Answer answer) {
        return ledger
                .commit(transaction -> new AnswerDecision(transaction, source, destinations, followUp, variants).decide(
                        origin,
                        answer))
                .thenCompose(this::publish);
    }

    /**
     * Takes an answer about one person out of a result about many, inside the commit of that result: the same decision as of a single
     * answer. The caller has made sure that the answer belongs to the person, keeps the source's key, and calls {@link #published} after
     * the commit.
     */
    public AnswerRecord acceptOneOfMany(LedgerTransaction transaction, SourceFile source, AskedPerson asked,
            Answer answer) {
        return new AnswerDecision(transaction, source, destinations, followUp, variants).take(asked, answer);
    }

    /**
     * Gives an answer that waited for a person's word to a patient, inside the commit of that word, as if it had been certain from the
     * start; of a family under one number only the patient's entries are kept. The caller calls {@link #published} after the commit.
     *
     * @param review the answer; it stands {@code REVIEW}
     * @return empty where nobody of the answer has the patient's birth date, or several have it and none or more than one the name
     */
    public Optional<AnswerRecord> attach(LedgerTransaction transaction, AnswerRecord review, PatientRecord patient) {
        Answer answer = review.answer();
        Optional<List<Qualification>> entries = answer.qualifications().isEmpty()
                ? Optional.of(List.of())
                : AnsweredPersons.of(answer, variants).about(patient.person(), variants);
        return entries.map(about -> {
            AnswerAttachment attachment = new AnswerAttachment(transaction, review.facility(), destinations);
            AnswerRecord nobodys = review.with(answer.with(about));
            AnswerRecord record = attachment.attach(nobodys, attachment.known(patient.id(), nobodys.answer()));
            transaction.attach(record);
            followUp.follow(transaction, record);
            return record;
        });
    }

    /**
     * Whether an answer that may be the person's can be taken at all: it is about one person, or about the family under the number that was
     * asked for (R-BR-04), of whom the person is taken.
     */
    public boolean isAboutOnePerson(LedgerTransaction transaction, SourceFile source, AskedPerson asked,
            Answer answer) {
        return new AnswerDecision(transaction, source, destinations, followUp, variants).isAboutOne(asked, answer);
    }

    /** Renews what the EMR reads of patients, as far as there are any. */
    public CompletionStage<Void> published(Collection<ResourceId> patients) {
        return patients.isEmpty() ? CompletableFuture.completedStage(null) : views.refresh(patients);
    }

    private CompletionStage<Acceptance> publish(Committed<Acceptance> committed) {
        Acceptance acceptance = committed.value();
        return switch (acceptance) {
            case Acceptance.Accepted accepted -> {
                ResourceId patient = accepted.answer().patient();
                CompletionStage<Void> seen = patient == null
                        ? CompletableFuture.completedStage(null)
                        : views.refresh(List.of(patient));
                yield seen.thenApply(done -> tellDesk(accepted));
            }
            case Acceptance.AlreadyAccepted again -> CompletableFuture.completedStage(again);
            case Acceptance.Refused refused -> CompletableFuture.completedStage(refused);
        };
    }

    private Acceptance tellDesk(Acceptance.Accepted accepted) {
        var inquiry = accepted.answer().inquiry();
        if (inquiry != null) {
            desks.tell(InquiryReport.answered(inquiry, accepted.answer()));
        }
        return accepted;
    }
}
