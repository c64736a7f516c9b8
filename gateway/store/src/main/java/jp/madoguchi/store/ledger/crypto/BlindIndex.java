package jp.madoguchi.store.ledger.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Supplier;
import javax.crypto.Mac;

/**
 * Makes keys by which a value can be found again without being readable: HMAC-SHA-256 over all parts, each with its length, so
 * that two lists of parts never give one message.
 */
public final class BlindIndex {

    /** Each has taken the key and nothing else. */
    private final Supplier<Mac> macs;

    BlindIndex(byte[] key) {
        this(anew(key.clone()));
    }

    /** @param anew makes a Mac that has taken the key and nothing else; it is copied where its provider can: to make one takes longer than the rest */
    BlindIndex(Supplier<Mac> anew) {
        Mac keyed = anew.get();
        this.macs = canBeCopied(keyed) ? () -> copy(keyed) : anew;
    }

    private static Supplier<Mac> anew(byte[] key) {
        return () -> Hkdf.mac(key);
    }

    /** The 32 bytes that stand for these parts. */
    public byte[] key(String... parts) {
        Mac mac = macs.get();
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            mac.update(bytes);
        }
        return mac.doFinal();
    }

    /** The JDK's own can; those of smart cards and certified modules mostly cannot. */
    private static boolean canBeCopied(Mac keyed) {
        try {
            Object unused = keyed.clone();
            return true;
        } catch (CloneNotSupportedException refused) {
            return false;
        }
    }

    private static Mac copy(Mac keyed) {
        try {
            return (Mac) keyed.clone();
        } catch (CloneNotSupportedException refused) {
            throw new IllegalStateException("an HmacSHA256 that was copied before", refused);
        }
    }

    /** As {@link #key}, in 43 characters of base64url. */
    public String text(String... parts) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key(parts));
    }
}
