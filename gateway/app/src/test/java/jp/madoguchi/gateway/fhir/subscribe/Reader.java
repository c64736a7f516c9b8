package jp.madoguchi.gateway.fhir.subscribe;

import ca.uhn.fhir.context.FhirContext;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import org.hl7.fhir.r4.model.Bundle;
import org.jspecify.annotations.Nullable;

/** Somebody who reads a stream of server-sent events, with the JDK's client and nothing else. */
public final class Reader implements AutoCloseable {

    /** An event as it came. */
    public record Event(@Nullable String id, String name, String data) {

        /** The notification that it is. */
        public Bundle bundle() {
            return FhirContext.forR4Cached().newJsonParser().parseResource(Bundle.class, data);
        }
    }

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final List<String> comments = new CopyOnWriteArrayList<>();
    private final CompletableFuture<HttpResponse<Void>> ended;
    private final boolean reads;
    private volatile Flow.@Nullable Subscription flow;
    private volatile String lastId;
    private @Nullable String id;
    private String name = "message";
    private final List<String> data = new ArrayList<>();

    /**
     * Opens a stream.
     *
     * @param reads   false for one that opens it and reads nothing
     * @param headers names and values in turns
     */
    public Reader(String address, boolean reads, String... headers) {
        this.reads = reads;
        this.lastId = "";
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address)).header("Accept", "text/event-stream");
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        ended = http.sendAsync(request.build(), answer -> HttpResponse.BodySubscribers.fromLineSubscriber(new Lines()));
    }

    private final class Lines implements Flow.Subscriber<String> {

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            flow = subscription;
            if (reads) {
                subscription.request(Long.MAX_VALUE);
            }
        }

        @Override
        public void onNext(String line) {
            if (line.isEmpty()) {
                dispatch();
            } else if (line.startsWith(":")) {
                comments.add(line);
            } else {
                String value = line.substring(line.indexOf(':') + 1).stripLeading();
                switch (line.substring(0, line.indexOf(':'))) {
                    case "id" -> id = value;
                    case "event" -> name = value;
                    case "data" -> data.add(value);
                    default -> {
                        // retry, and what is not known
                    }
                }
            }
        }

        private void dispatch() {
            if (!data.isEmpty()) {
                events.add(new Event(id, name, String.join("\n", data)));
                lastId = id == null ? lastId : id;
            }
            id = null;
            name = "message";
            data.clear();
        }

        @Override
        public void onError(Throwable failure) {
            // told by the response
        }

        @Override
        public void onComplete() {
            // told by the response
        }
    }

    public List<Event> events() {
        return List.copyOf(events);
    }

    public List<String> comments() {
        return List.copyOf(comments);
    }

    /** Their types, in the order in which they came. */
    public List<String> kinds() {
        return events().stream().map(Event::name).toList();
    }

    /** The numbers of all events that were told, in that order. */
    public List<Long> numbers() {
        return events().stream().filter(one -> one.name().equals("event-notification"))
                .flatMap(one -> Receiver.numbers(one.bundle()).stream()).toList();
    }

    /** What {@code Last-Event-ID} says when it connects again. */
    public String lastId() {
        return lastId;
    }

    /** Whether the stream has ended, in whatever way. */
    public boolean isOver() {
        return ended.isDone();
    }

    /** Goes away without a word. */
    @Override
    public void close() {
        ended.cancel(true);
        Flow.Subscription reading = flow;
        if (reading != null) {
            reading.cancel();
        }
        http.shutdownNow();
    }
}
