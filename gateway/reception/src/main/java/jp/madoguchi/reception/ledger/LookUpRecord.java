package jp.madoguchi.reception.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.channel.ExceptionalView;
import jp.madoguchi.domain.qualification.QualificationValidity;
import org.jspecify.annotations.Nullable;

/**
 * Somebody looked something up in failure or disaster mode or in an emergency, and who reviewed it (R-SE-09). What a screen said of a
 * qualification in failure mode (R-CH-51) stands with it where the desk told it; nothing medical ever does.
 *
 * @param id         id
 * @param facility   institution
 * @param view       why, who, about whom, when
 * @param reviewer   second person, by the staff's identifier; null until then
 * @param reviewedAt when, Japanese time; null until then
 * @param told       what the screen said, as the desk told it; null where nobody told it, as of all that is medical
 * @param written    by which wish it was written down after it was told; null where it was written down first, or only told
 */
public record LookUpRecord(ResourceId id, FacilityCode facility, ExceptionalView view, @Nullable String reviewer,
        @Nullable LocalDateTime reviewedAt, @Nullable Told told, @Nullable Written written) {

    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    /**
     * What a screen said of the qualification of a visit.
     *
     * @param visit    day of the visit, in Japan
     * @param validity as what; null where it gave no answer
     * @param at       when the desk told it; null in records from before it was kept
     * @param request  what follows from the request that told it, so that the same one again tells nothing twice; null as {@code at}
     */
    public record Told(LocalDate visit, @Nullable QualificationValidity validity, @Nullable Instant at,
            @Nullable ResourceId request) {
        public Told {
            Objects.requireNonNull(visit);
        }

        /** Whether another says the same of the same visit, whenever it was told. */
        public boolean saysAs(Told other) {
            return visit.equals(other.visit) && validity == other.validity;
        }
    }

    /**
     * That a look was written down after it was told.
     *
     * @param wish what follows from the request
     * @param at   when, Japanese time
     */
    public record Written(ResourceId wish, LocalDateTime at) {
        public Written {
            Objects.requireNonNull(wish);
            Objects.requireNonNull(at);
        }
    }

    public LookUpRecord {
        Objects.requireNonNull(id);
        Objects.requireNonNull(facility);
        Objects.requireNonNull(view);
        if ((reviewer == null) != (reviewedAt == null)) {
            throw new IllegalArgumentException("a review has a person and a time");
        }
        if (told != null && view.kind() != ExceptionalView.Kind.FAILURE) {
            throw new IllegalArgumentException("only failure mode tells a qualification that a reception goes by");
        }
    }

    /** A look that nobody has reviewed yet, and of which nobody has told what it said. */
    public static LookUpRecord of(ResourceId id, FacilityCode facility, ExceptionalView view) {
        return new LookUpRecord(id, facility, view, null, null, null, null);
    }

    /** The same, reviewed. */
    public LookUpRecord reviewedBy(String person, LocalDateTime at) {
        return new LookUpRecord(id, facility, view, person, at, told, written);
    }

    /** The same, with what the screen said. */
    public LookUpRecord telling(Told said) {
        return new LookUpRecord(id, facility, view, reviewer, reviewedAt, said, written);
    }

    /** The same, which was told first, written down with its own reason. */
    public LookUpRecord writtenDown(Written how, String reason) {
        ExceptionalView own = new ExceptionalView(view.kind(), view.consent(), view.doctor(), reason, view.user(),
                view.patient(), view.at());
        return new LookUpRecord(id, facility, own, reviewer, reviewedAt, told, how);
    }

    /** Whether the desk told of it without having written it down before, or since. */
    public boolean onlyTold() {
        return told != null && id.equals(told.request()) && written == null;
    }

    /** Whether it was written down by this wish. */
    public boolean isOf(ResourceId wish) {
        return id.equals(wish) || written != null && written.wish().equals(wish);
    }

    /**
     * What was told last of each visit, whoever told it: whoever told something by mistake tells it again.
     *
     * @param looks those of one patient, oldest first
     */
    public static Collection<Told> lastTold(List<LookUpRecord> looks) {
        Map<LocalDate, LookUpRecord> last = new TreeMap<>();
        for (LookUpRecord look : looks) {
            if (look.told != null) {
                last.merge(look.told.visit(), look,
                        (one, other) -> other.toldAt().isBefore(one.toldAt()) ? one : other);
            }
        }
        return last.values().stream().map(LookUpRecord::told).filter(Objects::nonNull).toList();
    }

    private Instant toldAt() {
        return told == null || told.at() == null ? view.at().atZone(JAPAN).toInstant() : told.at();
    }
}
