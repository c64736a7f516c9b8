package jp.madoguchi.store.ledger;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.qualification.Inquiry;
import jp.madoguchi.domain.qualification.InquiryId;
import jp.madoguchi.reception.ledger.InquiryRecord;
import jp.madoguchi.reception.ledger.InquiryState;
import jp.madoguchi.store.ledger.sql.Session;
import org.jspecify.annotations.Nullable;

/** Table {@code inquiry}. Only the question is sealed: its state changes, and its answer has a row of its own. */
final class InquiryRows {

    private static final String TABLE = "inquiry";

    private record Row(Inquiry inquiry, @Nullable String patient, Instant askedAt, InquiryState state,
            @Nullable String answer) {}

    private final Session session;
    private final RecordSeal seal;
    private final AnswerRows answers;

    InquiryRows(Session session, RecordSeal seal, AnswerRows answers) {
        this.session = session;
        this.seal = seal;
        this.answers = answers;
    }

    Optional<InquiryRecord> byId(InquiryId id) {
        return session.first("select record, patient, asked_at, state, answer from inquiry where id = ?",
                row -> new Row(seal.open(TABLE, id.value(), row.getBytes(1), Inquiry.class), row.getString(2),
                        Objects.requireNonNull(Session.instant(row, 3)), InquiryState.valueOf(row.getString(4)),
                        row.getString(5)),
                id.value()).map(this::record);
    }

    private InquiryRecord record(Row row) {
        ResourceId patient = row.patient() == null ? null : new ResourceId(row.patient());
        return new InquiryRecord(row.inquiry(), patient, row.askedAt(), row.state(),
                row.answer() == null ? null : answers.byId(row.answer()).orElseThrow());
    }

    void save(InquiryRecord record, long revision) {
        Inquiry inquiry = record.inquiry();
        String id = inquiry.id().value();
        String patient = record.patient() == null ? null : record.patient().value();
        String answer = record.answer() == null ? null : record.answer().id().value();
        int replaced = session.update(
                "update inquiry set patient = ?, state = ?, answer = ?, revision = ? where id = ?",
                patient, record.state().name(), answer, revision, id);
        if (replaced == 0) {
            session.update("""
                    insert into inquiry (id, facility, terminal, patient, state, asked_at, answer, revision, record)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                    id, inquiry.facility().value(), inquiry.terminal().value(), patient, record.state().name(),
                    record.askedAt(), answer, revision, seal.seal(TABLE, id, inquiry));
        }
    }
}
