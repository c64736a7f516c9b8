package jp.madoguchi.store.ledger;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.subscription.SubscriptionTopic;
import jp.madoguchi.store.ledger.sql.Session;
import org.jspecify.annotations.Nullable;

/**
 * Gives each subscription its events, in the commit of what they tell of (docs/design/subscriptions.md 4): so none is lost and none is told of what
 * was never committed. A work takes all counters at once, on every node: two that do it at once wait for each other, and for nobody else.
 */
final class SubscriptionFanOut {

    /** So many events wait for one endpoint; one more, and it is switched off. */
    static final long MOST_WAITING = 10_000;

    private final Session session;
    private final Map<String, Happening> happenings = new LinkedHashMap<>();

    private record Happening(SubscriptionTopic topic, FacilityCode facility, ResourceId focus, ResourceId patient) {}

    private record Addressee(String id, @Nullable String patient, long delivered) {}

    SubscriptionFanOut(Session session) {
        this.session = session;
    }

    /** Notes that something happened; the same resource twice in one work is one event. */
    void happened(SubscriptionTopic topic, FacilityCode facility, ResourceId focus, ResourceId patient) {
        happenings.put(topic + "/" + focus.value(), new Happening(topic, facility, focus, patient));
    }

    /** Writes what was noted. Called once, at the end of the work. */
    void write(long revision, Instant at) {
        Map<FacilityCode, Boolean> heard = new HashMap<>();
        Map<String, List<Addressee>> known = new HashMap<>();
        for (Happening one : happenings.values()) {
            if (!heard.computeIfAbsent(one.facility(), this::lock)) {
                continue;
            }
            for (Addressee addressee : known.computeIfAbsent(one.topic() + "/" + one.facility().value(),
                    any -> addressees(one))) {
                if (addressee.patient() == null || addressee.patient().equals(one.patient().value())) {
                    tell(addressee, one, revision, at);
                }
            }
        }
    }

    /** Takes all counters at once and in one order: two nodes that took them one by one could wait for each other. False if nobody listens. */
    private boolean lock(FacilityCode facility) {
        return !session
                .list("""
                        select subscription from subscription_count where subscription in (select id from subscription
                        where facility = ? and shaken = true and state in ('ACTIVE', 'ERROR')) order by subscription for update""",
                        row -> row.getString(1), facility.value())
                .isEmpty();
    }

    private List<Addressee> addressees(Happening one) {
        return session.list("""
                select id, patient, delivered from subscription where facility = ? and topic = ? and shaken = true
                and state in ('ACTIVE', 'ERROR') order by id""",
                row -> new Addressee(row.getString(1), row.getString(2), row.getLong(3)), one.facility().value(),
                one.topic().name());
    }

    private void tell(Addressee addressee, Happening one, long revision, Instant at) {
        session.update("update subscription_count set events = events + 1 where subscription = ?", addressee.id());
        long number = session.number("select events from subscription_count where subscription = ?", addressee.id());
        if (number - addressee.delivered() > MOST_WAITING) {
            session.update("""
                    update subscription set state = 'OFF', problem = ?, version = version + 1, updated_at = ?
                    where id = ? and state <> 'OFF'""", ProblemCode.SUBSCRIPTION_OVERFLOW.name(), at, addressee.id());
        }
        session.update("""
                insert into subscription_event (subscription, number, focus, revision, patient, at_time)
                values (?, ?, ?, ?, ?, ?)""", addressee.id(), number, one.focus().value(), revision,
                one.patient().value(), at);
    }
}
