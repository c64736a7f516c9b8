package jp.madoguchi.store.ledger;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongSupplier;
import jp.madoguchi.domain.identity.CandidateSource;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.MatchSubject;
import jp.madoguchi.domain.identity.PatientNumber;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.insurance.InsurerNumber;
import jp.madoguchi.domain.qualification.InquiryId;
import jp.madoguchi.domain.subscription.SubscriptionTopic;
import jp.madoguchi.reception.ledger.AnswerRecord;
import jp.madoguchi.reception.ledger.Appointments;
import jp.madoguchi.reception.ledger.AuditFact;
import jp.madoguchi.reception.ledger.BulkJobs;
import jp.madoguchi.reception.ledger.CareEnds;
import jp.madoguchi.reception.ledger.ClaimCases;
import jp.madoguchi.reception.ledger.CoverageRecord;
import jp.madoguchi.reception.ledger.DeskTask;
import jp.madoguchi.reception.ledger.InquiryRecord;
import jp.madoguchi.reception.ledger.LedgerTransaction;
import jp.madoguchi.reception.ledger.Modes;
import jp.madoguchi.reception.ledger.NameDifferences;
import jp.madoguchi.reception.ledger.OutboxEntry;
import jp.madoguchi.reception.ledger.PatientRecord;
import jp.madoguchi.reception.ledger.Rechecks;
import jp.madoguchi.reception.ledger.Revocations;
import jp.madoguchi.reception.ledger.SourceFile;
import jp.madoguchi.reception.ledger.Subsidies;
import jp.madoguchi.store.ledger.sql.Session;
import jp.madoguchi.store.ledger.sql.SqlFailure;
import org.jspecify.annotations.Nullable;

/** One work's view of the ledger, on the writer's connection (docs/design/ledger.md 3). Used by the writer's thread only. */
final class SqlTransaction implements LedgerTransaction {

    private static final String OVERTAKEN = "40001";

    private final RecordSeal seal;
    private final LongSupplier nextRevision;
    private final Instant at;
    private final PatientRows patients;
    private final CoverageRows coverages;
    private final AnswerRows answers;
    private final InquiryRows inquiries;
    private final OrganizationRows organizations;
    private final EventRows events;
    private final ClaimCaseRows cases;
    private final DeskTaskRows tasks;
    private final NameDifferenceRows names;
    private final BulkRows bulk;
    private final AppointmentRows appointments;
    private final ModeRows modes;
    private final RevocationRows revocations;
    private final CareEndRows careEnds;
    private final RecheckRows rechecks;
    private final SubsidyRows subsidies;
    private final SubscriptionFanOut subscribers;

    private final Map<ResourceId, Stored<PatientRecord>> seen = new HashMap<>();
    private final Set<ResourceId> touched = new LinkedHashSet<>();
    private long revision;
    private int added;

    SqlTransaction(Session session, RecordSeal seal, LongSupplier nextRevision, Instant at) {
        this.seal = seal;
        this.nextRevision = nextRevision;
        this.at = at;
        this.patients = new PatientRows(session, seal);
        this.coverages = new CoverageRows(session, seal);
        this.answers = new AnswerRows(session, seal);
        this.inquiries = new InquiryRows(session, seal, answers);
        this.organizations = new OrganizationRows(session);
        this.events = new EventRows(session);
        this.cases = new ClaimCaseRows(session, seal, this::revision, at, SqlTransaction::overtaken);
        this.tasks = new DeskTaskRows(session, seal);
        this.names = new NameDifferenceRows(session, seal, this::revision);
        this.bulk = new BulkRows(session, seal, this::revision, SqlTransaction::overtaken);
        this.appointments = new AppointmentRows(session, seal, this::revision, SqlTransaction::overtaken);
        this.modes = new ModeRows(session, seal, this::revision, at);
        this.revocations = new RevocationRows(session, seal, this::revision, touched::add);
        this.careEnds = new CareEndRows(session, seal, this::revision, touched::add);
        this.rechecks = new RecheckRows(session, seal, inquiries, this::revision, SqlTransaction::overtaken);
        this.subsidies = new SubsidyRows(session, seal, this::revision, touched::add);
        this.subscribers = new SubscriptionFanOut(session);
    }

    /** How many patients are new. */
    int added() {
        return added;
    }

    /** Whether anything was written; a work that asked for its revision counts as one that writes. */
    boolean wrote() {
        return revision != 0;
    }

    /** Gives this work's revision to every patient of whom something is new, and tells those who want to know. Called once, after the work. */
    void finish() {
        for (ResourceId patient : touched) {
            Stored<PatientRecord> before = seen.get(patient);
            if (before != null && before.revision() == revision) {
                continue;
            }
            Long from = before == null ? null : before.revision();
            if (before != null && before.revision() > revision || !patients.touch(patient, from, revision, at)) {
                throw overtaken();
            }
        }
        subscribers.write(revision, at);
    }

    @Override
    public long revision() {
        if (revision == 0) {
            revision = nextRevision.getAsLong();
        }
        return revision;
    }

    @Override
    public Instant at() {
        return at;
    }

    @Override
    public ResourceId newId() {
        return new ResourceId(UUID.randomUUID().toString());
    }

    @Override
    public List<String> consumedDigests(SourceFile file) {
        return events.consumedDigests(file);
    }

    @Override
    public void consume(SourceFile file) {
        events.consume(file, consumedDigests(file).size(), revision(), at);
    }

    @Override
    public CandidateSource candidates(FacilityCode facility) {
        return new SqlCandidates(this, facility);
    }

    @Override
    public CandidateSource provisionalAlike(FacilityCode facility, List<MatchSubject> persons) {
        return ProvisionalAlike.of(this, patients, seal, facility, persons);
    }

    @Override
    public Optional<PatientRecord> patient(ResourceId id) {
        return stored(id).map(Stored::record);
    }

    private Optional<Stored<PatientRecord>> stored(ResourceId id) {
        Stored<PatientRecord> known = seen.get(id);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Stored<PatientRecord>> found = patients.byId(id);
        found.ifPresent(row -> seen.put(id, row));
        return found;
    }

    @Override
    public Optional<PatientRecord> patientByNumber(FacilityCode facility, PatientNumber number) {
        return patients.byNumber(PatientKey.number(facility, number)).map(this::remember);
    }

    @Override
    public List<PatientRecord> patientsByNumber(FacilityCode facility, Collection<PatientNumber> numbers) {
        List<PatientKey> keys = numbers.stream().distinct().map(one -> PatientKey.number(facility, one)).toList();
        return patients.byNumbers(facility, keys).stream().map(this::remember).toList();
    }

    @Override
    public List<PatientRecord> directory(FacilityCode facility, @Nullable ResourceId after, int most) {
        return patients.withNumber(facility, after, most).stream().map(this::remember).toList();
    }

    List<PatientRecord> patientsBy(PatientKey key) {
        return patients.byKey(key).stream().map(this::remember).toList();
    }

    /** So many of them at most. */
    List<PatientRecord> patientsBy(PatientKey key, int most) {
        return patients.someByKey(key, most).stream().map(this::remember).toList();
    }

    /** The first reading counts: what is written later must be written over exactly that. */
    private PatientRecord remember(Stored<PatientRecord> row) {
        return seen.merge(row.record().id(), row, (first, again) -> first).record();
    }

    @Override
    public void save(PatientRecord patient) {
        Optional<Stored<PatientRecord>> before = stored(patient.id());
        long mine = revision();
        if (before.isEmpty()) {
            addAll(List.of(patient));
            return;
        }
        if (before.get().revision() > mine || !patients.replace(before.get(), patient, mine, at)) {
            throw overtaken();
        }
        seen.put(patient.id(), new Stored<>(patient, mine, at));
    }

    @Override
    public void addAll(List<PatientRecord> fresh) {
        long mine = revision();
        patients.insert(fresh, mine, at);
        added += fresh.size();
        fresh.stream().map(PatientRecord::facility).distinct().forEach(this::mentionHospital);
        fresh.forEach(patient -> seen.put(patient.id(), new Stored<>(patient, mine, at)));
    }

    private void mentionHospital(FacilityCode facility) {
        if (organizations.hospital(facility).isEmpty()) {
            organizations.insertHospital(newId(), facility, revision(), at);
        }
    }

    @Override
    public List<CoverageRecord> coverages(ResourceId patient) {
        return coverages.of(patient).stream().map(Stored::record).toList();
    }

    @Override
    public void save(CoverageRecord coverage) {
        boolean news = coverages.save(coverage, revision(), at);
        touched.add(coverage.patient());
        if (news) {
            subscribers.happened(SubscriptionTopic.COVERAGE_CHANGED, coverage.facility(), coverage.id(),
                    coverage.patient());
        }
    }

    @Override
    public ResourceId payer(FacilityCode facility, InsurerNumber insurer, @Nullable String name) {
        Optional<OrganizationRecord> known = organizations.payer(facility, insurer);
        if (known.isEmpty()) {
            ResourceId id = newId();
            organizations.insertPayer(id, facility, insurer, name, revision(), at);
            return id;
        }
        if (name != null && !name.equals(known.get().name())) {
            organizations.rename(known.get().id(), name, revision(), at);
        }
        return known.get().id();
    }

    @Override
    public void add(AnswerRecord answer) {
        answers.insert(answer, revision());
        if (answer.patient() != null) {
            touched.add(answer.patient());
            if (answer.inquiry() == null) {
                subscribers.happened(SubscriptionTopic.CHECK_IN, answer.facility(), answer.id(), answer.patient());
            }
        }
    }

    @Override
    public Optional<AnswerRecord> answer(ResourceId id) {
        return answers.byId(id.value());
    }

    @Override
    public void attach(AnswerRecord answer) {
        revision(); // the patient's, though not the answer's, becomes this work's
        answers.attach(answer);
        touched.add(Objects.requireNonNull(answer.patient(), "an answer is attached to somebody"));
    }

    @Override
    public List<AnswerRecord> answersOf(ResourceId patient, Instant since) {
        return answers.since(patient, since);
    }

    @Override
    public Optional<InquiryRecord> inquiry(InquiryId id) {
        return inquiries.byId(id);
    }

    @Override
    public void save(InquiryRecord inquiry) {
        inquiries.save(inquiry, revision());
    }

    @Override
    public void raise(DeskTask task) {
        tasks.insert(task, revision());
    }

    @Override
    public Optional<DeskTask> task(ResourceId id) {
        return tasks.byId(id);
    }

    @Override
    public List<DeskTask> tasksOf(ResourceId patient) {
        return tasks.of(patient);
    }

    @Override
    public void save(DeskTask task) {
        if (!tasks.replace(task, revision())) {
            throw overtaken();
        }
    }

    @Override
    public NameDifferences nameDifferences() {
        return names;
    }

    @Override
    public ClaimCases claimCases() {
        return cases;
    }

    @Override
    public BulkJobs bulkJobs() {
        return bulk;
    }

    @Override
    public Appointments appointments() {
        return appointments;
    }

    @Override
    public Modes modes() {
        return modes;
    }

    @Override
    public Rechecks rechecks() {
        return rechecks;
    }

    @Override
    public Revocations revocations() {
        return revocations;
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
        modes.note(fact);
    }

    @Override
    public void enqueue(OutboxEntry entry) {
        events.enqueue(entry, revision(), at);
    }

    /** Another node wrote what this work had read: it is run again. */
    private static SqlFailure overtaken() {
        return new SqlFailure(new SQLException("the row is not the one that was read", OVERTAKEN));
    }
}
