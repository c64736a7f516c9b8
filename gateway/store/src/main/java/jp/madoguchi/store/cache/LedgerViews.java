package jp.madoguchi.store.cache;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.reception.inquiry.PatientViews;
import jp.madoguchi.store.ledger.LedgerSnapshots;
import jp.madoguchi.store.ledger.OrganizationRecord;
import jp.madoguchi.store.ledger.PatientSnapshot;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings patients from the ledger into the cache. Two threads read; refreshes of a patient who was not read yet are one, and a
 * refresh that comes while the patient is being read is followed by one more reading. What somebody asks the ledger, such as for an id that nothing
 * has, goes on threads of its own and stands in no refresh's way; so does what fills the cache after a start, which stands in nobody's.
 */
public final class LedgerViews implements PatientViews, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerViews.class);

    private static final int READING_THREADS = 2;
    private static final int ASKING_THREADS = 2;
    private static final int FILLING_THREADS = 2;
    private static final int MOST_WAITING = 20_000;
    private static final Duration LONGEST_REFRESH = Duration.ofSeconds(10);

    private final LedgerSnapshots ledger;
    private final PatientViewEncoder encoder;
    private final ResourceCache cache;
    private final ThreadPoolExecutor readers;
    private final ThreadPoolExecutor askers;
    private final ThreadPoolExecutor fillers;
    private final ExecutorService done;
    private final OldAnswers old;
    private final Map<ResourceId, Flight> flights = new HashMap<>();
    private final LongAdder missed = new LongAdder();

    /** One patient being read, and whoever came after the reading had begun. */
    private static final class Flight {
        private CompletableFuture<Void> current = new CompletableFuture<>();
        private @Nullable CompletableFuture<Void> next;
        private boolean reading;
    }

    public LedgerViews(LedgerSnapshots ledger, PatientViewEncoder encoder, ResourceCache cache) {
        this.ledger = ledger;
        this.encoder = encoder;
        this.cache = cache;
        this.readers = threads(READING_THREADS, "madoguchi-views");
        this.askers = threads(ASKING_THREADS, "madoguchi-views-asked");
        this.fillers = threads(FILLING_THREADS, "madoguchi-views-fill");
        this.done = Executors.newSingleThreadExecutor(daemons("madoguchi-views-done"));
        this.old = new OldAnswers(answer -> ledger.ofAnswer(answer).map(encoder::encode),
                daemons("madoguchi-views-old"));
    }

    private static ThreadPoolExecutor threads(int number, String name) {
        return new ThreadPoolExecutor(number, number, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(MOST_WAITING),
                daemons(name));
    }

    private static ThreadFactory daemons(String name) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    @Override
    public CompletionStage<Void> refresh(Collection<ResourceId> patients) {
        CompletableFuture<?>[] all = patients.stream().distinct().map(this::load).toArray(CompletableFuture<?>[]::new);
        return CompletableFuture.allOf(all)
                .orTimeout(LONGEST_REFRESH.toMillis(), TimeUnit.MILLISECONDS)
                .handleAsync((nothing, failure) -> {
                    if (failure != null) {
                        missed.increment();
                        LOG.warn("A view was not refreshed after a commit; the sweeper will do it: {}",
                                failure.getClass().getSimpleName());
                    }
                    return null;
                }, done);
    }

    /** Reads a patient into the cache. The stage fails if that was not possible; a patient who does not exist is no failure. */
    CompletableFuture<Void> load(ResourceId patient) {
        synchronized (flights) {
            Flight flight = flights.get(patient);
            if (flight == null) {
                Flight fresh = new Flight();
                flights.put(patient, fresh);
                return start(patient, fresh);
            }
            if (!flight.reading) {
                return flight.current;
            }
            if (flight.next == null) {
                flight.next = new CompletableFuture<>();
            }
            return flight.next;
        }
    }

    private CompletableFuture<Void> start(ResourceId patient, Flight flight) {
        CompletableFuture<Void> current = flight.current;
        try {
            readers.execute(() -> read(patient, flight));
        } catch (RejectedExecutionException full) {
            flights.remove(patient);
            current.completeExceptionally(full);
        }
        return current;
    }

    private void read(ResourceId patient, Flight flight) {
        CompletableFuture<Void> current;
        synchronized (flights) {
            flight.reading = true;
            current = flight.current;
        }
        @Nullable
        Throwable failure = null;
        try {
            put(ledger.of(patient).stream().toList());
        } catch (RuntimeException | Error broken) {
            failure = broken;
        }
        synchronized (flights) {
            flight.reading = false;
            if (flight.next == null) {
                flights.remove(patient);
            } else {
                flight.current = flight.next;
                flight.next = null;
                var unused = start(patient, flight);
            }
        }
        if (failure == null) {
            current.complete(null);
        } else {
            current.completeExceptionally(failure);
        }
    }

    /**
     * Reads many patients into the cache: those who were never here at once, the others one by one, so that never more than one whole patient is in
     * memory. Refreshes of the same ones may go on meanwhile: the newer entry stays.
     */
    CompletableFuture<Integer> loadAll(List<ResourceId> patients) {
        return on(fillers, () -> {
            List<PatientSnapshot> bare = ledger.bare(patients);
            put(bare);
            Set<ResourceId> others = new LinkedHashSet<>(patients);
            bare.forEach(one -> others.remove(one.patient().record().id()));
            others.forEach(one -> put(ledger.of(one).stream().toList()));
            return patients.size();
        });
    }

    private void put(List<PatientSnapshot> snapshots) {
        Set<OrganizationRecord> organizations = new LinkedHashSet<>();
        for (PatientSnapshot snapshot : snapshots) {
            organizations.addAll(snapshot.payers());
            organizations.add(snapshot.hospital());
        }
        organizations.forEach(this::put);
        snapshots.forEach(snapshot -> cache.put(encoder.encode(snapshot)));
    }

    /** Reads a patient with one answer alone, however old it is, past the cache and beside the refreshes; empty where it is nobody's. */
    CompletableFuture<Optional<PatientEntry>> withAnswer(ResourceId answer) {
        return old.read(answer);
    }

    /** Reads an organization into the cache. */
    CompletableFuture<Void> loadOrganization(ResourceId id) {
        return ask(() -> ledger.organization(id)).thenAccept(this::put);
    }

    private void put(Optional<OrganizationRecord> organization) {
        organization.ifPresent(this::put);
    }

    void put(OrganizationRecord organization) {
        cache.put(encoder.encode(organization));
    }

    /** Asks the ledger something, beside the refreshes. */
    <T> CompletableFuture<T> ask(Supplier<T> question) {
        return on(askers, question);
    }

    private static <T> CompletableFuture<T> on(ThreadPoolExecutor threads, Supplier<T> question) {
        try {
            return CompletableFuture.supplyAsync(question, threads);
        } catch (RejectedExecutionException full) {
            return CompletableFuture.failedFuture(full);
        }
    }

    /** Refreshes that failed and were left to the sweeper. */
    public long missed() {
        return missed.sum();
    }

    /** Ends its threads; what is being read is still finished. */
    @Override
    public void close() {
        askers.shutdown();
        fillers.shutdown();
        readers.shutdown();
        old.close();
        done.shutdown();
    }
}
