package jp.madoguchi.store.ledger;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.channel.ExceptionalView;
import jp.madoguchi.reception.ledger.AuditFact;
import jp.madoguchi.reception.ledger.LookUpRecord;
import jp.madoguchi.reception.ledger.ModeRecord;
import jp.madoguchi.reception.ledger.Modes;
import jp.madoguchi.store.audit.AuditAction;
import jp.madoguchi.store.audit.AuditOutcome;
import jp.madoguchi.store.ledger.sql.Session;

/** Tables {@code mode_change} and {@code exceptional_view}, and the facts in {@code audit} that go with works. */
final class ModeRows implements Modes {

    static final String CHANGES = "mode_change";
    static final String VIEWS = "exceptional_view";

    private final Session session;
    private final RecordSeal seal;
    private final LongSupplier revision;
    private final Instant at;

    ModeRows(Session session, RecordSeal seal, LongSupplier revision, Instant at) {
        this.session = session;
        this.seal = seal;
        this.revision = revision;
        this.at = at;
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
    public List<LookUpRecord> lookUpsOf(ResourceId patient, ExceptionalView.Kind kind) {
        return session.list("select id, record from exceptional_view where patient = ? and kind = ?",
                row -> seal.open(VIEWS, row.getString(1), row.getBytes(2), LookUpRecord.class), patient.value(),
                kind.name()).stream().sorted(Comparator.comparing((LookUpRecord one) -> one.view().at())
                        .thenComparing(one -> one.id().value()))
                .toList();
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
