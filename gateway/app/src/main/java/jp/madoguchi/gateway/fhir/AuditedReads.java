package jp.madoguchi.gateway.fhir;

import ca.uhn.fhir.context.FhirContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.gateway.access.Access;
import jp.madoguchi.gateway.fhir.search.HistoryBundle;
import jp.madoguchi.gateway.fhir.search.HistoryQuery;
import jp.madoguchi.gateway.fhir.search.PageTokens;
import jp.madoguchi.gateway.fhir.search.PlainSearch;
import jp.madoguchi.gateway.fhir.search.SearchEngine;
import jp.madoguchi.gateway.fhir.search.SearchQuery;
import jp.madoguchi.gateway.fhir.search.Searches;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** The one way to the stored resources for both paths, HAPI's and the hot one: nothing is given out without an audit record. */
@ApplicationScoped
public class AuditedReads {
    private static final long MOST_SECONDS = 20;
    private static final Pattern VERSION = Pattern.compile("[1-9][0-9]{0,17}");

    private final ResourceStore store;
    private final VersionStore versions;
    private final AuditTrail audit;
    private final InstantSource clock;
    private final Searches searches;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected AuditedReads() {
        this.store = null;
        this.versions = null;
        this.audit = null;
        this.clock = null;
        this.searches = null;
    }

    @Inject
    public AuditedReads(ResourceStore store, VersionStore versions, AuditTrail audit, InstantSource clock,
            PageTokens pages) {
        this.store = store;
        this.versions = versions;
        this.audit = audit;
        this.clock = clock;
        this.searches = new Searches(new SearchEngine(new Waiting(store), AuditedReads::decode), pages);
    }

    /** The store, waited for. */
    private record Waiting(ResourceStore store) implements SearchEngine.Store {
        @Override
        public Optional<StoredResource> read(ReadableType type, String id) {
            return AuditedReads.wait(store.read(type, id));
        }

        @Override
        public List<StoredResource> find(Lookup lookup) {
            return AuditedReads.wait(store.find(lookup));
        }
    }

    /** A resource for this request's caller; {@code version} is the version that it must be, null for whichever it is now. */
    public Optional<Resource> read(HttpServletRequest request, ReadableType type, String id, @Nullable String version) {
        Optional<StoredResource> found = wait(store.read(type, id)).flatMap(current -> version(current, version));
        record(access(request), AuditEntry.Action.READ, type, List.of(), found.stream().toList());
        return found.map(AuditedReads::decode);
    }

    /** A version of what can be read now; where that is not so, no version of it can. */
    private Optional<StoredResource> version(StoredResource current, @Nullable String version) {
        if (version == null || version.equals(Long.toString(current.version()))) {
            return Optional.of(current);
        }
        return current.type() == ReadableType.COVERAGE && VERSION.matcher(version).matches()
                ? wait(versions.version(current.id(), Long.parseLong(version)))
                : Optional.empty();
    }

    /**
     * A page of a Coverage's history for this request's caller; empty if there is no such Coverage. The newest version is the one that a read gives:
     * one that is committed but not to be read yet is not told here either.
     */
    Optional<Bundle> history(HttpServletRequest request, String id, Map<String, List<String>> parameters,
            boolean lenient, String base) {
        HistoryQuery query = HistoryQuery.read(parameters, lenient);
        Optional<StoredResource> current = wait(store.read(ReadableType.COVERAGE, id));
        List<StoredResource> page = new ArrayList<>();
        Optional<Bundle> bundle = current.map(newest -> {
            boolean counts = !newest.updated().isBefore(query.since());
            if (counts && newest.version() < query.before()) {
                page.add(newest);
            }
            // One more than fits tells whether there is another page.
            VersionStore.Earlier earlier = wait(versions.earlier(new VersionStore.Wanted(id, newest.version(),
                    Math.min(newest.version(), query.before()), query.since(), query.count() + 1 - page.size())));
            page.addAll(earlier.newest());
            boolean more = page.size() > query.count();
            page.subList(Math.min(page.size(), query.count()), page.size()).clear();
            return HistoryBundle.of(base + "/" + ReadableType.COVERAGE.fhirName() + "/" + id, query, page, more,
                    earlier.all() + (counts ? 1 : 0));
        });
        record(access(request), AuditEntry.Action.READ, ReadableType.COVERAGE, List.of(), page);
        return bundle;
    }

    /**
     * The same for a path that hands an unknown id on to another one: only what is given out is recorded. (Public, as all that is called often: the container's proxy
     * calls everything else by reflection.)
     */
    public Optional<StoredResource> readIfThere(HttpServletRequest request, ReadableType type, String id) {
        Optional<StoredResource> found = wait(store.read(type, id));
        if (found.isPresent()) {
            record(access(request), AuditEntry.Action.READ, type, List.of(), List.of(found.get()));
        }
        return found;
    }

    /** A search for this request's caller; {@code base} is the API's address as the caller sees it. */
    public Bundle search(HttpServletRequest request, ReadableType type, Map<String, List<String>> parameters,
            boolean lenient, String base) {
        Access access = access(request);
        Searches.Result result = searches.search(new Searches.Request(type, access, parameters, lenient, base));
        Map<ReadableType, List<StoredResource>> given = new EnumMap<>(ReadableType.class);
        given.put(type, List.of());
        Stream.concat(result.found().matches().stream(), result.found().included().stream())
                .map(SearchEngine.Match::stored)
                .forEach(one -> given.merge(one.type(), List.of(one),
                        (some, more) -> Stream.concat(some.stream(), more.stream()).toList()));
        given.forEach(
                (of, resources) -> record(access, AuditEntry.Action.SEARCH, of, result.query().names(), resources));
        return result.bundle();
    }

    /**
     * All matches of a plain search in their order, for this request's caller; empty if they do not fit on a page. Only what is given out is recorded.
     */
    public Optional<List<StoredResource>> findOnOnePage(HttpServletRequest request, PlainSearch search) {
        List<StoredResource> unordered = wait(store.find(search.lookup()));
        if (unordered.size() > SearchQuery.USUAL) {
            return Optional.empty();
        }
        List<StoredResource> found = new ArrayList<>(unordered);
        found.sort(StoredResource.NEWEST_FIRST);
        record(access(request), AuditEntry.Action.SEARCH, search.type(), List.of(search.parameter()), found);
        return Optional.of(found);
    }

    private static Access access(HttpServletRequest request) {
        if (request.getAttribute(Access.ATTRIBUTE) instanceof Access access) {
            return access;
        }
        throw new ProblemException(Problem.of(ProblemCode.TOKEN_MISSING));
    }

    private void record(Access access, AuditEntry.Action action, ReadableType type, List<String> parameters,
            List<StoredResource> given) {
        List<AuditEntry.Given> noted = new ArrayList<>(given.size());
        for (StoredResource one : given) {
            noted.add(new AuditEntry.Given(one.id(), one.patient()));
        }
        audit.record(new AuditEntry(clock.instant(), access.client(), access.tokenId(), action, type, parameters,
                noted));
    }

    /** A stored resource as HAPI's, with the id and version that it is kept under. */
    public static Resource decode(StoredResource stored) {
        Resource resource = FhirContext.forR4Cached().newJsonParser().parseResource(stored.type().model(),
                new String(stored.json(), StandardCharsets.UTF_8));
        String version = Long.toString(stored.version());
        resource.setId(new IdType(stored.type().fhirName(), stored.id(), version));
        resource.getMeta().setVersionId(version).setLastUpdated(Date.from(stored.updated()));
        return resource;
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
