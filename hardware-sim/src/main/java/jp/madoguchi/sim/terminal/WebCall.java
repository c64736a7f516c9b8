package jp.madoguchi.sim.terminal;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** One request over HTTP until its exchange is closed. What is due later is scheduled; nothing waits in between. */
final class WebCall {
    private final HttpExchange http;
    private final Later later;
    private final AtomicInteger working;

    /** @param working counts the threads that are at work */
    WebCall(HttpExchange http, Later later, AtomicInteger working) {
        this.http = http;
        this.later = later;
        this.working = working;
    }

    /** Something done for a call; a failure ends the call. */
    interface Step {
        void run() throws IOException;
    }

    boolean accepts(String type) {
        List<String> accepted = http.getRequestHeaders().getOrDefault("Accept", List.of());
        return accepted.stream().anyMatch(value -> value.contains(type));
    }

    /** Goes on in so many milliseconds, on a thread of its own: a client that reads slowly delays nobody else. */
    void later(long millis, Step step) {
        later.apart(millis, () -> {
            working.incrementAndGet();
            try {
                step.run();
            } catch (IOException e) {
                // The client went away, as one does whose patience is over.
                close();
            } catch (RuntimeException e) {
                close();
                throw e;
            } finally {
                working.decrementAndGet();
            }
        });
    }

    /** Sends all of it, or half and the rest later, or half and no more. */
    void send(int status, String type, byte[] content, Manner manner) throws IOException {
        http.getResponseHeaders().set("Content-Type", type);
        http.sendResponseHeaders(status, content.length);
        OutputStream out = http.getResponseBody();
        Manner.Half half = manner instanceof Manner.Half broken ? broken : null;
        int first = half == null ? content.length : content.length / 2;
        out.write(content, 0, first);
        out.flush();
        if (half != null && half.finished()) {
            later(half.restAfterMillis(), () -> {
                out.write(Arrays.copyOfRange(content, first, content.length));
                close();
            });
        } else {
            close();
        }
    }

    void close() {
        http.close();
    }
}
