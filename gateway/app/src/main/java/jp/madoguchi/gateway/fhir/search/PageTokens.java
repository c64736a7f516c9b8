package jp.madoguchi.gateway.fhir.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.CompressionAlgorithm;
import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import java.text.ParseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import jp.madoguchi.gateway.fhir.ReadableType;

/**
 * Links to other pages of a search: query and position, sealed (JWE, {@code dir}, A256GCM). They show nothing, need nothing kept here, and are good
 * for an hour and for the client that got them.
 */
public final class PageTokens {

    /** How long a link is good. */
    static final Duration LIFETIME = Duration.ofHours(1);
    /** More is no token of ours, and would not fit into an address. */
    private static final int MOST_CHARACTERS = 8_192;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final byte[] key;
    private final InstantSource clock;

    /** @param key 32 bytes, the same on every node */
    public PageTokens(byte[] key, InstantSource clock) {
        this.key = key.clone();
        this.clock = clock;
    }

    /**
     * A page of a search.
     *
     * @param parameters the query's parameters, as they came
     * @param position   matches before the page; of audit events the number of the one before it
     */
    public record Page(Map<String, List<String>> parameters, long position) {}

    /** What stands in a token. */
    record Sealed(String client, String type, long until, long offset, Map<String, List<String>> parameters) {}

    /** The token of a page. */
    String seal(String client, ReadableType type, Page page) {
        Sealed sealed = new Sealed(client, type.fhirName(), clock.instant().plus(LIFETIME).getEpochSecond(),
                page.position(), page.parameters());
        try {
            JWEObject token = new JWEObject(
                    new JWEHeader.Builder(JWEAlgorithm.DIR, EncryptionMethod.A256GCM)
                            .compressionAlgorithm(CompressionAlgorithm.DEF).build(),
                    new Payload(JSON.writeValueAsBytes(sealed)));
            token.encrypt(new DirectEncrypter(key));
            return token.serialize();
        } catch (JOSEException | JsonProcessingException impossible) {
            throw new IllegalStateException("every Java platform has AES/GCM", impossible);
        }
    }

    /** The page of a token. @throws SearchRefused if it is none, of another client or type, or too old */
    Page open(String client, ReadableType type, String token) {
        if (token.length() > MOST_CHARACTERS) {
            throw SearchRefused.gone();
        }
        try {
            JWEObject jwe = JWEObject.parse(token);
            if (!JWEAlgorithm.DIR.equals(jwe.getHeader().getAlgorithm())) {
                throw SearchRefused.gone();
            }
            jwe.decrypt(new DirectDecrypter(key));
            Sealed sealed = JSON.readValue(jwe.getPayload().toBytes(), Sealed.class);
            if (!sealed.client().equals(client) || !sealed.type().equals(type.fhirName())
                    || sealed.until() < clock.instant().getEpochSecond()) {
                throw SearchRefused.gone();
            }
            return new Page(sealed.parameters(), sealed.offset());
        } catch (ParseException | JOSEException | java.io.IOException | IllegalStateException none) {
            throw SearchRefused.gone();
        }
    }
}
