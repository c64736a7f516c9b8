package jp.madoguchi.domain.certificate;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the national system says of a limit certificate (限度額適用認定証関連情報).
 *
 * @param classification which certificate, if said
 * @param category       income category
 * @param issued         day of issue (交付年月日)
 * @param validity       first and last valid day
 * @param longTermSince  long hospitalisation since (長期入院該当年月日)
 */
public record LimitCertificate(
        @Nullable LimitClassification classification,
        LimitCategory category,
        @Nullable LocalDate issued,
        DateRange validity,
        @Nullable LocalDate longTermSince) {

    public LimitCertificate {
        Objects.requireNonNull(category);
        Objects.requireNonNull(validity);
    }
}
