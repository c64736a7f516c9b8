package jp.madoguchi.reception.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import jp.madoguchi.domain.desk.ClaimRun;
import jp.madoguchi.domain.identity.CandidateSource;
import jp.madoguchi.domain.identity.DirectoryOf;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.KnownPatient;
import jp.madoguchi.domain.identity.PatientNumber;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.insurance.InsurerNumber;
import jp.madoguchi.domain.qualification.InquiryId;
import org.jspecify.annotations.Nullable;

/** A ledger that forgets everything with the test: what a work throws undoes nothing, so works must throw before they write. */
public final class InMemoryLedger implements AnswerLedger, LedgerReadings {

    public final Map<ResourceId, PatientRecord> patients = new LinkedHashMap<>();
    public final Map<ResourceId, CoverageRecord> coverages = new LinkedHashMap<>();
    public final List<AnswerRecord> answers = new ArrayList<>();
    public final Map<InquiryId, InquiryRecord> inquiries = new LinkedHashMap<>();
    public final List<DeskTask> tasks = new ArrayList<>();
    public final Map<ResourceId, ClaimCaseRecord> cases = new LinkedHashMap<>();
    public final Map<ResourceId, BulkJob> bulkJobs = new LinkedHashMap<>();
    public final Map<ResourceId, TreeMap<Integer, BulkRow>> bulkRows = new LinkedHashMap<>();
    public final Map<String, AppointmentRecord> appointments = new LinkedHashMap<>();
    public final List<NameDifferenceRecord> nameDifferences = new ArrayList<>();
    public final List<OutboxEntry> outbox = new ArrayList<>();
    public final List<AuditFact> facts = new ArrayList<>();
    public final MemorySubsidies subsidies = new MemorySubsidies();
    public final InMemoryOutages outages = new InMemoryOutages(this);
    public final InMemoryCareEnds careEnds = new InMemoryCareEnds();
    public final Map<String, ResourceId> payers = new LinkedHashMap<>();
    public Instant now = Instant.parse("2026-11-20T00:30:15Z");

    private final Map<ResourceId, Map<ResourceId, CoverageRecord>> coveragesOf = new HashMap<>();
    private final Map<String, List<String>> consumed = new HashMap<>();
    private final Map<ResourceId, CaseDue> casesDue = new HashMap<>();
    private int indexed;
    private long revision;
    private int ids;

    @Override
    public synchronized <T> CompletionStage<Committed<T>> commit(LedgerWork<T> work) {
        revision++;
        try {
            return CompletableFuture.completedStage(new Committed<>(work.apply(new Transaction()), revision));
        } catch (RuntimeException failure) {
            return CompletableFuture.failedStage(failure);
        }
    }

    @Override
    public synchronized <T> T read(LedgerWork<T> work) {
        return work.apply(new Transaction());
    }

    /** When a case was due as it was saved, like the column of the database. */
    private record CaseDue(ClaimCaseRecord of, Optional<LocalDate> on) {}

    private final class Transaction implements LedgerTransaction {

        @Override
        public long revision() {
            return revision;
        }

        @Override
        public Instant at() {
            return now;
        }

        @Override
        public ResourceId newId() {
            return new ResourceId("id-" + ++ids);
        }

        @Override
        public List<String> consumedDigests(SourceFile file) {
            return List.copyOf(consumed.getOrDefault(key(file), List.of()));
        }

        @Override
        public void consume(SourceFile file) {
            consumed.computeIfAbsent(key(file), k -> new ArrayList<>()).add(file.digest());
        }

        private String key(SourceFile file) {
            return file.facility() + "/" + file.terminal() + "/" + file.folder() + "/" + file.name();
        }

        @Override
        public CandidateSource candidates(FacilityCode facility) {
            DirectoryOf directory = new DirectoryOf();
            patients.values().stream().filter(patient -> patient.facility().equals(facility))
                    .forEach(patient -> directory.with(new KnownPatient(facility, patient.number(), patient.reference(),
                            patient.candidate(), patient.members())));
            return directory;
        }

        @Override
        public Optional<PatientRecord> patient(ResourceId id) {
            return Optional.ofNullable(patients.get(id));
        }

        @Override
        public Optional<PatientRecord> patientByNumber(FacilityCode facility, PatientNumber number) {
            return patients.values().stream()
                    .filter(p -> p.facility().equals(facility) && number.equals(p.number()))
                    .findFirst();
        }

        @Override
        public List<PatientRecord> directory(FacilityCode facility, @Nullable ResourceId after, int most) {
            return patients.values().stream().filter(p -> p.facility().equals(facility) && p.number() != null)
                    .filter(p -> after == null || p.id().value().compareTo(after.value()) > 0)
                    .sorted(Comparator.comparing(p -> p.id().value())).limit(most).toList();
        }

        @Override
        public void save(PatientRecord patient) {
            patients.put(patient.id(), patient);
        }

        @Override
        public List<CoverageRecord> coverages(ResourceId patient) {
            // A test may have put some there itself.
            boolean complete = indexed == coverages.size();
            return complete
                    ? List.copyOf(coveragesOf.getOrDefault(patient, Map.of()).values())
                    : coverages.values().stream().filter(c -> c.patient().equals(patient)).toList();
        }

        @Override
        public void save(CoverageRecord coverage) {
            coverages.put(coverage.id(), coverage);
            // A coverage never changes its patient.
            var his = coveragesOf.computeIfAbsent(coverage.patient(), patient -> new LinkedHashMap<>());
            if (his.put(coverage.id(), coverage) == null) {
                indexed++;
            }
        }

        @Override
        public ResourceId payer(FacilityCode facility, InsurerNumber insurer, String name) {
            return payers.computeIfAbsent(facility + "|" + insurer, k -> newId());
        }

        @Override
        public void add(AnswerRecord answer) {
            answers.add(answer);
        }

        @Override
        public Optional<AnswerRecord> answer(ResourceId id) {
            return answers.stream().filter(known -> known.id().equals(id)).findFirst();
        }

        @Override
        public void attach(AnswerRecord answer) {
            answers.replaceAll(known -> known.id().equals(answer.id()) ? answer : known);
            inquiries.replaceAll((id, asked) -> asked.answer() != null && asked.answer().id().equals(answer.id())
                    ? asked.answeredBy(answer)
                    : asked);
        }

        @Override
        public Optional<InquiryRecord> inquiry(InquiryId id) {
            return Optional.ofNullable(inquiries.get(id));
        }

        @Override
        public void save(InquiryRecord inquiry) {
            inquiries.put(inquiry.id(), inquiry);
        }

        @Override
        public void raise(DeskTask task) {
            tasks.add(task);
        }

        @Override
        public Optional<DeskTask> task(ResourceId id) {
            return tasks.stream().filter(task -> task.id().equals(id)).findFirst();
        }

        @Override
        public List<DeskTask> tasksOf(ResourceId patient) {
            return tasks.stream().filter(task -> patient.equals(task.patient())).toList();
        }

        @Override
        public void save(DeskTask task) {
            tasks.replaceAll(known -> known.id().equals(task.id()) ? task : known);
        }

        @Override
        public NameDifferences nameDifferences() {
            return new NameDifferences() {
                @Override
                public List<NameDifferenceRecord> of(ResourceId patient) {
                    return nameDifferences.stream().filter(one -> one.patient().equals(patient)).toList();
                }

                @Override
                public void add(NameDifferenceRecord difference) {
                    nameDifferences.add(difference);
                }
            };
        }

        @Override
        public List<AnswerRecord> answersOf(ResourceId patient, Instant since) {
            return answers.reversed().stream()
                    .filter(one -> patient.equals(one.patient()) && !one.receivedAt().isBefore(since)).toList();
        }

        @Override
        public ClaimCases claimCases() {
            return new Cases();
        }

        @Override
        public Appointments appointments() {
            return new InMemoryAppointments(appointments);
        }

        @Override
        public BulkJobs bulkJobs() {
            return new Bulk();
        }

        @Override
        public Modes modes() {
            return outages;
        }

        @Override
        public Rechecks rechecks() {
            return outages;
        }

        @Override
        public Revocations revocations() {
            return outages;
        }

        @Override
        public CareEnds careEnds() {
            return careEnds;
        }

        @Override
        public Subsidies subsidies() {
            return subsidies;
        }

        @Override
        public void note(AuditFact fact) {
            facts.add(fact);
        }

        @Override
        public void enqueue(OutboxEntry entry) {
            outbox.add(entry);
        }
    }

    private final class Bulk implements BulkJobs {

        @Override
        public Optional<BulkJob> byId(ResourceId id) {
            return Optional.ofNullable(bulkJobs.get(id));
        }

        @Override
        public Optional<BulkJob> byQuestion(InquiryId question) {
            return bulkJobs.values().stream().filter(job -> question.equals(job.state().question())).findFirst();
        }

        @Override
        public List<BulkJob> ofBatch(ResourceId batch) {
            return bulkJobs.values().stream().filter(job -> job.batch().equals(batch)).toList();
        }

        @Override
        public List<BulkBatchPlace> batches(FacilityCode facility, @Nullable BulkBatchPlace after, int most) {
            Map<ResourceId, Instant> first = new LinkedHashMap<>();
            bulkJobs.values().stream().filter(job -> job.facility().equals(facility)).forEach(job -> first
                    .merge(job.batch(), job.plannedAt(), (one, other) -> one.isBefore(other) ? one : other));
            Comparator<BulkBatchPlace> newest = Comparator.comparing(BulkBatchPlace::plannedAt)
                    .thenComparing(BulkBatchPlace::batch).reversed();
            return first.entrySet().stream().map(entry -> new BulkBatchPlace(entry.getValue(), entry.getKey()))
                    .sorted(newest).filter(place -> after == null || newest.compare(place, after) > 0).limit(most)
                    .toList();
        }

        @Override
        public Map<BulkState.Phase, Integer> phases() {
            Map<BulkState.Phase, Integer> phases = new EnumMap<>(BulkState.Phase.class);
            bulkJobs.values().forEach(job -> phases.merge(job.state().phase(), 1, Integer::sum));
            return phases;
        }

        @Override
        public List<BulkRow> rows(BulkRowQuery query) {
            BulkRowQuery.Place after = query.after();
            List<BulkRow> all = ofBatch(query.batch()).stream().flatMap(job -> rows(job.id()).stream()).toList();
            int from = 0;
            for (int i = 0; after != null && i < all.size(); i++) {
                if (all.get(i).job().equals(after.job()) && all.get(i).number() == after.number()) {
                    from = i + 1;
                }
            }
            return all.stream().skip(from).filter(row -> query.outcomes().contains(row.outcome()))
                    .limit(query.most()).toList();
        }

        @Override
        public Map<BulkOutcome, Integer> outcomes(ResourceId batch) {
            Map<BulkOutcome, Integer> outcomes = new EnumMap<>(BulkOutcome.class);
            ofBatch(batch).forEach(
                    job -> rows(job.id()).forEach(row -> outcomes.merge(row.outcome(), 1, Integer::sum)));
            return outcomes;
        }

        @Override
        public List<BulkJob> due(BulkState.Phase phase, Instant at, int most) {
            return bulkJobs.values().stream()
                    .filter(job -> job.state().phase() == phase && job.state().dueAt() != null
                            && !job.state().dueAt().isAfter(at)
                            && (job.claim() == null || !job.claim().until().isAfter(at)))
                    .sorted(Comparator.comparing(job -> job.state().dueAt())).limit(most).toList();
        }

        @Override
        public List<BulkJob> due(BulkLine line, BulkState.Phase phase, Instant at, int most) {
            return due(phase, at, Integer.MAX_VALUE).stream().filter(job -> BulkLine.of(job).equals(line)).limit(most)
                    .toList();
        }

        @Override
        public List<BulkJob> planned(@Nullable ResourceId after, int most) {
            return bulkJobs.values().stream().filter(job -> job.state().phase() == BulkState.Phase.PLANNED)
                    .filter(job -> after == null || job.id().value().compareTo(after.value()) > 0)
                    .sorted(Comparator.comparing(job -> job.id().value())).limit(most).toList();
        }

        @Override
        public Map<BulkLine, Integer> underWay() {
            Map<BulkLine, Integer> lines = new LinkedHashMap<>();
            bulkJobs.values().forEach(job -> {
                int counts = switch (job.state().phase()) {
                    case SENT, ACCEPTED, ASKED -> 1;
                    case PLANNED -> 0;
                    case STOPPED, FINISHED -> -1;
                };
                if (counts >= 0) {
                    lines.merge(BulkLine.of(job), counts, Integer::sum);
                }
            });
            return lines;
        }

        @Override
        public BulkJob save(BulkJob job) {
            BulkJob before = bulkJobs.get(job.id());
            if (job.version() != (before == null ? 0 : before.version())) {
                throw new IllegalStateException("another version than the ledger's");
            }
            BulkJob now = job.at(job.version() + 1);
            bulkJobs.put(job.id(), now);
            return now;
        }

        @Override
        public List<BulkRow> rows(ResourceId job) {
            return List.copyOf(bulkRows.getOrDefault(job, new TreeMap<>()).values());
        }

        @Override
        public Optional<BulkRow> registered(ResourceId patient) {
            return bulkRows.values().stream().flatMap(rows -> rows.values().stream())
                    .filter(row -> patient.equals(row.patient()) && row.outcome() == BulkOutcome.REGISTERED)
                    .reduce((first, last) -> last);
        }

        @Override
        public void forgetRows(ResourceId job) {
            bulkRows.remove(job);
        }

        @Override
        public void save(List<BulkRow> rows) {
            rows.forEach(row -> bulkRows.computeIfAbsent(row.job(), job -> new TreeMap<>()).put(row.number(), row));
        }
    }

    private final class Cases implements ClaimCases {

        @Override
        public Optional<ClaimCaseRecord> byId(ResourceId id) {
            return Optional.ofNullable(cases.get(id));
        }

        @Override
        public List<ClaimCaseRecord> of(ResourceId patient) {
            return cases.values().stream().filter(one -> patient.equals(one.patient())).toList();
        }

        @Override
        public List<ClaimCaseRecord> withoutPatient(FacilityCode facility) {
            return cases.values().stream().filter(one -> one.patient() == null && one.facility().equals(facility)
                    && one.claimCase().state().awaitsProof()).toList();
        }

        @Override
        public List<ClaimCaseRecord> due(LocalDate today, int most) {
            return cases.values().stream()
                    .filter(one -> dueOn(one).filter(due -> !due.isAfter(today)).isPresent())
                    .limit(most).toList();
        }

        /** As it was worked out when this version was saved; what a test put here itself is due by the usual run. */
        private Optional<LocalDate> dueOn(ClaimCaseRecord record) {
            CaseDue kept = casesDue.get(record.id());
            return kept != null && kept.of().equals(record) ? kept.on() : record.dueOn(ClaimRun.USUAL);
        }

        @Override
        public void save(ClaimCaseRecord record, ClaimRun run) {
            cases.put(record.id(), record);
            casesDue.put(record.id(), new CaseDue(record, record.dueOn(run)));
        }
    }
}
