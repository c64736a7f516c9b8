package jp.madoguchi.gateway.fhir;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.madoguchi.gateway.fhir.medical.MedicalReads;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;

/** Reads and searches of one type of medical information, for HAPI. There are no versions of it: it is kept nowhere. */
public class MedicalProvider implements IResourceProvider {

    private final MedicalReads reads;
    private final ReadableType type;

    MedicalProvider(MedicalReads reads, ReadableType type) {
        this.reads = reads;
        this.type = type;
    }

    @Override
    public Class<? extends Resource> getResourceType() {
        return type.model();
    }

    /** {@code GET Type/ID}. */
    @Read
    public IBaseResource read(HttpServletRequest request, HttpServletResponse response, @IdParam IdType id) {
        return reads.read(new MedicalReads.Exchange(request, response), type, id.getIdPart())
                .orElseThrow(() -> new ResourceNotFoundException(id));
    }

    /** {@code GET Type?patient=…} and {@code POST Type/_search}. */
    @Search(allowUnknownParams = true)
    public Bundle search(HttpServletRequest request, HttpServletResponse response, RequestDetails details) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        details.getParameters().forEach((name, values) -> parameters.put(name, Arrays.asList(values)));
        return reads.search(new MedicalReads.Exchange(request, response), type, parameters,
                StoredProvider.lenient(details), details.getFhirServerBase());
    }
}
