package jp.madoguchi.domain.medical;

import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one institution did in one month. Codes are kept as they stand: their tables are not public.
 *
 * @param month        month of treatment, prescription or dispensing
 * @param performer    institution that treated or dispensed
 * @param performerSort its kind, as a code (DiOrg)
 * @param issuer       institution that issued the prescription
 * @param issuerSort   its kind, as a code (PrIsOrg)
 * @param admission    in- or outpatient, as a code (InOut; in prescriptions and dispensing PrCl)
 * @param days         what was done when
 */
public record CareMonth(
        @Nullable YearMonth month,
        Organisation performer,
        @Nullable String performerSort,
        Organisation issuer,
        @Nullable String issuerSort,
        @Nullable String admission,
        List<CareDay> days) {

    /**
     * An institution, as far as it is named.
     *
     * @param code its code
     * @param name its name
     */
    public record Organisation(@Nullable String code, @Nullable String name) {}

    public CareMonth {
        Objects.requireNonNull(performer);
        Objects.requireNonNull(issuer);
        days = List.copyOf(days);
    }

    /** Masked: number of days only. */
    @Override
    public String toString() {
        return "CareMonth[" + days.size() + "]";
    }
}
