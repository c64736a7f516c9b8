package jp.madoguchi.domain.subsidy;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import jp.madoguchi.domain.identity.FacilityCode;

/**
 * What a visit is for, as far as public expenses ask.
 *
 * @param visit          day of the visit
 * @param facility       institution
 * @param otherIllnesses programmes (法別番号, two digits) whose named illness is certainly not treated this time
 */
public record Treatment(LocalDate visit, FacilityCode facility, Set<String> otherIllnesses) {

    public Treatment {
        Objects.requireNonNull(visit);
        Objects.requireNonNull(facility);
        otherIllnesses = Set.copyOf(otherIllnesses);
    }
}
