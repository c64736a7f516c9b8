package jp.madoguchi.fhir.convert;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import jp.madoguchi.fhir.profile.GuideValidator;
import org.hl7.fhir.r4.model.Resource;

/** Everything a test converts goes through the validator, as the bytes that an EMR would read. */
final class Valid {

    private static final FhirEncoder ENCODER = new FhirEncoder();

    private Valid() {}

    static <T extends Resource> T valid(T resource) {
        String json = new String(ENCODER.encode(resource), StandardCharsets.UTF_8);
        assertThat(GuideValidator.shared().errors(json)).as(json).isEmpty();
        return resource;
    }
}
