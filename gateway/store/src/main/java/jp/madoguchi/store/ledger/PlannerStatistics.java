package jp.madoguchi.store.ledger;

import java.util.List;
import jp.madoguchi.store.ledger.sql.Dialect;
import jp.madoguchi.store.ledger.sql.Session;

/**
 * Lets the database look at the patients' tables again when they have grown to a multiple while this process ran. PostgreSQL does so by itself once a minute: until then it
 * plans as if they were empty, and a directory that is taken over reads them from end to end for each commit (docs/testing.md, figures). H2 looks by itself, in time.
 */
final class PlannerStatistics {

    private static final long FIRST = 1_000;
    private static final long TIMES = 4;

    private final List<String> statements;
    private long added;
    private long next = FIRST;

    PlannerStatistics(Dialect dialect) {
        this.statements = switch (dialect) {
            case H2 -> List.of();
            case POSTGRESQL -> List.of("analyze patient", "analyze patient_key");
        };
    }

    /** So many patients were added by a work that is about to be committed; looks then, in its transaction, if it is time. */
    void added(int patients, Session session) {
        added += patients;
        if (added >= next) {
            next = TIMES * added;
            statements.forEach(session::update);
        }
    }
}
