package jp.madoguchi.gateway.fhir;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.gateway.access.Access;

/** The one way to the stored resources for both paths, HAPI's and the hot one: nothing is given out without an audit record. */
@ApplicationScoped
public class AuditedReads {
    private static final long MOST_SECONDS = 20;

    private final ResourceStore store;
    private final AuditTrail audit;
    private final InstantSource clock;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected AuditedReads() {
        this(null, null, null);
    }

    @Inject
    public AuditedReads(ResourceStore store, AuditTrail audit, InstantSource clock) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
    }

    /** A resource for this request's caller. */
    public Optional<StoredResource> read(HttpServletRequest request, ReadableType type, String id) {
        Optional<StoredResource> found = wait(store.read(type, id));
        record(request, AuditEntry.Action.READ, type, "", found.stream().toList());
        return found;
    }

    /** The same for a path that hands an unknown id on to another one: only what is given out is recorded. */
    Optional<StoredResource> readIfThere(HttpServletRequest request, ReadableType type, String id) {
        Optional<StoredResource> found = wait(store.read(type, id));
        if (found.isPresent()) {
            record(request, AuditEntry.Action.READ, type, "", found.stream().toList());
        }
        return found;
    }

    /** Resources for this request's caller; {@code parameter} names the search in the audit record. */
    public List<StoredResource> find(HttpServletRequest request, Lookup lookup, String parameter) {
        List<StoredResource> found = wait(store.find(lookup));
        record(request, AuditEntry.Action.SEARCH, lookup.type(), parameter, found);
        return found;
    }

    private void record(HttpServletRequest request, AuditEntry.Action action, ReadableType type, String search,
            List<StoredResource> given) {
        if (!(request.getAttribute(Access.ATTRIBUTE) instanceof Access access)) {
            throw new ProblemException(Problem.of(ProblemCode.TOKEN_MISSING));
        }
        audit.record(new AuditEntry(clock.instant(), access.client(), access.tokenId(), action, type, search,
                given.stream().map(StoredResource::id).toList()));
    }

    private static <T> T wait(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(MOST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(Problem.of(ProblemCode.LEDGER_UNAVAILABLE), e);
        } catch (TimeoutException e) {
            throw new ProblemException(Problem.of(ProblemCode.LEDGER_UNAVAILABLE), e);
        } catch (ExecutionException e) {
            throw new ProblemException(ProblemException.problemOf(e), e);
        }
    }
}
