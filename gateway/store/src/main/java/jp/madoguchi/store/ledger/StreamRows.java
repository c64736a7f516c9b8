package jp.madoguchi.store.ledger;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.reception.subscription.Subscriptions.Mark;
import jp.madoguchi.store.ledger.sql.Session;
import org.jspecify.annotations.Nullable;

/** What is kept of subscriptions that are read from a stream (docs/design/subscriptions.md 6): how far and when it was read, and what became of it. */
final class StreamRows {

    private StreamRows() {}

    static List<Mark> marks(Session session, FacilityCode facility) {
        return session.list("""
                select s.id, s.version, c.events from subscription s join subscription_count c on c.subscription = s.id
                where s.facility = ? and s.streamed = true and s.state <> 'OFF' and s.record is not null""",
                row -> new Mark(new ResourceId(row.getString(1)), row.getLong(2), row.getLong(3)), facility.value());
    }

    static OptionalLong oldest(Session session, ResourceId id) {
        return session.first("""
                select number from subscription_event where subscription = ? order by number limit 1""",
                row -> row.getLong(1), id.value()).stream().mapToLong(Long::longValue).findFirst();
    }

    static int streamed(Session session, ResourceId id, long upTo, Instant now) {
        return session.update("""
                update subscription set delivered = greatest(delivered, ?), problem = null, attempts = 0,
                failing_since = null, version = case when state = 'ACTIVE' then version else version + 1 end,
                updated_at = case when state = 'ACTIVE' then updated_at else ? end, state = 'ACTIVE'
                where id = ? and streamed = true and state <> 'OFF' and (delivered < ? or state <> 'ACTIVE')""",
                upTo, now, id.value(), upTo);
    }

    static int cutOff(Session session, ResourceId id, ProblemCode problem, Instant now) {
        return session.update("""
                update subscription set failing_since = coalesce(failing_since, ?), state = 'ERROR', problem = ?,
                version = version + 1, updated_at = ?, attempts = attempts + 1
                where id = ? and streamed = true and state in ('ACTIVE', 'ERROR')""", now, problem.name(), now,
                id.value());
    }

    static int opened(Session session, ResourceId id, long upTo, Instant now) {
        return session.update("""
                update subscription set delivered = greatest(delivered, ?), read_at = ?
                where id = ? and streamed = true and state <> 'OFF'""", upTo, now, id.value());
    }

    static int stillRead(Session session, List<ResourceId> ids, Instant now) {
        session.batch("update subscription set read_at = ? where id = ? and state <> 'OFF'",
                ids.stream().map(id -> new @Nullable Object[]{now, id.value()}).toList());
        return ids.size();
    }

    /** One that is opened at this moment stays: each is looked at once more as it is switched off. */
    static List<ResourceId> endUnread(Session session, FacilityCode facility, Instant since, ProblemCode why,
            Instant now) {
        List<String> unread = session.list("""
                select id from subscription where facility = ? and streamed = true and state <> 'OFF' and read_at <= ?
                order by id""", row -> row.getString(1), facility.value(), since);
        return unread.stream().filter(id -> end(session, id, since, why, now)).map(ResourceId::new).toList();
    }

    private static boolean end(Session session, String id, Instant since, ProblemCode why, Instant now) {
        boolean ended = session.update("""
                update subscription set state = 'OFF', problem = ?, version = version + 1, updated_at = ?
                where id = ? and streamed = true and state <> 'OFF' and read_at <= ?""", why.name(), now, id,
                since) == 1;
        if (ended) {
            clear(session, id);
        }
        return ended;
    }

    /** Deletes the events of one, told or not. */
    static int clear(Session session, String id) {
        return session.update("delete from subscription_event where subscription = ?", id);
    }
}
