package jp.madoguchi.gateway.fhir.subscribe;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.subscription.Subscription;

/**
 * Ends subscriptions that nobody comes for any more (docs/design/subscriptions.md 3): those whose client may not be told any more, though nothing
 * happens that it would have to be told of, and those read from a stream that nobody has read for a time.
 *
 * @param means    where they stand, and who may be told
 * @param facility whose they are
 * @param unread   how long nobody may read a stream
 * @param since    when this node came up: while it was down nobody could read, so readers have a while from then on to come back
 */
public record LapsedSubscriptions(SubscriptionSender.Means means, FacilityCode facility, Duration unread,
        Instant since) {

    private static final Duration MOST_TO_COME_BACK = Duration.ofHours(1);
    private static final Logger LOG = Logger.getLogger(LapsedSubscriptions.class.getName());

    /**
     * Ends those that have lapsed by now.
     *
     * @throws ProblemException if the ledger does not answer, or a registration cannot be read; the others were looked at all the same
     */
    public void end() {
        Instant now = means.clock().instant();
        if (couldBeRead(now)) {
            for (ResourceId id : means.subscriptions().endUnread(facility, now.minus(unread),
                    ProblemCode.STREAM_UNREAD, now)) {
                told(id, ProblemCode.STREAM_UNREAD);
            }
        }
        SubscriptionRights rights = means.rights().once();
        Optional<ProblemException> unreadable = Optional.empty();
        for (Subscription one : means.subscriptions().live(facility)) {
            try {
                if (!rights.remain(one, now)) {
                    means.subscriptions().end(one, ProblemCode.SUBSCRIPTION_RIGHT_LOST, now);
                    told(one.id(), ProblemCode.SUBSCRIPTION_RIGHT_LOST);
                }
            } catch (ProblemException failure) {
                unreadable = Optional.of(failure);
            }
        }
        unreadable.ifPresent(failure -> {
            throw failure;
        });
    }

    private boolean couldBeRead(Instant now) {
        Duration toComeBack = unread.compareTo(MOST_TO_COME_BACK) < 0 ? unread : MOST_TO_COME_BACK;
        return !now.isBefore(since.plus(toComeBack));
    }

    private static void told(ResourceId id, ProblemCode why) {
        LOG.log(Level.WARNING, "Subscription {0} is switched off: {1}", new Object[]{id, why.code()});
    }
}
