package jp.madoguchi.store.cache;

import jp.madoguchi.store.ledger.crypto.BlindIndex;
import jp.madoguchi.store.ledger.crypto.LedgerKey;

/** Keys of the lookup cache. Identifiers are blinded: no number stands in a key, and a key can be logged. */
public final class LookupKeys {

    private final BlindIndex blind;

    public LookupKeys(LedgerKey key) {
        this.blind = key.blindIndex();
    }

    /** The key of an identifier of one kind of resource. */
    public String identifier(ResourceKind kind, String system, String value) {
        return "i:" + blind.text("FHIR", kind.fhirName(), system, value);
    }

    /** The key of a resource's id. What is made of an answer has its id, and one key leads to all of it. */
    static String resource(ResourceKind kind, String id) {
        ResourceKind led = switch (kind) {
            case PROVENANCE, CONSENT -> ResourceKind.ELIGIBILITY_RESPONSE;
            case PATIENT, COVERAGE, ORGANIZATION, ELIGIBILITY_RESPONSE -> kind;
        };
        return "r:" + led.fhirName() + "/" + id;
    }
}
