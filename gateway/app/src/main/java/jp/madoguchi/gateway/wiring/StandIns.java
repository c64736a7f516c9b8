package jp.madoguchi.gateway.wiring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.logging.Level;
import java.util.logging.Logger;
import jp.madoguchi.gateway.fhir.AuditEntry;
import jp.madoguchi.gateway.fhir.AuditTrail;
import jp.madoguchi.gateway.fhir.Lookup;
import jp.madoguchi.gateway.fhir.ReadableType;
import jp.madoguchi.gateway.fhir.ResourceStore;
import jp.madoguchi.gateway.fhir.StoredResource;
import jp.madoguchi.gateway.operations.Readiness;

/** An empty store and an audit trail that goes to the log: lets the WAR deploy before ledger, cache and routes are joined to it. */
@ApplicationScoped
public class StandIns implements ResourceStore, AuditTrail {
    private static final Logger LOG = Logger.getLogger(StandIns.class.getName());

    void start(@Observes @Initialized(ApplicationScoped.class) Object event, Readiness readiness) {
        for (Readiness.Part part : Readiness.Part.values()) {
            readiness.up(part);
        }
    }

    @Override
    public CompletionStage<Optional<StoredResource>> read(ReadableType type, String id) {
        return CompletableFuture.completedStage(Optional.empty());
    }

    @Override
    public CompletionStage<List<StoredResource>> find(Lookup lookup) {
        return CompletableFuture.completedStage(List.of());
    }

    @Override
    public void record(AuditEntry entry) {
        LOG.log(Level.INFO, "{0} {1} {2} by {3}",
                new Object[]{entry.action(), entry.type().fhirName(), entry.ids(), entry.client()});
    }
}
