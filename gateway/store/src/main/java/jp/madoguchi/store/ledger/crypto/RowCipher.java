package jp.madoguchi.store.ledger.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;

/**
 * Seals values for one row each: AES-256-GCM, laid out as {@code 1 | key id (4) | nonce (12) | ciphertext and tag}. Table and row id
 * are associated data, so a sealed value opens only where it was sealed for. Safe for many threads.
 */
public final class RowCipher {

    private static final byte LAYOUT = 1;
    private static final int NONCE = 12;
    private static final int HEAD = 1 + Integer.BYTES + NONCE;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final int keyId;
    private final SecureRandom random = new SecureRandom();

    RowCipher(byte[] key, int keyId) {
        this.key = new SecretKeySpec(key, "AES");
        this.keyId = keyId;
    }

    /** Names the key without telling anything of it. */
    public int keyId() {
        return keyId;
    }

    /** Seals a value for a row. */
    public byte[] seal(String table, String id, byte[] plain) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, nonce, table, id);
            ByteBuffer sealed = ByteBuffer.allocate(HEAD + cipher.getOutputSize(plain.length));
            sealed.put(LAYOUT).putInt(keyId).put(nonce);
            cipher.doFinal(ByteBuffer.wrap(plain), sealed);
            return sealed.array();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has AES/GCM", impossible);
        }
    }

    /** Opens what was sealed for this row; {@code LEDGER_KEY_WRONG} if another key, another row or a changed value is found. */
    public byte[] open(String table, String id, byte[] sealed) {
        ByteBuffer in = ByteBuffer.wrap(sealed);
        if (sealed.length < HEAD || in.get() != LAYOUT || in.getInt() != keyId) {
            throw new ProblemException(Problem.at(ProblemCode.LEDGER_KEY_WRONG, table));
        }
        byte[] nonce = new byte[NONCE];
        in.get(nonce);
        try {
            return cipher(Cipher.DECRYPT_MODE, nonce, table, id).doFinal(sealed, HEAD, sealed.length - HEAD);
        } catch (AEADBadTagException other) {
            throw new ProblemException(Problem.at(ProblemCode.LEDGER_KEY_WRONG, table), other);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has AES/GCM", impossible);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String table, String id) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD((table + "/" + id).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
