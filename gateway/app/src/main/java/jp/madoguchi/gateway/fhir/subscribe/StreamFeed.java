package jp.madoguchi.gateway.fhir.subscribe;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.subscription.Subscription;
import jp.madoguchi.domain.subscription.SubscriptionEvent;
import jp.madoguchi.domain.subscription.SubscriptionState;
import jp.madoguchi.fhir.convert.NotificationConverter.Kind;
import jp.madoguchi.fhir.convert.NotificationConverter;
import jp.madoguchi.gateway.fhir.FhirForms;
import jp.madoguchi.reception.subscription.Subscriptions.Found;
import jp.madoguchi.reception.subscription.Subscriptions.Mark;
import org.hl7.fhir.r4.model.Resource;

/**
 * What open streams are given, and whether their readers may still have it. Everything here that waits for the ledger or the registrations does so on
 * the threads that it is given, each work once at a time: a ledger that never answers holds them, and nobody else.
 */
final class StreamFeed {

    private static final Logger LOG = Logger.getLogger(StreamFeed.class.getName());

    /** Much less than the shortest time after which one that nobody reads is switched off. */
    private static final Duration BETWEEN_SIGNS = Duration.ofMinutes(15);

    private final SubscriptionSender.Means means;
    private final FacilityCode facility;
    private final Executor threads;
    private final AtomicBoolean looking = new AtomicBoolean();
    private final AtomicBoolean judging = new AtomicBoolean();
    private volatile Instant signed;
    private volatile boolean failing;

    /** @param threads where it waits */
    StreamFeed(SubscriptionSender.Means means, FacilityCode facility, Executor threads) {
        this.means = means;
        this.facility = facility;
        this.threads = threads;
        this.signed = means.clock().instant();
    }

    /** Begins to look for what open streams are to be told, and whether they may be. Waits for nothing. */
    void look(List<OpenStream> streams) {
        alone(looking, () -> tellWhatIsNew(streams));
        alone(judging, () -> judge(streams));
    }

    private void alone(AtomicBoolean busy, Runnable work) {
        if (busy.compareAndSet(false, true)) {
            threads.execute(() -> {
                try {
                    guarded(work);
                } finally {
                    busy.set(false);
                }
            });
        }
    }

    /** Also of an error: the next look may have more memory, or another stream. */
    private void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error failure) {
            tell(failure);
        }
    }

    /** Notes that a stream was cut off. */
    void cutOff(OpenStream stream, Instant now) {
        threads.execute(
                () -> guarded(() -> means.subscriptions().cutOff(stream.id(), ProblemCode.STREAM_NOT_READ, now)));
    }

    private void tellWhatIsNew(List<OpenStream> streams) {
        Instant now = means.clock().instant();
        if (!now.isBefore(signed.plus(BETWEEN_SIGNS))) {
            means.subscriptions()
                    .stillRead(streams.stream().filter(OpenStream::isOpen).map(OpenStream::id).toList(), now);
            signed = now;
        }
        List<OpenStream> waiting = streams.stream().filter(OpenStream::isDrained).toList();
        if (!waiting.isEmpty()) {
            Map<ResourceId, Mark> marks = means.subscriptions().streams(facility).stream()
                    .collect(Collectors.toMap(Mark::id, Function.identity()));
            waiting.forEach(stream -> look(stream, Optional.ofNullable(marks.get(stream.id())), now));
        }
        failing = false;
    }

    private void look(OpenStream stream, Optional<Mark> mark, Instant now) {
        boolean something = mark.isEmpty() || mark.get().events() > stream.sent() || stream.hasNews()
                || stream.isHeartbeatDue(now) || mark.get().version() != stream.version();
        if (something && stream.prepare()) {
            threads.execute(() -> prepare(stream));
        }
    }

    /** Also of a stream on which nothing happens. */
    private void judge(List<OpenStream> streams) {
        Instant now = means.clock().instant();
        SubscriptionRights rights = means.rights().once();
        for (OpenStream stream : streams) {
            guarded(() -> {
                if (stream.isOpen() && !rights.allow(stream.access(), stream.subscription())) {
                    lose(stream, now);
                }
            });
        }
    }

    private void lose(OpenStream stream, Instant now) {
        try {
            if (find(stream) instanceof Found.Here here) {
                means.subscriptions().end(here.subscription(), ProblemCode.SUBSCRIPTION_RIGHT_LOST, now);
            }
        } finally {
            stream.end(ProblemCode.SUBSCRIPTION_RIGHT_LOST, now);
        }
    }

    private Found find(OpenStream stream) {
        return means.subscriptions().find(facility, stream.access().client(), stream.id());
    }

    private void prepare(OpenStream stream) {
        try {
            Instant now = means.clock().instant();
            guarded(() -> note(stream, now));
            Found found = find(stream);
            if (found instanceof Found.Here here && here.subscription().state() != SubscriptionState.OFF) {
                go(stream, here.subscription(), now);
            } else {
                stream.end(whyOff(found), now);
            }
        } catch (RuntimeException | Error failure) {
            given(stream, failure);
        }
    }

    /** Where that fails it is news the next time, and what comes behind it goes out all the same. */
    private void note(OpenStream stream, Instant now) {
        if (stream.hasNews()) {
            long upTo = stream.news();
            means.subscriptions().streamed(stream.id(), upTo, now);
            stream.noted(upTo);
        }
    }

    /** Also where a round or another node saw first that the right is lost. */
    private static ProblemCode whyOff(Found found) {
        return found instanceof Found.Here here
                && here.subscription().problem() == ProblemCode.SUBSCRIPTION_RIGHT_LOST
                        ? ProblemCode.SUBSCRIPTION_RIGHT_LOST
                        : ProblemCode.SUBSCRIPTION_OFF;
    }

    private void go(OpenStream stream, Subscription own, Instant now) {
        stream.seen(own.version());
        if (!own.order().equals(stream.subscription().order())) {
            stream.end(ProblemCode.STREAM_ENDED, now);
        } else if (!means.rights().allow(stream.access(), own)) {
            lose(stream, now);
        } else {
            compose(stream, own, now);
        }
    }

    private void compose(OpenStream stream, Subscription own, Instant now) {
        List<SubscriptionEvent> events = means.subscriptions().events(own.id(), stream.sent(), own.events(),
                own.order().mostEvents());
        long next = events.isEmpty() ? own.events() + 1 : events.getFirst().number();
        if (next != stream.sent() + 1) {
            stream.end(ProblemCode.STREAM_EVENTS_GONE, now);
        } else if (events.isEmpty() && !stream.isHeartbeatDue(now)) {
            stream.prepared();
        } else {
            var unused = means.focus().read(own, events, own.order().content(), now)
                    .handleAsync((resources, failure) -> {
                        if (failure != null) {
                            given(stream, failure);
                        } else if (resources.isEmpty()) {
                            stream.prepared(); // The cache is behind the commit: the next look tries again.
                        } else {
                            write(stream, own, events, resources.get(), now);
                        }
                        return null;
                    }, threads);
        }
    }

    private void write(OpenStream stream, Subscription own, List<SubscriptionEvent> events,
            Map<ResourceId, Resource> resources, Instant now) {
        try {
            means.focus().putOnRecord(own, events, own.order().content(), now);
            long upTo = events.isEmpty() ? stream.sent() : events.getLast().number();
            Kind kind = events.isEmpty() ? Kind.HEARTBEAT : Kind.EVENTS;
            stream.notify(written(upTo, own, kind, events, resources, now), upTo, now);
            stream.prepared();
        } catch (RuntimeException | Error failure) {
            given(stream, failure);
        }
    }

    /** A notification as it stands in a stream. */
    static byte[] written(long upTo, Subscription own, Kind kind, List<SubscriptionEvent> events,
            Map<ResourceId, Resource> resources, Instant now) {
        byte[] bundle = FhirForms.encoded(
                NotificationConverter.notification(own, kind, own.order().content(), events, resources, now),
                own.order().xml());
        return ServerSentEvent.of(upTo, kind.code(), new String(bundle, StandardCharsets.UTF_8));
    }

    private void given(OpenStream stream, Throwable failure) {
        stream.prepared();
        tell(failure);
    }

    /** Logs that streams cannot be served: once, until they can be again. */
    void tell(Throwable failure) {
        if (!failing) {
            failing = true;
            LOG.log(Level.WARNING, "Streams cannot be served, and are tried again: {0} ({1})", new Object[]{
                    ProblemException.problemOf(failure).code(), failure.getClass().getSimpleName()});
        }
    }
}
