package jp.madoguchi.gateway.launch;

import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Keeps the innermost reason of the first severe record of a start: the server logs why a deployment failed, and says it nowhere else. */
final class FirstCause extends Handler {
    private static final String UNKNOWN = "the reason is in the log";

    private final AtomicReference<@Nullable String> first = new AtomicReference<>();
    private volatile String lastSevere = UNKNOWN;

    FirstCause() {
        setLevel(Level.SEVERE);
    }

    void listen(Logger logger) {
        logger.addHandler(this);
    }

    void stop(Logger logger) {
        logger.removeHandler(this);
    }

    /** The reason as one masked line. */
    String text() {
        String found = first.get();
        return found != null ? found : lastSevere;
    }

    /** The same, falling back to what the server threw. */
    String text(Throwable thrown) {
        String found = first.get();
        return found != null || !lastSevere.equals(UNKNOWN) ? text() : innermost(thrown);
    }

    @Override
    public void publish(LogRecord record) {
        if (!isLoggable(record)) {
            return;
        }
        Throwable thrown = record.getThrown();
        if (thrown == null) {
            lastSevere = oneLine(String.valueOf(record.getMessage()));
            return;
        }
        first.compareAndSet(null, innermost(thrown));
    }

    private static String innermost(Throwable thrown) {
        Throwable inner = thrown;
        while (inner.getCause() != null && inner.getCause() != inner) {
            inner = inner.getCause();
        }
        String message = inner.getMessage();
        return oneLine(message == null || message.isBlank() ? inner.getClass().getName() : message);
    }

    private static String oneLine(String text) {
        String line = Redaction.mask(text.strip().replaceAll("\\s+", " "));
        return line.length() > 300 ? line.substring(0, 300) + "…" : line;
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
