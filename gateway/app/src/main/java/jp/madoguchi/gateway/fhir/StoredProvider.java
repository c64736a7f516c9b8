package jp.madoguchi.gateway.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;

/** What the providers of all types share: stored bytes in, HAPI's model out. */
final class StoredProvider<R extends Resource> {
    private final FhirContext context;
    private final AuditedReads reads;
    private final ReadableType type;
    private final Class<R> model;

    StoredProvider(FhirContext context, AuditedReads reads, ReadableType type, Class<R> model) {
        this.context = context;
        this.reads = reads;
        this.type = type;
        this.model = model;
    }

    ReadableType type() {
        return type;
    }

    Class<R> model() {
        return model;
    }

    /** @throws ResourceNotFoundException if there is none that may be read */
    R read(HttpServletRequest request, IdType id) {
        return reads.read(request, type, id.getIdPart()).map(this::decode)
                .orElseThrow(() -> new ResourceNotFoundException(id));
    }

    List<R> find(HttpServletRequest request, Lookup lookup, String parameter) {
        return reads.find(request, lookup, parameter).stream().map(this::decode).toList();
    }

    private R decode(StoredResource stored) {
        R resource = context.newJsonParser().parseResource(model, new String(stored.json(), StandardCharsets.UTF_8));
        resource.setId(new IdType(type.fhirName(), stored.id(), Long.toString(stored.version())));
        resource.getMeta().setVersionId(Long.toString(stored.version())).setLastUpdated(Date.from(stored.updated()));
        return resource;
    }
}
