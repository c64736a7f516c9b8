package jp.madoguchi.reception.medical;

import java.time.LocalDate;
import java.util.Objects;
import jp.madoguchi.domain.channel.CareSituation;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.privacy.MyNumber;
import org.jspecify.annotations.Nullable;

/**
 * The end of a patient's care was noted by mistake; the right to say so is checked before.
 *
 * @param facility institution
 * @param patient  patient
 * @param of       the care that was noted to end; null where all of it was
 * @param on       the day that was noted, in Japan
 * @param by       who says so, by the staff's identifier
 * @param reason   why, 1 to 200 characters; a My Number in it is kept hidden (R-SE-06)
 */
public record CareEndWithdrawal(FacilityCode facility, ResourceId patient, @Nullable CareSituation of, LocalDate on,
        String by, String reason) {

    /** Characters of the longest reason. */
    public static final int LONGEST_REASON = 200;

    public CareEndWithdrawal {
        Objects.requireNonNull(facility);
        Objects.requireNonNull(patient);
        Objects.requireNonNull(on);
        if (by.isBlank()) {
            throw new IllegalArgumentException("somebody says so");
        }
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw new IllegalArgumentException("a reason has 1 to 200 characters");
        }
        reason = MyNumber.hiddenIn(reason.strip());
    }

    /** Masked: the day. */
    @Override
    public String toString() {
        return "CareEndWithdrawal[" + on + "]";
    }
}
