package jp.madoguchi.domain.subscription;

import java.time.Instant;
import java.util.Objects;
import jp.madoguchi.domain.identity.ResourceId;

/**
 * Something that a subscription is told of.
 *
 * @param number   its number in the subscription, from 1 without gaps
 * @param focus    the resource that it is about: a coverage or an answer
 * @param revision revision of the ledger that it came with; the resource's version then
 * @param patient  whom it is about
 * @param at       when it was committed
 */
public record SubscriptionEvent(long number, ResourceId focus, long revision, ResourceId patient, Instant at) {

    public SubscriptionEvent {
        Objects.requireNonNull(focus);
        Objects.requireNonNull(patient);
        Objects.requireNonNull(at);
    }
}
