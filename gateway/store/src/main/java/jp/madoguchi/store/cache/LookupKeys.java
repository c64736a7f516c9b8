package jp.madoguchi.store.cache;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import jp.madoguchi.store.ledger.crypto.BlindIndex;
import jp.madoguchi.store.ledger.crypto.LedgerKey;

/** Keys of the lookup cache. Identifiers are blinded: no number stands in a key, and a key can be logged. */
public final class LookupKeys {

    /** Spreads the kinds: odd, so that no two of them meet. */
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

    private final BlindIndex blind;

    public LookupKeys(LedgerKey key) {
        this.blind = key.blindIndex();
    }

    /** The key of an identifier of one kind of resource. */
    public LookupKey identifier(ResourceKind kind, String system, String value) {
        return LookupKey.of(blind.key("FHIR", kind.fhirName(), system, value));
    }

    /** The key of a resource's id. What is made of an answer has its id, and one key leads to all of it. */
    static LookupKey resource(ResourceKind kind, CompactId id) {
        ResourceKind led = switch (kind) {
            case PROVENANCE, CONSENT -> ResourceKind.ELIGIBILITY_RESPONSE;
            case PATIENT, COVERAGE, ORGANIZATION, ELIGIBILITY_RESPONSE -> kind;
        };
        // Our own ids are random already; only what somebody else made up has to be spread.
        return switch (id) {
            case CompactId.Bits bits -> new LookupKey(bits.high() ^ SPREAD * number(led), bits.low());
            case CompactId.Text text -> LookupKey.of(digest(led.fhirName() + "/" + text));
        };
    }

    private static long number(ResourceKind kind) {
        return switch (kind) {
            case PATIENT -> 1;
            case COVERAGE -> 2;
            case ORGANIZATION -> 3;
            case ELIGIBILITY_RESPONSE, PROVENANCE, CONSENT -> 4;
        };
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
