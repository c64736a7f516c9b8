package jp.madoguchi.store.audit;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.store.audit.AuditJournal.Place;
import jp.madoguchi.store.ledger.sql.OwnTransaction;
import jp.madoguchi.store.ledger.sql.Session;
import jp.madoguchi.store.ledger.sql.SqlFailure;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings records from the journal into table {@code audit}, each once (docs/design/audit-journal.md 5). For one thread. */
final class AuditImport {

    private static final Logger LOG = LoggerFactory.getLogger(AuditImport.class);
    /** Some hundred records, and of those that name a thousand patients only a few: each patient becomes a row. */
    private static final int BATCH_BYTES = 64 * 1024;
    private static final int LONGEST_PARAMETERS = 400;

    private final DataSource database;
    private final AuditJournal journal;
    /** Where to go on; null as long as the ledger was not asked. */
    private @Nullable Place place;
    private boolean saidThatItWaits;

    AuditImport(DataSource database, AuditJournal journal) {
        this.database = database;
        this.journal = journal;
    }

    /**
     * Imports the next records, some hundred, in one commit. A record whose content is damaged is left out.
     *
     * @return whether there were any; if not, the database is left alone
     * @throws ProblemException {@code LEDGER_UNAVAILABLE} if the database did not take them, or some are of a newer release, which alone can read
     *                          them; then nothing has changed
     */
    boolean next() {
        List<byte[]> records = new ArrayList<>();
        Place from = place;
        Place to = from == null ? null : journal.read(from, BATCH_BYTES, records);
        if (to != null && to.equals(from)) {
            return false;
        }
        // A file may be deleted only when what came of it outlives a loss of power; until then the place is lost with the rows.
        boolean endsFile = from == null || to == null || to.segment() != from.segment();
        place = null;
        Place reached = OwnTransaction.run(database, endsFile, session -> {
            Place begin = from == null ? begin(session) : from;
            Place end = to == null ? journal.read(begin, BATCH_BYTES, records) : to;
            demandNoneOfNewerRelease(records);
            insert(session, records);
            move(session, begin, end);
            return end;
        });
        place = reached;
        if (endsFile) {
            journal.release(reached);
        }
        return true;
    }

    private Place begin(Session session) {
        Optional<Place> known = session.first("select segment, place from audit_journal where journal = ?",
                row -> new Place(row.getLong(1), row.getInt(2)), journal.id().toString());
        Place begin = journal.begin();
        if (known.isEmpty()) {
            session.update("insert into audit_journal (journal, segment, place) values (?, ?, ?)",
                    journal.id().toString(), begin.segment(), begin.offset());
            return begin;
        }
        if (!journal.reaches(known.get())) {
            LOG.warn("Files of the audit journal are missing; what is there is imported");
            move(session, known.get(), begin);
            return begin;
        }
        return known.get();
    }

    private void move(Session session, Place from, Place to) {
        int moved = session.update("""
                update audit_journal set segment = ?, place = ? where journal = ? and segment = ? and place = ?""",
                to.segment(), to.offset(), journal.id().toString(), from.segment(), from.offset());
        if (moved != 1) {
            throw new SqlFailure(new SQLException("the audit journal was moved by another"));
        }
    }

    /** Passed over they would be deleted with their file, and somebody's reads with them. */
    private void demandNoneOfNewerRelease(List<byte[]> records) {
        if (records.stream().noneMatch(AuditBytes::isOfNewerRelease)) {
            return;
        }
        if (!saidThatItWaits) {
            saidThatItWaits = true;
            LOG.error("The audit journal holds records of a newer release: from there on nothing comes into the table "
                    + "until that release or a later one is started again, and once the journal is full reads are refused");
        }
        throw new ProblemException(Problem.of(ProblemCode.LEDGER_UNAVAILABLE));
    }

    private static void insert(Session session, List<byte[]> records) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (byte[] record : records) {
            try {
                addRows(rows, AuditBytes.read(record));
            } catch (IllegalArgumentException unknown) {
                LOG.error("An audit record could not be understood ({}); it is not in the table", unknown.getMessage());
            }
        }
        session.batch("""
                insert into audit (facility, at_time, client, action, resource_type, resource, patient, outcome,
                request, parameters) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", rows);
    }

    private static void addRows(List<@Nullable Object[]> rows, AuditEntry entry) {
        if (entry.patients().isEmpty()) {
            rows.add(row(entry, null));
        }
        for (ResourceId patient : entry.patients()) {
            rows.add(row(entry, patient.value()));
        }
    }

    private static @Nullable Object[] row(AuditEntry entry, @Nullable String patient) {
        String parameters = String.join(" ", entry.parameters());
        return new @Nullable Object[]{entry.facility() == null ? null : entry.facility().value(), entry.at(),
                entry.client(), entry.action().name(), entry.resourceType(),
                entry.resource() == null ? null : entry.resource().value(), patient, entry.outcome().name(),
                entry.request(),
                parameters.length() <= LONGEST_PARAMETERS ? parameters : parameters.substring(0, LONGEST_PARAMETERS)};
    }
}
