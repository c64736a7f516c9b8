package jp.madoguchi.gateway.wiring;

import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import jp.madoguchi.domain.channel.ViewingWindows;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.fhir.convert.FhirEncoder;
import jp.madoguchi.gateway.operations.FhirSettings;
import jp.madoguchi.gateway.operations.Settings;
import jp.madoguchi.store.cache.CacheSettings;
import jp.madoguchi.store.cache.CachedResources;
import jp.madoguchi.store.cache.CoverageHistory;
import jp.madoguchi.store.cache.FhirViewEncoder;
import jp.madoguchi.store.cache.InfinispanCaches;
import jp.madoguchi.store.cache.LedgerViews;
import jp.madoguchi.store.cache.LookupKeys;
import jp.madoguchi.store.cache.Rebuild;
import jp.madoguchi.store.cache.ResourceCache;
import jp.madoguchi.store.cache.Sweeper;
import jp.madoguchi.store.ledger.SqlCoverageVersions;

/** What the EMR reads, as the settings want it: the cache, how it is filled from the ledger, and how it is kept right. */
final class ViewRoom implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(ViewRoom.class.getName());
    private static final Duration BETWEEN_SWEEPS = Duration.ofSeconds(10);

    private final InfinispanCaches caches;
    private final FhirViewEncoder encoder;
    private final LedgerViews views;
    private final CachedResources resources;
    private final Rebuild rebuild;
    private final Sweeper sweeper;

    ViewRoom(Settings settings, FacilityCode facility, LedgerRoom ledger, ViewingWindows windows) {
        LookupKeys keys = new LookupKeys(ledger.key());
        this.encoder = new FhirViewEncoder(FhirSettings.dialect(settings), new FhirEncoder(), keys,
                Map.of(facility, settings.text(Settings.HOSPITAL_NAME)), windows);
        this.caches = new InfinispanCaches(CacheSettings.LOCAL);
        ResourceCache cache = new ResourceCache(caches);
        this.views = new LedgerViews(ledger.snapshots(), encoder, cache);
        this.resources = new CachedResources(cache, keys, views, ledger.snapshots(), CacheSettings.LOCAL);
        this.rebuild = new Rebuild(ledger.snapshots(), views);
        this.sweeper = new Sweeper(ledger.snapshots(), cache, views);
    }

    /** Fills the cache from the ledger, telling how far it is; blocks until it is full. Commits and reads may go on meanwhile. */
    void fill(Consumer<Rebuild.Progress> told) {
        Rebuild.Progress done = rebuild.run(progress -> {
            LOG.log(Level.INFO, "Views made from the ledger: {0} of {1}",
                    new Object[]{progress.done(), progress.all()});
            told.accept(progress);
        });
        resources.full();
        LOG.log(Level.INFO, "The cache is full: {0} patients", done.done());
        sweeper.start(BETWEEN_SWEEPS);
    }

    LedgerViews views() {
        return views;
    }

    /** Earlier versions, encoded as the cache's are. */
    CoverageHistory history(SqlCoverageVersions versions) {
        return new CoverageHistory(versions, encoder, resources);
    }

    CachedResources resources() {
        return resources;
    }

    @Override
    public void close() {
        sweeper.close();
        views.close();
        caches.close();
    }
}
