package jp.madoguchi.store.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.reception.ledger.CoverageRecord;
import jp.madoguchi.store.ledger.sql.Session;

/** Table {@code coverage}, and {@code coverage_version} with what a newer answer replaced there. */
final class CoverageRows {

    private static final String TABLE = "coverage";

    private final Session session;
    private final RecordSeal seal;
    private final CoverageVersionRows versions;

    CoverageRows(Session session, RecordSeal seal) {
        this.session = session;
        this.seal = seal;
        this.versions = new CoverageVersionRows(session, seal);
    }

    /** Oldest first. */
    List<Stored<CoverageRecord>> of(ResourceId patient) {
        return session.list(
                "select id, record, revision, updated_at from coverage where patient = ? order by revision, id",
                this::read, patient.value());
    }

    private Stored<CoverageRecord> read(ResultSet row) throws SQLException {
        CoverageRecord record = seal.open(TABLE, row.getString(1), row.getBytes(2), CoverageRecord.class);
        return new Stored<>(record, row.getLong(3), Objects.requireNonNull(Session.instant(row, 4)));
    }

    /** Adds or replaces a coverage; tells whether it says something else than before. */
    boolean save(CoverageRecord coverage, long revision, Instant at) {
        String id = coverage.id().value();
        Optional<Stored<CoverageRecord>> before = session
                .first("select id, record, revision, updated_at from coverage where id = ?", this::read, id);
        before.filter(replaced -> replaced.revision() < revision).ifPresent(replaced -> versions.keep(replaced, at));
        byte[] sealed = seal.seal(TABLE, id, coverage);
        byte[] identity = seal.blind().key("COVERAGE", coverage.facility().value(), coverage.patient().value(),
                coverage.identity());
        int replaced = session.update(
                "update coverage set patient = ?, identity_key = ?, payer = ?, revision = ?, updated_at = ?, record = ? where id = ?",
                coverage.patient().value(), identity, coverage.payer().value(), revision, at, sealed, id);
        if (replaced == 0) {
            session.update("""
                    insert into coverage (id, facility, patient, identity_key, payer, revision, updated_at, record)
                    values (?, ?, ?, ?, ?, ?, ?, ?)""",
                    id, coverage.facility().value(), coverage.patient().value(), identity, coverage.payer().value(),
                    revision, at, sealed);
        }
        return before.map(Stored::record).filter(coverage::saysTheSameAs).isEmpty();
    }
}
