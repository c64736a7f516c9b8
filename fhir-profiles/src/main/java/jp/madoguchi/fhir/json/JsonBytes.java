package jp.madoguchi.fhir.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** JSON in UTF-8, written from its beginning to its end. What was written last can be taken back. */
final class JsonBytes {

    private static final int FIRST_SIZE = 8192;
    /** What a character takes at most, unless it is escaped: one of two surrogates stands for half of four bytes. */
    private static final int WIDEST = 3;
    private static final int LONGEST_ESCAPE = 6;
    private static final byte[] HEX = ascii("0123456789ABCDEF");
    /** What follows the backslash; 0 where the character stands for itself; 'u' where its number does. */
    private static final byte[] ESCAPES = new byte[0x80];

    static {
        Arrays.fill(ESCAPES, 0, ' ', (byte) 'u');
        ESCAPES['\b'] = 'b';
        ESCAPES['\t'] = 't';
        ESCAPES['\n'] = 'n';
        ESCAPES['\f'] = 'f';
        ESCAPES['\r'] = 'r';
        ESCAPES['"'] = '"';
        ESCAPES['\\'] = '\\';
    }

    private byte[] bytes = new byte[FIRST_SIZE];
    private int end;

    /** A member's name as {@link #name} takes it: quoted, with its colon. Names in FHIR need no escapes. */
    static byte[] nameOf(String name) {
        return ascii('"' + name + "\":");
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    void clear() {
        end = 0;
    }

    /** What there is room for without more memory. */
    int capacity() {
        return bytes.length;
    }

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, end);
    }

    /** The place that {@link #backTo} goes back to. */
    int place() {
        return end;
    }

    void backTo(int place) {
        end = place;
    }

    void open(char bracket) {
        room(2);
        comma();
        bytes[end++] = (byte) bracket;
    }

    void close(char bracket) {
        room(1);
        bytes[end++] = (byte) bracket;
    }

    void name(byte[] nameWithColon) {
        room(nameWithColon.length + 1);
        comma();
        System.arraycopy(nameWithColon, 0, bytes, end, nameWithColon.length);
        end += nameWithColon.length;
    }

    /** A value of ASCII that is JSON as it is: a number, a truth value, {@code null}. */
    void literal(String json) {
        room(json.length() + 1);
        comma();
        for (int i = 0; i < json.length(); i++) {
            bytes[end++] = (byte) json.charAt(i);
        }
    }

    /** Text with its quotes and escapes; half of a surrogate pair becomes a question mark, as in the JDK's encoders. */
    void text(String text) {
        int length = text.length();
        room(length * WIDEST + 3);
        comma();
        byte[] to = bytes;
        int at = end;
        to[at++] = '"';
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                byte escape = ESCAPES[c];
                if (escape == 0) {
                    to[at++] = (byte) c;
                } else {
                    end = at;
                    room(LONGEST_ESCAPE + (length - i) * WIDEST);
                    to = bytes;
                    at = escaped(to, at, c, escape);
                }
            } else if (c < 0x800) {
                to[at++] = (byte) (0xC0 | c >> 6);
                to[at++] = (byte) (0x80 | c & 0x3F);
            } else if (!Character.isSurrogate(c)) {
                to[at++] = (byte) (0xE0 | c >> 12);
                to[at++] = (byte) (0x80 | c >> 6 & 0x3F);
                to[at++] = (byte) (0x80 | c & 0x3F);
            } else if (Character.isHighSurrogate(c) && i + 1 < length
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                int point = Character.toCodePoint(c, text.charAt(++i));
                to[at++] = (byte) (0xF0 | point >> 18);
                to[at++] = (byte) (0x80 | point >> 12 & 0x3F);
                to[at++] = (byte) (0x80 | point >> 6 & 0x3F);
                to[at++] = (byte) (0x80 | point & 0x3F);
            } else {
                to[at++] = '?';
            }
        }
        to[at++] = '"';
        end = at;
    }

    private static int escaped(byte[] to, int from, char c, byte escape) {
        int at = from;
        to[at++] = '\\';
        to[at++] = escape;
        if (escape == 'u') {
            to[at++] = '0';
            to[at++] = '0';
            to[at++] = HEX[c >> 4];
            to[at++] = HEX[c & 0xF];
        }
        return at;
    }

    /** Before anything that is not the first in its brackets, and not a member's value. */
    private void comma() {
        if (end > 0) {
            byte last = bytes[end - 1];
            if (last != '{' && last != '[' && last != ':') {
                bytes[end++] = ',';
            }
        }
    }

    private void room(int more) {
        if (bytes.length - end < more) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(end, more), bytes.length * 2));
        }
    }
}
