package jp.madoguchi.gateway.launch;

import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the innermost reason of the first severe record of a start: the server logs why a deployment failed, and says it nowhere
 * else. Made by the log manager from its configuration file, since the server drops handlers that are added by hand; what it
 * keeps is therefore one for the process.
 */
public final class FirstCause extends Handler {
    private static final String UNKNOWN = "the reason is in the log";

    private static final AtomicReference<@Nullable String> THROWN = new AtomicReference<>();
    private static final AtomicReference<@Nullable String> SAID = new AtomicReference<>();

    /** For the log manager. */
    public FirstCause() {
        setLevel(Level.SEVERE);
    }

    /** The reason as one masked line; what the server threw, if it logged nothing. */
    static String text(@Nullable Throwable thrown) {
        String logged = THROWN.get() != null ? THROWN.get() : SAID.get();
        if (logged != null) {
            return logged;
        }
        return thrown == null ? UNKNOWN : innermost(thrown);
    }

    @Override
    public void publish(LogRecord record) {
        if (!isLoggable(record)) {
            return;
        }
        Throwable thrown = record.getThrown();
        if (thrown == null) {
            SAID.compareAndSet(null, oneLine(String.valueOf(record.getMessage())));
            return;
        }
        THROWN.compareAndSet(null, innermost(thrown));
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
