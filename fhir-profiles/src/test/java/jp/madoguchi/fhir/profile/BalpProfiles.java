package jp.madoguchi.fhir.profile;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.hl7.fhir.r4.model.MetadataResource;

/** IHE's own definitions of the profiles that audit events of reads claim (ITI BALP 1.1.4, CC BY 4.0, © IHE International; {@code balp/README.md}). */
final class BalpProfiles {

    private BalpProfiles() {}

    /** Read and PatientRead, and the value sets that they bind. */
    static List<MetadataResource> all() {
        return List.of(read("StructureDefinition-IHE.BasicAudit.Read"),
                read("StructureDefinition-IHE.BasicAudit.PatientRead"), read("ValueSet-AllReadVS"),
                read("ValueSet-RestObjectRoles"));
    }

    private static MetadataResource read(String name) {
        try (InputStream in = Objects
                .requireNonNull(BalpProfiles.class.getResourceAsStream("balp/" + name + ".json"))) {
            return (MetadataResource) FhirContext.forR4Cached().newJsonParser()
                    .parseResource(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
