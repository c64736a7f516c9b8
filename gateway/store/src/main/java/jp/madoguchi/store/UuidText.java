package jp.madoguchi.store;

import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/** Tells the gateway's own ids from texts that others made up: 16 bytes do for them. */
public final class UuidText {

    private static final int LENGTH = 36;
    /** The value of each ASCII character as a hexadecimal digit; capital letters are none, for they would be written as small ones. */
    private static final byte[] DIGITS = digits();

    private UuidText() {}

    private static byte[] digits() {
        byte[] digits = new byte[128];
        Arrays.fill(digits, (byte) -1);
        for (int value = 0; value < 16; value++) {
            digits[Character.forDigit(value, 16)] = (byte) value;
        }
        return digits;
    }

    /** The UUID that {@link UUID#toString} writes as this text, so that it is the same text again; empty where there is none. */
    public static Optional<UUID> read(String text) {
        if (text.length() != LENGTH) {
            return Optional.empty();
        }
        long high = 0;
        long low = 0;
        for (int i = 0; i < LENGTH; i++) {
            char c = text.charAt(i);
            if (i == 8 || i == 13 || i == 18 || i == 23) {
                if (c != '-') {
                    return Optional.empty();
                }
                continue;
            }
            int digit = c < DIGITS.length ? DIGITS[c] : -1;
            if (digit < 0) {
                return Optional.empty();
            }
            high = high << 4 | low >>> 60;
            low = low << 4 | digit;
        }
        return Optional.of(new UUID(high, low));
    }
}
