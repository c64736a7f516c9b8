package jp.madoguchi.gateway.fhir;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.RequiredParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.hl7.fhir.r4.model.CoverageEligibilityResponse;
import org.hl7.fhir.r4.model.IdType;

/** Reads and finds the national system's answers. */
public final class EligibilityResponseProvider implements IResourceProvider {
    private final StoredProvider<CoverageEligibilityResponse> stored;

    EligibilityResponseProvider(StoredProvider<CoverageEligibilityResponse> stored) {
        this.stored = stored;
    }

    @Override
    public Class<CoverageEligibilityResponse> getResourceType() {
        return stored.model();
    }

    /** {@code GET CoverageEligibilityResponse/ID} */
    @Read
    public CoverageEligibilityResponse read(HttpServletRequest request, @IdParam IdType id) {
        return stored.read(request, id);
    }

    /** {@code GET CoverageEligibilityResponse?patient=ID} and {@code ?patient.identifier=system|value} */
    @Search
    public List<CoverageEligibilityResponse> byPatient(HttpServletRequest request,
            @RequiredParam(name = CoverageEligibilityResponse.SP_PATIENT, chainWhitelist = {"",
                    "identifier"}) ReferenceParam patient) {
        return stored.find(request, SearchKeys.ofPatient(stored.type(), patient),
                CoverageEligibilityResponse.SP_PATIENT);
    }
}
