package jp.madoguchi.store.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.insurance.InsurerNumber;
import jp.madoguchi.store.ledger.sql.Session;
import org.jspecify.annotations.Nullable;

/** Table {@code organization}: the hospital itself, once per facility, and payers. */
final class OrganizationRows {

    private static final String HOSPITAL = "HOSPITAL";
    private static final String PAYER = "PAYER";
    private static final String COLUMNS = "select o.id, o.facility, o.insurer, o.name, o.revision, o.updated_at from organization o ";

    private final Session session;

    OrganizationRows(Session session) {
        this.session = session;
    }

    Optional<OrganizationRecord> byId(ResourceId id) {
        return session.first(COLUMNS + "where o.id = ?", OrganizationRows::read, id.value());
    }

    Optional<OrganizationRecord> hospital(FacilityCode facility) {
        return find(facility, HOSPITAL, "");
    }

    Optional<OrganizationRecord> payer(FacilityCode facility, InsurerNumber insurer) {
        return find(facility, PAYER, insurer.value());
    }

    private Optional<OrganizationRecord> find(FacilityCode facility, String kind, String insurer) {
        return session.first(COLUMNS + "where o.facility = ? and o.kind = ? and o.insurer = ?", OrganizationRows::read,
                facility.value(), kind, insurer);
    }

    /** Those that a patient's coverages name. */
    List<OrganizationRecord> payersOf(ResourceId patient) {
        return session.list(
                COLUMNS + "where o.id in (select payer from coverage where patient = ?) order by o.id",
                OrganizationRows::read, patient.value());
    }

    /** Those that changed after a revision, in the order of their changes. */
    List<OrganizationRecord> changedSince(long revision, int most) {
        return session.list(COLUMNS + "where o.revision > ? order by o.revision, o.id limit ?", OrganizationRows::read,
                revision, most);
    }

    private static OrganizationRecord read(ResultSet row) throws SQLException {
        String insurer = row.getString(3);
        return new OrganizationRecord(new ResourceId(row.getString(1)), new FacilityCode(row.getString(2)),
                insurer.isEmpty() ? null : new InsurerNumber(insurer), row.getString(4), row.getLong(5),
                Objects.requireNonNull(Session.instant(row, 6)));
    }

    void insertHospital(ResourceId id, FacilityCode facility, long revision, Instant at) {
        insert(id, facility, HOSPITAL, "", null, revision, at);
    }

    void insertPayer(ResourceId id, FacilityCode facility, InsurerNumber insurer, @Nullable String name, long revision,
            Instant at) {
        insert(id, facility, PAYER, insurer.value(), name, revision, at);
    }

    private void insert(ResourceId id, FacilityCode facility, String kind, String insurer, @Nullable String name,
            long revision, Instant at) {
        session.update("""
                insert into organization (id, facility, kind, insurer, name, revision, updated_at)
                values (?, ?, ?, ?, ?, ?, ?)""",
                id.value(), facility.value(), kind, insurer, name, revision, at);
    }

    void rename(ResourceId id, String name, long revision, Instant at) {
        session.update("update organization set name = ?, revision = ?, updated_at = ? where id = ?", name, revision,
                at,
                id.value());
    }
}
