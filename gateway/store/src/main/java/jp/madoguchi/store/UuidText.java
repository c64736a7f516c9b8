package jp.madoguchi.store;

import java.util.Optional;
import java.util.UUID;

/** Tells the gateway's own ids from texts that others made up: 16 bytes do for them. */
public final class UuidText {

    private static final int LENGTH = 36;

    private UuidText() {}

    /** The UUID that {@link UUID#toString} writes as this text, so that it is the same text again; empty where there is none. */
    public static Optional<UUID> read(String text) {
        return isUuid(text) ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }

    private static boolean isUuid(String text) {
        if (text.length() != LENGTH) {
            return false;
        }
        for (int i = 0; i < LENGTH; i++) {
            char c = text.charAt(i);
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            if (dash ? c != '-' : (c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }
}
