package jp.madoguchi.gateway.fhir.subscribe;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.subscription.Subscription;
import jp.madoguchi.gateway.access.Access;
import jp.madoguchi.gateway.access.Refusal;
import jp.madoguchi.gateway.fhir.FhirRefused;
import org.jspecify.annotations.Nullable;

/**
 * One stream that somebody reads (docs/design/subscriptions.md 6). One piece is written at a time, without waiting: the next one only when the
 * connection has taken the one before. So a reader that is slow costs one piece of memory, and nobody else anything.
 */
final class OpenStream implements WriteListener {

    private static final Logger LOG = Logger.getLogger(OpenStream.class.getName());

    private enum Phase {
        OPEN,
        /** Its last words are being written. */
        ENDING,
        CLOSED
    }

    private final Subscription subscription;
    private final Access access;
    private final StreamConnection connection;
    private final ServletOutputStream out;
    private final Consumer<OpenStream> whenClosed;
    private Phase phase = Phase.OPEN;
    private byte @Nullable [] piece;
    private boolean unflushed;
    private boolean drained;
    private Instant lastWritten;
    private Instant lastNotified;
    private long sent;
    private long taken;
    private long noted;
    private boolean prepared;
    private volatile long version;

    /**
     * @param sent        number of the event behind which it begins
     * @param whenClosed  told once, when nothing can be written any more
     */
    OpenStream(Subscription subscription, Access access, long sent, StreamConnection connection,
            Consumer<OpenStream> whenClosed,
            Instant now) throws IOException {
        this.subscription = subscription;
        this.access = access;
        this.sent = sent;
        this.version = subscription.version();
        this.taken = sent;
        this.noted = sent;
        this.connection = connection;
        this.out = connection.context().getResponse().getOutputStream();
        this.whenClosed = whenClosed;
        this.lastWritten = now;
        this.lastNotified = now;
    }

    /** Begins with a first piece. */
    void begin(byte[] first) {
        connection.whenOver(this::close);
        synchronized (this) {
            piece = first;
        }
        out.setWriteListener(this);
    }

    ResourceId id() {
        return subscription.id();
    }

    /** As it was when the stream was opened. */
    Subscription subscription() {
        return subscription;
    }

    Access access() {
        return access;
    }

    /** The version of the subscription that was looked at last. */
    long version() {
        return version;
    }

    void seen(long newer) {
        version = newer;
    }

    /** Number of the last event that was written. */
    synchronized long sent() {
        return sent;
    }

    synchronized boolean isOpen() {
        return phase == Phase.OPEN;
    }

    /** Whether what was written has waited for its reader too long. */
    synchronized boolean isOverdue(Instant now) {
        return phase != Phase.CLOSED && !drained && !now.isBefore(lastWritten.plus(subscription.order().timeout()));
    }

    /** Whether something can be written. */
    synchronized boolean isDrained() {
        return phase == Phase.OPEN && drained;
    }

    /** Whether nothing was written for so long. */
    synchronized boolean isQuiet(Duration time, Instant now) {
        return !now.isBefore(lastWritten.plus(time));
    }

    /** Whether the heartbeat that its client ordered is due. */
    synchronized boolean isHeartbeatDue(Instant now) {
        Duration heartbeat = subscription.order().heartbeat();
        return heartbeat != null && !now.isBefore(lastNotified.plus(heartbeat));
    }

    /** Whether the connection has taken events of which the ledger does not know yet. */
    synchronized boolean hasNews() {
        return taken > noted;
    }

    /** Number of the last event that the connection has taken. */
    synchronized long news() {
        return taken;
    }

    /** The ledger knows of everything up to that event. */
    synchronized void noted(long upTo) {
        noted = upTo;
    }

    /** Whether the next piece may be prepared: one at a time. */
    synchronized boolean prepare() {
        boolean free = !prepared;
        prepared = true;
        return free;
    }

    /** Nothing is being prepared any more. */
    synchronized void prepared() {
        prepared = false;
    }

    /** Writes a notification up to that event, behind a sign of life that may have been written meanwhile. Nothing, if it is not open. */
    synchronized void notify(byte[] notification, long upTo, Instant now) {
        if (phase == Phase.OPEN) {
            sent = upTo;
            lastNotified = now;
            write(notification, now);
        }
    }

    /** Writes something that tells nothing, unless something is being written. */
    synchronized void keepAlive(Instant now) {
        if (isDrained()) {
            write(ServerSentEvent.keepAlive(), now);
        }
    }

    private synchronized void write(byte[] bytes, Instant now) {
        piece = piece == null ? bytes : ByteBuffer.allocate(piece.length + bytes.length).put(piece).put(bytes).array();
        if (drained) {
            drained = false;
            lastWritten = now;
        }
        pump();
    }

    /** Says why, as far as the reader still reads, and closes. */
    synchronized void end(ProblemCode why, Instant now) {
        if (phase != Phase.OPEN) {
            return;
        }
        if (drained) {
            Problem problem = Problem.of(why);
            String issue = FhirRefused.of(problem).issue().type();
            write(ServerSentEvent.of(null, "end", Refusal.outcomeText(issue, problem)), now);
            phase = phase == Phase.OPEN ? Phase.ENDING : phase;
            pump();
        } else {
            close();
        }
    }

    @Override
    public void onWritePossible() {
        pump();
    }

    private synchronized void pump() {
        try {
            while (phase != Phase.CLOSED && out.isReady()) {
                byte[] next = piece;
                if (next != null) {
                    piece = null;
                    unflushed = true;
                    out.write(next);
                } else if (unflushed) {
                    unflushed = false;
                    out.flush();
                } else {
                    drained = true;
                    taken = sent;
                    if (phase == Phase.ENDING) {
                        close();
                    }
                    return;
                }
            }
        } catch (IOException | RuntimeException gone) {
            LOG.log(Level.FINE, "A reader of a stream went away: {0}", gone.getClass().getSimpleName());
            close();
        }
    }

    /** Closes it at once. */
    synchronized void close() {
        if (phase == Phase.CLOSED) {
            return;
        }
        phase = Phase.CLOSED;
        whenClosed.accept(this);
        try {
            connection.context().complete();
        } catch (IllegalStateException over) {
            LOG.log(Level.FINE, "A stream was over already");
        }
    }

    @Override
    public void onError(Throwable gone) {
        close();
    }
}
