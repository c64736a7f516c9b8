package jp.madoguchi.reception.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.subsidy.SubsidyChoice;

/**
 * What a patient chose at the reader about certificates of subsidies, as somebody of the desk wrote it down (R-PM-01): no file of the
 * terminal says it. The newest word of a visit counts.
 *
 * @param facility institution
 * @param patient  whose
 * @param visit    day of the visit, in Japan
 * @param choice   what was chosen
 * @param by       who wrote it down, by the staff's identifier
 * @param at       when
 */
public record SaidSubsidyChoice(FacilityCode facility, ResourceId patient, LocalDate visit, SubsidyChoice choice,
        String by, Instant at) {

    public SaidSubsidyChoice {
        Objects.requireNonNull(facility);
        Objects.requireNonNull(patient);
        Objects.requireNonNull(visit);
        Objects.requireNonNull(choice);
        Objects.requireNonNull(at);
        if (by.isBlank()) {
            throw new IllegalArgumentException("somebody writes a choice down");
        }
    }
}
