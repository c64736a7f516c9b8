package jp.madoguchi.gateway.fhir.subscribe;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How a server-sent event is written (WHATWG HTML, 9.2.5): lines of UTF-8, and an empty one at its end. */
final class ServerSentEvent {

    /** A comment: readers pass over it, and what stands between does not close the connection. */
    private static final byte[] KEEP_ALIVE = ":\n\n".getBytes(StandardCharsets.UTF_8);

    private ServerSentEvent() {}

    /**
     * An event.
     *
     * @param id   what {@code Last-Event-ID} says from then on; null to leave that as it is
     * @param name its type
     * @param data what it says, of any number of lines
     */
    static byte[] of(@Nullable Long id, String name, String data) {
        StringBuilder event = new StringBuilder(data.length() + 100);
        if (id != null) {
            event.append("id: ").append(id).append('\n');
        }
        event.append("event: ").append(name).append('\n');
        data.lines().forEach(line -> event.append("data: ").append(line).append('\n'));
        return event.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Says how long a reader waits before it connects again. */
    static byte[] retry(Duration pause) {
        return ("retry: " + pause.toMillis() + "\n\n").getBytes(StandardCharsets.UTF_8);
    }

    static byte[] keepAlive() {
        return KEEP_ALIVE.clone();
    }
}
