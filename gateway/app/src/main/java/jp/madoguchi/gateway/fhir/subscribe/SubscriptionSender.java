package jp.madoguchi.gateway.fhir.subscribe;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.subscription.DeliveryPace;
import jp.madoguchi.domain.subscription.Subscription;
import jp.madoguchi.domain.subscription.SubscriptionContent;
import jp.madoguchi.domain.subscription.SubscriptionEvent;
import jp.madoguchi.fhir.convert.NotificationConverter;
import jp.madoguchi.gateway.fhir.FhirForms;
import jp.madoguchi.reception.subscription.Subscriptions;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * Posts notifications (docs/design/subscriptions.md 5): each subscription's in their order, one at a time, at least once. What it knows stands in the
 * ledger; a sender that is killed goes on where that says.
 *
 * <p>It has seven threads, however many subscribers there are and however slow they are: a request that waits for its answer holds none.
 */
public final class SubscriptionSender implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(SubscriptionSender.class.getName());

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    /** Longer than everything that a notification can wait for. */
    private static final Duration LEASE = Duration.ofMinutes(3);
    private static final Duration CONNECTING = Duration.ofSeconds(5);
    private static final Duration BEYOND_TIMEOUT = Duration.ofSeconds(1);
    /** How soon a resource is looked for again that a commit has changed and that cannot be read yet. */
    private static final Duration SOON = Duration.ofMillis(500);
    private static final int MOST_AT_ONCE = 200;
    private static final int PREPARING_THREADS = 4;
    private static final int HTTP_THREADS = 2;
    private static final Duration LAST_WORKS = Duration.ofSeconds(5);

    /** What it works with. */
    public record Means(Subscriptions subscriptions, FocusReader focus, SubscriptionRights rights,
            TargetPolicy targets, DeliveryPace pace, InstantSource clock) {}

    private final Means means;
    private final ScheduledExecutorService timer;
    private final ExecutorService preparing;
    private final ExecutorService exchanging;
    private final HttpClient http;
    private final Set<ResourceId> underWay = ConcurrentHashMap.newKeySet();
    private volatile boolean failing;

    public SubscriptionSender(Means means) {
        this.means = means;
        this.timer = Executors.newSingleThreadScheduledExecutor(daemons("madoguchi-subscriptions"));
        this.preparing = Executors.newFixedThreadPool(PREPARING_THREADS, daemons("madoguchi-notify"));
        this.exchanging = Executors.newFixedThreadPool(HTTP_THREADS, daemons("madoguchi-notify-http"));
        this.http = HttpClient.newBuilder().executor(exchanging).connectTimeout(CONNECTING)
                .version(HttpClient.Version.HTTP_1_1).followRedirects(HttpClient.Redirect.NEVER)
                .proxy(HttpClient.Builder.NO_PROXY).build();
    }

    private static ThreadFactory daemons(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Begins: what this node had begun to send when it ended is sent again. */
    public void start() {
        means.subscriptions().takeUpAgain();
        var unused = timer.scheduleWithFixedDelay(this::look, 0, BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            for (Subscription due : means.subscriptions().claim(means.clock().instant(), LEASE, MOST_AT_ONCE)) {
                if (underWay.add(due.id())) {
                    preparing.execute(() -> prepare(due));
                }
            }
            failing = false;
        } catch (RejectedExecutionException closing) {
            LOG.log(Level.FINE, "No notification is begun any more");
        } catch (RuntimeException failure) {
            tell(failure);
        }
    }

    /** One notification of one subscription. */
    private void prepare(Subscription due) {
        try {
            Instant now = means.clock().instant();
            if (due.order().end() != null && !now.isBefore(due.order().end())) {
                settled(due, () -> means.subscriptions().switchOff(due, null, now));
            } else if (!means.rights().hold(due, now)) {
                settled(due, () -> means.subscriptions().end(due, ProblemCode.SUBSCRIPTION_RIGHT_LOST, now));
            } else {
                Optional<ProblemCode> refused = means.targets().refuses(endpoint(due));
                if (refused.isPresent()) {
                    settled(due, () -> notTaken(due, refused.get()));
                } else {
                    compose(due, now);
                }
            }
        } catch (RuntimeException failure) {
            given(due, failure);
        }
    }

    /** Of those that are read from a stream only what has come to its end is claimed. */
    private static URI endpoint(Subscription due) {
        return URI.create(Objects.requireNonNull(due.order().endpoint()));
    }

    private void compose(Subscription due, Instant now) {
        List<SubscriptionEvent> events = due.shaken()
                ? means.subscriptions().events(due.id(), due.delivered(), due.events(), due.order().mostEvents())
                : List.of();
        SubscriptionContent content = due.order().content();
        NotificationConverter.Kind kind = !due.shaken()
                ? NotificationConverter.Kind.HANDSHAKE
                : events.isEmpty() ? NotificationConverter.Kind.HEARTBEAT : NotificationConverter.Kind.EVENTS;
        var unused = means.focus().read(due, events, content, now).handleAsync((resources, failure) -> {
            if (failure != null) {
                given(due, failure);
            } else if (resources.isEmpty()) {
                settled(due, () -> means.subscriptions().later(due, now.plus(SOON)));
            } else {
                send(due, kind, content, events, resources.get(), now);
            }
            return null;
        }, preparing);
    }

    private void send(Subscription due, NotificationConverter.Kind kind, SubscriptionContent content,
            List<SubscriptionEvent> events, Map<ResourceId, Resource> resources, Instant now) {
        try {
            means.focus().putOnRecord(due, events, content, now);
            Bundle bundle = NotificationConverter.notification(due, kind, content, events, resources, now);
            long upTo = upTo(due, events);
            CompletableFuture<HttpResponse<Void>> reply = http.sendAsync(request(due, bundle),
                    HttpResponse.BodyHandlers.discarding());
            var unused = reply.copy().orTimeout(due.order().timeout().plus(BEYOND_TIMEOUT).toMillis(),
                    TimeUnit.MILLISECONDS).handle((answer, failure) -> {
                        reply.cancel(true); // An answer without an end would keep its connection.
                        preparing.execute(() -> settle(due, upTo, answer));
                        return null;
                    });
        } catch (RuntimeException failure) {
            given(due, failure);
        }
    }

    /** Events that there were none of any more, because they were too old, are behind it with the next notification. */
    private static long upTo(Subscription due, List<SubscriptionEvent> events) {
        if (!events.isEmpty()) {
            return events.getLast().number();
        }
        return due.shaken() ? due.events() : due.delivered();
    }

    private static HttpRequest request(Subscription due, Bundle bundle) {
        boolean xml = due.order().xml();
        HttpRequest.Builder request = HttpRequest.newBuilder(endpoint(due))
                .timeout(due.order().timeout())
                .header("Content-Type",
                        xml ? "application/fhir+xml;charset=UTF-8" : "application/fhir+json;charset=UTF-8")
                .header("User-Agent", "Madoguchi")
                .POST(HttpRequest.BodyPublishers.ofByteArray(FhirForms.encoded(bundle, xml)));
        if (due.order().authorization() != null) {
            request.header("Authorization", due.order().authorization());
        }
        return request.build();
    }

    private void settle(Subscription due, long upTo, @Nullable HttpResponse<Void> answer) {
        if (answer != null && answer.statusCode() / 100 == 2) {
            settled(due, () -> means.subscriptions().taken(due, upTo, means.clock().instant()));
            look(); // What waited behind it goes out at once.
        } else {
            settled(due, () -> notTaken(due, ProblemCode.SUBSCRIPTION_NOT_TAKEN));
        }
    }

    private void notTaken(Subscription due, ProblemCode problem) {
        Instant now = means.clock().instant();
        Instant since = due.failingSince() == null ? now : due.failingSince();
        Optional<Instant> again = means.pace().next(due.attempts() + 1, since, now);
        if (again.isPresent()) {
            means.subscriptions().notTaken(due, problem, now, again.get());
        } else {
            means.subscriptions().switchOff(due, ProblemCode.SUBSCRIPTION_GIVEN_UP, now);
            LOG.log(Level.WARNING, "Subscription {0} of {1} is switched off: {2}",
                    new Object[]{due.id(), due.client(), ProblemCode.SUBSCRIPTION_GIVEN_UP.code()});
        }
    }

    /** Keeps what became of it. Where that fails the lease ends by itself, and the endpoint is told once more. */
    private void settled(Subscription due, Runnable keeping) {
        try {
            keeping.run();
        } catch (RuntimeException failure) {
            tell(failure);
        } finally {
            underWay.remove(due.id());
        }
    }

    /** Something here failed, not the endpoint: it is tried again soon. */
    private void given(Subscription due, Throwable failure) {
        tell(failure);
        settled(due, () -> means.subscriptions().later(due, means.clock().instant().plus(SOON.multipliedBy(10))));
    }

    private void tell(Throwable failure) {
        if (!failing) {
            failing = true;
            LOG.log(Level.WARNING, "Notifications cannot be sent, and are tried again: {0}",
                    ProblemException.problemOf(failure).code());
        }
    }

    /** Subscriptions that something is being sent to. */
    public int underWay() {
        return underWay.size();
    }

    /** Begins nothing more. Requests that wait are given up; after the next start they are sent again. */
    @Override
    public void close() {
        timer.shutdownNow();
        http.shutdownNow();
        preparing.shutdown();
        try {
            if (!preparing.awaitTermination(LAST_WORKS.toSeconds(), TimeUnit.SECONDS)) {
                LOG.log(Level.WARNING, "A notification was still being prepared when the gateway stopped");
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        exchanging.shutdown();
    }
}
