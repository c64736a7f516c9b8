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
import org.jspecify.annotations.Nullable;

/** Table {@code coverage_version}: what stood in {@code coverage} before. A row is written once, and never changed. */
final class CoverageVersionRows {

    private static final String TABLE = "coverage_version";
    private static final String COLUMNS = "select coverage, record, revision, updated_at from coverage_version ";

    private final Session session;
    private final RecordSeal seal;

    CoverageVersionRows(Session session, RecordSeal seal) {
        this.session = session;
        this.seal = seal;
    }

    /** Keeps a version that is being replaced. It is sealed anew, for its own row: no version can be put in another's place. */
    void keep(Stored<CoverageRecord> replaced, Instant at) {
        CoverageRecord coverage = replaced.record();
        String id = coverage.id().value();
        session.update("""
                insert into coverage_version (coverage, revision, facility, patient, updated_at, replaced_at, record)
                values (?, ?, ?, ?, ?, ?, ?)""",
                id, replaced.revision(), coverage.facility().value(), coverage.patient().value(), replaced.updatedAt(),
                at, seal.seal(TABLE, row(id, replaced.revision()), coverage));
    }

    Optional<Stored<CoverageRecord>> one(ResourceId coverage, long revision) {
        return session.first(COLUMNS + "where coverage = ? and revision = ?", this::read, coverage.value(), revision);
    }

    /** Those older than a revision and written at a time or later, newest first. */
    List<Stored<CoverageRecord>> before(ResourceId coverage, long revision, Instant since, int most) {
        return session.list(
                COLUMNS + "where coverage = ? and revision < ? and updated_at >= ? order by revision desc limit ?",
                this::read, coverage.value(), revision, since, most);
    }

    int countBefore(ResourceId coverage, long revision, Instant since) {
        return (int) session.number(
                "select count(*) from coverage_version where coverage = ? and revision < ? and updated_at >= ?",
                coverage.value(), revision, since);
    }

    /** Removes versions that were replaced before a time, the longest kept first, at most {@code most}; tells how many. */
    int forget(Instant replacedBefore, int most) {
        List<@Nullable Object[]> old = session.list(
                "select coverage, revision from coverage_version where replaced_at < ? order by replaced_at limit ?",
                row -> new @Nullable Object[]{row.getString(1), row.getLong(2)}, replacedBefore, most);
        session.batch("delete from coverage_version where coverage = ? and revision = ?", old);
        return old.size();
    }

    private Stored<CoverageRecord> read(ResultSet row) throws SQLException {
        long revision = row.getLong(3);
        CoverageRecord record = seal.open(TABLE, row(row.getString(1), revision), row.getBytes(2),
                CoverageRecord.class);
        return new Stored<>(record, revision, Objects.requireNonNull(Session.instant(row, 4)));
    }

    private static String row(String coverage, long revision) {
        return coverage + "/" + revision;
    }
}
