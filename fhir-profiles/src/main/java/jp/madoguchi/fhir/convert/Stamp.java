package jp.madoguchi.fhir.convert;

import java.time.Instant;
import java.util.Objects;

/**
 * As of what a resource is made.
 *
 * @param revision  revision of the ledger, {@code meta.versionId}
 * @param updatedAt when that was committed, {@code meta.lastUpdated}
 */
public record Stamp(long revision, Instant updatedAt) {

    public Stamp {
        Objects.requireNonNull(updatedAt);
        if (revision < 1) {
            throw new IllegalArgumentException("revisions start at 1");
        }
    }
}
