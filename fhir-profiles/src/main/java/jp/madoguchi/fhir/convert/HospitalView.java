package jp.madoguchi.fhir.convert;

import java.util.Objects;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import org.jspecify.annotations.Nullable;

/**
 * The facility whose patients these are.
 *
 * @param id    FHIR id
 * @param stamp as of what
 * @param code  institution code
 * @param name  its name, where configured
 */
public record HospitalView(ResourceId id, Stamp stamp, FacilityCode code, @Nullable String name) {

    public HospitalView {
        Objects.requireNonNull(id);
        Objects.requireNonNull(stamp);
        Objects.requireNonNull(code);
    }
}
