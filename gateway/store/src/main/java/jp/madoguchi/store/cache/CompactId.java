package jp.madoguchi.store.cache;

import java.io.Serializable;
import java.util.UUID;

/** An id as it is kept in memory: the gateway's own as the 128 bits that they are, others as their text. Its {@code toString} is the id. */
public sealed interface CompactId extends Serializable {

    /** One of the gateway's own: a UUID in the usual form with small letters. */
    record Bits(long high, long low) implements CompactId {
        @Override
        public String toString() {
            return new UUID(high, low).toString();
        }
    }

    /** Any other. */
    record Text(String text) implements CompactId {
        @Override
        public String toString() {
            return text;
        }
    }

    /** The id of this text. */
    static CompactId of(String id) {
        if (!isUuid(id)) {
            return new Text(id);
        }
        UUID uuid = UUID.fromString(id);
        return new Bits(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits());
    }

    private static boolean isUuid(String id) {
        if (id.length() != 36) {
            return false;
        }
        for (int i = 0; i < 36; i++) {
            char c = id.charAt(i);
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            if (dash ? c != '-' : (c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }
}
