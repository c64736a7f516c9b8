package jp.madoguchi.gateway.fhir.subscribe;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.subscription.Subscription;
import jp.madoguchi.domain.subscription.SubscriptionContent;
import jp.madoguchi.domain.subscription.SubscriptionEvent;
import jp.madoguchi.fhir.profile.Backport;
import jp.madoguchi.gateway.fhir.AuditEntry;
import jp.madoguchi.gateway.fhir.AuditTrail;
import jp.madoguchi.gateway.fhir.AuditedReads;
import jp.madoguchi.gateway.fhir.ReadableType;
import jp.madoguchi.gateway.fhir.ResourceStore;
import jp.madoguchi.gateway.fhir.StoredResource;
import org.hl7.fhir.r4.model.Resource;

/**
 * The resources that events are about, and the record of what is given out with them.
 *
 * @param store where they are read
 * @param audit keeps the record
 */
public record FocusReader(ResourceStore store, AuditTrail audit) {

    /** After that an event goes out although its resource cannot be read: nothing may hold up what comes behind it for ever. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    static ReadableType type(Subscription subscription) {
        return ReadableType.of(Backport.focusType(subscription.order().topic())).orElseThrow();
    }

    /**
     * The resources, as far as the content asks for them; empty if one cannot be read yet as the event left it. Whatever the content: a client that is told of an event reads
     * what it is about, and what it reads must not be older.
     */
    CompletionStage<Optional<Map<ResourceId, Resource>>> read(Subscription subscription,
            List<SubscriptionEvent> events, SubscriptionContent content, Instant now) {
        Map<ResourceId, Resource> read = new HashMap<>();
        CompletionStage<Boolean> all = CompletableFuture.completedStage(true);
        for (SubscriptionEvent event : events) {
            all = all.thenCombine(store.read(type(subscription), event.focus().value()), (good, found) -> {
                Optional<StoredResource> fresh = found.filter(stored -> stored.version() >= event.revision());
                if (content == SubscriptionContent.FULL_RESOURCE) {
                    fresh.ifPresent(stored -> read.put(event.focus(), told(AuditedReads.decode(stored))));
                }
                return good && (fresh.isPresent() || event.at().plus(PATIENCE).isBefore(now));
            });
        }
        return all.thenApply(good -> good ? Optional.of(Map.copyOf(read)) : Optional.empty());
    }

    /** Its version stands in its {@code meta}; reading has put it into its id too, from which it would have to be taken again to be written. */
    private static Resource told(Resource read) {
        read.setId(read.getIdElement().toUnqualifiedVersionless());
        return read;
    }

    /** Puts on record whom something was said of. @throws jp.madoguchi.domain.problem.ProblemException if that is not possible: then nothing is sent */
    void putOnRecord(Subscription subscription, List<SubscriptionEvent> events, SubscriptionContent content,
            Instant now) {
        if (content != SubscriptionContent.EMPTY && !events.isEmpty()) {
            audit.record(new AuditEntry(now, subscription.client(), subscription.id().value(), AuditEntry.Action.READ,
                    type(subscription), List.of(), events.stream()
                            .map(event -> new AuditEntry.Given(event.focus().value(), event.patient().value()))
                            .toList()));
        }
    }
}
