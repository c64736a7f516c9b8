package jp.madoguchi.routes.hl7;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the fields of one segment in bytes. The second byte of a kanji may equal a separator, both in ISO-2022-JP (between escape
 * sequences) and in Shift_JIS; such bytes are no separators.
 */
final class Separators {

    private static final byte ESCAPE = 0x1B;

    private Separators() {}

    /** The fields of a segment, as {@code [from, to)} pairs; the segment's name is the first. */
    static List<byte[]> fields(byte[] segment, byte separator) {
        boolean shiftJis = !isUtf8(segment);
        List<byte[]> fields = new ArrayList<>();
        int from = 0;
        boolean twoBytes = false;
        for (int at = 0; at < segment.length; at++) {
            byte next = segment[at];
            if (next == ESCAPE && at + 2 < segment.length) {
                // ESC $ B and ESC $ @ begin two-byte characters, ESC ( B, ESC ( J and ESC ( I end them.
                twoBytes = segment[at + 1] == '$';
                at += 2;
            } else if (twoBytes || shiftJis && isLead(next)) {
                at++;
            } else if (next == separator) {
                fields.add(part(segment, from, at));
                from = at + 1;
            }
        }
        fields.add(part(segment, from, segment.length));
        return fields;
    }

    private static byte[] part(byte[] segment, int from, int to) {
        return Arrays.copyOfRange(segment, Math.min(from, to), to);
    }

    /** ISO-2022-JP is seven-bit and passes as UTF-8 too; its escape sequences are looked at in either case. */
    private static boolean isUtf8(byte[] bytes) {
        try {
            var unused = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static boolean isLead(byte b) {
        int value = b & 0xFF;
        return value >= 0x81 && value <= 0x9F || value >= 0xE0 && value <= 0xFC;
    }
}
