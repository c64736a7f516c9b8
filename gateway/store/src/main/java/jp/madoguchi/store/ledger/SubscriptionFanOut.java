package jp.madoguchi.store.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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

    /** Of a subscription that began to listen while the counters were taken: the next work is its first. */
    private static final long NOT_TAKEN = -1;

    private final Session session;
    private final Map<String, Happening> happenings = new LinkedHashMap<>();

    private record Happening(SubscriptionTopic topic, FacilityCode facility, ResourceId focus, ResourceId patient) {}

    /** Who listens to a facility's happenings, and how far each has been told in this work. */
    private static final class Addressee {
        private final String id;
        private final String topic;
        private final @Nullable String patient;
        private final long delivered;
        private final long before;
        private long events;

        Addressee(String id, String topic, @Nullable String patient, long delivered, long events) {
            this.id = id;
            this.topic = topic;
            this.patient = patient;
            this.delivered = delivered;
            this.before = events;
            this.events = events;
        }

        boolean listensTo(Happening one) {
            return topic.equals(one.topic().name()) && (patient == null || patient.equals(one.patient().value()));
        }
    }

    SubscriptionFanOut(Session session) {
        this.session = session;
    }

    /** Notes that something happened; the same resource twice in one work is one event. */
    void happened(SubscriptionTopic topic, FacilityCode facility, ResourceId focus, ResourceId patient) {
        happenings.put(topic + "/" + focus.value(), new Happening(topic, facility, focus, patient));
    }

    /** Writes what was noted, in as few round trips however many listen. Called once, at the end of the work. */
    void write(long revision, Instant at) {
        Map<FacilityCode, List<Addressee>> listening = new LinkedHashMap<>();
        List<@Nullable Object[]> events = new ArrayList<>();
        for (Happening one : happenings.values()) {
            for (Addressee addressee : listening.computeIfAbsent(one.facility(), this::locked)) {
                if (addressee.listensTo(one)) {
                    events.add(new @Nullable Object[]{addressee.id, ++addressee.events, one.focus().value(), revision,
                            one.patient().value(), at});
                }
            }
        }
        List<Addressee> told = listening.values().stream().flatMap(List::stream)
                .filter(addressee -> addressee.events > addressee.before).toList();
        session.batch("update subscription_count set events = ? where subscription = ?",
                told.stream().map(addressee -> new @Nullable Object[]{addressee.events, addressee.id}).toList());
        session.batch("""
                insert into subscription_event (subscription, number, focus, revision, patient, at_time)
                values (?, ?, ?, ?, ?, ?)""", events);
        session.batch("""
                update subscription set state = 'OFF', problem = ?, version = version + 1, updated_at = ?
                where id = ? and state <> 'OFF'""",
                told.stream().filter(addressee -> addressee.events - addressee.delivered > MOST_WAITING)
                        .map(addressee -> new @Nullable Object[]{ProblemCode.SUBSCRIPTION_OVERFLOW.name(), at,
                                addressee.id})
                        .toList());
    }

    /**
     * Whoever listens at a facility, with the counters taken: all at once and in one order, since two nodes that took them one by one could wait for each other. What the
     * counters say is read when they are taken, so that no number is given twice.
     */
    private List<Addressee> locked(FacilityCode facility) {
        Map<String, Long> counts = session
                .list("""
                        select subscription, events from subscription_count where subscription in (select id from subscription
                        where facility = ? and shaken = true and state in ('ACTIVE', 'ERROR')) order by subscription for update""",
                        row -> Map.entry(row.getString(1), row.getLong(2)), facility.value())
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        if (counts.isEmpty()) {
            return List.of();
        }
        return session.list("""
                select id, topic, patient, delivered from subscription where facility = ? and shaken = true
                and state in ('ACTIVE', 'ERROR') order by id""",
                row -> new Addressee(row.getString(1), row.getString(2), row.getString(3), row.getLong(4),
                        counts.getOrDefault(row.getString(1), NOT_TAKEN)),
                facility.value()).stream().filter(addressee -> addressee.before != NOT_TAKEN).toList();
    }
}
