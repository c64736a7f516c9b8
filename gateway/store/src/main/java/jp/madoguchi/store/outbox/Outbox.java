package jp.madoguchi.store.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.store.ledger.crypto.LedgerKey;
import jp.madoguchi.store.ledger.crypto.RowCipher;
import jp.madoguchi.store.ledger.sql.OwnTransaction;
import jp.madoguchi.store.ledger.sql.Session;
import org.jspecify.annotations.Nullable;

/**
 * Duties in order, one destination at a time (docs/design/ledger.md 6). Rows come from the ledger's commits; here they are claimed,
 * frozen and closed. Each call is a transaction of its own, hardened where it must not be forgotten; it waits for the database and fails with
 * {@code LEDGER_UNAVAILABLE}.
 */
public final class Outbox {

    private static final String TABLE = "outbox";
    private static final String COLUMNS = "select control_id, facility, destination, answer, patient, attempts, encoded from outbox ";

    private final DataSource dataSource;
    private final RowCipher cipher;
    private final InstantSource time;
    private final String owner;

    /** The outbox as node {@code owner} works on it. */
    public Outbox(DataSource dataSource, LedgerKey key, InstantSource time, String owner) {
        this.dataSource = dataSource;
        this.cipher = key.cipher();
        this.time = time;
        this.owner = owner;
    }

    /** What a destination has not been told yet, in order, at most {@code most}; claimed or not. */
    public List<Delivery> pending(String destination, int most) {
        return inTransaction(false, session -> session.list(
                COLUMNS + "where destination = ? and state = 'PENDING' order by revision, control_id limit ?",
                this::read, destination, most));
    }

    /**
     * Claims the next duty of a destination for a time. Empty if there is none, if its head is not due yet, or if another node holds
     * it: nothing behind the head is ever given out, so that a destination hears of everything in order.
     */
    public Optional<Delivery> claim(String destination, Duration lease) {
        return inTransaction(false, session -> {
            Instant now = time.instant();
            Optional<Delivery> head = session.first(
                    COLUMNS + "where destination = ? and state = 'PENDING' order by revision, control_id limit 1",
                    this::read, destination);
            return head.filter(delivery -> session.update("""
                    update outbox set claimed_by = ?, claimed_until = ? where control_id = ? and state = 'PENDING'
                    and due_at <= ? and (claimed_until is null or claimed_until <= ? or claimed_by = ?)""",
                    owner, now.plus(lease), delivery.controlId().value(), now, now, owner) == 1);
        });
    }

    /** Freezes the first encoding of a duty and gives back what is frozen: this one, or the one that was there before. */
    public byte[] freeze(ResourceId controlId, byte[] encoded) {
        String id = controlId.value();
        return inTransaction(true, session -> {
            int frozen = session.update("update outbox set encoded = ? where control_id = ? and encoded is null",
                    cipher.seal(TABLE, id, encoded), id);
            return frozen == 1
                    ? encoded.clone()
                    : session.first(COLUMNS + "where control_id = ?", this::read, id).flatMap(Delivery::encoded)
                            .orElseThrow();
        });
    }

    /** Notes that the destination has it. */
    public void delivered(ResourceId controlId) {
        close(controlId, "DELIVERED", null);
    }

    /** Notes that nobody will try again. */
    public void givenUp(ResourceId controlId, ProblemCode problem) {
        close(controlId, "GIVEN_UP", problem.code());
    }

    private void close(ResourceId controlId, String state, @Nullable String problem) {
        int closed = inTransaction(true, session -> session.update("""
                update outbox set state = ?, problem = ?, done_at = ?, claimed_by = null, claimed_until = null
                where control_id = ? and state = 'PENDING'""", state, problem, time.instant(), controlId.value()));
        if (closed == 0) {
            throw new IllegalStateException("there is no pending delivery " + controlId);
        }
    }

    /** Notes a failed attempt; the duty is due again then, and everything behind it waits. */
    public void failed(ResourceId controlId, ProblemCode problem, Instant dueAgain) {
        int rows = inTransaction(true, session -> session.update("""
                update outbox set attempts = attempts + 1, problem = ?, due_at = ?, claimed_by = null,
                claimed_until = null where control_id = ? and state = 'PENDING'""",
                problem.code(), dueAgain, controlId.value()));
        if (rows == 0) {
            throw new IllegalStateException("there is no pending delivery " + controlId);
        }
    }

    private Delivery read(ResultSet row) throws SQLException {
        String id = row.getString(1);
        byte[] sealed = row.getBytes(7);
        return new Delivery(new ResourceId(id), new FacilityCode(row.getString(2)), row.getString(3),
                new ResourceId(row.getString(4)), new ResourceId(row.getString(5)), row.getInt(6),
                sealed == null ? Optional.empty() : Optional.of(cipher.open(TABLE, id, sealed)));
    }

    private <T> T inTransaction(boolean hardened, Function<Session, T> work) {
        return OwnTransaction.run(dataSource, hardened, work);
    }
}
