package jp.madoguchi.gateway.launch;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Gets ready, beside the server's own start, what takes long and needs nothing of the server: FHIR's structures. The server starts on one thread, and most machines have
 * another processor. Whatever fails here is made again, and its failure told, where it is needed.
 */
final class HeadStart {
    private static final Logger LOG = Logger.getLogger(HeadStart.class.getName());
    /** What the FHIR API reads and writes first. */
    private static final List<String> FIRST = List.of("Patient", "Coverage", "Organization", "Bundle",
            "CapabilityStatement", "CoverageEligibilityRequest", "CoverageEligibilityResponse", "OperationOutcome");

    private HeadStart() {}

    /** Begins; returns at once. */
    static void begin() {
        Thread.ofPlatform().daemon().name("head-start").start(HeadStart::prepare);
    }

    private static void prepare() {
        try {
            FhirContext r4 = FhirContext.forR4Cached(); // the one that the application takes, too
            FIRST.forEach(r4::getResourceDefinition);
        } catch (RuntimeException | LinkageError failure) {
            LOG.log(Level.INFO, "the head start ended early", failure);
        }
    }
}
