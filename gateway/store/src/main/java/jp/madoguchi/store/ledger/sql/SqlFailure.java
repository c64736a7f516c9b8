package jp.madoguchi.store.ledger.sql;

import java.sql.SQLException;

/** A database failure on its way through code that cannot throw one. It never leaves the store. */
public final class SqlFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final SQLException failure;

    public SqlFailure(SQLException failure) {
        super(failure);
        this.failure = failure;
    }

    /** What the database said. */
    public SQLException failure() {
        return failure;
    }
}
