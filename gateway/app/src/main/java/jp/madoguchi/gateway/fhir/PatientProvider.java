package jp.madoguchi.gateway.fhir;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.RequiredParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;

/** Reads and finds patients. */
public final class PatientProvider implements IResourceProvider {
    private final StoredProvider<Patient> stored;

    PatientProvider(StoredProvider<Patient> stored) {
        this.stored = stored;
    }

    @Override
    public Class<Patient> getResourceType() {
        return stored.model();
    }

    /** {@code GET Patient/ID} */
    @Read
    public Patient read(HttpServletRequest request, @IdParam IdType id) {
        return stored.read(request, id);
    }

    /** {@code GET Patient?identifier=system|value} */
    @Search
    public List<Patient> byIdentifier(HttpServletRequest request,
            @RequiredParam(name = Patient.SP_IDENTIFIER) TokenParam identifier) {
        return stored.find(request, new Lookup.Identifier(stored.type(), SearchKeys.key(identifier)),
                Patient.SP_IDENTIFIER);
    }
}
