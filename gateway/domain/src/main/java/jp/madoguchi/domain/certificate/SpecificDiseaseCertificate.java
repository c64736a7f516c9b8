package jp.madoguchi.domain.certificate;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The certificate of a specific disease (特定疾病療養受療証).
 *
 * @param disease    which disease
 * @param issued     day of issue
 * @param validity   first and last valid day; the end is usually unknown
 * @param selfPayYen what the patient pays at most in a month, in yen (自己負担限度額)
 */
public record SpecificDiseaseCertificate(
        SpecificDisease disease, @Nullable LocalDate issued, DateRange validity, @Nullable Integer selfPayYen) {

    public SpecificDiseaseCertificate {
        Objects.requireNonNull(disease);
        Objects.requireNonNull(validity);
    }
}
