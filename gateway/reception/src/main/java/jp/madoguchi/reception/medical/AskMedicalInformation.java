package jp.madoguchi.reception.medical;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import jp.madoguchi.domain.consent.ConsentItem;
import jp.madoguchi.domain.consent.View;
import jp.madoguchi.domain.consent.WrongPersonReport;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.exchange.Question;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.qualification.InquiryId;
import jp.madoguchi.reception.inquiry.InquiryIds;
import jp.madoguchi.reception.inquiry.NationalSystem;
import jp.madoguchi.reception.ledger.AnswerLedger;
import jp.madoguchi.reception.ledger.AuditFact;
import jp.madoguchi.reception.ledger.Committed;
import jp.madoguchi.reception.ledger.DeskTask;
import jp.madoguchi.reception.ledger.InquiryRecord;
import jp.madoguchi.reception.ledger.InquiryState;
import jp.madoguchi.reception.ledger.LedgerTransaction;

/**
 * Asks the national system for medicines, treatments and check-ups, inside the window of the consents. That something was asked, by whom,
 * about whom and for which item goes into the ledger and the audit trail; what is answered goes to the window and to whoever waits, and
 * nowhere else.
 */
public final class AskMedicalInformation {

    private final AnswerLedger ledger;
    private final NationalSystem national;
    private final MedicalWindow window;
    private final InquiryIds ids;
    private final InstantSource clock;

    public AskMedicalInformation(AnswerLedger ledger, NationalSystem national, MedicalWindow window, InquiryIds ids,
            InstantSource clock) {
        this.ledger = ledger;
        this.national = national;
        this.window = window;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Asks, and waits at most {@code wait}: then it is {@code NotYet}, and the answer that comes later is in the window. Of several items
     * the first that the asker may see is given. Fails with {@code TOO_MANY_REQUESTS}, {@code RESOURCE_UNKNOWN}, or as
     * {@link NationalSystem#send}.
     */
    public CompletionStage<MedicalView> ask(MedicalOrder order, Duration wait) {
        Instant now = clock.instant();
        InquiryId id = ids.next(now);
        Question question = order.wish().question(id, order.facility(), order.terminal());
        Ticket ticket;
        try {
            ticket = window.open(id, order.subject(), order.wish().items(), now);
        } catch (ProblemException full) {
            return CompletableFuture.failedStage(full);
        }
        return ledger.commit(transaction -> enter(transaction, order, question)).thenApply(Committed::value)
                .thenCompose(refused -> {
                    if (refused.isPresent()) {
                        window.close(id, null);
                        return CompletableFuture
                                .<MedicalView>completedStage(new MedicalView.Refused(refused.get()));
                    }
                    return national.send(question).exceptionallyCompose(failure -> notSent(id, failure))
                            .thenCompose(sent -> await(order, ticket, wait));
                })
                .whenComplete((view, failure) -> {
                    if (failure != null) {
                        window.close(id, null);
                    }
                });
    }

    /** Decides by what is known for good, and notes that it was asked, or refused. */
    private Optional<View.Refused> enter(LedgerTransaction transaction, MedicalOrder order, Question question) {
        ResourceId patient = order.subject().patient();
        if (transaction.patient(patient).filter(known -> known.facility().equals(order.facility())).isEmpty()) {
            throw new ProblemException(Problem.at(ProblemCode.RESOURCE_UNKNOWN, "patient"));
        }
        Set<ConsentItem> items = order.wish().items();
        Optional<View.Refused> refused = window.refusal(order.subject(), items,
                transaction.revocations().of(patient).orElse(null), reports(transaction, patient), order.viewer(),
                transaction.at());
        if (refused.isEmpty()) {
            transaction.save(InquiryRecord.asked(question, patient, transaction.at()));
        }
        String words = items.stream().sorted().map(ConsentItem::name).collect(Collectors.joining("."));
        transaction.note(new AuditFact(order.facility(), order.viewer().by(), "MedicalInformation", patient,
                (refused.isEmpty() ? "ASKED:" : "REFUSED:") + words));
        return refused;
    }

    /** What was reported before, by the tasks that came of it: they outlive a restart. */
    private static List<WrongPersonReport> reports(LedgerTransaction transaction, ResourceId patient) {
        return transaction.tasksOf(patient).stream().filter(task -> task.step() == DeskStep.REPORT_WRONG_PERSON)
                .flatMap(task -> report(task).stream()).toList();
    }

    private static Optional<WrongPersonReport> report(DeskTask task) {
        for (ConsentItem item : ConsentItem.values()) {
            if (item.name().equals(task.cause().reason())) {
                return Optional.of(new WrongPersonReport(item, "ledger", task.raisedAt()));
            }
        }
        return Optional.empty();
    }

    private CompletionStage<Void> notSent(InquiryId id, Throwable failure) {
        return ledger.commit(transaction -> {
            transaction.inquiry(id).filter(record -> record.state() == InquiryState.ASKED)
                    .ifPresent(record -> transaction.save(record.notSent()));
            return id;
        }).thenCompose(noted -> CompletableFuture.failedStage(failure));
    }

    private CompletionStage<MedicalView> await(MedicalOrder order, Ticket ticket, Duration wait) {
        Supplier<MedicalView> inVain = MedicalView.NotYet::new;
        Supplier<MedicalView> kept = () -> look(order);
        return ticket.asker.thenApply(came -> came.get() instanceof MedicalView.NotYet ? kept : came)
                .completeOnTimeout(inVain, wait.toMillis(), TimeUnit.MILLISECONDS)
                .thenApply(Supplier::get);
    }

    private MedicalView look(MedicalOrder order) {
        MedicalView view = new MedicalView.NotHere();
        for (ConsentItem item : order.wish().items()) {
            view = window.look(order.subject().patient(), item, order.viewer(), clock.instant());
            if (view instanceof MedicalView.Shown) {
                return view;
            }
        }
        return view;
    }
}
