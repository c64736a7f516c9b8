package jp.madoguchi.store.cache;

import java.util.concurrent.TimeUnit;
import org.infinispan.Cache;
import org.infinispan.commons.marshall.JavaSerializationMarshaller;
import org.infinispan.configuration.cache.CacheMode;
import org.infinispan.configuration.cache.ConfigurationBuilder;
import org.infinispan.configuration.global.GlobalConfigurationBuilder;
import org.infinispan.manager.DefaultCacheManager;

/** The embedded Infinispan and its caches (docs/design/ledger.md 7). Nothing of it is on disk: it is made anew from the ledger. */
public final class InfinispanCaches implements AutoCloseable {

    private final DefaultCacheManager container;
    private final Cache<PatientKey, PatientEntry> patients;
    private final Cache<LookupKey, StoredResource> organizations;
    private final Cache<LookupKey, Lookup> lookups;
    private final Cache<LookupKey, Boolean> misses;

    public InfinispanCaches(CacheSettings settings) {
        boolean clustered = settings.cluster() != null;
        this.container = new DefaultCacheManager(global(settings).build());
        ConfigurationBuilder shared = new ConfigurationBuilder();
        shared.clustering().cacheMode(clustered ? CacheMode.REPL_SYNC : CacheMode.LOCAL);
        container.defineConfiguration("patients", shared.build());
        container.defineConfiguration("organizations", shared.build());
        container.defineConfiguration("lookups", shared.build());
        ConfigurationBuilder brief = new ConfigurationBuilder();
        brief.expiration().lifespan(settings.rememberMiss().toMillis(), TimeUnit.MILLISECONDS);
        brief.memory().maxCount(10_000);
        container.defineConfiguration("misses", brief.build());
        this.patients = container.getCache("patients");
        this.organizations = container.getCache("organizations");
        this.lookups = container.getCache("lookups");
        this.misses = container.getCache("misses");
    }

    private static GlobalConfigurationBuilder global(CacheSettings settings) {
        GlobalConfigurationBuilder global = new GlobalConfigurationBuilder();
        if (settings.cluster() == null) {
            global.nonClusteredDefault();
        } else {
            global.clusteredDefault().transport().clusterName(settings.cluster())
                    .addProperty("configurationFile", settings.transport());
            global.serialization().marshaller(new JavaSerializationMarshaller()).allowList()
                    .addRegexps("jp\\.madoguchi\\.store\\.cache\\..*", "java\\.util\\..*", "java\\.time\\..*",
                            "java\\.lang\\..*", "\\[B");
        }
        global.cacheManagerName("madoguchi").jmx().disable();
        global.shutdown().hookBehavior(org.infinispan.configuration.global.ShutdownHookBehavior.DONT_REGISTER);
        return global;
    }

    Cache<PatientKey, PatientEntry> patients() {
        return patients;
    }

    Cache<LookupKey, StoredResource> organizations() {
        return organizations;
    }

    Cache<LookupKey, Lookup> lookups() {
        return lookups;
    }

    /** What was sought in vain; true where it belongs to a patient whose entry does not hold it. */
    Cache<LookupKey, Boolean> misses() {
        return misses;
    }

    @Override
    public void close() {
        container.stop();
    }
}
