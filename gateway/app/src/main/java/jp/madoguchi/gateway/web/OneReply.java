package jp.madoguchi.gateway.web;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.gateway.access.Refusal;

/**
 * The one reply to a request that is answered later: by whoever has the answer, or, when that takes too long, by the container. Whoever comes
 * second touches nothing: a response that was taken back may be another request's already, and somebody's medicines would be another's.
 */
public final class OneReply implements AsyncListener {

    private static final Logger LOG = Logger.getLogger(OneReply.class.getName());
    /** A slow reader's large document; after that the connection is of no use anyway. */
    private static final long LONGEST_WRITE_SECONDS = 60;

    private final AsyncContext open;
    private final boolean fhir;
    private final AtomicBoolean taken = new AtomicBoolean();
    private final CountDownLatch written = new CountDownLatch(1);

    OneReply(AsyncContext open, boolean fhir) {
        this.open = open;
        this.fhir = fhir;
    }

    /**
     * Puts a request aside until its reply is given, or so long at most. On the thread of the request.
     *
     * @param response as whoever answers sees it: a refusal has to come in the form that its wrappers know, and without it the container would give us its own
     * @param fhir     whether a problem is told as an OperationOutcome
     */
    public static OneReply begin(HttpServletRequest request, HttpServletResponse response, boolean fhir,
            Duration longest) {
        AsyncContext open = request.startAsync(request, response);
        open.setTimeout(longest.toMillis());
        OneReply reply = new OneReply(open, fhir);
        open.addListener(reply);
        return reply;
    }

    /** Writes a reply. */
    public interface Writing {
        /** Writes it, once. */
        void write() throws IOException;
    }

    /** Gives the reply, unless it was given. */
    public void give(Writing reply) {
        if (!taken.compareAndSet(false, true)) {
            return;
        }
        try {
            reply.write();
        } catch (IOException gone) {
            LOG.log(Level.FINE, "An asker went away: {0}", gone.getClass().getSimpleName());
        } catch (RuntimeException failure) {
            LOG.log(Level.SEVERE, "A reply that was waited for failed: {0}", failure.getClass().getName());
            failed();
        } finally {
            written.countDown();
            open.complete();
        }
    }

    /** Nothing must look like an empty answer, which would read as "no medicines". */
    private void failed() {
        if (open.getResponse() instanceof HttpServletResponse response && !response.isCommitted()) {
            response.reset();
            response.setStatus(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
        }
    }

    @Override
    public void onTimeout(AsyncEvent event) throws IOException {
        if (taken.compareAndSet(false, true)) {
            if (open.getResponse() instanceof HttpServletResponse response) {
                response.setHeader("Retry-After", "5");
                Refusal.write(response, fhir, HttpServletResponse.SC_SERVICE_UNAVAILABLE, "transient",
                        Problem.of(ProblemCode.LEDGER_UNAVAILABLE));
            }
            written.countDown();
            open.complete();
            return;
        }
        try {
            // The container takes the response back when this returns: not while somebody writes to it.
            if (!written.await(LONGEST_WRITE_SECONDS, TimeUnit.SECONDS)) {
                LOG.log(Level.WARNING, "A reply that was waited for is still being written");
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void onError(AsyncEvent event) {
        taken.set(true);
    }

    @Override
    public void onComplete(AsyncEvent event) {
        taken.set(true);
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // It is started once.
    }
}
