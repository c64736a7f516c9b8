package jp.madoguchi.store.ledger.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.crypto.Mac;

/**
 * Makes keys by which a value can be found again without being readable: HMAC-SHA-256 over all parts, each with its length, so
 * that two lists of parts never give one message.
 */
public final class BlindIndex {

    /** Has taken the key and nothing else, and is only copied: to make one anew takes longer than the rest. */
    private final Mac keyed;

    BlindIndex(byte[] key) {
        this.keyed = Hkdf.mac(key);
    }

    /** The 32 bytes that stand for these parts. */
    public byte[] key(String... parts) {
        Mac mac = copy();
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            mac.update(bytes);
        }
        return mac.doFinal();
    }

    private Mac copy() {
        try {
            return (Mac) keyed.clone();
        } catch (CloneNotSupportedException absent) {
            throw new IllegalStateException("the platform's HmacSHA256 cannot be copied", absent);
        }
    }

    /** As {@link #key}, in 43 characters of base64url. */
    public String text(String... parts) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key(parts));
    }
}
