package jp.madoguchi.fhir.convert;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.nio.charset.StandardCharsets;
import jp.madoguchi.fhir.json.ModelJson;
import jp.madoguchi.fhir.json.NotCovered;
import jp.madoguchi.fhir.profile.GuideValidator;
import org.hl7.fhir.r4.model.Resource;

/**
 * Everything a test converts goes through the validator, as the bytes that an EMR would read; and none of it may need HAPI's encoder, whose bytes they
 * are.
 */
final class Valid {

    private static final FhirEncoder ENCODER = new FhirEncoder();
    private static final ModelJson OWN = new ModelJson(ENCODER.context());

    private Valid() {}

    static <T extends Resource> T valid(T resource) {
        String json = new String(ENCODER.encode(resource), StandardCharsets.UTF_8);
        assertThat(own(resource)).isEqualTo(json)
                .isEqualTo(FhirContext.forR4Cached().newJsonParser().encodeResourceToString(resource));
        assertThat(GuideValidator.shared().errors(json)).as(json).isEmpty();
        return resource;
    }

    private static String own(Resource resource) {
        try {
            return new String(OWN.encode(resource), StandardCharsets.UTF_8);
        } catch (NotCovered e) {
            throw new AssertionError(e);
        }
    }
}
