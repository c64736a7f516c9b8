package jp.madoguchi.store.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import javax.sql.DataSource;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.store.ledger.crypto.LedgerKey;
import jp.madoguchi.store.ledger.crypto.RowCipher;
import jp.madoguchi.store.ledger.sql.Dialect;
import jp.madoguchi.store.ledger.sql.Session;
import jp.madoguchi.store.ledger.sql.SqlFailure;

/** Refuses a key that is not the one this ledger is sealed with (docs/design/ledger.md 5). */
final class KeyCheck {

    private static final String TABLE = "ledger_key";
    private static final byte[] CONSTANT = {'m', 'a', 'd', 'o', 'g', 'u', 'c', 'h', 'i'};

    private KeyCheck() {}

    /** Passes if the key fits; the first key of an empty ledger becomes its key. */
    static void pass(DataSource dataSource, Dialect dialect, LedgerKey key, Instant at) {
        RowCipher cipher = key.cipher();
        try (Connection connection = dataSource.getConnection()) {
            Session session = new Session(connection);
            if (checkValue(session).isEmpty()) {
                enter(session, cipher, at);
                dialect.harden(connection);
            }
            byte[] opened = cipher.open(TABLE, Long.toString(cipher.keyId()), checkValue(session).orElseThrow());
            if (!Arrays.equals(opened, CONSTANT)) {
                throw new ProblemException(Problem.of(ProblemCode.LEDGER_KEY_WRONG));
            }
        } catch (SQLException | SqlFailure failure) {
            throw new ProblemException(Problem.at(ProblemCode.LEDGER_UNAVAILABLE, TABLE), failure);
        }
    }

    private static Optional<byte[]> checkValue(Session session) {
        return session.first("select check_value from ledger_key order by made_at, key_id", row -> row.getBytes(1));
    }

    private static void enter(Session session, RowCipher cipher, Instant at) {
        long id = cipher.keyId();
        try {
            session.update("insert into ledger_key (key_id, check_value, made_at) values (?, ?, ?)", id,
                    cipher.seal(TABLE, Long.toString(id), CONSTANT), at);
        } catch (SqlFailure failure) {
            // Another node that starts at the same moment enters the same key; a different one is found out by reading again.
            if (!Dialect.isOvertaken(failure.failure())) {
                throw failure;
            }
        }
    }
}
