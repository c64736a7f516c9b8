package jp.madoguchi.domain.certificate;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The certificate of people of 70 to 74 (高齢受給者証).
 *
 * @param issued   day of issue
 * @param validity first and last valid day
 * @param ratio    the share the patient pays, if said
 */
public record ElderlyCertificate(@Nullable LocalDate issued, DateRange validity, @Nullable ContributionRatio ratio) {

    public ElderlyCertificate {
        Objects.requireNonNull(validity);
    }
}
