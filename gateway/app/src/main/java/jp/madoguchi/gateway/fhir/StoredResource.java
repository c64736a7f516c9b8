package jp.madoguchi.gateway.fhir;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A resource as it is kept: encoded once, sent as it is.
 *
 * @param type its type
 * @param id its logical id
 * @param version its version, at least 1, rising
 * @param updated when this version was made
 * @param patient id of the patient it is about, a Patient's own; null for an organization
 * @param json compact FHIR JSON in UTF-8, with {@code id} and {@code meta} as given here; never changed by a reader
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes go to the wire as they are; nobody compares these records
public record StoredResource(ReadableType type, String id, long version, Instant updated, @Nullable String patient,
        byte[] json) {

    /** How searches are ordered that do not say otherwise: newest first, then by id, so that pages fit together. */
    public static final Comparator<StoredResource> NEWEST_FIRST = Comparator.comparing(StoredResource::updated)
            .reversed().thenComparing(StoredResource::id);

    /** The HTTP entity tag, weak as FHIR asks. */
    public String etag() {
        return "W/\"" + version + "\"";
    }

    @Override
    public String toString() {
        return type.fhirName() + "/" + id + "/_history/" + version;
    }
}
