package jp.madoguchi.reception.mode;

import java.time.LocalDate;
import java.util.Objects;
import jp.madoguchi.domain.channel.FourItems;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.insurance.MemberId;
import org.jspecify.annotations.Nullable;

/**
 * A visit that was written down by hand while the equipment failed (R-CH-50).
 *
 * @param facility institution
 * @param terminal terminal that will ask afterwards
 * @param patient  patient, if it is known who it is
 * @param copied   the four items of the card's face
 * @param number   the number, if the patient could show or tell it
 * @param visit    day of the visit
 * @param by       who wrote it down, by the staff's identifier
 */
public record HandVisit(FacilityCode facility, TerminalId terminal, @Nullable ResourceId patient, FourItems copied,
        @Nullable MemberId number, LocalDate visit, String by) {

    public HandVisit {
        Objects.requireNonNull(facility);
        Objects.requireNonNull(terminal);
        Objects.requireNonNull(copied);
        Objects.requireNonNull(visit);
        if (copied.birth().isAfter(visit)) {
            throw new IllegalArgumentException("nobody comes before their birth");
        }
        if (by.isBlank()) {
            throw new IllegalArgumentException("somebody writes a visit down");
        }
    }

    /** Masked: the visit only. */
    @Override
    public String toString() {
        return "HandVisit[" + visit + "]";
    }
}
