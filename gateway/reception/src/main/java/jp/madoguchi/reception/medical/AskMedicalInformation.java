package jp.madoguchi.reception.medical;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
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
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.qualification.InquiryId;
import jp.madoguchi.reception.inquiry.InquiryIds;
import jp.madoguchi.reception.inquiry.NationalSystem;
import jp.madoguchi.reception.ledger.AnswerLedger;
import jp.madoguchi.reception.ledger.AuditFact;
import jp.madoguchi.reception.ledger.CareEndRecord;
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
        known(transaction, order.facility(), patient);
        Set<ConsentItem> items = order.wish().items();
        Optional<View.Refused> refused = window.refusal(asOfNow(transaction, order.subject()), items,
                transaction.revocations().of(patient).orElse(null), reports(transaction, patient), order.viewer(),
                transaction.at());
        if (refused.isEmpty()) {
            transaction.save(InquiryRecord.asked(question, patient, transaction.at()));
        }
        transaction.note(new AuditFact(order.facility(), order.viewer().by(), "MedicalInformation", patient,
                (refused.isEmpty() ? "ASKED:" : "REFUSED:") + words(items)));
        return refused;
    }

    /** With the ends of the care as the ledger has them; what is here, and what is on its way, ends with them, too. */
    private Consents asOfNow(LedgerTransaction transaction, Consents known) {
        List<CareEndRecord> ends = transaction.careEnds().of(known.patient());
        window.careEnded(known.patient(), ends, transaction.at());
        return known.careEnded(ends);
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

    /** @param kept whether it is in the window now, to be looked at like anything else there */
    private record Came(boolean kept, MedicalView view) {}

    private CompletionStage<MedicalView> await(MedicalOrder order, Ticket ticket, Duration wait) {
        Came notYet = new Came(false, new MedicalView.NotYet());
        return ticket.asker.thenApply(Supplier::get)
                .thenApply(view -> new Came(view instanceof MedicalView.NotYet, view))
                .completeOnTimeout(notYet, wait.toMillis(), TimeUnit.MILLISECONDS)
                .thenCompose(came -> came.kept()
                        ? look(order, order.wish().items().iterator())
                        : CompletableFuture.completedStage(came.view()));
    }

    private CompletionStage<MedicalView> look(MedicalOrder order, Iterator<ConsentItem> items) {
        return look(order.facility(), order.subject(), items.next(), order.viewer())
                .thenCompose(view -> view instanceof MedicalView.Shown || !items.hasNext()
                        ? CompletableFuture.completedStage(view)
                        : look(order, items));
    }

    /**
     * Gives what is here of an item, or says why not. That somebody looked, or was refused, is committed before anything is given. Fails
     * with {@code RESOURCE_UNKNOWN}.
     *
     * @param newest what the patient consented to last
     */
    public CompletionStage<MedicalView> look(FacilityCode facility, Consents newest, ConsentItem item, Viewer viewer) {
        return ledger.commit(transaction -> {
            known(transaction, facility, newest.patient());
            MedicalView view = window.look(asOfNow(transaction, newest), item,
                    transaction.revocations().of(newest.patient()).orElse(null),
                    reports(transaction, newest.patient()), viewer, transaction.at());
            String became = switch (view) {
                case MedicalView.Shown shown -> "SHOWN:";
                case MedicalView.Refused refused -> "REFUSED:";
                case MedicalView.NotHere nothing -> "";
                case MedicalView.NotYet nothing -> "";
                case MedicalView.Failed failed -> "";
                case MedicalView.TooLarge large -> "";
            };
            if (!became.isEmpty()) {
                transaction.note(new AuditFact(facility, viewer.by(), "MedicalInformation", newest.patient(),
                        became + item.name()));
            }
            return view;
        }).thenApply(Committed::value);
    }

    /** Somebody is refused before anything can be decided by consents: none is known. It is noted like every refusal. */
    public CompletionStage<MedicalView> withoutConsent(FacilityCode facility, ResourceId patient,
            Set<ConsentItem> items, Viewer viewer) {
        return ledger.commit(transaction -> {
            known(transaction, facility, patient);
            transaction.note(new AuditFact(facility, viewer.by(), "MedicalInformation", patient,
                    "REFUSED:" + words(items)));
            return window.withoutConsent(items, viewer);
        }).thenApply(Committed::value);
    }

    /** How somebody is refused about a patient whom nobody knows: as about one who consented to nothing. */
    public MedicalView ofNobody(Set<ConsentItem> items, Viewer viewer) {
        return window.withoutConsent(items, viewer);
    }

    private static void known(LedgerTransaction transaction, FacilityCode facility, ResourceId patient) {
        if (transaction.patient(patient).filter(known -> known.facility().equals(facility)).isEmpty()) {
            throw new ProblemException(Problem.at(ProblemCode.RESOURCE_UNKNOWN, "patient"));
        }
    }

    private static String words(Set<ConsentItem> items) {
        return items.stream().sorted().map(ConsentItem::name).collect(Collectors.joining("."));
    }
}
