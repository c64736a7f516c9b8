package jp.madoguchi.gateway.fhir;

import java.util.Optional;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.CoverageEligibilityResponse;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;

/** The resource types that can be read. */
public enum ReadableType {
    PATIENT("Patient", Patient.class),
    COVERAGE("Coverage", Coverage.class),
    ORGANIZATION("Organization",
            Organization.class),
    ELIGIBILITY_RESPONSE("CoverageEligibilityResponse", CoverageEligibilityResponse.class);

    private final String fhirName;
    private final Class<? extends Resource> model;

    ReadableType(String fhirName, Class<? extends Resource> model) {
        this.fhirName = fhirName;
        this.model = model;
    }

    /** The type's name in FHIR, as in a path. */
    public String fhirName() {
        return fhirName;
    }

    /** HAPI's class for it. */
    public Class<? extends Resource> model() {
        return model;
    }

    /** The type of that FHIR name. */
    public static Optional<ReadableType> of(String fhirName) {
        for (ReadableType type : values()) {
            if (type.fhirName.equals(fhirName)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
