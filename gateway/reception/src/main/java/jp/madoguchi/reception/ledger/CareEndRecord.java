package jp.madoguchi.reception.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import jp.madoguchi.domain.channel.CareSituation;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import org.jspecify.annotations.Nullable;

/**
 * That the continuing care of a patient ended (R-CH-34), as somebody noted it. It is never taken away: what was a mistake is kept, with who
 * said so.
 *
 * @param id       its own id
 * @param facility institution
 * @param patient  patient
 * @param of       which care: HOME_VISIT, INPATIENT or ONLINE; null for all of it, as whatever was noted before ends had a situation
 * @param on       last day of the care, in Japan
 * @param by       who noted it, by the staff's identifier
 * @param notedAt  when
 * @param standing whether it counts
 */
public record CareEndRecord(ResourceId id, FacilityCode facility, ResourceId patient, @Nullable CareSituation of,
        LocalDate on, String by, Instant notedAt, Standing standing) {

    public CareEndRecord {
        Objects.requireNonNull(id);
        Objects.requireNonNull(facility);
        Objects.requireNonNull(patient);
        if (of != null && of != CareSituation.HOME_VISIT && of != CareSituation.INPATIENT
                && of != CareSituation.ONLINE) {
            throw new IllegalArgumentException("no such care is noted to end");
        }
        Objects.requireNonNull(on);
        Objects.requireNonNull(by);
        Objects.requireNonNull(notedAt);
        Objects.requireNonNull(standing);
    }

    /** Whether an end counts. */
    public sealed interface Standing {

        /** It does. */
        record Counts() implements Standing {}

        /**
         * It does not: it was noted by mistake.
         *
         * @param by     who said so, by the staff's identifier
         * @param at     when
         * @param reason why, in their words
         */
        record Withdrawn(String by, Instant at, String reason) implements Standing {
            public Withdrawn {
                Objects.requireNonNull(by);
                Objects.requireNonNull(at);
                Objects.requireNonNull(reason);
            }

            /** Masked: a reason can name somebody. */
            @Override
            public String toString() {
                return "Withdrawn[" + at + "]";
            }
        }

        /**
         * It does not: another day was noted for the same care.
         *
         * @param by   who noted that, by the staff's identifier
         * @param at   when
         * @param with the end that counts instead
         */
        record Replaced(String by, Instant at, ResourceId with) implements Standing {
            public Replaced {
                Objects.requireNonNull(by);
                Objects.requireNonNull(at);
                Objects.requireNonNull(with);
            }
        }
    }

    /** One that is noted now. */
    public static CareEndRecord noted(ResourceId id, FacilityCode facility, ResourceId patient,
            @Nullable CareSituation of, LocalDate on, String by, Instant at) {
        return new CareEndRecord(id, facility, patient, of, on, by, at, new Standing.Counts());
    }

    /** Whether it counts. */
    public boolean counts() {
        return switch (standing) {
            case Standing.Counts counts -> true;
            case Standing.Withdrawn withdrawn -> false;
            case Standing.Replaced replaced -> false;
        };
    }

    /**
     * Whether it ends what was consented to in a situation. Consents away from the reader of which no continuing care was noted, as those of a
     * house call, are collected with those of home visits and at the bedside: an end of either ends them. A consent of an outpatient is not of
     * any such care.
     */
    public boolean ends(CareSituation situation) {
        return switch (situation) {
            case HOME_VISIT, INPATIENT, ONLINE -> of == null || of == situation;
            case HOUSE_CALL -> of != CareSituation.ONLINE;
            case OUTPATIENT, DESK_WITHOUT_READER, FEVER_CLINIC, DRIVE_THROUGH -> false;
        };
    }

    /** The same, standing otherwise. */
    public CareEndRecord with(Standing now) {
        return new CareEndRecord(id, facility, patient, of, on, by, notedAt, now);
    }

    /** Masked: the day and whether it counts. */
    @Override
    public String toString() {
        return "CareEndRecord[" + on + " " + standing.getClass().getSimpleName() + "]";
    }
}
