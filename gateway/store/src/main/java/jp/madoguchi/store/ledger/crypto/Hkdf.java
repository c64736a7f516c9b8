package jp.madoguchi.store.ledger.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HKDF with SHA-256 and an empty salt (RFC 5869), for up to 32 bytes. The JDK has it only from release 25 on. */
final class Hkdf {

    private static final String HMAC = "HmacSHA256";
    private static final int BLOCK = 32;

    private Hkdf() {}

    /** {@code length} bytes, 32 at most, that belong to {@code label} and tell nothing of the key. */
    static byte[] derive(byte[] key, String label, int length) {
        byte[] pseudoRandomKey = hmac(new byte[BLOCK], key);
        byte[] info = label.getBytes(StandardCharsets.UTF_8);
        byte[] firstBlock = new byte[info.length + 1];
        System.arraycopy(info, 0, firstBlock, 0, info.length);
        firstBlock[info.length] = 1;
        byte[] derived = new byte[length];
        System.arraycopy(hmac(pseudoRandomKey, firstBlock), 0, derived, 0, length);
        return derived;
    }

    private static byte[] hmac(byte[] key, byte[] message) {
        return mac(key).doFinal(message);
    }

    /** An HMAC that has taken nothing but its key. */
    static Mac mac(byte[] key) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac;
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException("every Java platform has HmacSHA256", absent);
        }
    }
}
