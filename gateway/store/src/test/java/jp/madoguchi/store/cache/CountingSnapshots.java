package jp.madoguchi.store.cache;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.PatientNumber;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.store.ledger.LedgerSnapshots;
import jp.madoguchi.store.ledger.OrganizationRecord;
import jp.madoguchi.store.ledger.PatientRevision;
import jp.madoguchi.store.ledger.PatientSnapshot;

/** The ledger as its readers see it, counted, and stalled or broken when the test says so. */
final class CountingSnapshots implements LedgerSnapshots {

    private final LedgerSnapshots real;
    private final AtomicInteger reads = new AtomicInteger();
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private volatile CountDownLatch answers = new CountDownLatch(0);
    private volatile CountDownLatch pages = new CountDownLatch(0);
    private volatile boolean broken;

    CountingSnapshots(LedgerSnapshots real) {
        this.real = real;
    }

    int reads() {
        return reads.get();
    }

    void stall() {
        gate = new CountDownLatch(1);
    }

    /** Old answers alone. */
    void stallAnswers() {
        answers = new CountDownLatch(1);
    }

    /** Many patients at once, as they are read after a start. */
    void stallPages() {
        pages = new CountDownLatch(1);
    }

    void release() {
        gate.countDown();
        pages.countDown();
        answers.countDown();
    }

    void breakDown(boolean isBroken) {
        broken = isBroken;
    }

    private LedgerSnapshots counted() {
        reads.incrementAndGet();
        pass(gate);
        if (broken) {
            throw new ProblemException(Problem.of(ProblemCode.LEDGER_UNAVAILABLE));
        }
        return real;
    }

    @Override
    public Optional<PatientSnapshot> of(ResourceId patient) {
        return counted().of(patient);
    }

    @Override
    public List<PatientSnapshot> bare(List<ResourceId> patients) {
        LedgerSnapshots ledger = counted();
        pass(pages);
        return ledger.bare(patients);
    }

    private static void pass(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public Optional<PatientSnapshot> ofAnswer(ResourceId answer) {
        LedgerSnapshots ledger = counted();
        pass(answers);
        return ledger.ofAnswer(answer);
    }

    @Override
    public Optional<ResourceId> patient(ResourceId id) {
        return counted().patient(id);
    }

    @Override
    public Optional<ResourceId> patientOfCoverage(ResourceId coverage) {
        return counted().patientOfCoverage(coverage);
    }

    @Override
    public Optional<ResourceId> patientOfAnswer(ResourceId answer) {
        return counted().patientOfAnswer(answer);
    }

    @Override
    public Optional<ResourceId> patientOfNumber(FacilityCode facility, PatientNumber number) {
        return counted().patientOfNumber(facility, number);
    }

    @Override
    public Optional<OrganizationRecord> organization(ResourceId id) {
        return counted().organization(id);
    }

    @Override
    public List<PatientRevision> page(ResourceId after, int most) {
        return counted().page(after, most);
    }

    @Override
    public List<PatientRevision> changedSince(long revision, ResourceId after, int most) {
        return counted().changedSince(revision, after, most);
    }

    @Override
    public List<OrganizationRecord> organizationsChangedSince(long revision, int most) {
        return counted().organizationsChangedSince(revision, most);
    }

    @Override
    public long patients() {
        return counted().patients();
    }
}
