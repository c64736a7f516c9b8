package jp.madoguchi.routes;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import jp.madoguchi.domain.identity.CandidateSource;
import jp.madoguchi.domain.identity.DirectoryOf;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.KnownPatient;
import jp.madoguchi.domain.identity.PatientNumber;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.insurance.InsurerNumber;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.qualification.InquiryId;
import jp.madoguchi.reception.ledger.AnswerLedger;
import jp.madoguchi.reception.ledger.AnswerRecord;
import jp.madoguchi.reception.ledger.AppointmentRecord;
import jp.madoguchi.reception.ledger.Appointments;
import jp.madoguchi.reception.ledger.AuditFact;
import jp.madoguchi.reception.ledger.BulkJobs;
import jp.madoguchi.reception.ledger.ClaimCases;
import jp.madoguchi.reception.ledger.CareBeginRecord;
import jp.madoguchi.reception.ledger.CareEndRecord;
import jp.madoguchi.reception.ledger.CareEnds;
import jp.madoguchi.reception.ledger.Committed;
import jp.madoguchi.reception.ledger.CoverageRecord;
import jp.madoguchi.reception.ledger.DeskTask;
import jp.madoguchi.reception.ledger.HomeRevocation;
import jp.madoguchi.reception.ledger.InquiryRecord;
import jp.madoguchi.reception.ledger.LedgerTransaction;
import jp.madoguchi.reception.ledger.LedgerWork;
import jp.madoguchi.reception.ledger.Modes;
import jp.madoguchi.reception.ledger.NameDifferences;
import jp.madoguchi.reception.ledger.OutboxEntry;
import jp.madoguchi.reception.ledger.PatientRecord;
import jp.madoguchi.reception.ledger.Rechecks;
import jp.madoguchi.reception.ledger.Revocations;
import jp.madoguchi.reception.ledger.SourceFile;
import jp.madoguchi.reception.ledger.Subsidies;
import jp.madoguchi.reception.ledger.SubsidyEntry;
import org.jspecify.annotations.Nullable;

/** A ledger for tests: one writer that takes all waiting works as one group, as the real one does. Its commits can be held and failed. */
public final class MemoryLedger implements AnswerLedger, AutoCloseable {

    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final List<Integer> groups = new ArrayList<>();
    private final Thread writer = new Thread(this::write, "test-ledger");
    private final State state = new State();
    private int failing;
    private ProblemCode failure = ProblemCode.LEDGER_UNAVAILABLE;
    private boolean held;
    private boolean closed;

    public MemoryLedger() {
        writer.setDaemon(true);
        writer.start();
    }

    /** Lets the next commits fail. */
    public synchronized void failNext(int times, ProblemCode code) {
        failing = times;
        failure = code;
    }

    /** Holds or releases all commits. */
    public synchronized void hold(boolean now) {
        held = now;
        notifyAll();
    }

    /** Works that wait. */
    public synchronized int waiting() {
        return waiting.size();
    }

    /** The largest group that was committed at once. */
    public synchronized int largestGroup() {
        return groups.stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    public synchronized int works() {
        return groups.stream().mapToInt(Integer::intValue).sum();
    }

    public List<AnswerRecord> answers() {
        synchronized (state) {
            return List.copyOf(state.answers);
        }
    }

    public List<AppointmentRecord> appointments() {
        synchronized (state) {
            return state.appointments.all();
        }
    }

    public List<PatientRecord> patients() {
        synchronized (state) {
            return List.copyOf(state.patients.values());
        }
    }

    public List<String> consumedNames() {
        synchronized (state) {
            return state.consumed.keySet().stream().map(key -> key.substring(key.lastIndexOf('/') + 1)).toList();
        }
    }

    /** Certificates of subsidies, whosever they are. */
    public List<SubsidyEntry> subsidies() {
        synchronized (state) {
            return state.subsidies.all();
        }
    }

    /** What is left to people. */
    public List<DeskTask> tasks() {
        synchronized (state) {
            return List.copyOf(state.tasks);
        }
    }

    /** What people did. */
    public List<AuditFact> facts() {
        synchronized (state) {
            return List.copyOf(state.facts);
        }
    }

    public void put(InquiryRecord inquiry) {
        synchronized (state) {
            state.inquiries.put(inquiry.id(), inquiry);
        }
    }

    @Override
    public synchronized <T> CompletionStage<Committed<T>> commit(LedgerWork<T> work) {
        CompletableFuture<Committed<T>> done = new CompletableFuture<>();
        if (failing > 0) {
            failing--;
            done.completeExceptionally(new ProblemException(Problem.of(failure)));
            return done;
        }
        waiting.add(() -> {
            try {
                synchronized (state) {
                    state.revision++;
                    done.complete(new Committed<>(work.apply(state), state.revision));
                }
            } catch (RuntimeException e) {
                done.completeExceptionally(e);
            }
        });
        notifyAll();
        return done;
    }

    private void write() {
        while (true) {
            List<Runnable> group;
            synchronized (this) {
                while (!closed && (held || waiting.isEmpty())) {
                    try {
                        wait();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                        return;
                    }
                }
                if (closed) {
                    return;
                }
                group = new ArrayList<>(waiting);
                waiting.clear();
                groups.add(group.size());
            }
            group.forEach(Runnable::run);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
    }

    private static final class State implements LedgerTransaction {

        private long revision;
        private int ids;
        private final Map<String, List<String>> consumed = new LinkedHashMap<>();
        private final Map<ResourceId, PatientRecord> patients = new LinkedHashMap<>();
        private final Map<ResourceId, CoverageRecord> coverages = new LinkedHashMap<>();
        private final Map<InsurerNumber, ResourceId> payers = new HashMap<>();
        private final Map<InquiryId, InquiryRecord> inquiries = new HashMap<>();
        private final List<AnswerRecord> answers = new ArrayList<>();
        private final MemoryBulkJobs bulkJobs = new MemoryBulkJobs();
        private final MemorySubsidies subsidies = new MemorySubsidies();
        private final List<DeskTask> tasks = new ArrayList<>();
        private final Map<InquiryId, HomeRevocation> revocations = new LinkedHashMap<>();
        private final List<AuditFact> facts = new ArrayList<>();
        private final MemoryAppointments appointments = new MemoryAppointments();

        private static String key(SourceFile file) {
            return file.facility() + "/" + file.terminal() + "/" + file.folder() + "/" + file.name();
        }

        @Override
        public long revision() {
            return revision;
        }

        @Override
        public Instant at() {
            return Instant.now();
        }

        @Override
        public ResourceId newId() {
            ids++;
            return new ResourceId("id-" + ids);
        }

        @Override
        public List<String> consumedDigests(SourceFile file) {
            return List.copyOf(consumed.getOrDefault(key(file), List.of()));
        }

        @Override
        public void consume(SourceFile file) {
            consumed.computeIfAbsent(key(file), key -> new ArrayList<>()).add(file.digest());
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
            return patients.values().stream().filter(one -> number.equals(one.number())).findFirst();
        }

        @Override
        public List<PatientRecord> directory(FacilityCode facility, @Nullable ResourceId after, int most) {
            throw new UnsupportedOperationException("nobody reads the whole directory here");
        }

        @Override
        public void save(PatientRecord patient) {
            patients.put(patient.id(), patient);
        }

        @Override
        public List<CoverageRecord> coverages(ResourceId patient) {
            return coverages.values().stream().filter(one -> one.patient().equals(patient)).toList();
        }

        @Override
        public void save(CoverageRecord coverage) {
            coverages.put(coverage.id(), coverage);
        }

        @Override
        public ResourceId payer(FacilityCode facility, InsurerNumber insurer, @Nullable String name) {
            return payers.computeIfAbsent(insurer, number -> newId());
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
            return Optional.empty();
        }

        @Override
        public List<DeskTask> tasksOf(ResourceId patient) {
            return List.of();
        }

        @Override
        public void save(DeskTask task) {
            throw new IllegalStateException("no task was raised");
        }

        @Override
        public NameDifferences nameDifferences() {
            throw new UnsupportedOperationException("nobody here looks at names");
        }

        @Override
        public List<AnswerRecord> answersOf(ResourceId patient, Instant since) {
            return answers.reversed().stream()
                    .filter(one -> patient.equals(one.patient()) && !one.receivedAt().isBefore(since)).toList();
        }

        @Override
        public ClaimCases claimCases() {
            throw new UnsupportedOperationException("nobody here opens cases");
        }

        @Override
        public Appointments appointments() {
            return appointments;
        }

        @Override
        public BulkJobs bulkJobs() {
            return bulkJobs;
        }

        @Override
        public Modes modes() {
            throw new UnsupportedOperationException("no modes here");
        }

        @Override
        public Rechecks rechecks() {
            throw new UnsupportedOperationException("nobody is checked again here");
        }

        @Override
        public Revocations revocations() {
            return new Revocations() {
                @Override
                public Optional<Instant> of(ResourceId patient) {
                    return Optional.empty();
                }

                @Override
                public Map<ResourceId, Instant> of(Set<ResourceId> patients) {
                    return Map.of();
                }

                @Override
                public void save(FacilityCode facility, ResourceId patient, Instant at) {
                    throw new UnsupportedOperationException("nobody takes a consent back here");
                }

                @Override
                public Optional<HomeRevocation> sentBy(InquiryId question) {
                    return Optional.ofNullable(revocations.get(question));
                }

                @Override
                public Optional<HomeRevocation> newestSent(ResourceId patient) {
                    return revocations.values().stream().filter(one -> one.patient().equals(patient)).findFirst();
                }

                @Override
                public List<HomeRevocation> unanswered(FacilityCode facility, Instant askedBy, int most) {
                    throw new UnsupportedOperationException("nobody follows revocations up here");
                }

                @Override
                public void save(HomeRevocation revocation) {
                    revocations.put(revocation.question(), revocation);
                }
            };
        }

        @Override
        public CareEnds careEnds() {
            return new CareEnds() {
                @Override
                public List<CareEndRecord> history(ResourceId patient) {
                    return List.of();
                }

                @Override
                public Map<ResourceId, List<CareEndRecord>> of(Set<ResourceId> patients) {
                    return Map.of();
                }

                @Override
                public List<CareBeginRecord> begins(ResourceId patient) {
                    return List.of();
                }

                @Override
                public void save(CareBeginRecord begin) {
                    throw new UnsupportedOperationException("nobody's care begins here");
                }

                @Override
                public void save(CareEndRecord end) {
                    throw new UnsupportedOperationException("nobody's care ends here");
                }
            };
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
            // Nobody here is told.
        }
    }
}
