package jp.madoguchi.fhir.convert;

import ca.uhn.fhir.context.FhirContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import jp.madoguchi.fhir.json.ModelJson;
import jp.madoguchi.fhir.json.NotCovered;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Resource;

/** Resources as JSON bytes and back, with the one FHIR context of the process. Safe for use by many threads. */
public final class FhirEncoder {

    private static final int USUAL_SIZE = 4096;

    private final FhirContext context;
    private final ModelJson json;

    /** With the process's R4 context, which takes a moment to build the first time. */
    public FhirEncoder() {
        this(FhirContext.forR4Cached());
    }

    /**
     * With a context that the caller shares. Its parsers no longer look for resources to be contained: what stands in a resource here refers
     * to others by their addresses, and the search for others costs a quarter of all encoding.
     */
    public FhirEncoder(FhirContext context) {
        this.context = context;
        context.getParserOptions().setAutoContainReferenceTargetsWithNoId(false);
        json = new ModelJson(context);
    }

    /** The shared context. */
    public FhirContext context() {
        return context;
    }

    /** The resource as compact JSON in UTF-8. Equal resources give equal bytes, which are those of HAPI's encoder. */
    public byte[] encode(Resource resource) {
        try {
            return json.encode(resource);
        } catch (NotCovered somethingRare) {
            return encodeByHapi(resource);
        }
    }

    private byte[] encodeByHapi(Resource resource) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_SIZE);
        try (Writer writer = new OutputStreamWriter(bytes, StandardCharsets.UTF_8)) {
            context.newJsonParser().encodeResourceToWriter(resource, writer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A resource of a type from its JSON in UTF-8. */
    public <T extends IBaseResource> T decode(Class<T> type, byte[] json) {
        return context.newJsonParser().parseResource(type, new String(json, StandardCharsets.UTF_8));
    }
}
