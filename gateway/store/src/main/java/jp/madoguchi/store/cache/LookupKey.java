package jp.madoguchi.store.cache;

import java.io.Serializable;
import java.nio.ByteBuffer;

/**
 * What an entry is found by, as 128 bits: a fifth of the text's memory, several for each patient. Two things never have one key but by a chance that no
 * hospital will see, and whoever looked something up checks what was found.
 *
 * @param high the first half
 * @param low  the second half
 */
public record LookupKey(long high, long low) implements Serializable {

    /** Of the first 16 bytes of a digest. */
    static LookupKey of(byte[] digest) {
        ByteBuffer bytes = ByteBuffer.wrap(digest);
        return new LookupKey(bytes.getLong(), bytes.getLong());
    }
}
