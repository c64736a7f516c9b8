package jp.madoguchi.routes.hl7;

import java.util.concurrent.atomic.LongAdder;
import org.apache.camel.Exchange;
import org.apache.camel.spi.ExceptionHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What goes wrong on MLLP connections: counted, and logged in one line without a stack, since any peer can cause it at will. */
final class MllpFaults implements ExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(MllpFaults.class);

    private final LongAdder count = new LongAdder();

    long count() {
        return count.sum();
    }

    @Override
    public void handleException(Throwable exception) {
        handleException("", exception);
    }

    @Override
    public void handleException(String message, Throwable exception) {
        Throwable root = exception;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        count.increment();
        LOG.warn("An MLLP connection was closed: {}", root.getClass().getSimpleName());
    }

    @Override
    public void handleException(String message, @Nullable Exchange exchange, Throwable exception) {
        handleException(message, exception);
    }
}
