package jp.madoguchi.store.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import jp.madoguchi.domain.exchange.Question;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.PatientNumber;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.qualification.InquiryId;
import jp.madoguchi.reception.ledger.AnswerRecord;
import jp.madoguchi.reception.ledger.CoverageRecord;
import jp.madoguchi.reception.ledger.PatientRecord;
import jp.madoguchi.store.ledger.crypto.LedgerKey;
import jp.madoguchi.store.ledger.sql.Session;
import jp.madoguchi.store.ledger.sql.SqlFailure;
import org.jspecify.annotations.Nullable;

/** {@link LedgerSnapshots} from the tables, each call in one read transaction of its own. */
public final class SqlLedgerSnapshots implements LedgerSnapshots {

    /** How many of a patient's answers a snapshot holds unless said otherwise. */
    public static final int NEWEST_ANSWERS = 24;

    /** Where else something of a patient stands that belongs to a snapshot. */
    private static final List<String> WITH_MORE = Stream
            .of("coverage", "answer", "revocation", "care_begin", "care_end")
            .map(table -> "select distinct t.patient from " + Slices.rows("(cast(? as varchar(64)))")
                    + " as w (patient) join " + table + " t on t.patient = w.patient")
            .toList();

    private final DataSource dataSource;
    private final RecordSeal seal;
    private final int newestAnswers;

    public SqlLedgerSnapshots(DataSource dataSource, LedgerKey key) {
        this(dataSource, key, NEWEST_ANSWERS);
    }

    /** Snapshots with at most {@code newestAnswers} answers. */
    public SqlLedgerSnapshots(DataSource dataSource, LedgerKey key, int newestAnswers) {
        this.dataSource = dataSource;
        this.seal = new RecordSeal(key);
        this.newestAnswers = newestAnswers;
    }

    @Override
    public Optional<PatientSnapshot> of(ResourceId patient) {
        return read(session -> new PatientRows(session, seal).byId(patient)
                .map(row -> snapshot(session, row, null)));
    }

    @Override
    public List<PatientSnapshot> bare(List<ResourceId> patients) {
        List<String> ids = patients.stream().map(ResourceId::value).distinct().toList();
        return read(session -> {
            Set<String> more = new HashSet<>();
            for (List<@Nullable String> some : Slices.<String>of(ids)) {
                WITH_MORE.forEach(sql -> more.addAll(session.list(sql, row -> row.getString(1), some.toArray())));
            }
            List<String> never = ids.stream().filter(id -> !more.contains(id)).toList();
            Map<FacilityCode, OrganizationRecord> hospitals = new HashMap<>();
            return new PatientRows(session, seal).byIds(never).stream()
                    .map(row -> bare(row, hospitals.computeIfAbsent(row.record().facility(),
                            facility -> new OrganizationRows(session).hospital(facility).orElseThrow())))
                    .toList();
        });
    }

    private static PatientSnapshot bare(Stored<PatientRecord> row, OrganizationRecord hospital) {
        return new PatientSnapshot(row, List.of(), List.of(), Map.of(), List.of(), hospital, List.of(), Map.of(), null,
                List.of(), List.of());
    }

    @Override
    public Optional<PatientSnapshot> ofAnswer(ResourceId answer) {
        return read(session -> new AnswerRows(session, seal).stored(answer.value())
                .flatMap(one -> Optional.ofNullable(one.record().patient())
                        .flatMap(new PatientRows(session, seal)::byId).map(row -> snapshot(session, row, one))));
    }

    private PatientSnapshot snapshot(Session session, Stored<PatientRecord> row,
            @Nullable Stored<AnswerRecord> alone) {
        PatientRecord patient = row.record();
        OrganizationRows organizations = new OrganizationRows(session);
        AnswerRows answers = new AnswerRows(session, seal);
        List<Stored<CoverageRecord>> coverages = new CoverageRows(session, seal).of(patient.id());
        List<Stored<AnswerRecord>> newest = answers.newest(patient.id(), newestAnswers);
        List<Stored<AnswerRecord>> telling = telling(answers, patient, newest);
        if (alone != null && tellsConsents(alone.record())) {
            with(alone, answers, telling);
        }
        List<Stored<AnswerRecord>> shown = alone == null ? newest : List.of(alone);
        return new PatientSnapshot(row, coverages, shown, sources(answers, coverages, newest),
                organizations.payersOf(patient.id()), organizations.hospital(patient.facility()).orElseThrow(),
                telling, questions(new InquiryRows(session, seal, answers), patient.id(), telling, shown),
                RevocationRows.revocation(session, patient.id()).orElse(null),
                CareEndRows.ends(session, seal, patient.id()), CareEndRows.begins(session, patient.id()));
    }

    /** Of the newest answers those that tell consents; where there are more answers than these, also older ones that may still count. */
    private List<Stored<AnswerRecord>> telling(AnswerRows answers, PatientRecord patient,
            List<Stored<AnswerRecord>> newest) {
        List<Stored<AnswerRecord>> telling = new ArrayList<>(newest.stream()
                .filter(one -> tellsConsents(one.record())).toList());
        if (newest.size() < newestAnswers) {
            return telling;
        }
        Set<ResourceId> known = newest.stream().map(one -> one.record().id()).collect(Collectors.toSet());
        for (boolean face : List.of(true, false)) {
            answers.tellingConsents(patient.facility(), patient.id(), face, newestAnswers).stream()
                    .filter(one -> known.add(one.record().id())).forEach(telling::add);
        }
        return telling;
    }

    /** An old answer tells what it told; when it was replaced is known by those that were committed near it, where the one that replaced it is among them. */
    private void with(Stored<AnswerRecord> alone, AnswerRows answers, List<Stored<AnswerRecord>> telling) {
        Set<ResourceId> known = telling.stream().map(one -> one.record().id()).collect(Collectors.toSet());
        Stream.concat(Stream.of(alone), answers.tellingConsentsAround(alone, newestAnswers).stream())
                .filter(one -> known.add(one.record().id())).forEach(telling::add);
    }

    private static boolean tellsConsents(AnswerRecord record) {
        return record.inquiry() == null
                || record.answer().qualifications().stream().anyMatch(one -> !one.consents().isEmpty());
    }

    private Map<InquiryId, Question> questions(InquiryRows inquiries, ResourceId patient,
            List<Stored<AnswerRecord>> telling, List<Stored<AnswerRecord>> shown) {
        Map<InquiryId, Question> questions = inquiries.answeredAbout(patient, newestAnswers);
        Stream.concat(telling.stream(), shown.stream()).map(one -> one.record().inquiry())
                .filter(id -> id != null && !questions.containsKey(id))
                .forEach(id -> inquiries.question(id).ifPresent(question -> questions.put(id, question)));
        return questions;
    }

    private static Map<ResourceId, AnswerRecord> sources(AnswerRows answers, List<Stored<CoverageRecord>> coverages,
            List<Stored<AnswerRecord>> newest) {
        Map<ResourceId, AnswerRecord> known = new HashMap<>();
        newest.forEach(answer -> known.put(answer.record().id(), answer.record()));
        Map<ResourceId, AnswerRecord> sources = new HashMap<>();
        for (Stored<CoverageRecord> coverage : coverages) {
            ResourceId id = coverage.record().answer();
            AnswerRecord source = known.get(id);
            if (source == null) {
                source = answers.byId(id.value()).orElseThrow();
                known.put(id, source);
            }
            sources.put(id, source);
        }
        return sources;
    }

    @Override
    public Optional<ResourceId> patient(ResourceId id) {
        return read(session -> session.first("select id from patient where id = ?",
                row -> new ResourceId(row.getString(1)), id.value()));
    }

    @Override
    public Optional<ResourceId> patientOfCoverage(ResourceId coverage) {
        return read(session -> session.first("select patient from coverage where id = ?",
                row -> new ResourceId(row.getString(1)), coverage.value()));
    }

    @Override
    public Optional<ResourceId> patientOfAnswer(ResourceId answer) {
        return read(session -> session.first("select patient from answer where id = ? and patient is not null",
                row -> new ResourceId(row.getString(1)), answer.value()));
    }

    @Override
    public Optional<ResourceId> patientOfNumber(FacilityCode facility, PatientNumber number) {
        return read(session -> new PatientRows(session, seal).byNumber(PatientKey.number(facility, number))
                .map(row -> row.record().id()));
    }

    @Override
    public Optional<OrganizationRecord> organization(ResourceId id) {
        return read(session -> new OrganizationRows(session).byId(id));
    }

    @Override
    public List<PatientRevision> page(@Nullable ResourceId after, int most) {
        return read(session -> session.list(
                "select id, facility, revision from patient where id > ? order by id limit ?",
                SqlLedgerSnapshots::revision, after == null ? "" : after.value(), most));
    }

    @Override
    public List<PatientRevision> changedSince(long revision, @Nullable ResourceId after, int most) {
        long from = after == null ? revision + 1 : revision;
        return read(session -> session.list("""
                select id, facility, revision from patient where revision >= ? and (revision > ? or id > ?)
                order by revision, id limit ?""", SqlLedgerSnapshots::revision, from, revision,
                after == null ? "" : after.value(), most));
    }

    private static PatientRevision revision(ResultSet row) throws SQLException {
        return new PatientRevision(new ResourceId(row.getString(1)), new FacilityCode(row.getString(2)),
                row.getLong(3));
    }

    @Override
    public List<OrganizationRecord> organizationsChangedSince(long revision, int most) {
        return read(session -> new OrganizationRows(session).changedSince(revision, most));
    }

    @Override
    public long patients() {
        return read(session -> session.number("select count(*) from patient"));
    }

    /** One moment for all statements: a view must not be torn between two commits. */
    private <T> T read(Function<Session, T> reading) {
        try (Connection connection = dataSource.getConnection()) {
            int isolation = connection.getTransactionIsolation();
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            try {
                return reading.apply(new Session(connection));
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
                connection.setTransactionIsolation(isolation);
            }
        } catch (SQLException | SqlFailure failure) {
            throw new ProblemException(Problem.of(ProblemCode.LEDGER_UNAVAILABLE), failure);
        }
    }
}
