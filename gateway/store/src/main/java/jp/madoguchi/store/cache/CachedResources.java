package jp.madoguchi.store.cache;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.function.Supplier;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.PatientNumber;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.fhir.profile.IdentifierSystems;
import jp.madoguchi.store.ledger.LedgerSnapshots;

/**
 * What the EMR reads. What is cached is answered from memory in microseconds, without the ledger; on a miss the ledger is asked once
 * for all who ask at that moment, for at most {@link CacheSettings#waitAtMost()}, and a second miss is remembered for a moment.
 * Who asks the ledger this way is bounded: a program that walks through ids which nothing has is refused with {@code TOO_MANY_REQUESTS}, and leaves the
 * container its threads and the refreshes after commits their turn.
 * Fails with {@code LEDGER_UNAVAILABLE} when only the ledger could tell and does not, and with {@code CACHE_FILLING} when only a cache that holds everybody could tell,
 * and this one does not yet: "nothing" would be a lie then.
 */
public final class CachedResources {

    /** Who waits for the ledger at one moment, and what it is asked: a third of a container's threads. */
    static final int MOST_ASKING = 64;

    private final ResourceCache cache;
    private final LookupKeys keys;
    private final LedgerViews views;
    private final LedgerSnapshots ledger;
    private final CacheSettings settings;
    private final Map<LookupKey, CompletableFuture<Whereabouts>> asked = new ConcurrentHashMap<>();
    private final Semaphore places = new Semaphore(MOST_ASKING);
    private volatile boolean full;

    public CachedResources(ResourceCache cache, LookupKeys keys, LedgerViews views, LedgerSnapshots ledger,
            CacheSettings settings) {
        this.cache = cache;
        this.keys = keys;
        this.views = views;
        this.ledger = ledger;
        this.settings = settings;
    }

    /** Everybody is in it now. */
    public void full() {
        full = true;
    }

    private void demandEverybody() {
        if (!full) {
            throw new ProblemException(Problem.of(ProblemCode.CACHE_FILLING));
        }
    }

    /** A resource by its id. */
    public Optional<StoredResource> read(ResourceKind kind, ResourceId id) {
        return switch (kind) {
            case ORGANIZATION -> organization(id);
            case PATIENT -> read(kind, id, () -> ledger.patient(id));
            case COVERAGE -> read(kind, id, () -> ledger.patientOfCoverage(id));
            case CONSENT, ELIGIBILITY_RESPONSE, PROVENANCE -> ofAnswer(kind, id);
        };
    }

    private Optional<StoredResource> ofAnswer(ResourceKind kind, ResourceId answer) {
        LookupKey lookup = LookupKeys.resource(kind, CompactId.of(answer.value()));
        return switch (whereabouts(lookup, () -> ledger.patientOfAnswer(answer))) {
            case CACHED -> held(lookup, kind, CompactId.of(answer.value())).or(() -> left(lookup, kind, answer));
            case OUTSIDE -> older(kind, answer);
            case NOWHERE -> Optional.empty();
        };
    }

    /**
     * What the entry that an id led to does not hold. A refresh may have dropped it at this moment, and consents stay in an entry longer than the answer that
     * they came with; but an answer that is there has all its consents there.
     */
    private Optional<StoredResource> left(LookupKey lookup, ResourceKind kind, ResourceId answer) {
        return kind == ResourceKind.CONSENT
                && held(lookup, ResourceKind.ELIGIBILITY_RESPONSE, CompactId.of(answer.value())).isPresent()
                        ? Optional.empty()
                        : older(kind, answer);
    }

    /** What was made of an answer that is too old for its patient's entry. Hardly anybody asks for it: the ledger is read each time. */
    private Optional<StoredResource> older(ResourceKind kind, ResourceId answer) {
        return inTime(views.withAnswer(answer)).flatMap(entry -> entry.find(kind, answer.value()));
    }

    private Optional<StoredResource> read(ResourceKind kind, ResourceId id, Supplier<Optional<ResourceId>> whose) {
        CompactId compact = CompactId.of(id.value());
        LookupKey lookup = LookupKeys.resource(kind, compact);
        Optional<StoredResource> held = held(lookup, kind, compact);
        return held.isPresent() || whereabouts(lookup, whose) != Whereabouts.CACHED
                ? held
                : held(lookup, kind, compact);
    }

    /** The resource in one of the entries that its lookup leads to; empty where none of them holds it, or there is none. */
    private Optional<StoredResource> held(LookupKey lookup, ResourceKind kind, CompactId id) {
        for (PatientEntry entry : cache.entries(lookup)) {
            Optional<StoredResource> held = entry.find(kind, id);
            if (held.isPresent()) {
                return held;
            }
        }
        return Optional.empty();
    }

    private Whereabouts whereabouts(LookupKey lookup, Supplier<Optional<ResourceId>> whose) {
        return cache.entries(lookup).isEmpty() ? loaded(lookup, whose) : Whereabouts.CACHED;
    }

    /** An organization: a payer or the institution itself. */
    public Optional<StoredResource> organization(ResourceId id) {
        StoredResource cached = cache.organization(id.value());
        if (cached != null) {
            return Optional.of(cached);
        }
        LookupKey lookup = LookupKeys.resource(ResourceKind.ORGANIZATION, CompactId.of(id.value()));
        if (!cache.isKnownMiss(lookup)) {
            await(lookup, () -> views.loadOrganization(id).thenApply(nothing -> Whereabouts.CACHED));
            cached = cache.organization(id.value());
            if (cached == null) {
                cache.rememberMiss(lookup);
            }
        }
        return Optional.ofNullable(cached);
    }

    /** A patient's coverages. */
    public List<StoredResource> coveragesOf(ResourceId patient) {
        return ofPatient(patient, ResourceKind.COVERAGE);
    }

    /** A patient's newest responses, newest first; older ones are read by id. */
    public List<StoredResource> responsesOf(ResourceId patient) {
        return ofPatient(patient, ResourceKind.ELIGIBILITY_RESPONSE);
    }

    /** Where a patient's newest answers came from, newest first. */
    public List<StoredResource> provenancesOf(ResourceId patient) {
        return ofPatient(patient, ResourceKind.PROVENANCE);
    }

    /** What a patient consented to. */
    public List<StoredResource> consentsOf(ResourceId patient) {
        return ofPatient(patient, ResourceKind.CONSENT);
    }

    private List<StoredResource> ofPatient(ResourceId patient, ResourceKind kind) {
        CompactId compact = CompactId.of(patient.value());
        LookupKey lookup = LookupKeys.resource(ResourceKind.PATIENT, compact);
        List<PatientEntry> entries = cache.entries(lookup);
        if (entries.isEmpty() && loaded(lookup, () -> ledger.patient(patient)) == Whereabouts.CACHED) {
            entries = cache.entries(lookup);
        }
        for (PatientEntry entry : entries) {
            if (entry.find(ResourceKind.PATIENT, compact).isPresent()) {
                return entry.all(kind);
            }
        }
        return List.of();
    }

    /** Patients that bear an identifier. */
    public List<StoredResource> patientsByIdentifier(String system, String value) {
        LookupKey lookup = keys.identifier(ResourceKind.PATIENT, system, value);
        return patientEntries(lookup, system, value).stream().flatMap(entry -> entry.identified(lookup).stream())
                .toList();
    }

    /**
     * Resources of one kind of everybody whose traits may fit. It looks through all that is cached, some 100 ns each, until it has
     * {@code most} or a patient's more.
     */
    public List<StoredResource> ofEverybody(ResourceKind kind, Predicate<PatientTraits> mayFit, int most) {
        demandEverybody();
        return kind == ResourceKind.ORGANIZATION ? cache.organizations() : cache.ofEverybody(kind, mayFit, most);
    }

    /** Coverages of patients that bear an identifier. */
    public List<StoredResource> coveragesByPatientIdentifier(String system, String value) {
        LookupKey lookup = keys.identifier(ResourceKind.PATIENT, system, value);
        return patientEntries(lookup, system, value).stream()
                .filter(entry -> !entry.identified(lookup).isEmpty())
                .flatMap(entry -> entry.all(ResourceKind.COVERAGE).stream()).toList();
    }

    /** Coverages that bear an identifier. They are all in the cache once it is full; the ledger is not asked. */
    public List<StoredResource> coveragesByIdentifier(String system, String value) {
        demandEverybody();
        LookupKey lookup = keys.identifier(ResourceKind.COVERAGE, system, value);
        List<StoredResource> found = new ArrayList<>();
        cache.entries(lookup).forEach(entry -> found.addAll(entry.identified(lookup)));
        return found;
    }

    private List<PatientEntry> patientEntries(LookupKey lookup, String system, String value) {
        List<PatientEntry> found = cache.entries(lookup);
        if (!found.isEmpty()) {
            return found;
        }
        Optional<FacilityCode> facility = facilityOf(system);
        Optional<PatientNumber> number = PatientNumber.parse(value).toOptional();
        if (facility.isEmpty() || number.isEmpty()) {
            demandEverybody(); // only the hospital's own numbers can be looked up in the ledger
            return found;
        }
        return loaded(lookup, () -> ledger.patientOfNumber(facility.get(), number.get())) == Whereabouts.CACHED
                ? cache.entries(lookup)
                : found;
    }

    /** The facility whose patient numbers a system holds. */
    private static Optional<FacilityCode> facilityOf(String system) {
        int digits = system.length() - 10;
        if (digits < 0) {
            return Optional.empty();
        }
        return FacilityCode.parse(system.substring(digits)).toOptional()
                .filter(facility -> IdentifierSystems.patientNumber(facility).equals(system));
    }

    /** Asks the ledger after a miss, unless it is remembered that this is in vain. */
    private Whereabouts loaded(LookupKey lookup, Supplier<Optional<ResourceId>> whose) {
        Whereabouts remembered = cache.remembered(lookup);
        if (remembered != null) {
            return remembered;
        }
        Whereabouts found = await(lookup, () -> views.ask(whose).thenCompose(patient -> patient.isEmpty()
                ? CompletableFuture.completedFuture(Whereabouts.NOWHERE)
                : views.load(patient.get()).thenApply(loaded -> Whereabouts.OUTSIDE)));
        if (!cache.entries(lookup).isEmpty()) {
            return Whereabouts.CACHED; // as it is after most loads
        }
        if (found == Whereabouts.OUTSIDE) {
            cache.rememberOutside(lookup);
        } else {
            cache.rememberMiss(lookup);
        }
        return found;
    }

    /** Asks the ledger for what no cache holds, in one of the places of those who look something up; it is taken until the ledger has answered. */
    <T> CompletableFuture<T> ask(Supplier<T> question) {
        if (!places.tryAcquire()) {
            return CompletableFuture.failedFuture(new ProblemException(Problem.of(ProblemCode.TOO_MANY_REQUESTS)));
        }
        return views.ask(question).whenComplete((answer, failure) -> places.release());
    }

    private Whereabouts await(LookupKey lookup, Supplier<CompletableFuture<Whereabouts>> question) {
        // What nobody waits for any more still stands in the ledger's queue.
        if (asked.size() >= MOST_ASKING && !asked.containsKey(lookup) || !places.tryAcquire()) {
            throw new ProblemException(Problem.of(ProblemCode.TOO_MANY_REQUESTS));
        }
        try {
            return inTime(asked(lookup, question));
        } finally {
            places.release();
        }
    }

    private CompletableFuture<Whereabouts> asked(LookupKey lookup, Supplier<CompletableFuture<Whereabouts>> question) {
        CompletableFuture<Whereabouts> mine = new CompletableFuture<>();
        CompletableFuture<Whereabouts> first = asked.putIfAbsent(lookup, mine);
        if (first != null) {
            return first;
        }
        var unused = question.get().whenComplete((found, failure) -> {
            asked.remove(lookup, mine);
            if (failure == null) {
                mine.complete(found);
            } else {
                mine.completeExceptionally(failure);
            }
        });
        return mine;
    }

    private <T> T inTime(CompletableFuture<T> reading) {
        try {
            return reading.get(settings.waitAtMost().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException failure) {
            throw new ProblemException(Problem.of(ProblemCode.LEDGER_UNAVAILABLE), failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ProblemException(Problem.of(ProblemCode.LEDGER_UNAVAILABLE), interrupted);
        }
    }
}
