package jp.madoguchi.gateway.fhir.subscribe;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.subscription.Subscription;
import jp.madoguchi.domain.subscription.SubscriptionContent;
import jp.madoguchi.domain.subscription.SubscriptionEvent;
import jp.madoguchi.domain.subscription.SubscriptionOrder;
import jp.madoguchi.domain.subscription.SubscriptionTopic;
import jp.madoguchi.fhir.convert.SubscriptionReader;
import jp.madoguchi.gateway.access.Access;
import jp.madoguchi.gateway.access.Need;
import jp.madoguchi.gateway.desk.DeskAudit;
import jp.madoguchi.gateway.fhir.EntityTags;
import jp.madoguchi.gateway.fhir.FhirRefused;
import jp.madoguchi.reception.subscription.Subscriptions;
import org.hl7.fhir.r4.model.Subscription.SubscriptionStatus;
import org.jspecify.annotations.Nullable;

/**
 * What a client does with its subscriptions; those of others are unknown to it. Every method waits for the database; what is refused is a
 * {@link FhirRefused} or a {@code ProblemException}. Changes are put on record, before they are told.
 */
public final class ClientSubscriptions {

    /** A client has at most so many. */
    static final int MOST = 20;
    /** The most events that are given at once. */
    static final int MOST_EVENTS = 200;

    private static final String ID = "Subscription.id";
    /** Who wants nothing has no need of a subscription. */
    private static final Problem OFF = Problem.at(ProblemCode.VALUE_MALFORMED, "Subscription.status");

    private final FacilityCode facility;
    private final Subscriptions subscriptions;
    private final SubscriptionRights rights;
    private final TargetPolicy targets;
    private final FocusReader focus;
    private final DeskAudit audit;
    private final InstantSource clock;
    private final EventStreams streams;

    public ClientSubscriptions(FacilityCode facility, SubscriptionSender.Means means, DeskAudit audit,
            EventStreams streams) {
        this.facility = facility;
        this.subscriptions = means.subscriptions();
        this.rights = means.rights();
        this.targets = means.targets();
        this.focus = means.focus();
        this.audit = audit;
        this.clock = means.clock();
        this.streams = streams;
    }

    /**
     * Who asks.
     *
     * @param access  what the token grants
     * @param request id of the request
     * @param base    the API's address as the caller sees it
     */
    public record Asker(Access access, String request, String base) {}

    Instant now() {
        return clock.instant();
    }

    FocusReader focus() {
        return focus;
    }

    Subscription create(Asker asker, org.hl7.fhir.r4.model.Subscription resource) {
        SubscriptionReader.Ordered ordered = SubscriptionReader.read(resource, now());
        demand(asker, ordered.order());
        Subscription made = Subscription.begun(new ResourceId(UUID.randomUUID().toString()), facility,
                asker.access().client(), ordered.order(), rights.grant(asker.access()), asker.base(), now());
        if (ordered.off()) {
            throw new ProblemException(OFF);
        }
        record(asker, DeskAudit.Action.CHANGE, made.id());
        if (!subscriptions.create(made, MOST)) {
            throw new ProblemException(Problem.of(ProblemCode.SUBSCRIPTION_TOO_MANY));
        }
        return made;
    }

    /**
     * Everything for which a resource would not be taken now; empty if there is nothing. Where its endpoint may be told is looked up when the rest is right, as it is when one is
     * made, and that is on record as that is: it tells something of the network that the gateway stands in.
     *
     * @param anew whether it would be created; otherwise it would change one that is there
     */
    List<Problem> problems(Asker asker, org.hl7.fhir.r4.model.Subscription resource, boolean anew) {
        List<Problem> problems = new ArrayList<>();
        Optional<SubscriptionReader.Ordered> ordered = SubscriptionReader.read(resource, now(), problems);
        boolean off = resource.getStatus() == SubscriptionStatus.OFF;
        if (anew && off) {
            problems.add(OFF);
        }
        if (anew || !off) {
            SubscriptionReader.topic(resource).flatMap(topic -> unreadable(asker, topic)).ifPresent(problems::add);
        }
        if (!anew) {
            there(asker, resource.getIdElement().getIdPart()).ifPresent(problems::add);
        } else if (subscriptions.of(facility, asker.access().client()).size() >= MOST) {
            problems.add(Problem.of(ProblemCode.SUBSCRIPTION_TOO_MANY));
        }
        if (problems.isEmpty() && !off) {
            record(asker, DeskAudit.Action.READ, null);
            refusal(asker, ordered.orElseThrow().order()).ifPresent(problems::add);
        }
        return problems;
    }

    private Optional<Problem> there(Asker asker, @Nullable String id) {
        if (id == null) {
            return Optional.of(Problem.at(ProblemCode.VALUE_MISSING, ID));
        }
        return found(asker, id) instanceof Subscriptions.Found.Here
                ? Optional.empty()
                : Optional.of(Problem.at(ProblemCode.RESOURCE_UNKNOWN, ID));
    }

    private void demand(Asker asker, SubscriptionOrder order) {
        refusal(asker, order).ifPresent(ClientSubscriptions::refuse);
    }

    /** Who may not read what it is about has no host looked up by the gateway. */
    private Optional<Problem> refusal(Asker asker, SubscriptionOrder order) {
        Optional<Problem> unread = unreadable(asker, order.topic());
        String endpoint = order.endpoint();
        if (unread.isPresent() || endpoint == null) {
            return unread;
        }
        return targets.refuses(URI.create(endpoint)).filter(ProblemCode.SUBSCRIPTION_TARGET_REFUSED::equals)
                .map(code -> Problem.at(code, "Subscription.channel.endpoint"));
    }

    private static Optional<Problem> unreadable(Asker asker, SubscriptionTopic topic) {
        Need need = SubscriptionRights.need(topic);
        return asker.access().scopes().allow(need)
                ? Optional.empty()
                : Optional.of(Problem.at(ProblemCode.SCOPE_INSUFFICIENT, need.toString()));
    }

    private static void demandReading(Asker asker, SubscriptionOrder order) {
        unreadable(asker, order.topic()).ifPresent(ClientSubscriptions::refuse);
    }

    private static void refuse(Problem problem) {
        throw FhirRefused.of(problem);
    }

    Subscription read(Asker asker, String id) {
        return switch (found(asker, id)) {
            case Subscriptions.Found.Here here -> {
                record(asker, DeskAudit.Action.READ, here.subscription().id());
                yield here.subscription();
            }
            case Subscriptions.Found.Deleted deleted -> throw FhirRefused.gone();
            case Subscriptions.Found.Unknown unknown -> throw FhirRefused.unknown();
        };
    }

    private Subscriptions.Found found(Asker asker, String id) {
        Optional<ResourceId> known = ResourceId.parse(id).toOptional();
        return known.isEmpty()
                ? new Subscriptions.Found.Unknown()
                : subscriptions.find(facility, asker.access().client(), known.get());
    }

    List<Subscription> all(Asker asker) {
        record(asker, DeskAudit.Action.SEARCH, null);
        return subscriptions.of(facility, asker.access().client());
    }

    /** @param versions one of the versions that it must have; null where the client does not care */
    Subscription update(Asker asker, String id, org.hl7.fhir.r4.model.Subscription resource,
            @Nullable EntityTags versions) {
        Subscription before = read(asker, id);
        String named = resource.getIdElement().getIdPart();
        if (named == null) {
            throw new ProblemException(Problem.at(ProblemCode.VALUE_MISSING, ID));
        }
        if (!id.equals(named)) {
            throw new ProblemException(Problem.at(ProblemCode.VALUE_MALFORMED, ID));
        }
        demand(versions, before);
        SubscriptionReader.Ordered ordered = SubscriptionReader.read(resource, now());
        if (!ordered.off()) {
            demand(asker, ordered.order());
        }
        Subscription changed = before.changed(ordered.order(), rights.grant(asker.access()), ordered.off(),
                asker.base(), now());
        record(asker, DeskAudit.Action.CHANGE, before.id());
        if (!subscriptions.replace(changed)) {
            throw new ProblemException(Problem.of(ProblemCode.SUBSCRIPTION_CHANGED));
        }
        return changed;
    }

    private static void demand(@Nullable EntityTags versions, Subscription before) {
        if (versions != null && !versions.name(before.version())) {
            throw new ProblemException(Problem.of(ProblemCode.SUBSCRIPTION_CHANGED));
        }
    }

    /**
     * Deletes it; one that is deleted already stays so. Where the client names versions, what it deletes has one of them at that very moment.
     *
     * @param versions one of the versions that it must have; null where the client does not care
     */
    void delete(Asker asker, String id, @Nullable EntityTags versions) {
        switch (found(asker, id)) {
            case Subscriptions.Found.Here here -> {
                Subscription read = here.subscription();
                demand(versions, read);
                record(asker, DeskAudit.Action.CHANGE, read.id());
                Long version = versions == null || versions.any() ? null : read.version();
                if (!subscriptions.delete(facility, asker.access().client(), read.id(), version, now())
                        && found(asker, id) instanceof Subscriptions.Found.Here) {
                    throw new ProblemException(Problem.of(ProblemCode.SUBSCRIPTION_CHANGED));
                }
            }
            case Subscriptions.Found.Deleted deleted -> {
                // It is as it should be.
            }
            case Subscriptions.Found.Unknown unknown -> throw FhirRefused.unknown();
        }
    }

    /** Events of a subscription that are still kept, for as long as its client may be told of them. */
    List<SubscriptionEvent> events(Asker asker, Subscription subscription, long from, long to) {
        demandReading(asker, subscription.order());
        return subscriptions.events(subscription.id(), from - 1, to, MOST_EVENTS);
    }

    /**
     * Opens the stream of a subscription that is read from one; of any other there is none.
     *
     * @param after number of the last event that the reader has; null for all that are kept
     */
    void open(Asker asker, String id, @Nullable Long after, StreamConnection connection) throws IOException {
        Subscription own = read(asker, id);
        if (!own.order().streamed()) {
            throw FhirRefused.unknown();
        }
        demandReading(asker, own.order());
        streams.open(own, asker.access(), after, connection);
    }

    /** Puts on record whose events are given out. */
    void given(Subscription subscription, List<SubscriptionEvent> events, SubscriptionContent content) {
        focus.putOnRecord(subscription, events, content, now());
    }

    private void record(Asker asker, DeskAudit.Action action, @Nullable ResourceId id) {
        audit.record(new DeskAudit.Entry(now(), asker.access().client(), asker.request(), action, id, List.of(),
                List.of(), null));
    }
}
