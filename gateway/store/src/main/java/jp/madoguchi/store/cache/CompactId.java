package jp.madoguchi.store.cache;

import java.io.Serializable;
import java.util.Optional;
import java.util.UUID;
import jp.madoguchi.store.UuidText;

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
        Optional<UUID> uuid = UuidText.read(id);
        return uuid.isEmpty()
                ? new Text(id)
                : new Bits(uuid.get().getMostSignificantBits(), uuid.get().getLeastSignificantBits());
    }
}
