package jp.madoguchi.store.cache;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.store.ledger.SqlCoverageVersions;

/**
 * Earlier versions of coverages, encoded as the cache's are. They are read when they are asked for, on the threads of those who look up what is not
 * cached, and in their places: those who look back never hold more of the ledger's connections than these, and keep nobody's look-up waiting behind more
 * than its bound. Stages fail with {@code LEDGER_UNAVAILABLE}, and with {@code TOO_MANY_REQUESTS} where no place is free.
 */
public final class CoverageHistory {

    private final SqlCoverageVersions versions;
    private final FhirViewEncoder encoder;
    private final CachedResources resources;

    public CoverageHistory(SqlCoverageVersions versions, FhirViewEncoder encoder, CachedResources resources) {
        this.versions = versions;
        this.encoder = encoder;
        this.resources = resources;
    }

    /**
     * Versions before another one.
     *
     * @param newest the newest of them first, no more than were wanted
     * @param all    how many there are
     */
    public record Older(List<StoredResource> newest, int all) {
        public Older {
            newest = List.copyOf(newest);
        }
    }

    /** A version that was replaced; empty if there is none, or none any more. */
    public CompletionStage<Optional<StoredResource>> one(ResourceId coverage, long version) {
        return resources.ask(() -> versions.one(coverage, version).map(encoder::encode));
    }

    /** Versions that were replaced, and written at a time or later; see {@link SqlCoverageVersions#older}. */
    public CompletionStage<Older> older(ResourceId coverage, long current, long before, Instant since, int most) {
        return resources.ask(() -> {
            SqlCoverageVersions.Older found = versions.older(coverage, current, before, since, most);
            return new Older(found.newest().stream().map(encoder::encode).toList(), found.all());
        });
    }
}
