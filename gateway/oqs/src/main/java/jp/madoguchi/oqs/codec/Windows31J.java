package jp.madoguchi.oqs.codec;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import jp.madoguchi.oqs.message.TerminalEncoding;

/** Puts windows-31J into UTF-8, by a table that the JDK's own decoder fills. */
final class Windows31J {

    /** No character that any encoding has stands for "no character". */
    private static final char NONE = '\uFFFF';
    private static final char[] SINGLE = singles();
    private static final char[] DOUBLE = doubles();

    private Windows31J() {}

    /**
     * Writes the bytes as UTF-8, which takes at most three times their room.
     *
     * @return the end of what was written; -1 if they are not windows-31J
     */
    static int toUtf8(byte[] bytes, int from, int to, byte[] into) {
        int out = 0;
        int at = from;
        while (at < to) {
            int ascii = Utf8.asciiRun(bytes, at, to, into, out);
            at += ascii;
            out += ascii;
            if (at == to) {
                break;
            }
            byte first = bytes[at++];
            char c = SINGLE[first & 0xFF];
            if (c == NONE) {
                c = at < to ? DOUBLE[(first & 0xFF) << 8 | bytes[at++] & 0xFF] : NONE;
                if (c == NONE) {
                    return -1;
                }
            }
            out = write(c, into, out);
        }
        return out;
    }

    private static int write(char c, byte[] into, int at) {
        if (c < 0x80) {
            into[at] = (byte) c;
            return at + 1;
        }
        if (c < 0x800) {
            into[at] = (byte) (0xC0 | c >> 6);
            into[at + 1] = (byte) (0x80 | c & 0x3F);
            return at + 2;
        }
        into[at] = (byte) (0xE0 | c >> 12);
        into[at + 1] = (byte) (0x80 | c >> 6 & 0x3F);
        into[at + 2] = (byte) (0x80 | c & 0x3F);
        return at + 3;
    }

    private static char[] singles() {
        char[] singles = new char[0x100];
        for (int i = 0; i < singles.length; i++) {
            singles[i] = decoded(new byte[]{(byte) i});
        }
        return singles;
    }

    private static char[] doubles() {
        char[] doubles = new char[0x10000];
        for (int i = 0; i < doubles.length; i++) {
            boolean lead = i >= 0x8000 && SINGLE[i >> 8] == NONE;
            doubles[i] = lead ? decoded(new byte[]{(byte) (i >> 8), (byte) i}) : NONE;
        }
        return doubles;
    }

    /** The one character that these bytes are together. */
    private static char decoded(byte[] bytes) {
        CharsetDecoder decoder = TerminalEncoding.SHIFT_JIS.charset().newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer out = CharBuffer.allocate(2);
        boolean wrong = decoder.decode(ByteBuffer.wrap(bytes), out, true).isError();
        return wrong || out.position() != 1 ? NONE : out.get(0);
    }
}
