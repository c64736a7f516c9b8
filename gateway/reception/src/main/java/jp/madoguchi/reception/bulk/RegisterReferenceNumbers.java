package jp.madoguchi.reception.bulk;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import jp.madoguchi.domain.exchange.Registration;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.PatientNumber;
import jp.madoguchi.domain.identity.ReferenceNumber;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.reception.ledger.AnswerLedger;
import jp.madoguchi.reception.ledger.BulkJob;
import jp.madoguchi.reception.ledger.BulkOutcome;
import jp.madoguchi.reception.ledger.BulkReason;
import jp.madoguchi.reception.ledger.BulkRow;
import jp.madoguchi.reception.ledger.BulkSubject;
import jp.madoguchi.reception.ledger.CoverageRecord;
import jp.madoguchi.reception.ledger.LedgerTransaction;
import jp.madoguchi.reception.ledger.PatientRecord;
import org.jspecify.annotations.Nullable;

/**
 * Registers the hospital's patient numbers at the national system (照会番号登録), one or many, so that answers find their patients by them;
 * and compares who is linked to whom here and there.
 */
public final class RegisterReferenceNumbers {

    private final AnswerLedger ledger;
    private final BulkSettings settings;

    public RegisterReferenceNumbers(AnswerLedger ledger, BulkSettings settings) {
        this.ledger = ledger;
        this.settings = settings;
    }

    /** Plans the registration of one patient. */
    public CompletionStage<BulkPlan> plan(FacilityCode facility, TerminalId terminal, PatientNumber patient) {
        return plan(facility, terminal, new BulkSubject.OneReference(), List.of(patient));
    }

    /** Plans the registration of many patients; each is registered once, however often the list names them. */
    public CompletionStage<BulkPlan> planMany(FacilityCode facility, TerminalId terminal,
            List<PatientNumber> patients) {
        return plan(facility, terminal, new BulkSubject.References(), patients);
    }

    private CompletionStage<BulkPlan> plan(FacilityCode facility, TerminalId terminal, BulkSubject subject,
            List<PatientNumber> patients) {
        List<PatientNumber> each = List.copyOf(new LinkedHashSet<>(patients));
        return ledger.commit(transaction -> new BulkPlan(transaction.newId(), 0, 0, 0, patients.size() - each.size()))
                .thenCompose(empty -> new BulkPlanning(ledger, settings.size(), facility, terminal, subject).plan(each,
                        empty.value(), (transaction, number) -> entry(transaction, facility, number)));
    }

    private static BulkPlanning.Entry entry(LedgerTransaction ledger, FacilityCode facility, PatientNumber number) {
        Optional<PatientRecord> patient = ledger.patientByNumber(facility, number);
        if (patient.isEmpty()) {
            return new BulkPlanning.Entry(number, null, null, null, BulkReason.PATIENT_UNKNOWN);
        }
        PatientRecord known = patient.get();
        Optional<MemberId> member = new OnFile(ledger).member(known);
        Registration registration = member
                .map(its -> new Registration(new ReferenceNumber(number.value()), its)).orElse(null);
        return new BulkPlanning.Entry(number, known.id(), null, registration,
                registration == null ? BulkReason.NO_CARD_DATA : null);
    }

    /** Who of a batch is linked to whom here and there; {@code RESOURCE_UNKNOWN} if the institution has no such batch. */
    public CompletionStage<List<PatientLink>> reconcile(FacilityCode facility, ResourceId batch) {
        return ledger.commit(transaction -> {
            List<BulkJob> jobs = transaction.bulkJobs().ofBatch(batch);
            if (jobs.isEmpty() || !jobs.getFirst().facility().equals(facility)) {
                throw new ProblemException(Problem.at(ProblemCode.RESOURCE_UNKNOWN, "batch"));
            }
            return jobs;
        }).thenCompose(jobs -> {
            CompletionStage<List<PatientLink>> links = CompletableFuture.completedStage(new ArrayList<>());
            for (BulkJob job : jobs.value()) {
                links = links.thenCompose(sofar -> ledger.commit(transaction -> links(transaction, job))
                        .thenApply(more -> {
                            sofar.addAll(more.value());
                            return sofar;
                        }));
            }
            return links;
        });
    }

    private static List<PatientLink> links(LedgerTransaction ledger, BulkJob job) {
        List<PatientLink> links = new ArrayList<>();
        for (BulkRow row : ledger.bulkJobs().rows(job.id())) {
            PatientNumber number = row.of();
            if (number != null) {
                links.add(link(ledger, row, number));
            }
        }
        return links;
    }

    private static PatientLink link(LedgerTransaction ledger, BulkRow row, PatientNumber number) {
        Optional<PatientRecord> patient = row.patient() == null ? Optional.empty() : ledger.patient(row.patient());
        if (patient.isEmpty()) {
            return new PatientLink(number, null, null, row.outcome(), LinkStanding.PATIENT_UNKNOWN);
        }
        ReferenceNumber here = patient.get().reference();
        ReferenceNumber there = there(ledger, patient.get(), row);
        boolean twice = here != null
                && ledger.candidates(patient.get().facility()).byReference(here).size() > 1;
        return new PatientLink(number, here, there, row.outcome(),
                twice ? LinkStanding.TWICE_HERE : standing(here, there));
    }

    /** What was registered holds until a newer answer says otherwise. */
    private static @Nullable ReferenceNumber there(LedgerTransaction ledger, PatientRecord patient, BulkRow row) {
        Optional<CoverageRecord> insurance = new OnFile(ledger).insurance(patient);
        Registration registration = row.registration();
        boolean registered = row.outcome() == BulkOutcome.REGISTERED && registration != null && insurance
                .map(coverage -> coverage.identity().equals(registration.member().matchKey())
                        && coverage.qualification().referenceNumber() == null)
                .orElse(true);
        return registered && registration != null
                ? registration.reference()
                : insurance.map(coverage -> coverage.qualification().referenceNumber()).orElse(null);
    }

    private static LinkStanding standing(@Nullable ReferenceNumber here, @Nullable ReferenceNumber there) {
        if (here == null) {
            return there == null ? LinkStanding.NOWHERE : LinkStanding.THERE_ONLY;
        }
        if (there == null) {
            return LinkStanding.HERE_ONLY;
        }
        return here.equals(there) ? LinkStanding.AGREES : LinkStanding.DISAGREES;
    }
}
