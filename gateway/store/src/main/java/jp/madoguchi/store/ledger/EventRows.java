package jp.madoguchi.store.ledger;

import java.time.Instant;
import java.util.List;
import jp.madoguchi.reception.ledger.OutboxEntry;
import jp.madoguchi.reception.ledger.SourceFile;
import jp.madoguchi.store.ledger.sql.Session;
import org.jspecify.annotations.Nullable;

/** Table {@code consumed} and new rows of {@code outbox}. */
final class EventRows {

    private final Session session;

    EventRows(Session session) {
        this.session = session;
    }

    List<String> consumedDigests(SourceFile file) {
        return session.list("""
                select digest from consumed where facility = ? and terminal = ? and folder = ? and name = ?
                order by ordinal""", row -> row.getString(1), (@Nullable Object[]) key(file));
    }

    void consume(SourceFile file, int ordinal, long revision, Instant at) {
        session.update("""
                insert into consumed (facility, terminal, folder, name, ordinal, digest, consumed_at, revision)
                values (?, ?, ?, ?, ?, ?, ?, ?)""",
                file.facility().value(), file.terminal().value(), file.folder().name(), file.name(), ordinal,
                file.digest(), at, revision);
    }

    private static String[] key(SourceFile file) {
        return new String[]{file.facility().value(), file.terminal().value(), file.folder().name(), file.name()};
    }

    void enqueue(OutboxEntry entry, long revision, Instant at) {
        session.update(
                """
                        insert into outbox (control_id, facility, destination, answer, patient, state, attempts, due_at, revision)
                        values (?, ?, ?, ?, ?, 'PENDING', 0, ?, ?)""",
                entry.controlId().value(), entry.facility().value(), entry.destination(), entry.answer().value(),
                entry.patient().value(), at, revision);
    }
}
