package jp.madoguchi.reception.ledger;

import java.time.Instant;
import java.util.Objects;
import jp.madoguchi.domain.channel.DisasterArea;
import jp.madoguchi.domain.channel.FailureMode;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.channel.ExceptionalView;
import org.jspecify.annotations.Nullable;

/**
 * A change of an institution's failure or disaster mode, and how it stands since (R-CH-50, R-CH-52). There is one row for each change; the
 * newest one counts, so that at most one mode of a kind is open.
 *
 * @param facility institution
 * @param kind     {@code FAILURE} or {@code DISASTER}
 * @param step     where it stands; disaster mode is {@code OPEN} or {@code CLOSED}
 * @param area     for where and when the ministry opened it; an open disaster mode only
 * @param by       who changed it, by the staff's identifier
 * @param reason   why, as typed
 * @param at       when
 * @param version  1 for the first change, one more with each
 */
public record ModeRecord(FacilityCode facility, ExceptionalView.Kind kind, FailureMode step,
        @Nullable DisasterArea area, String by, String reason, Instant at, int version) {

    public ModeRecord {
        Objects.requireNonNull(facility);
        Objects.requireNonNull(step);
        Objects.requireNonNull(at);
        if (kind == ExceptionalView.Kind.EMERGENCY) {
            throw new IllegalArgumentException("an emergency is no mode");
        }
        boolean disaster = kind == ExceptionalView.Kind.DISASTER;
        if (disaster && step != FailureMode.OPEN && step != FailureMode.CLOSED
                || (disaster && step == FailureMode.OPEN) != (area != null)) {
            throw new IllegalArgumentException("a disaster mode is open for an area, or closed");
        }
        if (by.isBlank() || reason.isBlank() || version < 1) {
            throw new IllegalArgumentException("somebody changes a mode for a reason");
        }
    }

    /** Masked: kind, step and version. */
    @Override
    public String toString() {
        return "ModeRecord[" + kind + " " + step + " " + version + "]";
    }
}
