package jp.madoguchi.reception.ledger;

import java.time.LocalDateTime;
import java.util.Objects;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.channel.ExceptionalView;
import org.jspecify.annotations.Nullable;

/**
 * Somebody looked something up in failure or disaster mode or in an emergency, and who reviewed it (R-SE-09).
 *
 * @param id         id
 * @param facility   institution
 * @param view       why, who, about whom, when
 * @param reviewer   second person, by the staff's identifier; null until then
 * @param reviewedAt when, Japanese time; null until then
 */
public record LookUpRecord(ResourceId id, FacilityCode facility, ExceptionalView view, @Nullable String reviewer,
        @Nullable LocalDateTime reviewedAt) {

    public LookUpRecord {
        Objects.requireNonNull(id);
        Objects.requireNonNull(facility);
        Objects.requireNonNull(view);
        if ((reviewer == null) != (reviewedAt == null)) {
            throw new IllegalArgumentException("a review has a person and a time");
        }
    }
}
