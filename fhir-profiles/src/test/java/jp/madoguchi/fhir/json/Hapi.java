package jp.madoguchi.fhir.json;

import ca.uhn.fhir.context.FhirContext;
import java.nio.charset.StandardCharsets;
import org.hl7.fhir.r4.model.Resource;

/** The judge: HAPI's encoder as it comes. */
final class Hapi {

    static final FhirContext R4 = FhirContext.forR4Cached();

    private Hapi() {}

    /** Its bytes. It may change the resource. */
    static byte[] bytes(Resource resource) {
        return R4.newJsonParser().encodeResourceToString(resource).getBytes(StandardCharsets.UTF_8);
    }

    /** The same to look at. */
    static String text(Resource resource) {
        return new String(bytes(resource), StandardCharsets.UTF_8);
    }
}
