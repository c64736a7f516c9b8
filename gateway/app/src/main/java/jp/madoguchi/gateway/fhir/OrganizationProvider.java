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
import org.hl7.fhir.r4.model.Organization;

/** Reads and finds payers and the hospital itself. */
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

    /** {@code GET Organization?identifier=system|value} */
    @Search
    public List<Organization> byIdentifier(HttpServletRequest request,
            @RequiredParam(name = Organization.SP_IDENTIFIER) TokenParam identifier) {
        return stored.find(request, new Lookup.Identifier(stored.type(), SearchKeys.key(identifier)),
                Organization.SP_IDENTIFIER);
    }
}
