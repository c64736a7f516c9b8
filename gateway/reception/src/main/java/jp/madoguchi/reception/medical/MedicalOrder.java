package jp.madoguchi.reception.medical;

import java.util.Objects;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.TerminalId;

/**
 * Somebody wants a patient's medical information to be asked for.
 *
 * @param facility institution
 * @param terminal terminal that asks
 * @param subject  whose it is, with their consents
 * @param wish     what
 * @param viewer   who asks, as whom
 */
public record MedicalOrder(FacilityCode facility, TerminalId terminal, Consents subject, MedicalWish wish,
        Viewer viewer) {

    public MedicalOrder {
        Objects.requireNonNull(facility);
        Objects.requireNonNull(terminal);
        Objects.requireNonNull(subject);
        Objects.requireNonNull(wish);
        Objects.requireNonNull(viewer);
    }
}
