package jp.madoguchi.oqs.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The names of elements: which characters they have (XML 1.0, fifth edition), and one string for each name that has been seen, so
 * that reading a file makes none. Only names that look like the interface's are remembered, and only so many: what a damaged tag
 * swallowed is somebody's data.
 */
final class XmlNames {

    private static final int SLOTS = 2048;
    private static final int MOST = 800;
    private static final boolean[] PLAIN = new boolean[256];

    static {
        for (char c = 0; c < 128; c++) {
            PLAIN[c] = isNamePart(c) && c != ':';
        }
    }

    /** The slot of no name. */
    private static final int NONE = 0;

    private final byte[][] seen = new byte[SLOTS][];
    private final @Nullable String[] names = new @Nullable String[SLOTS];
    /** Which name came after each of them, the last time: files repeat themselves. */
    private final int[] followers = new int[SLOTS];
    private int last = NONE;
    private int count;

    /**
     * How long the name is that begins there, if it is the one that followed the last name before; 0 if it is another. A name that
     * is longer by what follows is another one: the tag must end behind it.
     */
    int expected(byte[] bytes, int from, int to) {
        byte[] known = seen[followers[last]];
        if (known == null) {
            return 0;
        }
        int length = known.length;
        boolean fits = to - from > length && bytes[from + length] == '>'
                && Arrays.equals(known, 0, length, bytes, from, from + length);
        return fits ? length : 0;
    }

    /** The name that was {@link #expected}. */
    String expected() {
        last = followers[last];
        return Objects.requireNonNull(names[last]);
    }

    /** The string of a name. */
    String name(byte[] bytes, int from, int to, int hash) {
        int slot = Math.max(1, (hash * 0x9E3779B9) >>> 21);
        while (true) {
            String name = names[slot];
            if (name == null) {
                return remembered(new String(bytes, from, to - from, StandardCharsets.UTF_8), slot);
            }
            byte[] known = seen[slot];
            if (Arrays.equals(known, 0, known.length, bytes, from, to)) {
                follows(slot);
                return name;
            }
            slot = slot == SLOTS - 1 ? 1 : slot + 1;
        }
    }

    private void follows(int slot) {
        followers[last] = slot;
        last = slot;
    }

    private String remembered(String name, int slot) {
        if (count < MOST && ElementName.shown(name).equals(name)) {
            // The same object as the literal that a reader compares it with: comparing them then costs nothing.
            String literal = name.intern();
            names[slot] = literal;
            seen[slot] = literal.getBytes(StandardCharsets.UTF_8);
            count++;
            follows(slot);
            return literal;
        }
        return name;
    }

    /** Whether a byte is an ASCII character that may stand in a name, the colon apart. */
    static boolean isPlainPart(byte b) {
        return PLAIN[b & 0xFF];
    }

    static boolean isNameStart(int c) {
        if (c < 0x80) {
            return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c == ':';
        }
        return c >= 0xC0 && c <= 0xD6 || c >= 0xD8 && c <= 0xF6 || c >= 0xF8 && c <= 0x2FF || c >= 0x370 && c <= 0x37D
                || c >= 0x37F && c <= 0x1FFF || c >= 0x200C && c <= 0x200D || c >= 0x2070 && c <= 0x218F
                || c >= 0x2C00 && c <= 0x2FEF || c >= 0x3001 && c <= 0xD7FF || c >= 0xF900 && c <= 0xFDCF
                || c >= 0xFDF0 && c <= 0xFFFD || c >= 0x10000 && c <= 0xEFFFF;
    }

    static boolean isNamePart(int c) {
        return isNameStart(c) || c >= '0' && c <= '9' || c == '-' || c == '.' || c == 0xB7 || c >= 0x300 && c <= 0x36F
                || c >= 0x203F && c <= 0x2040;
    }

    /** Whether XML 1.0 has such a character at all. */
    static boolean isXml(int c) {
        return c >= 0x20 && c <= 0xD7FF || c == '\t' || c == '\n' || c == '\r' || c >= 0xE000 && c <= 0xFFFD
                || c >= 0x10000 && c <= 0x10FFFF;
    }
}
