package jp.madoguchi.store.cache;

import java.util.Optional;

/** The kinds of resources that can be read. */
public enum ResourceKind {

    PATIENT("Patient"),
    COVERAGE("Coverage"),
    ORGANIZATION("Organization"),
    ELIGIBILITY_RESPONSE("CoverageEligibilityResponse"),
    /** Of an answer, under the answer's id. */
    PROVENANCE("Provenance"),
    /** Of an answer that carries consents, under the answer's id. */
    CONSENT("Consent");

    private final String fhirName;

    ResourceKind(String fhirName) {
        this.fhirName = fhirName;
    }

    /** Its name in FHIR. */
    public String fhirName() {
        return fhirName;
    }

    /** The kind of a FHIR resource type; empty for one that the gateway does not have. */
    public static Optional<ResourceKind> ofFhirName(String name) {
        for (ResourceKind kind : values()) {
            if (kind.fhirName.equals(name)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
