package jp.madoguchi.gateway.fhir.subscribe;

import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.subscription.Subscription;
import jp.madoguchi.domain.subscription.SubscriptionState;
import jp.madoguchi.fhir.convert.NotificationConverter.Kind;
import jp.madoguchi.gateway.access.Access;
import jp.madoguchi.gateway.fhir.FhirRefused;
import org.jspecify.annotations.Nullable;

/**
 * Streams of server-sent events (docs/design/subscriptions.md 6): each subscription's events in their order, at least once, from wherever its reader says
 * that it is. What they tell is read from the ledger ({@link StreamFeed}), so that a stream that breaks loses nothing.
 *
 * <p>It has five threads, however many streams are open and however slowly they are read. The timer's waits for nobody.
 */
public final class EventStreams implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(EventStreams.class.getName());

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
    /** Shorter than what lies between usually leaves an idle connection. */
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(15);
    private static final Duration RECONNECT = Duration.ofSeconds(2);
    private static final Duration LAST_WORKS = Duration.ofSeconds(5);
    private static final int FEEDING_THREADS = 4;

    private final SubscriptionSender.Means means;
    private final int most;
    private final Map<ResourceId, OpenStream> current = new ConcurrentHashMap<>();
    /** With those that are ending. */
    private final Set<OpenStream> all = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService timer;
    private final ExecutorService feeding;
    private final StreamFeed feed;
    private final AtomicLong cutOff = new AtomicLong();
    private volatile boolean closing;

    /** @param most so many streams may be open at once */
    public EventStreams(SubscriptionSender.Means means, FacilityCode facility, int most) {
        this.means = means;
        this.most = most;
        this.timer = Executors.newSingleThreadScheduledExecutor(daemons("madoguchi-streams"));
        this.feeding = Executors.newFixedThreadPool(FEEDING_THREADS, daemons("madoguchi-stream"));
        this.feed = new StreamFeed(means, facility, feeding);
    }

    private static ThreadFactory daemons(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Begins to look for what is to be told. */
    public void start() {
        var unused = timer.scheduleWithFixedDelay(this::look, 0, BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Opens a stream: the handshake is written, and then what comes behind it. From then on it is this one's to end. What its reader has counts as
     * delivered.
     *
     * @param access what the token of the one who reads grants, and until when
     * @param after  number of the last event that the reader has; null for all that are kept
     * @param own    that a stream is read from
     * @throws FhirRefused if there is no such event, if some that the reader misses are not kept any more, or if too many streams are open
     */
    void open(Subscription own, Access access, @Nullable Long after, StreamConnection connection) throws IOException {
        if (own.state() == SubscriptionState.OFF) {
            throw refused(ProblemCode.SUBSCRIPTION_OFF);
        }
        long start = start(own, after);
        Instant now = means.clock().instant();
        OpenStream stream = new OpenStream(own, access, start, connection, this::forget, now);
        byte[] handshake = StreamFeed.written(start, own, Kind.HANDSHAKE, List.of(), Map.of(), now);
        means.subscriptions().opened(own.id(), start, now);
        admit(stream, now);
        if (connection.context().getResponse() instanceof HttpServletResponse response) {
            response.setStatus(HttpServletResponse.SC_OK);
            response.setContentType("text/event-stream;charset=UTF-8");
            response.setHeader("Cache-Control", "no-store");
            response.setHeader("X-Accel-Buffering", "no"); // A proxy that gathers would hold back the last events.
        }
        ByteArrayOutputStream first = new ByteArrayOutputStream();
        first.writeBytes(ServerSentEvent.retry(RECONNECT));
        first.writeBytes(handshake);
        try {
            stream.begin(first.toByteArray());
        } catch (RuntimeException over) {
            stream.close();
            LOG.log(Level.FINE, "A reader went away before its stream began: {0}", over.getClass().getSimpleName());
        }
    }

    private long start(Subscription own, @Nullable Long after) {
        OptionalLong oldest = means.subscriptions().oldest(own.id());
        long first = oldest.isPresent() ? oldest.getAsLong() - 1 : own.events();
        if (after == null) {
            return first;
        }
        if (after > Math.max(own.events(), first)) {
            throw FhirRefused.unreadable(400, "value", "Last-Event-ID");
        }
        if (after < first) {
            throw refused(ProblemCode.STREAM_EVENTS_GONE);
        }
        return after;
    }

    private synchronized void admit(OpenStream stream, Instant now) {
        if (closing) {
            throw refused(ProblemCode.STREAM_ENDED);
        }
        if (!current.containsKey(stream.id()) && current.size() >= most) {
            throw refused(ProblemCode.STREAMS_TOO_MANY);
        }
        all.add(stream);
        OpenStream before = current.put(stream.id(), stream);
        if (before != null) {
            before.end(ProblemCode.STREAM_REPLACED, now);
        }
    }

    private static FhirRefused refused(ProblemCode why) {
        return FhirRefused.of(new ProblemException(Problem.of(why)));
    }

    private void forget(OpenStream closed) {
        all.remove(closed);
        current.remove(closed.id(), closed);
    }

    private void look() {
        try {
            Instant now = means.clock().instant();
            List<OpenStream> streams = List.copyOf(all);
            streams.forEach(stream -> keep(stream, now));
            feed.look(streams);
        } catch (RejectedExecutionException stopping) {
            LOG.log(Level.FINE, "Nothing is written to streams any more");
        } catch (RuntimeException | Error failure) {
            feed.tell(failure);
        }
    }

    /** What needs no ledger: also while that stands still nobody is kept waiting, or reads on with a token that is over. */
    private void keep(OpenStream stream, Instant now) {
        if (stream.isOverdue(now)) {
            if (stream.isOpen()) {
                cutOff.incrementAndGet();
                LOG.log(Level.INFO, "A stream of subscription {0} was cut off: {1}",
                        new Object[]{stream.id(), ProblemCode.STREAM_NOT_READ.code()});
                feed.cutOff(stream, now);
            }
            stream.close();
        } else if (!now.isBefore(stream.access().expires())) {
            stream.end(ProblemCode.TOKEN_INVALID, now);
        } else if (stream.isQuiet(KEEP_ALIVE, now)) {
            stream.keepAlive(now);
        }
    }

    /** Streams that are open. */
    public int streams() {
        return current.size();
    }

    /** Streams that were cut off since the start because nobody read them. */
    public long cutOffs() {
        return cutOff.get();
    }

    /** Ends all streams; their readers go on elsewhere or later from where they are. */
    @Override
    public void close() {
        synchronized (this) {
            closing = true;
        }
        timer.shutdownNow();
        feeding.shutdown();
        try {
            if (!feeding.awaitTermination(LAST_WORKS.toSeconds(), TimeUnit.SECONDS)) {
                LOG.log(Level.WARNING, "A notification for a stream was still being prepared when the gateway stopped");
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        Instant now = means.clock().instant();
        List.copyOf(all).forEach(stream -> stream.end(ProblemCode.STREAM_ENDED, now));
        List.copyOf(all).forEach(OpenStream::close);
    }
}
