package jp.madoguchi.reception.bulk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import jp.madoguchi.domain.exchange.Registration;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.PatientNumber;
import jp.madoguchi.domain.identity.ReferenceNumber;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.reception.inquiry.InsuranceOnFile;
import jp.madoguchi.reception.ledger.AnswerLedger;
import jp.madoguchi.reception.ledger.BulkJob;
import jp.madoguchi.reception.ledger.BulkOutcome;
import jp.madoguchi.reception.ledger.BulkReason;
import jp.madoguchi.reception.ledger.BulkRow;
import jp.madoguchi.reception.ledger.BulkRowQuery;
import jp.madoguchi.reception.ledger.BulkState;
import jp.madoguchi.reception.ledger.BulkSubject;
import jp.madoguchi.reception.ledger.Committed;
import jp.madoguchi.reception.ledger.CoverageRecord;
import jp.madoguchi.reception.ledger.LedgerReadings;
import jp.madoguchi.reception.ledger.LedgerTransaction;
import jp.madoguchi.reception.ledger.PatientRecord;
import org.jspecify.annotations.Nullable;

/**
 * Registers the hospital's patient numbers at the national system (照会番号登録), one or many, so that answers find their patients by them;
 * and compares who is linked to whom here and there.
 */
public final class RegisterReferenceNumbers {

    /** The longest page of a report. */
    public static final int MOST_LINKS = 200;

    private final AnswerLedger ledger;
    private final LedgerReadings readings;
    private final BulkSettings settings;

    /** @param readings the same ledger, to read reports from beside its writer */
    public RegisterReferenceNumbers(AnswerLedger ledger, LedgerReadings readings, BulkSettings settings) {
        this.ledger = ledger;
        this.readings = readings;
        this.settings = settings;
    }

    /**
     * Plans the registration of patients: of one in one step, of many in two. Each is registered once, however often the list names
     * them, and the same order again adds nothing. Fails with {@code REQUEST_ID_REUSED} if the request's identifier meant something else.
     */
    public CompletionStage<BulkPlan> plan(BulkOrder order, List<PatientNumber> patients) {
        List<PatientNumber> each = List.copyOf(new LinkedHashSet<>(patients));
        BulkSubject subject = each.size() == 1 ? new BulkSubject.OneReference() : new BulkSubject.References();
        BulkPlanning planning = new BulkPlanning(ledger, settings.size(), order.facility(), order.terminal(), subject);
        int doubles = patients.size() - each.size();
        return ledger.commit(transaction -> begin(transaction, planning, order, each, doubles))
                .thenApply(Committed::value)
                .thenCompose(begun -> planning.plan(begun.fresh(), begun.sofar(),
                        (transaction, number) -> entry(transaction, order.facility(), number)));
    }

    private record Begun(List<PatientNumber> fresh, BulkPlan sofar) {}

    private static Begun begin(LedgerTransaction transaction, BulkPlanning planning, BulkOrder order,
            List<PatientNumber> patients, int doubles) {
        Set<PatientNumber> planned = new HashSet<>();
        for (BulkJob job : transaction.bulkJobs().ofBatch(order.batch())) {
            transaction.bulkJobs().rows(job.id()).stream().map(BulkRow::of).forEach(planned::add);
        }
        return new Begun(patients.stream().filter(number -> !planned.contains(number)).toList(),
                planning.begin(transaction, order, "REFERENCE_NUMBERS", doubles));
    }

    private static BulkPlanning.Entry entry(LedgerTransaction ledger, FacilityCode facility, PatientNumber number) {
        Optional<PatientRecord> patient = ledger.patientByNumber(facility, number);
        if (patient.isEmpty()) {
            return new BulkPlanning.Entry(number, null, null, null, BulkReason.PATIENT_UNKNOWN);
        }
        PatientRecord known = patient.get();
        Optional<MemberId> member = new InsuranceOnFile(ledger).member(known);
        Registration registration = member
                .map(its -> new Registration(new ReferenceNumber(number.value()), its)).orElse(null);
        return new BulkPlanning.Entry(number, known.id(), null, registration,
                registration == null ? BulkReason.NO_CARD_DATA : null);
    }

    /**
     * A page of the reconciliation report of a batch: who is linked to whom here and there. Fails with {@code RESOURCE_UNKNOWN} if the
     * institution has no such batch.
     *
     * @param standings those that are shown; the totals are of all
     * @param after     where the page before ended; null for the first page
     * @param most      1 to {@value #MOST_LINKS}
     */
    public LinkPage reconcile(FacilityCode facility, ResourceId batch, Set<LinkStanding> standings,
            BulkRowQuery.@Nullable Place after, int most) {
        return readings.read(transaction -> {
            List<BulkJob> jobs = BulkWork.jobs(transaction, facility, batch);
            if (jobs.stream().noneMatch(job -> registers(job.subject()))) {
                throw new ProblemException(Problem.at(ProblemCode.RESOURCE_UNKNOWN, "batch"));
            }
            return new Report(standings, after, Math.min(most, MOST_LINKS)).of(transaction, jobs);
        });
    }

    /**
     * A page of the reconciliation report of the whole directory: who of the hospital's patients is linked to whom here and there, whether or not
     * a batch ever asked about them.
     *
     * @param standings those that are shown; the totals are of all that the page looked at
     * @param after     behind whom the page begins; null for the first page
     * @param most      how many patients are looked at, 1 to {@value #MOST_LINKS}
     */
    public DirectoryPage reconcile(FacilityCode facility, Set<LinkStanding> standings, @Nullable ResourceId after,
            int most) {
        int looked = Math.min(most, MOST_LINKS);
        return readings.read(transaction -> {
            List<PatientRecord> found = transaction.directory(facility, after, looked + 1);
            boolean more = found.size() > looked;
            List<PatientRecord> patients = more ? found.subList(0, looked) : found;
            Map<LinkStanding, Integer> totals = new EnumMap<>(LinkStanding.class);
            List<PatientLink> links = new ArrayList<>();
            for (PatientRecord patient : patients) {
                PatientLink link = link(transaction, patient);
                totals.merge(link.standing(), 1, Integer::sum);
                if (standings.contains(link.standing())) {
                    links.add(link);
                }
            }
            return new DirectoryPage(links, more ? patients.getLast().id() : null, totals);
        });
    }

    private static PatientLink link(LedgerTransaction ledger, PatientRecord patient) {
        BulkRow row = ledger.bulkJobs().registered(patient.id()).orElse(null);
        Instant registeredAt = row == null
                ? ledger.at()
                : ledger.bulkJobs().byId(row.job()).map(job -> registeredAt(ledger, job)).orElse(ledger.at());
        return link(ledger, patient, Objects.requireNonNull(patient.number()), row, registeredAt);
    }

    private static Instant registeredAt(LedgerTransaction ledger, BulkJob job) {
        return job.state() instanceof BulkState.Finished finished ? finished.at() : ledger.at();
    }

    /** One page, with the totals of the whole batch; an order names so few patients that all of them are compared each time. */
    private static final class Report {

        private final Set<LinkStanding> standings;
        private final BulkRowQuery.@Nullable Place after;
        private final int most;
        private final Map<LinkStanding, Integer> totals = new EnumMap<>(LinkStanding.class);
        private final List<PatientLink> links = new ArrayList<>();
        private boolean reached;
        private boolean more;
        private BulkRowQuery.@Nullable Place last;

        Report(Set<LinkStanding> standings, BulkRowQuery.@Nullable Place after, int most) {
            this.standings = standings;
            this.after = after;
            this.most = most;
            this.reached = after == null;
        }

        LinkPage of(LedgerTransaction ledger, List<BulkJob> jobs) {
            for (BulkJob job : jobs) {
                Instant registeredAt = registeredAt(ledger, job);
                for (BulkRow row : ledger.bulkJobs().rows(job.id())) {
                    if (row.of() != null) {
                        add(row, link(ledger, row, row.of(), registeredAt));
                    }
                }
            }
            return new LinkPage(links, more ? last : null, totals);
        }

        private void add(BulkRow row, PatientLink link) {
            totals.merge(link.standing(), 1, Integer::sum);
            if (reached && standings.contains(link.standing())) {
                if (links.size() < most) {
                    links.add(link);
                    last = BulkWork.behind(row);
                } else {
                    more = true;
                }
            }
            reached |= BulkWork.behind(row).equals(after);
        }
    }

    private static boolean registers(BulkSubject subject) {
        return switch (subject) {
            case BulkSubject.References many -> true;
            case BulkSubject.OneReference one -> true;
            case BulkSubject.Persons persons -> false;
            case BulkSubject.Consented consented -> false;
            case BulkSubject.Tickets tickets -> false;
        };
    }

    private static PatientLink link(LedgerTransaction ledger, BulkRow row, PatientNumber number,
            Instant registeredAt) {
        Optional<PatientRecord> patient = row.patient() == null ? Optional.empty() : ledger.patient(row.patient());
        if (patient.isEmpty()) {
            return new PatientLink(number, null, null, null, row.outcome(), LinkStanding.PATIENT_UNKNOWN);
        }
        return link(ledger, patient.get(), number, row, registeredAt);
    }

    private static PatientLink link(LedgerTransaction ledger, PatientRecord patient, PatientNumber number,
            @Nullable BulkRow row, Instant registeredAt) {
        ReferenceNumber here = patient.reference();
        ReferenceNumber there = there(ledger, patient, row, registeredAt);
        boolean twice = here != null && ledger.candidates(patient.facility()).byReference(here).size() > 1;
        return new PatientLink(number, patient.id(), here, there, row == null ? null : row.outcome(),
                twice ? LinkStanding.TWICE_HERE : standing(here, there));
    }

    /**
     * What was registered holds until a later answer about the same membership says otherwise, also by naming no number; a number that
     * was registered for another membership went with it (oqs-interface 4.1).
     */
    private static @Nullable ReferenceNumber there(LedgerTransaction ledger, PatientRecord patient,
            @Nullable BulkRow row, Instant registeredAt) {
        Optional<CoverageRecord> insurance = new InsuranceOnFile(ledger).insurance(patient);
        Registration registration = row == null || row.outcome() != BulkOutcome.REGISTERED ? null : row.registration();
        boolean holds = registration != null && insurance
                .map(coverage -> coverage.identity().equals(registration.member().matchKey())
                        && !coverage.asOf().isAfter(registeredAt))
                .orElse(true);
        return holds && registration != null
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
