package jp.madoguchi.gateway.wiring;

import java.time.InstantSource;
import java.util.Base64;
import javax.sql.DataSource;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.gateway.operations.Settings;
import jp.madoguchi.reception.ledger.LedgerReadings;
import jp.madoguchi.store.audit.SqlAuditReadings;
import jp.madoguchi.store.ledger.LedgerSettings;
import jp.madoguchi.store.ledger.SqlCaseReadings;
import jp.madoguchi.store.ledger.SqlConsentReadings;
import jp.madoguchi.store.ledger.SqlLedger;
import jp.madoguchi.store.ledger.SqlLedgerSnapshots;
import jp.madoguchi.store.ledger.SqlOutageReadings;
import jp.madoguchi.store.ledger.SqlReadings;
import jp.madoguchi.store.ledger.SqlTaskReadings;
import jp.madoguchi.store.ledger.SqlVisitReadings;
import jp.madoguchi.store.ledger.crypto.LedgerKey;
import jp.madoguchi.store.ledger.sql.LedgerDatabase;
import jp.madoguchi.store.ledger.sql.ProductionCheck;

/** The ledger as the settings want it: its database, its key, its writer and its readings. */
public final class LedgerRoom implements AutoCloseable {

    private static final String EMBEDDED_USER = "madoguchi";

    private final LedgerDatabase database;
    private final LedgerKey key;
    private final SqlLedger ledger;
    private final SqlLedgerSnapshots snapshots;
    private final InstantSource clock;

    private LedgerRoom(LedgerDatabase database, LedgerKey key, SqlLedger ledger, SqlLedgerSnapshots snapshots,
            InstantSource clock) {
        this.database = database;
        this.key = key;
        this.ledger = ledger;
        this.snapshots = snapshots;
        this.clock = clock;
    }

    /**
     * Opens it, with its tables made or renewed.
     *
     * @throws ProblemException {@code LEDGER_UNAVAILABLE}, {@code LEDGER_KEY_WRONG} or {@code LEDGER_NOT_HARDENED}
     */
    public static LedgerRoom open(Settings settings, InstantSource clock) {
        LedgerKey key = key(settings);
        LedgerDatabase database = database(settings);
        try {
            DataSource connections = database.dataSource();
            if (settings.yes(Settings.PRODUCTION)) {
                ProductionCheck.pass(connections, LedgerSettings.DEFAULT.hardened());
            }
            SqlLedger ledger = SqlLedger.open(connections, key, clock, LedgerSettings.DEFAULT);
            return new LedgerRoom(database, key, ledger, new SqlLedgerSnapshots(connections, key), clock);
        } catch (RuntimeException failure) {
            database.close();
            throw failure;
        }
    }

    private static LedgerDatabase database(Settings settings) {
        if (!settings.has(Settings.LEDGER_URL)) {
            return LedgerDatabase.open(LedgerDatabase.embeddedUrl(settings.path(Settings.DATA_DIR)), EMBEDDED_USER, "");
        }
        try {
            return LedgerDatabase.open(settings.text(Settings.LEDGER_URL), settings.text(Settings.LEDGER_USER),
                    settings.text(Settings.LEDGER_PASSWORD));
        } catch (IllegalArgumentException notAnUrl) {
            throw new ProblemException(Problem.at(ProblemCode.LEDGER_UNAVAILABLE, Settings.LEDGER_URL.name()),
                    notAnUrl);
        }
    }

    /** The operator's key; outside production one is made at the first start, below the data directory. */
    private static LedgerKey key(Settings settings) {
        if (settings.has(Settings.LEDGER_KEY)) {
            try {
                return LedgerKey.of(Base64.getDecoder().decode(settings.text(Settings.LEDGER_KEY)));
            } catch (IllegalArgumentException notBase64) {
                throw new ProblemException(Problem.at(ProblemCode.LEDGER_KEY_WRONG, Settings.LEDGER_KEY.name()),
                        notBase64);
            }
        }
        if (settings.has(Settings.LEDGER_KEY_FILE)) {
            return LedgerKey.read(settings.path(Settings.LEDGER_KEY_FILE));
        }
        if (settings.yes(Settings.PRODUCTION)) {
            throw new ProblemException(Problem.at(ProblemCode.LEDGER_KEY_WRONG, Settings.LEDGER_KEY_FILE.name()));
        }
        return LedgerKey.readOrCreate(settings.path(Settings.DATA_DIR).resolve("keys").resolve("ledger.key"));
    }

    /** The port to commit through. */
    public SqlLedger ledger() {
        return ledger;
    }

    DataSource connections() {
        return database.dataSource();
    }

    LedgerKey key() {
        return key;
    }

    SqlLedgerSnapshots snapshots() {
        return snapshots;
    }

    SqlTaskReadings tasks() {
        return new SqlTaskReadings(database.dataSource(), key);
    }

    SqlAuditReadings auditEvents() {
        return new SqlAuditReadings(database.dataSource());
    }

    SqlCaseReadings cases() {
        return new SqlCaseReadings(database.dataSource(), key);
    }

    SqlOutageReadings outages() {
        return new SqlOutageReadings(database.dataSource(), key);
    }

    SqlConsentReadings consents() {
        return new SqlConsentReadings(database.dataSource(), key);
    }

    SqlVisitReadings visits() {
        return new SqlVisitReadings(database.dataSource());
    }

    /** Reads beside the writer. */
    public LedgerReadings readings() {
        return new SqlReadings(database.dataSource(), key, clock);
    }

    /** Finishes what was handed to it, then closes the database. */
    @Override
    public void close() {
        ledger.close();
        database.close();
    }
}
