package jp.madoguchi.oqs.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Whether bytes are UTF-8, as strictly as the JDK has it: no overlong forms, no surrogates, nothing beyond U+10FFFF. */
final class Utf8 {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long NOT_ASCII = 0x8080_8080_8080_8080L;
    private static final long EIGHT_SPACES = 0x2020_2020_2020_2020L;

    private Utf8() {}

    /** All is well. */
    static final int VALID = -1;
    /** They are not UTF-8. */
    static final int INVALID = -2;

    /** Whether these bytes are UTF-8: {@link #VALID}, {@link #INVALID}, or where U+FFFE or U+FFFF stands for the first time. */
    static int check(byte[] bytes, int from, int to) {
        int at = from;
        int none = VALID;
        while (at < to) {
            while (at + 8 <= to && ((long) LONGS.get(bytes, at) & NOT_ASCII) == 0) {
                at += 8;
            }
            if (at >= to) {
                break;
            }
            int length = bytes[at] >= 0 ? 1 : sequence(bytes, at, to);
            if (length == 0) {
                return INVALID;
            }
            if (length == 3 && none == VALID && bytes[at] == (byte) 0xEF && codePoint(bytes, at) >= 0xFFFE) {
                none = at;
            }
            at += length;
        }
        return none;
    }

    /** The length of the sequence of two to four bytes that begins there; 0 if there is none. */
    private static int sequence(byte[] bytes, int at, int to) {
        int first = bytes[at] & 0xFF;
        if (first < 0xC2 || first > 0xF4) {
            return 0;
        }
        int length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
        if (at + length > to) {
            return 0;
        }
        int second = bytes[at + 1] & 0xFF;
        int least = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
        int most = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
        if (second < least || second > most) {
            return 0;
        }
        for (int i = 2; i < length; i++) {
            if ((bytes[at + i] & 0xC0) != 0x80) {
                return 0;
            }
        }
        return length;
    }

    /** Copies ASCII as far as it goes, and says how far. */
    static int asciiRun(byte[] bytes, int from, int to, byte[] into, int out) {
        int at = from;
        int target = out;
        while (at + 8 <= to) {
            long eight = (long) LONGS.get(bytes, at);
            if ((eight & NOT_ASCII) != 0) {
                break;
            }
            LONGS.set(into, target, eight);
            at += 8;
            target += 8;
        }
        while (at < to && bytes[at] >= 0) {
            into[target++] = bytes[at++];
        }
        return at - from;
    }

    /** Where the spaces end that begin there; it may stop earlier, where fewer than eight bytes are left. */
    static int spaces(byte[] bytes, int from, int to) {
        int at = from;
        while (at + 8 <= to) {
            int spaces = Long.numberOfTrailingZeros((long) LONGS.get(bytes, at) ^ EIGHT_SPACES) >>> 3;
            at += spaces;
            if (spaces < 8) {
                return at;
            }
        }
        return at;
    }

    /** Whether all of these bytes are ASCII. */
    static boolean isAscii(byte[] bytes, int from, int to) {
        int at = from;
        while (at + 8 <= to) {
            if (((long) LONGS.get(bytes, at) & NOT_ASCII) != 0) {
                return false;
            }
            at += 8;
        }
        while (at < to) {
            if (bytes[at++] < 0) {
                return false;
            }
        }
        return true;
    }

    /** The character that begins there, in bytes known to be UTF-8. */
    static int codePoint(byte[] bytes, int at) {
        int first = bytes[at];
        if (first >= 0) {
            return first;
        }
        int more = bytes[at + 1] & 0x3F;
        if ((first & 0xE0) == 0xC0) {
            return (first & 0x1F) << 6 | more;
        }
        more = more << 6 | bytes[at + 2] & 0x3F;
        if ((first & 0xF0) == 0xE0) {
            return (first & 0x0F) << 12 | more;
        }
        return (first & 0x07) << 18 | more << 6 | bytes[at + 3] & 0x3F;
    }

    /** How many bytes the character has that begins with this byte. */
    static int length(byte first) {
        if (first >= 0) {
            return 1;
        }
        return (first & 0xE0) == 0xC0 ? 2 : (first & 0xF0) == 0xE0 ? 3 : 4;
    }
}
