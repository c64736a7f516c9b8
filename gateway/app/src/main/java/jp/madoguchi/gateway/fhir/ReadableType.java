package jp.madoguchi.gateway.fhir;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.madoguchi.fhir.profile.Profiles;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.CoverageEligibilityResponse;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;

/** The resource types that can be read. */
public enum ReadableType {
    PATIENT("Patient", Patient.class),
    COVERAGE("Coverage", Coverage.class),
    ORGANIZATION("Organization", Organization.class),
    ELIGIBILITY_RESPONSE("CoverageEligibilityResponse", CoverageEligibilityResponse.class),
    PROVENANCE("Provenance", Provenance.class),
    CONSENT("Consent", Consent.class),
    /** Terminals and readers, as configured. */
    DEVICE("Device", Device.class),
    /** Desk work, from the ledger. */
    DESK_TASK("Task", Task.class),
    /** Entries of the audit trail, from the ledger. */
    AUDIT_EVENT("AuditEvent", AuditEvent.class),
    /** Medicines: shown from memory, inside the window of a consent. */
    MEDICINE("MedicationStatement", MedicationStatement.class),
    /** Treatments, likewise. */
    TREATMENT("Procedure", Procedure.class),
    /** Results and answers of check-ups, likewise. */
    CHECK_UP_ITEM("Observation", Observation.class);

    private static final Map<String, ReadableType> BY_NAME = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(ReadableType::fhirName, type -> type));

    private final String fhirName;
    private final Class<? extends Resource> model;

    ReadableType(String fhirName, Class<? extends Resource> model) {
        this.fhirName = fhirName;
        this.model = model;
    }

    /** The profiles that its resources claim. */
    public List<String> profiles() {
        return switch (this) {
            case PATIENT -> List.of(Profiles.PATIENT);
            case COVERAGE -> List.of(Profiles.INSURANCE_COVERAGE, Profiles.PUBLIC_EXPENSE_COVERAGE);
            case ORGANIZATION -> List.of(Profiles.PAYER, Profiles.HOSPITAL);
            case ELIGIBILITY_RESPONSE -> List.of(Profiles.ELIGIBILITY_RESPONSE);
            case PROVENANCE -> List.of(Profiles.PROVENANCE);
            case CONSENT -> List.of(Profiles.CONSENT);
            case DEVICE -> List.of(Profiles.DEVICE);
            case DESK_TASK -> List.of(Profiles.DESK_TASK);
            case AUDIT_EVENT -> List.of(Profiles.AUDIT_EVENT, Profiles.BALP_READ,
                    Profiles.BALP_PATIENT_READ);
            case MEDICINE -> List.of(Profiles.MEDICINE);
            case TREATMENT -> List.of(Profiles.TREATMENT);
            case CHECK_UP_ITEM -> List.of(Profiles.CHECK_UP_ITEM);
        };
    }

    /** Whether it is medical information: kept nowhere, and shown to roles that may see it (R-CO-09). */
    public boolean isMedical() {
        return switch (this) {
            case MEDICINE, TREATMENT, CHECK_UP_ITEM -> true;
            case PATIENT, COVERAGE, ORGANIZATION, ELIGIBILITY_RESPONSE, PROVENANCE, CONSENT, DEVICE, DESK_TASK,
                    AUDIT_EVENT ->
                false;
        };
    }

    /** Whether there are so few that a search looks through all of them: they are nobody's. */
    public boolean isOfNobody() {
        return this == ORGANIZATION || this == DEVICE;
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
        return Optional.ofNullable(BY_NAME.get(fhirName));
    }
}
