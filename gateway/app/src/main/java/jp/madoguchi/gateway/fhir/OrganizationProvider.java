package jp.madoguchi.gateway.fhir;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.server.IResourceProvider;
import jakarta.servlet.http.HttpServletRequest;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Organization;

/** Reads payers and the hospital itself, by id: other resources refer to them. */
public final class OrganizationProvider implements IResourceProvider {
    private final StoredProvider<Organization> stored;

    OrganizationProvider(StoredProvider<Organization> stored) {
        this.stored = stored;
    }

    @Override
    public Class<Organization> getResourceType() {
        return stored.model();
    }

    /** {@code GET Organization/ID} */
    @Read
    public Organization read(HttpServletRequest request, @IdParam IdType id) {
        return stored.read(request, id);
    }
}
