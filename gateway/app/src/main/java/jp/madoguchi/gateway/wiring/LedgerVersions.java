package jp.madoguchi.gateway.wiring;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.gateway.fhir.ReadableType;
import jp.madoguchi.gateway.fhir.StoredResource;
import jp.madoguchi.gateway.fhir.VersionStore;
import jp.madoguchi.store.cache.CoverageHistory;

/** The API's reads of earlier versions, answered by the ledger. */
record LedgerVersions(CoverageHistory history) implements VersionStore {

    @Override
    public CompletionStage<Optional<StoredResource>> version(String id, long version) {
        return history.one(new ResourceId(id), version).thenApply(found -> found.map(LedgerVersions::resource));
    }

    @Override
    public CompletionStage<Earlier> earlier(Wanted wanted) {
        return history.older(new ResourceId(wanted.id()), wanted.current(), wanted.before(), wanted.since(),
                wanted.most())
                .thenApply(found -> new Earlier(found.newest().stream().map(LedgerVersions::resource).toList(),
                        found.all()));
    }

    private static StoredResource resource(jp.madoguchi.store.cache.StoredResource found) {
        return CachedStore.resource(ReadableType.COVERAGE, found);
    }
}
