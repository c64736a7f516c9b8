package jp.madoguchi.store.ledger.crypto;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Makes keys by which a value can be found again without being readable: HMAC-SHA-256 over all parts, each with its length, so
 * that two lists of parts never give one message.
 */
public final class BlindIndex {

    private final byte[] key;

    BlindIndex(byte[] key) {
        this.key = key;
    }

    /** The 32 bytes that stand for these parts. */
    public byte[] key(String... parts) {
        ByteArrayOutputStream message = new ByteArrayOutputStream(96);
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            message.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            message.writeBytes(bytes);
        }
        return Hkdf.hmac(key, message.toByteArray());
    }

    /** As {@link #key}, in 43 characters of base64url. */
    public String text(String... parts) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key(parts));
    }
}
