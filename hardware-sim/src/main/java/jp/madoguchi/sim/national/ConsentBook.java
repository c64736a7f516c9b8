package jp.madoguchi.sim.national;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who consented to what, where and until when. Safe for several threads. */
public final class ConsentBook {
    private static final int VIEWING_HOURS = 24;
    private static final int HOUR_OF_REMOTE_CONSENT = 10;

    private final Map<Key, Grant> grants = new HashMap<>();

    /** A book with the consents of the people file. */
    public ConsentBook(People people) {
        for (Person person : people.everybody()) {
            for (RemoteConsent remote : person.remote()) {
                LocalDateTime at = remote.on().atTime(HOUR_OF_REMOTE_CONSENT, 0);
                LocalDate last = remote.until();
                LocalDateTime until = last == null ? end(remote.way(), at) : last.plusDays(1).atStartOfDay();
                grants.put(new Key(person.id(), remote.way()),
                        new Grant(person, remote.way(), remote.consents(), at, until, remote.examination(), false));
            }
        }
    }

    /**
     * A consent as it stands.
     *
     * @param until       when the view ends; absent: when it is taken back
     * @param examination day of the online examination
     */
    public record Grant(Person person, Way way, Consents consents, LocalDateTime at, @Nullable LocalDateTime until,
            LocalDate examination, boolean revoked) {
        /** Whether it has ended by itself at {@code now}. */
        public boolean ended(LocalDateTime now) {
            return until != null && !now.isBefore(until);
        }
    }

    /** What can be said of one kind of information. */
    public enum State {
        /** It may be seen. */
        GIVEN,
        /** It was never allowed. */
        NOT_GIVEN,
        /** It was allowed, and its time is over. */
        ENDED,
        /** It was taken back. */
        REVOKED
    }

    /** Somebody consents; an earlier consent on the same way is replaced. */
    public synchronized Grant give(Person person, Way way, Consents consents, LocalDateTime at) {
        Grant grant = new Grant(person, way, consents, at, end(way, at), at.toLocalDate(), false);
        grants.put(new Key(person.id(), way), grant);
        return grant;
    }

    /** Somebody takes the consent back; whether there was one. */
    public synchronized boolean revoke(Person person, Way way) {
        Key key = new Key(person.id(), way);
        Grant grant = grants.get(key);
        if (grant == null || grant.revoked()) {
            return false;
        }
        grants.put(key, new Grant(grant.person(), way, grant.consents(), grant.at(), grant.until(),
                grant.examination(), true));
        return true;
    }

    /** The last consent on this way, taken back or not. */
    public synchronized @Nullable Grant of(Person person, Way way) {
        return grants.get(new Key(person.id(), way));
    }

    /** All consents on this way that were not taken back, the oldest first. */
    public synchronized List<Grant> standing(Way way) {
        List<Grant> standing = new ArrayList<>(grants.values());
        standing.removeIf(grant -> grant.way() != way || grant.revoked());
        standing.sort(Comparator.comparing(Grant::at).thenComparing(grant -> grant.person().id()));
        return List.copyOf(standing);
    }

    /** Whether {@code person} may be looked into. */
    public State state(Person person, Way way, Consents.Viewing viewing, LocalDateTime now) {
        Grant grant = of(person, way);
        if (grant == null || !grant.consents().allow(viewing)) {
            return State.NOT_GIVEN;
        }
        if (grant.revoked()) {
            return State.REVOKED;
        }
        return grant.ended(now) ? State.ENDED : State.GIVEN;
    }

    /** The end of viewing: 24 hours after the consent (R-CO-02), except at home visits (R-CH-34). */
    private static @Nullable LocalDateTime end(Way way, LocalDateTime at) {
        return way == Way.HOME_VISIT ? null : at.plusHours(VIEWING_HOURS);
    }

    private record Key(String person, Way way) {}
}
