package jp.madoguchi.oqs.codec;

import java.util.Arrays;

/** The characters of one element, in a buffer that the next element uses again: who wants to keep them takes the string. */
final class Chars implements CharSequence {

    /** No character behind the ideographic space is a blank. */
    private static final char LAST_BLANK = '\u3000';

    private static final int SHORT = 64;

    private char[] chars = new char[512];
    private int from;
    private int to;
    /** The hash of the text; 0 if it is not known. */
    private int hash;

    /** The characters of a string. */
    static Chars of(String text) {
        Chars chars = new Chars();
        for (int i = 0; i < text.length(); i++) {
            chars.append(text.charAt(i));
        }
        return chars;
    }

    void clear() {
        from = 0;
        to = 0;
        hash = 0;
    }

    /** Forgets what it held. */
    void erase() {
        Arrays.fill(chars, '\0');
        clear();
    }

    void append(char c) {
        room(1)[to++] = c;
    }

    /** Appends bytes as long as they are text that is taken as it is, and says where they end. */
    int appendPlain(byte[] bytes, int first, int last) {
        int at = first;
        while (at < last) {
            char[] room = room(SHORT);
            int out = to;
            int stop = Math.min(last, at + room.length - out);
            while (at < stop && XmlBytes.TEXT[bytes[at] & 0xFF] == XmlBytes.PLAIN) {
                room[out++] = (char) bytes[at++];
            }
            to = out;
            if (at < stop) {
                return at;
            }
        }
        return at;
    }

    /** The buffer, which is free for so many characters from {@link #end()} on; what is written there is not appended. */
    char[] room(int length) {
        hash = 0;
        if (to + length > chars.length) {
            chars = Arrays.copyOf(chars, 2 * (to + length));
        }
        return chars;
    }

    /** Where in its buffer the text ends. */
    int end() {
        return to;
    }

    void appendCodePoint(int c) {
        if (Character.isBmpCodePoint(c)) {
            append((char) c);
        } else {
            append(Character.highSurrogate(c));
            append(Character.lowSurrogate(c));
        }
    }

    /** Leaves out the blanks at both ends, as {@link String#strip} does it. */
    void strip() {
        hash = 0;
        while (from < to && isBlank(chars[from])) {
            from++;
        }
        while (from < to && isBlank(chars[to - 1])) {
            to--;
        }
    }

    private static boolean isBlank(char c) {
        return c <= LAST_BLANK && (c <= ' ' || c >= 0x80) && Character.isWhitespace(c);
    }

    @Override
    public int length() {
        return to - from;
    }

    @Override
    public char charAt(int index) {
        return chars[from + index];
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return string(start, end);
    }

    String string(int start, int end) {
        return new String(chars, from + start, end - start);
    }

    /** As that of the string. */
    int hash() {
        if (hash == 0) {
            int made = 0;
            for (int i = from; i < to; i++) {
                made = 31 * made + chars[i];
            }
            hash = made;
        }
        return hash;
    }

    void copyTo(char[] target, int at) {
        System.arraycopy(chars, from, target, at, to - from);
    }

    boolean equalTo(char[] other, int at, int length) {
        return Arrays.equals(chars, from, to, other, at, at + length);
    }

    @Override
    public String toString() {
        return new String(chars, from, to - from);
    }
}
