package jp.madoguchi.gateway.fhir;

import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import org.jspecify.annotations.Nullable;

/** HAPI's search parameters as lookups. Messages never repeat a value: it may name a person. */
final class SearchKeys {
    private static final String IDENTIFIER = "identifier";

    private SearchKeys() {}

    /** HAPI gives no parameter at all for an empty one. */
    static Lookup.Key key(@Nullable TokenParam token) {
        return token == null ? key(null, null) : key(token.getSystem(), token.getValue());
    }

    /** {@code patient=ID}, {@code patient=Patient/ID}, {@code patient.identifier=}, {@code beneficiary:Patient.identifier=}. */
    static Lookup ofPatient(ReadableType type, ReferenceParam patient) {
        String resource = patient.getResourceType();
        if (resource != null && !resource.isEmpty() && !resource.equals("Patient")) {
            throw new InvalidRequestException("only a Patient can be referred to here");
        }
        String chain = patient.getChain();
        if (chain == null || chain.isEmpty()) {
            String id = patient.getIdPart();
            if (id == null || id.isBlank()) {
                throw new InvalidRequestException("the reference names no Patient");
            }
            return new Lookup.OfPatient(type, id);
        }
        if (!chain.equals(IDENTIFIER)) {
            throw new InvalidRequestException("only patient.identifier can be chained");
        }
        String value = patient.getValue();
        int bar = value.indexOf('|');
        return new Lookup.OfPatientIdentifier(type,
                bar < 0 ? key(null, value) : key(value.substring(0, bar), value.substring(bar + 1)));
    }

    private static Lookup.Key key(@Nullable String system, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new InvalidRequestException("identifier must be system|value or value");
        }
        return new Lookup.Key(system == null || system.isBlank() ? null : system, value.strip());
    }
}
