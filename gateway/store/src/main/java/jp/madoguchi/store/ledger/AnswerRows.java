package jp.madoguchi.store.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import jp.madoguchi.domain.consent.Consent;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.qualification.Qualification;
import jp.madoguchi.reception.ledger.AnswerRecord;
import jp.madoguchi.store.ledger.sql.Session;
import org.jspecify.annotations.Nullable;

/** Tables {@code answer} and {@code consent}. */
final class AnswerRows {

    private static final String TABLE = "answer";

    private final Session session;
    private final RecordSeal seal;

    AnswerRows(Session session, RecordSeal seal) {
        this.session = session;
        this.seal = seal;
    }

    Optional<AnswerRecord> byId(String id) {
        return stored(id).map(Stored::record);
    }

    Optional<Stored<AnswerRecord>> stored(String id) {
        return session.first("select id, record, revision, received_at from answer where id = ?", this::read, id);
    }

    /** A patient's newest answers, newest first. */
    List<Stored<AnswerRecord>> newest(ResourceId patient, int most) {
        return session.list(
                "select id, record, revision, received_at from answer where patient = ? order by revision desc, id limit ?",
                this::read, patient.value(), most);
    }

    /**
     * A patient's newest answers that tell consents, newest first: a face result tells that there are none by carrying none.
     *
     * @param face face results; else answers to questions
     */
    List<Stored<AnswerRecord>> tellingConsents(FacilityCode facility, ResourceId patient, boolean face, int most) {
        return telling(facility, patient, face, "<", Long.MAX_VALUE, most);
    }

    /**
     * Those that were committed last before one, and first after it. If any answer replaced its consents, one of them did, unless {@code most}
     * answers about another care setting lie between: the setting is in the question, which is sealed.
     */
    List<Stored<AnswerRecord>> tellingConsentsAround(Stored<AnswerRecord> one, int most) {
        FacilityCode facility = one.record().facility();
        ResourceId patient = Objects.requireNonNull(one.record().patient());
        boolean face = one.record().inquiry() == null;
        List<Stored<AnswerRecord>> around = new ArrayList<>(
                telling(facility, patient, face, "<", one.revision(), most));
        around.addAll(telling(facility, patient, face, ">", one.revision(), most));
        return around;
    }

    private List<Stored<AnswerRecord>> telling(FacilityCode facility, ResourceId patient, boolean face,
            String side, long revision, int most) {
        return session
                .list("select id, record, revision, received_at from answer where patient = ? and facility = ? and "
                        + (face
                                ? "inquiry is null"
                                : "inquiry is not null and exists (select 1 from consent where consent.answer = answer.id)")
                        + " and revision " + side + " ? order by revision " + (side.equals("<") ? "desc" : "asc")
                        + ", id limit ?", this::read, patient.value(), facility.value(), revision, most);
    }

    /** A patient's answers received at a time or later, newest first. */
    List<AnswerRecord> since(ResourceId patient, Instant since) {
        return session
                .list("select id, record, revision, received_at from answer where patient = ? and received_at >= ?"
                        + " order by revision desc, id", this::read, patient.value(), since)
                .stream().map(Stored::record)
                .toList();
    }

    /** Patients with an answer to a question received within a time, in the order of their ids, behind one of them. */
    static List<ResourceId> askedAbout(Session session, FacilityCode facility, Instant since, Instant until,
            String after, int most) {
        return session.list("select distinct patient from answer where facility = ? and inquiry is not null"
                + " and patient > ? and received_at >= ? and received_at < ? order by patient limit ?",
                row -> new ResourceId(row.getString(1)), facility.value(), after, since, until, most);
    }

    private Stored<AnswerRecord> read(ResultSet row) throws SQLException {
        AnswerRecord record = seal.open(TABLE, row.getString(1), row.getBytes(2), AnswerRecord.class);
        return new Stored<>(record, row.getLong(3), Objects.requireNonNull(Session.instant(row, 4)));
    }

    void insert(AnswerRecord answer, long revision) {
        String id = answer.id().value();
        session.update("""
                insert into answer (id, facility, terminal, inquiry, standing, patient, received_at, revision, record)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                id, answer.facility().value(), answer.terminal().value(),
                answer.inquiry() == null ? null : answer.inquiry().value(), answer.standing().name(),
                patientOf(answer), answer.receivedAt(), revision, seal.seal(TABLE, id, answer));
        insertConsents(answer);
    }

    /**
     * Replaces an answer that waited for a person's word. Its revision stays: an old one does not become the newest by being attached late.
     *
     * @throws IllegalStateException if there is no such answer, or it is a patient's already
     */
    void attach(AnswerRecord answer) {
        String id = answer.id().value();
        if (session.update("update answer set standing = ?, patient = ?, record = ? where id = ? and patient is null",
                answer.standing().name(), patientOf(answer), seal.seal(TABLE, id, answer), id) != 1) {
            throw new IllegalStateException("an answer that waits is attached once");
        }
        session.update("delete from consent where answer = ?", id);
        insertConsents(answer);
    }

    private void insertConsents(AnswerRecord answer) {
        session.batch("""
                insert into consent (answer, ordinal, facility, patient, item, status, given_at, available_until)
                values (?, ?, ?, ?, ?, ?, ?, ?)""", consents(answer));
    }

    private static List<@Nullable Object[]> consents(AnswerRecord answer) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Qualification qualification : answer.answer().qualifications()) {
            for (Consent consent : qualification.consents()) {
                rows.add(new @Nullable Object[]{answer.id().value(), rows.size(), answer.facility().value(),
                        patientOf(answer), consent.item().name(), consent.status().name(), consent.givenAt(),
                        consent.availableUntil()});
            }
        }
        return rows;
    }

    private static @Nullable String patientOf(AnswerRecord answer) {
        return answer.patient() == null ? null : answer.patient().value();
    }
}
