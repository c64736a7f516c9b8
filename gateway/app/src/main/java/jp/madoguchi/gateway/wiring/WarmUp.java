package jp.madoguchi.gateway.wiring;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import jp.madoguchi.gateway.operations.Settings;

/**
 * Reads of the gateway's own, over HTTP and with a token as an EMR's are, between the full cache and readiness (docs/adr/0010-warm-reads.md): what the
 * JVM and the server do only at the first thousand requests is done before the first person waits for it. Nobody's data are read, and
 * each read leaves its audit record like any other.
 */
final class WarmUp {

    private static final Logger LOG = Logger.getLogger(WarmUp.class.getName());
    private static final int TIMEOUT_MILLIS = 2_000;
    private static final long PAUSE_MILLIS = 10;

    private final Plan plan;
    private final AtomicInteger answered = new AtomicInteger();

    /**
     * What is read.
     *
     * @param first       until it is answered: what is slow once, and what others may be waiting for, is not to be hurried by the rest
     * @param addresses   then these, one after the other, again and again
     * @param token       what the reads may
     * @param connections how many at once
     * @param begun       how long it is waited for the first answer, at most: the server listens after the application is there
     * @param lasting     how long from then on; {@link Settings#LONGEST_WARM_UP} counts for any longer time
     */
    record Plan(URI first, List<URI> addresses, String token, int connections, Duration begun, Duration lasting) {
        Plan {
            addresses = List.copyOf(addresses);
            lasting = lasting.compareTo(Settings.LONGEST_WARM_UP) > 0 ? Settings.LONGEST_WARM_UP : lasting;
        }
    }

    WarmUp(Plan plan) {
        this.plan = plan;
    }

    /** Reads, and gives back after its time; sooner if its thread is interrupted. Whatever fails meanwhile is no fault: the first readers wait longer then. */
    void run() {
        long begin = System.nanoTime();
        if (!isAnswered(begin + plan.begun().toNanos())) {
            LOG.log(Level.INFO, "Not warm at the start: the gateway''s own reads were not answered");
            return;
        }
        long end = System.nanoTime() + plan.lasting().toNanos();
        ExecutorService readers = Executors.newFixedThreadPool(plan.connections(),
                Thread.ofPlatform().daemon().name("madoguchi-warm-", 0).factory());
        for (int reader = 0; reader < plan.connections(); reader++) {
            readers.execute(() -> readUntil(end));
        }
        readers.shutdown();
        try {
            readers.awaitTermination(plan.lasting().toMillis() + 2 * TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            readers.shutdownNow();
            Thread.currentThread().interrupt();
        }
        LOG.log(Level.INFO, "Warm after {0} reads of its own", answered.get());
    }

    private boolean isAnswered(long end) {
        while (System.nanoTime() < end && !Thread.currentThread().isInterrupted()) {
            if (read(plan.first())) {
                return true;
            }
            pause();
        }
        return false;
    }

    private void readUntil(long end) {
        for (int next = 0; System.nanoTime() < end && !Thread.currentThread().isInterrupted(); next++) {
            if (read(plan.addresses().get(next % plan.addresses().size()))) {
                answered.incrementAndGet();
            } else {
                pause(); // not there yet, or asked too often: a client's rate holds for these too
            }
        }
    }

    private boolean read(URI address) {
        try {
            HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection(Proxy.NO_PROXY);
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            connection.setRequestProperty("Authorization", "Bearer " + plan.token());
            boolean given = connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            try (InputStream body = given ? connection.getInputStream() : connection.getErrorStream()) {
                if (body != null) {
                    body.transferTo(OutputStream.nullOutputStream()); // to its end, so that the connection is kept
                }
            }
            return given;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
