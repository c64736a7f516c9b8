package jp.madoguchi.store.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import javax.sql.DataSource;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.subscription.Subscription;
import jp.madoguchi.domain.subscription.SubscriptionEvent;
import jp.madoguchi.domain.subscription.SubscriptionGrant;
import jp.madoguchi.domain.subscription.SubscriptionOrder;
import jp.madoguchi.domain.subscription.SubscriptionState;
import jp.madoguchi.reception.subscription.Subscriptions;
import jp.madoguchi.store.ledger.crypto.LedgerKey;
import jp.madoguchi.store.ledger.sql.OwnTransaction;
import jp.madoguchi.store.ledger.sql.Session;
import org.jspecify.annotations.Nullable;

/**
 * {@link Subscriptions} in the ledger's database, each call in a transaction of its own, hardened where it must not be forgotten. Their events are
 * written by {@link SubscriptionFanOut}.
 */
public final class SqlSubscriptions implements Subscriptions {

    private static final String TABLE = "subscription";
    private static final String COLUMNS = """
            select s.id, s.facility, s.client, s.state, s.shaken, s.problem, s.version, s.updated_at, s.delivered,
            s.attempts, s.failing_since, s.record, c.events from subscription s
            join subscription_count c on c.subscription = s.id""";

    private final DataSource dataSource;
    private final RecordSeal seal;
    private final String owner;

    /** What is sealed of a subscription. */
    record Kept(SubscriptionOrder order, SubscriptionGrant grant, String base) {}

    /** As node {@code owner} works on them. */
    public SqlSubscriptions(DataSource dataSource, LedgerKey key, String owner) {
        this.dataSource = dataSource;
        this.seal = new RecordSeal(key);
        this.owner = owner;
    }

    @Override
    public boolean create(Subscription one, int most) {
        String id = one.id().value();
        return inTransaction(true, session -> {
            if (session.number(
                    "select count(*) from subscription where facility = ? and client = ? and record is not null",
                    one.facility().value(), one.client()) >= most) {
                return false;
            }
            SubscriptionOrder order = one.order();
            session.update("""
                    insert into subscription (id, facility, client, topic, patient, state, shaken, version, made_at,
                    updated_at, delivered, attempts, due_at, ends_at, streamed, read_at, record)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                    id, one.facility().value(), one.client(), order.topic().name(), patient(order), one.state().name(),
                    one.shaken(), one.version(), one.updatedAt(), one.updatedAt(), one.delivered(), one.attempts(),
                    one.updatedAt(), order.end(), order.streamed(), one.updatedAt(), sealed(one));
            session.update("insert into subscription_count (subscription, events) values (?, ?)", id, one.events());
            return true;
        });
    }

    private byte[] sealed(Subscription one) {
        return seal.seal(TABLE, one.id().value(), new Kept(one.order(), one.grant(), one.base()));
    }

    private static @Nullable String patient(SubscriptionOrder order) {
        return order.patient() == null ? null : order.patient().value();
    }

    @Override
    public Found find(FacilityCode facility, String client, ResourceId id) {
        return inTransaction(false, session -> {
            Optional<Boolean> there = session.first(
                    "select record is not null from subscription where id = ? and facility = ? and client = ?",
                    row -> row.getBoolean(1), id.value(), facility.value(), client);
            if (there.isEmpty()) {
                return new Found.Unknown();
            }
            return there.get()
                    ? new Found.Here(session.first(COLUMNS + " where s.id = ?", this::read, id.value()).orElseThrow())
                    : new Found.Deleted();
        });
    }

    @Override
    public List<Subscription> of(FacilityCode facility, String client) {
        return inTransaction(false, session -> session.list(
                COLUMNS + " where s.facility = ? and s.client = ? and s.record is not null order by s.made_at, s.id",
                this::read, facility.value(), client));
    }

    @Override
    public boolean replace(Subscription changed) {
        SubscriptionOrder order = changed.order();
        return inTransaction(true, session -> session.update(
                """
                        update subscription set topic = ?, patient = ?, state = ?, shaken = ?, problem = null, version = ?,
                        updated_at = ?, attempts = 0, failing_since = null, due_at = ?, heartbeat_at = null, ends_at = ?, streamed = ?,
                        read_at = ?, claimed_by = null, claimed_until = null, record = ? where id = ? and version = ? and record is not null""",
                order.topic().name(), patient(order), changed.state().name(), changed.shaken(), changed.version(),
                changed.updatedAt(), changed.updatedAt(), order.end(), order.streamed(), changed.updatedAt(),
                sealed(changed), changed.id().value(),
                changed.version() - 1) == 1);
    }

    @Override
    public boolean delete(FacilityCode facility, String client, ResourceId id, @Nullable Long version, Instant now) {
        long named = version == null ? 0 : version;
        return inTransaction(true, session -> {
            boolean gone = session.update("""
                    update subscription set state = 'OFF', problem = null, version = version + 1, updated_at = ?,
                    record = null where id = ? and facility = ? and client = ? and (version = ? or ? = 0)
                    and record is not null""", now, id.value(), facility.value(), client, named, named) == 1;
            if (gone) {
                StreamRows.clear(session, id.value());
            }
            return gone;
        });
    }

    @Override
    public List<Subscription> claim(Instant now, Duration lease, int most) {
        return inTransaction(false, session -> {
            List<Subscription> claimed = new ArrayList<>();
            for (Subscription due : session.list(
                    COLUMNS + """
                             where s.state <> 'OFF' and s.due_at <= ? and (s.claimed_until is null or s.claimed_until <= ?)
                            and (s.ends_at <= ? or s.streamed = false and (s.shaken = false or s.delivered < c.events or s.heartbeat_at <= ?))
                            order by s.due_at, s.id limit ?""",
                    this::read, now, now, now, now, most)) {
                if (session.update("""
                        update subscription set claimed_by = ?, claimed_until = ? where id = ? and version = ?
                        and (claimed_until is null or claimed_until <= ?)""", owner, now.plus(lease), due.id().value(),
                        due.version(), now) == 1) {
                    claimed.add(due);
                }
            }
            return claimed;
        });
    }

    @Override
    public void takeUpAgain() {
        inTransaction(false, session -> session.update(
                "update subscription set claimed_by = null, claimed_until = null where claimed_by = ?", owner));
    }

    @Override
    public void later(Subscription claimed, Instant due) {
        inTransaction(false, session -> session.update("""
                update subscription set due_at = ?, claimed_by = null, claimed_until = null
                where id = ? and version = ? and claimed_by = ?""", due, claimed.id().value(), claimed.version(),
                owner));
    }

    @Override
    public List<SubscriptionEvent> events(ResourceId id, long after, long upTo, int most) {
        return inTransaction(false, session -> session.list("""
                select number, focus, revision, patient, at_time from subscription_event
                where subscription = ? and number > ? and number <= ? order by number limit ?""",
                row -> new SubscriptionEvent(row.getLong(1), new ResourceId(row.getString(2)), row.getLong(3),
                        new ResourceId(row.getString(4)), Objects.requireNonNull(Session.instant(row, 5))),
                id.value(), after, upTo, most));
    }

    @Override
    public void taken(Subscription claimed, long upTo, Instant now) {
        boolean changes = claimed.state() != SubscriptionState.ACTIVE || !claimed.shaken();
        Duration heartbeat = claimed.order().heartbeat();
        settle(session -> session.update("""
                update subscription set state = 'ACTIVE', shaken = true, problem = null, version = ?, updated_at = ?,
                delivered = ?, attempts = 0, failing_since = null, due_at = ?, heartbeat_at = ?, claimed_by = null,
                claimed_until = null where id = ? and version = ? and claimed_by = ?""",
                claimed.version() + (changes ? 1 : 0), changes ? now : claimed.updatedAt(), upTo, now,
                heartbeat == null ? null : now.plus(heartbeat), claimed.id().value(), claimed.version(), owner));
    }

    @Override
    public void notTaken(Subscription claimed, ProblemCode problem, Instant now, Instant due) {
        boolean changes = claimed.state() != SubscriptionState.ERROR || claimed.problem() != problem;
        Instant since = claimed.failingSince() == null ? now : claimed.failingSince();
        settle(session -> session.update("""
                update subscription set state = 'ERROR', problem = ?, version = ?, updated_at = ?,
                attempts = attempts + 1, failing_since = ?, due_at = ?, claimed_by = null, claimed_until = null
                where id = ? and version = ? and claimed_by = ?""",
                problem.name(), claimed.version() + (changes ? 1 : 0), changes ? now : claimed.updatedAt(), since, due,
                claimed.id().value(), claimed.version(), owner));
    }

    @Override
    public void switchOff(Subscription claimed, @Nullable ProblemCode problem, Instant now) {
        settle(session -> session.update("""
                update subscription set state = 'OFF', problem = ?, version = version + 1, updated_at = ?,
                claimed_by = null, claimed_until = null where id = ? and version = ?""",
                problem == null ? null : problem.name(), now, claimed.id().value(), claimed.version()));
    }

    /** What its client changed meanwhile stays: then nothing is written. */
    private void settle(Function<Session, Integer> update) {
        inTransaction(true, update);
    }

    @Override
    public List<Subscription> live(FacilityCode facility) {
        return inTransaction(false, session -> session.list(
                COLUMNS + " where s.facility = ? and s.state <> 'OFF' and s.record is not null order by s.id",
                this::read, facility.value()));
    }

    @Override
    public void end(Subscription subscription, ProblemCode why, Instant now) {
        inTransaction(true, session -> {
            int ended = session.update("""
                    update subscription set state = 'OFF', problem = ?, version = version + 1, updated_at = ?,
                    claimed_by = null, claimed_until = null where id = ? and version = ? and state <> 'OFF'""",
                    why.name(), now, subscription.id().value(), subscription.version());
            return ended == 0 ? 0 : StreamRows.clear(session, subscription.id().value());
        });
    }

    @Override
    public List<Mark> streams(FacilityCode facility) {
        return inTransaction(false, session -> StreamRows.marks(session, facility));
    }

    @Override
    public OptionalLong oldest(ResourceId id) {
        return inTransaction(false, session -> StreamRows.oldest(session, id));
    }

    @Override
    public void streamed(ResourceId id, long upTo, Instant now) {
        inTransaction(false, session -> StreamRows.streamed(session, id, upTo, now));
    }

    @Override
    public void cutOff(ResourceId id, ProblemCode problem, Instant now) {
        inTransaction(false, session -> StreamRows.cutOff(session, id, problem, now));
    }

    @Override
    public void opened(ResourceId id, long upTo, Instant now) {
        inTransaction(false, session -> StreamRows.opened(session, id, upTo, now));
    }

    @Override
    public void stillRead(List<ResourceId> ids, Instant now) {
        inTransaction(false, session -> StreamRows.stillRead(session, ids, now));
    }

    @Override
    public List<ResourceId> endUnread(FacilityCode facility, Instant since, ProblemCode why, Instant now) {
        return inTransaction(true, session -> StreamRows.endUnread(session, facility, since, why, now));
    }

    @Override
    public Standing standing(FacilityCode facility) {
        return inTransaction(false, session -> {
            Map<SubscriptionState, Long> inState = new EnumMap<>(SubscriptionState.class);
            long[] wrong = new long[1];
            session.list("""
                    select state, count(*), sum(case when problem is null then 0 else 1 end) from subscription
                    where facility = ? and record is not null group by state""", row -> {
                SubscriptionState state = SubscriptionState.valueOf(row.getString(1));
                inState.put(state, row.getLong(2));
                wrong[0] += state == SubscriptionState.OFF ? row.getLong(3) : 0;
                return state;
            }, facility.value());
            return new Standing(inState, wrong[0]);
        });
    }

    @Override
    public int forget(Instant before) {
        return inTransaction(false, session -> session.update(
                """
                        delete from subscription_event where at_time < ? and exists (select 1 from subscription s
                        where s.id = subscription_event.subscription and (s.delivered >= subscription_event.number or s.state = 'OFF'))""",
                before)
                + forgetDeleted(session, before));
    }

    private static int forgetDeleted(Session session, Instant before) {
        List<String> old = session.list(
                "select id from subscription where record is null and updated_at < ?", row -> row.getString(1), before);
        for (String id : old) {
            StreamRows.clear(session, id);
            session.update("delete from subscription_count where subscription = ?", id);
            session.update("delete from subscription where id = ?", id);
        }
        return old.size();
    }

    private Subscription read(ResultSet row) throws SQLException {
        String id = row.getString(1);
        String problem = row.getString(6);
        Kept kept = seal.open(TABLE, id, row.getBytes(12), Kept.class);
        return new Subscription(new ResourceId(id), new FacilityCode(row.getString(2)), row.getString(3), kept.order(),
                kept.grant(), kept.base(), SubscriptionState.valueOf(row.getString(4)), row.getBoolean(5),
                problem == null ? null : ProblemCode.valueOf(problem), row.getLong(7),
                Objects.requireNonNull(Session.instant(row, 8)), row.getLong(13), row.getLong(9), row.getInt(10),
                Session.instant(row, 11));
    }

    private <T> T inTransaction(boolean hardened, Function<Session, T> work) {
        return OwnTransaction.run(dataSource, hardened, work);
    }
}
