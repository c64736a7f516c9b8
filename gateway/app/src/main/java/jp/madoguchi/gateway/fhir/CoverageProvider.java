package jp.madoguchi.gateway.fhir;

import ca.uhn.fhir.rest.annotation.History;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import jakarta.servlet.http.HttpServletRequest;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;

/** Coverages, the one type whose earlier versions are kept (docs/design/fhir-api.md 4). */
public class CoverageProvider extends StoredProvider {

    private final AuditedReads reads;

    CoverageProvider(AuditedReads reads) {
        super(reads, ReadableType.COVERAGE);
        this.reads = reads;
    }

    /** {@code GET Coverage/ID/_history}: all parameters as they come. */
    @History
    public Bundle history(HttpServletRequest request, @IdParam IdType id, RequestDetails details) {
        return reads
                .history(request, id.getIdPart(), parameters(details), lenient(details), details.getFhirServerBase())
                .orElseThrow(() -> new ResourceNotFoundException(id));
    }
}
