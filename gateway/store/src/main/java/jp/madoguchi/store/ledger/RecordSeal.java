package jp.madoguchi.store.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import jp.madoguchi.store.ledger.crypto.BlindIndex;
import jp.madoguchi.store.ledger.crypto.LedgerKey;
import jp.madoguchi.store.ledger.crypto.RowCipher;

/**
 * Turns domain records into sealed values and back. Inside the seal stands one byte that tells the form of what follows, then JSON in
 * UTF-8 ({@link DomainJson}). Safe for many threads.
 */
final class RecordSeal {

    private static final byte FORM = 1;
    private static final JsonMapper JSON = DomainJson.mapper();

    private final RowCipher cipher;
    private final BlindIndex blind;

    RecordSeal(LedgerKey key) {
        this.cipher = key.cipher();
        this.blind = key.blindIndex();
    }

    /** Seals a record for a row. */
    byte[] seal(String table, String id, Object record) {
        try {
            byte[] json = JSON.writeValueAsBytes(record);
            byte[] plain = new byte[json.length + 1];
            plain[0] = FORM;
            System.arraycopy(json, 0, plain, 1, json.length);
            return cipher.seal(table, id, plain);
        } catch (JsonProcessingException wrong) {
            throw new IllegalStateException("a " + table + " cannot be written", withoutContent(wrong));
        }
    }

    /** Opens a row's record. */
    <T> T open(String table, String id, byte[] sealed, Class<T> type) {
        byte[] plain = cipher.open(table, id, sealed);
        if (plain.length == 0 || plain[0] != FORM) {
            throw new IllegalStateException("a " + table + " has a form that this version does not know");
        }
        try {
            return JSON.readValue(plain, 1, plain.length - 1, type);
        } catch (JsonProcessingException wrong) {
            throw new IllegalStateException("a " + table + " cannot be read", withoutContent(wrong));
        } catch (IOException impossible) {
            throw new IllegalStateException("bytes in memory can be read", impossible);
        }
    }

    /** Jackson puts what it read into its messages; that is personal data and must not reach a log. */
    private static Exception withoutContent(JsonProcessingException wrong) {
        return new IOException(wrong.getClass().getSimpleName());
    }

    BlindIndex blind() {
        return blind;
    }
}
