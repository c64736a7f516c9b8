package jp.madoguchi.store.ledger;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.channel.ExceptionalView;
import jp.madoguchi.reception.ledger.AuditFact;
import jp.madoguchi.reception.ledger.LookUpRecord;
import jp.madoguchi.reception.ledger.ModeRecord;
import jp.madoguchi.reception.ledger.Modes;
import jp.madoguchi.reception.ledger.Revocations;
import jp.madoguchi.store.audit.AuditAction;
import jp.madoguchi.store.audit.AuditOutcome;
import jp.madoguchi.store.ledger.sql.Session;

/** Tables {@code mode_change}, {@code exceptional_view} and {@code revocation}, and the facts in {@code audit} that go with works. */
final class ModeRows implements Modes, Revocations {

    static final String CHANGES = "mode_change";
    static final String VIEWS = "exceptional_view";

    private final Session session;
    private final RecordSeal seal;
    private final LongSupplier revision;
    private final Instant at;
    private final Consumer<ResourceId> touched;

    /** @param touched told of patients of whom something can be read otherwise now */
    ModeRows(Session session, RecordSeal seal, LongSupplier revision, Instant at, Consumer<ResourceId> touched) {
        this.session = session;
        this.seal = seal;
        this.revision = revision;
        this.at = at;
        this.touched = touched;
    }

    @Override
    public Optional<ModeRecord> newest(FacilityCode facility, ExceptionalView.Kind kind) {
        return session.first(
                """
                        select version, record from mode_change where facility = ? and kind = ? order by version desc limit 1""",
                row -> seal.open(CHANGES, changeId(facility, kind.name(), row.getInt(1)), row.getBytes(2),
                        ModeRecord.class),
                facility.value(), kind.name());
    }

    /** The primary key refuses a change of what another node changed meanwhile; then the work is run again. */
    @Override
    public void add(ModeRecord change) {
        session.update("""
                insert into mode_change (facility, kind, version, step, changed_at, revision, record)
                values (?, ?, ?, ?, ?, ?, ?)""",
                change.facility().value(), change.kind().name(), change.version(), change.step().name(), change.at(),
                revision.getAsLong(),
                seal.seal(CHANGES, changeId(change.facility(), change.kind().name(), change.version()), change));
    }

    static String changeId(FacilityCode facility, String kind, int version) {
        return facility.value() + "/" + kind + "/" + version;
    }

    @Override
    public Optional<LookUpRecord> lookUp(ResourceId id) {
        return session.first("select record from exceptional_view where id = ?",
                row -> seal.open(VIEWS, id.value(), row.getBytes(1), LookUpRecord.class), id.value());
    }

    @Override
    public void save(LookUpRecord lookUp) {
        String id = lookUp.id().value();
        byte[] sealed = seal.seal(VIEWS, id, lookUp);
        long mine = revision.getAsLong();
        if (session.update("update exceptional_view set reviewed_at = ?, revision = ?, record = ? where id = ?",
                lookUp.reviewedAt(), mine, sealed, id) == 0) {
            session.update("""
                    insert into exceptional_view (id, facility, kind, patient, reviewed_at, revision, record)
                    values (?, ?, ?, ?, ?, ?, ?)""",
                    id, lookUp.facility().value(), lookUp.view().kind().name(), lookUp.view().patient(),
                    lookUp.reviewedAt(), mine, sealed);
        }
    }

    @Override
    public Optional<Instant> of(ResourceId patient) {
        return session.first("select revoked_at from revocation where patient = ?",
                row -> Objects.requireNonNull(Session.instant(row, 1)), patient.value());
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

    /** A fact stands or falls with its work. */
    void note(AuditFact fact) {
        session.update(
                """
                        insert into audit (facility, at_time, client, action, resource_type, resource, patient, outcome, request,
                        parameters) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                fact.facility().value(), at, fact.by().length() <= 128 ? fact.by() : fact.by().substring(0, 128),
                AuditAction.WRITE.name(), fact.what(), null, fact.patient() == null ? null : fact.patient().value(),
                AuditOutcome.GIVEN.name(), Long.toString(revision.getAsLong()), fact.detail());
    }
}
