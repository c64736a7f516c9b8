package jp.madoguchi.reception.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import jp.madoguchi.domain.identity.CandidateSource;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.MatchSubject;
import jp.madoguchi.domain.identity.PatientNumber;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.insurance.InsurerNumber;
import jp.madoguchi.domain.qualification.InquiryId;
import org.jspecify.annotations.Nullable;

/** The ledger as one work sees it. Reads see the work's own writes and those of all works before it. */
public interface LedgerTransaction {

    /** The revision that everything written here will carry; higher than that of every work before it. */
    long revision();

    /** When the work runs, by the gateway's clock. */
    Instant at();

    /** A new random id. */
    ResourceId newId();

    /** Digests under which a file of this key was consumed before, in order; the first is the one that was accepted. */
    List<String> consumedDigests(SourceFile file);

    /** Notes that a file was consumed. */
    void consume(SourceFile file);

    /** A facility's patients, for matching. */
    CandidateSource candidates(FacilityCode facility);

    /**
     * As {@link #candidates} for persons who are new to the directory, asked once for all of them, and only so far as it tells whether one of
     * them may be a provisional patient: nobody is found for a person whom neither 照会番号 nor card nor kana leads to one. Of linked patients
     * under one key not all need be found where they are very many: kana and birth date of an unknown person are shared by hundreds.
     */
    default CandidateSource provisionalAlike(FacilityCode facility, List<MatchSubject> persons) {
        return candidates(facility);
    }

    /** A patient. */
    Optional<PatientRecord> patient(ResourceId id);

    /** A patient of one institution; empty for another's. */
    default Optional<PatientRecord> patient(FacilityCode facility, ResourceId id) {
        return patient(id).filter(known -> known.facility().equals(facility));
    }

    /** A linked patient by the hospital's number. */
    Optional<PatientRecord> patientByNumber(FacilityCode facility, PatientNumber number);

    /** The linked patients of these numbers, asked once for all, in no order; a number that nobody has is left out. */
    default List<PatientRecord> patientsByNumber(FacilityCode facility, Collection<PatientNumber> numbers) {
        return numbers.stream().flatMap(number -> patientByNumber(facility, number).stream()).toList();
    }

    /** The patients of an institution's directory, by their ids; those behind one, if one is given. */
    List<PatientRecord> directory(FacilityCode facility, @Nullable ResourceId after, int most);

    /** Adds or replaces a patient with everything it can be found by. */
    void save(PatientRecord patient);

    /** Adds patients whose ids the ledger does not know yet, all at once, each with everything it can be found by. */
    default void addAll(List<PatientRecord> patients) {
        patients.forEach(this::save);
    }

    /** All coverages of a patient. */
    List<CoverageRecord> coverages(ResourceId patient);

    /** Adds or replaces a coverage. */
    void save(CoverageRecord coverage);

    /** The id of a payer's organization, given at its first mention; a name, where given, replaces the one before. */
    ResourceId payer(FacilityCode facility, InsurerNumber insurer, @Nullable String name);

    /** Adds an answer with its consents. */
    void add(AnswerRecord answer);

    /** An answer. */
    Optional<AnswerRecord> answer(ResourceId id);

    /** Replaces an answer that waited for a person's word by the same one as a patient's, with its consents. It keeps its place among others. */
    void attach(AnswerRecord answer);

    /** A patient's answers that were received at a time or later, newest first. */
    List<AnswerRecord> answersOf(ResourceId patient, Instant since);

    /** A question. */
    Optional<InquiryRecord> inquiry(InquiryId id);

    /** Adds or replaces a question. */
    void save(InquiryRecord inquiry);

    /** Leaves something to a person. */
    void raise(DeskTask task);

    /** What was left to a person. */
    Optional<DeskTask> task(ResourceId id);

    /** Everything that was left to a person about a patient, in the order in which it was raised. */
    List<DeskTask> tasksOf(ResourceId patient);

    /** Replaces a task that was raised before. */
    void save(DeskTask task);

    /** Where answers write names otherwise than the hospital. */
    NameDifferences nameDifferences();

    /** The cases of visits whose qualification was not verified. */
    ClaimCases claimCases();

    /** Bulk jobs and their rows. */
    BulkJobs bulkJobs();

    /** Who is expected when. */
    Appointments appointments();

    /** Failure and disaster mode. */
    Modes modes();

    /** Outages, and whom to ask about again after them. */
    Rechecks rechecks();

    /** Who took their consents back. */
    Revocations revocations();

    /** Whose continuing care ended. */
    CareEnds careEnds();

    /** Certificates of subsidies. */
    Subsidies subsidies();

    /** Keeps in the audit trail that somebody did something. */
    void note(AuditFact fact);

    /** Notes that a destination must be told of an answer. */
    void enqueue(OutboxEntry entry);
}
