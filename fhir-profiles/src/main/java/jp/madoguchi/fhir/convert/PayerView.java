package jp.madoguchi.fhir.convert;

import java.util.Objects;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.insurance.InsurerNumber;
import org.jspecify.annotations.Nullable;

/**
 * An insurer, or the public payer behind tickets.
 *
 * @param id     FHIR id
 * @param stamp  as of what
 * @param number 保険者番号 or 公費負担者番号
 * @param name   its name, or the welfare office's, where an answer gave one
 */
public record PayerView(ResourceId id, Stamp stamp, InsurerNumber number, @Nullable String name) {

    public PayerView {
        Objects.requireNonNull(id);
        Objects.requireNonNull(stamp);
        Objects.requireNonNull(number);
    }
}
