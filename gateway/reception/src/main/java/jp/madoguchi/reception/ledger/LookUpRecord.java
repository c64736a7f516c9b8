package jp.madoguchi.reception.ledger;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Objects;
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
 */
public record LookUpRecord(ResourceId id, FacilityCode facility, ExceptionalView view, @Nullable String reviewer,
        @Nullable LocalDateTime reviewedAt, @Nullable Told told) {

    /**
     * What a screen said of the qualification of a visit.
     *
     * @param visit    day of the visit, in Japan
     * @param validity as what; null where it gave no answer
     */
    public record Told(LocalDate visit, @Nullable QualificationValidity validity) {
        public Told {
            Objects.requireNonNull(visit);
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
        return new LookUpRecord(id, facility, view, null, null, null);
    }

    /** The same, reviewed. */
    public LookUpRecord reviewedBy(String person, LocalDateTime at) {
        return new LookUpRecord(id, facility, view, person, at, told);
    }

    /** The same, with what the screen said. */
    public LookUpRecord telling(Told said) {
        return new LookUpRecord(id, facility, view, reviewer, reviewedAt, said);
    }
}
