package jp.madoguchi.gateway.fhir;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;

/** Reads and searches of one type, for HAPI: what it cannot be asked by annotations is asked of {@link AuditedReads}. */
public class StoredProvider implements IResourceProvider {

    private final AuditedReads reads;
    private final ReadableType type;

    StoredProvider(AuditedReads reads, ReadableType type) {
        this.reads = reads;
        this.type = type;
    }

    @Override
    public Class<? extends Resource> getResourceType() {
        return type.model();
    }

    /** {@code GET Type/ID} and {@code GET Type/ID/_history/VERSION}. */
    @Read(version = true)
    public IBaseResource read(HttpServletRequest request, @IdParam IdType id) {
        String version = id.getVersionIdPart();
        return reads.read(request, type, id.getIdPart(), version)
                .orElseThrow(() -> new ResourceNotFoundException(id));
    }

    /** {@code GET Type?…} and {@code POST Type/_search}: all parameters as they come (docs/design/fhir-api.md 2). */
    @Search(allowUnknownParams = true)
    public Bundle search(HttpServletRequest request, RequestDetails details) {
        return reads.search(request, type, parameters(details), lenient(details), details.getFhirServerBase());
    }

    static Map<String, List<String>> parameters(RequestDetails details) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        details.getParameters().forEach((name, values) -> parameters.put(name, Arrays.asList(values)));
        return parameters;
    }

    /** Whether unknown parameters are to be ignored. */
    static boolean lenient(RequestDetails details) {
        return details.getHeaders(Constants.HEADER_PREFER).stream()
                .flatMap(header -> Arrays.stream(header.split("[,;]")))
                .anyMatch(one -> one.strip().toLowerCase(Locale.ROOT).equals("handling=lenient"));
    }
}
