package jp.madoguchi.gateway.fhir;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.RequiredParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.IdType;

/** Reads and finds coverages. */
public final class CoverageProvider implements IResourceProvider {
    private final StoredProvider<Coverage> stored;

    CoverageProvider(StoredProvider<Coverage> stored) {
        this.stored = stored;
    }

    @Override
    public Class<Coverage> getResourceType() {
        return stored.model();
    }

    /** {@code GET Coverage/ID} */
    @Read
    public Coverage read(HttpServletRequest request, @IdParam IdType id) {
        return stored.read(request, id);
    }

    /** {@code GET Coverage?patient=ID} and {@code GET Coverage?patient.identifier=system|value} */
    @Search
    public List<Coverage> byPatient(HttpServletRequest request,
            @RequiredParam(name = Coverage.SP_PATIENT, chainWhitelist = {"", "identifier"}) ReferenceParam patient) {
        return stored.find(request, SearchKeys.ofPatient(stored.type(), patient), Coverage.SP_PATIENT);
    }

    /** {@code GET Coverage?beneficiary=ID} and {@code GET Coverage?beneficiary:Patient.identifier=system|value} */
    @Search
    public List<Coverage> byBeneficiary(HttpServletRequest request,
            @RequiredParam(name = Coverage.SP_BENEFICIARY, chainWhitelist = {"",
                    "identifier"}) ReferenceParam patient) {
        return stored.find(request, SearchKeys.ofPatient(stored.type(), patient), Coverage.SP_BENEFICIARY);
    }

    /** {@code GET Coverage?identifier=system|value} */
    @Search
    public List<Coverage> byIdentifier(HttpServletRequest request,
            @RequiredParam(name = Coverage.SP_IDENTIFIER) TokenParam identifier) {
        return stored.find(request, new Lookup.Identifier(stored.type(), SearchKeys.key(identifier)),
                Coverage.SP_IDENTIFIER);
    }
}
