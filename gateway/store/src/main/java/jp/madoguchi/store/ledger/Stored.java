package jp.madoguchi.store.ledger;

import java.time.Instant;
import java.util.Objects;

/**
 * A record as its row holds it.
 *
 * @param record    the record
 * @param revision  revision at which the row was written
 * @param updatedAt when that was, by the gateway's clock
 * @param <T>       the record's type
 */
public record Stored<T>(T record, long revision, Instant updatedAt) {

    public Stored {
        Objects.requireNonNull(record);
        Objects.requireNonNull(updatedAt);
    }
}
