package jp.madoguchi.store.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.qualification.InquiryId;
import jp.madoguchi.reception.ledger.HomeRevocation;
import jp.madoguchi.reception.ledger.HomeRevocationState;
import jp.madoguchi.reception.ledger.Revocations;
import jp.madoguchi.store.ledger.sql.Session;

/** Tables {@code revocation} and {@code home_revocation}. */
final class RevocationRows implements Revocations {

    private static final String SENT = "home_revocation";

    private final Session session;
    private final RecordSeal seal;
    private final LongSupplier revision;
    private final Consumer<ResourceId> touched;

    /**
     * @param revision gives the work's revision; asked only when something is written
     * @param touched  told of patients of whom something can be read otherwise now
     */
    RevocationRows(Session session, RecordSeal seal, LongSupplier revision, Consumer<ResourceId> touched) {
        this.session = session;
        this.seal = seal;
        this.revision = revision;
        this.touched = touched;
    }

    @Override
    public Optional<Instant> of(ResourceId patient) {
        return session.first("select revoked_at from revocation where patient = ?",
                row -> Objects.requireNonNull(Session.instant(row, 1)), patient.value());
    }

    @Override
    public Map<ResourceId, Instant> of(Set<ResourceId> patients) {
        Map<ResourceId, Instant> revoked = new HashMap<>();
        OfPatients.each(patients, (marks, ids) -> session.list(
                "select patient, revoked_at from revocation where patient in (" + marks + ")",
                row -> Map.entry(new ResourceId(row.getString(1)), Objects.requireNonNull(Session.instant(row, 2))),
                ids).forEach(one -> revoked.put(one.getKey(), one.getValue())));
        return revoked;
    }

    @Override
    public void save(FacilityCode facility, ResourceId patient, Instant revokedAt) {
        Optional<Instant> before = of(patient);
        if (before.isEmpty()) {
            session.update("insert into revocation (patient, facility, revoked_at, revision) values (?, ?, ?, ?)",
                    patient.value(), facility.value(), revokedAt, revision.getAsLong());
        } else if (before.get().isBefore(revokedAt)) {
            session.update("update revocation set revoked_at = ?, revision = ? where patient = ?", revokedAt,
                    revision.getAsLong(), patient.value());
        } else {
            return;
        }
        touched.accept(patient);
    }

    /** When a patient took all consents back last, and with which revision. */
    static Optional<Stored<Instant>> revocation(Session session, ResourceId patient) {
        return session.first("select revoked_at, revision from revocation where patient = ?", row -> {
            Instant revokedAt = Objects.requireNonNull(Session.instant(row, 1));
            return new Stored<>(revokedAt, row.getLong(2), revokedAt);
        }, patient.value());
    }

    @Override
    public Optional<HomeRevocation> sentBy(InquiryId question) {
        return session.first("select question, record from home_revocation where question = ?", this::read,
                question.value());
    }

    @Override
    public Optional<HomeRevocation> newestSent(ResourceId patient) {
        return session.first("""
                select question, record from home_revocation where patient = ?
                order by asked_at desc, question desc limit 1""", this::read, patient.value());
    }

    @Override
    public List<HomeRevocation> unanswered(FacilityCode facility, Instant askedBy, int most) {
        return session.list("""
                select question, record from home_revocation where facility = ? and state = ? and asked_at <= ?
                order by asked_at, question limit ?""", this::read, facility.value(),
                HomeRevocationState.ASKED.name(), askedBy, most);
    }

    @Override
    public void save(HomeRevocation revocation) {
        String question = revocation.question().value();
        byte[] sealed = seal.seal(SENT, question, revocation);
        long mine = revision.getAsLong();
        if (session.update("update home_revocation set state = ?, revision = ?, record = ? where question = ?",
                revocation.state().name(), mine, sealed, question) == 0) {
            session.update("""
                    insert into home_revocation (question, facility, patient, state, asked_at, revision, record)
                    values (?, ?, ?, ?, ?, ?, ?)""",
                    question, revocation.facility().value(), revocation.patient().value(), revocation.state().name(),
                    revocation.askedAt(), mine, sealed);
        }
    }

    private HomeRevocation read(ResultSet row) throws SQLException {
        return seal.open(SENT, row.getString(1), row.getBytes(2), HomeRevocation.class);
    }
}
