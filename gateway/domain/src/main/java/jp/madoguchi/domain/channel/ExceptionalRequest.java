package jp.madoguchi.domain.channel;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A wish to look something up apart from the usual way: in a failure, a disaster or an emergency. {@link ExceptionalViews} decides on it
 * ({@link ExceptionalPermit}); what was permitted is written down as an {@link ExceptionalView}.
 */
public sealed interface ExceptionalRequest {

    /** How the patient's consent stands. */
    enum Consent {
        /** Said aloud. */
        GIVEN,
        /** Said no. */
        REFUSED,
        /** Could not be asked: unconscious, or hard to obtain. */
        UNOBTAINABLE
    }

    /** How the patient was identified for an emergency view. */
    enum Identification {
        /** My Number card. */
        MY_NUMBER_CARD,
        /** Name, birth date, sex, address. */
        FOUR_ITEMS,
        /** Insured number. */
        INSURED_NUMBER
    }

    /** システム障害時モード. */
    record Failure(FailureMode mode) implements ExceptionalRequest {
        public Failure {
            Objects.requireNonNull(mode);
        }
    }

    /**
     * 災害時モード.
     *
     * @param area        where the institution is, as notices name it
     * @param opened      what the ministry opened
     * @param lifeAtStake whether life or body must be protected
     */
    record Disaster(String area, List<DisasterArea> opened, Consent consent,
            boolean lifeAtStake) implements ExceptionalRequest {
        public Disaster {
            opened = List.copyOf(opened);
            Objects.requireNonNull(consent);
        }
    }

    /**
     * 救急時医療情報閲覧.
     *
     * @param hospital    whether the institution is a hospital
     * @param lifeAtStake whether life or body is at stake
     * @param doctor      the doctor who decided it, by the staff's identifier; null while none has
     */
    record Emergency(boolean hospital, Identification identification, Consent consent, boolean lifeAtStake,
            @Nullable String doctor) implements ExceptionalRequest {
        public Emergency {
            Objects.requireNonNull(identification);
            Objects.requireNonNull(consent);
            if (doctor != null && doctor.isBlank()) {
                throw new IllegalArgumentException("a doctor has an identifier");
            }
        }
    }
}
