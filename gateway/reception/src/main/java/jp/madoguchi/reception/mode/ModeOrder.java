package jp.madoguchi.reception.mode;

import java.util.Objects;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.privacy.MyNumber;
import jp.madoguchi.domain.problem.Parsed;
import jp.madoguchi.domain.problem.ProblemCode;

/**
 * Somebody who may do so changes a mode; the right is checked before.
 *
 * @param facility institution
 * @param by       who, by the staff's identifier; never empty
 * @param reason   why; never empty
 */
public record ModeOrder(FacilityCode facility, String by, String reason) {

    private static final int LONGEST = 64;

    public ModeOrder {
        Objects.requireNonNull(facility);
        if (by.isBlank() || by.length() > LONGEST || reason.isBlank()) {
            throw new IllegalArgumentException("somebody changes a mode for a reason");
        }
    }

    /** Takes what was typed; without a person or a reason it is refused. A My Number in the reason is hidden. */
    public static Parsed<ModeOrder> parse(FacilityCode facility, String by, String reason) {
        if (by.isBlank()) {
            return Parsed.refused(ProblemCode.VALUE_MISSING, "by");
        }
        if (reason.isBlank()) {
            return Parsed.refused(ProblemCode.VALUE_MISSING, "reason");
        }
        return by.strip().length() > LONGEST
                ? Parsed.refused(ProblemCode.VALUE_TOO_LONG, "by")
                : Parsed.of(new ModeOrder(facility, by.strip(), MyNumber.hiddenIn(reason.strip())));
    }

    /** Masked: the institution only. */
    @Override
    public String toString() {
        return "ModeOrder[" + facility + "]";
    }
}
