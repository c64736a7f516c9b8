package jp.madoguchi.oqs.codec;

import java.util.Arrays;
import jp.madoguchi.domain.problem.ProblemCode;

/** A document of known UTF-8 and a place in it: single bytes and characters, blanks and names. */
abstract class XmlBytes {

    /** Text that is taken as it is. */
    static final byte PLAIN = 0;
    /** Text that begins something else, or a character of several bytes. */
    static final byte SPECIAL = 1;
    /** No text at all. */
    static final byte FORBIDDEN = 2;
    /** What each byte is in text. */
    static final byte[] TEXT = new byte[256];

    static {
        Arrays.fill(TEXT, 0, ' ', FORBIDDEN);
        TEXT['\t'] = PLAIN;
        TEXT['\n'] = PLAIN;
        TEXT['\r'] = SPECIAL;
        TEXT['<'] = SPECIAL;
        TEXT['&'] = SPECIAL;
        TEXT[']'] = SPECIAL;
        Arrays.fill(TEXT, 0x80, 0x100, SPECIAL);
    }

    byte[] doc = new byte[0];
    int end;
    int at;
    /** Where the colon of the name stands that was read last; -1 if it has none. */
    int colon;

    final byte peek() throws XmlStop {
        if (at >= end) {
            throw incomplete();
        }
        return doc[at];
    }

    final int codePoint() throws XmlStop {
        return peek() < 0 ? Utf8.codePoint(doc, at) : doc[at];
    }

    final void checkedByte() throws XmlStop {
        if (TEXT[peek() & 0xFF] == FORBIDDEN) {
            throw malformed();
        }
        at++;
    }

    final boolean isAt(String ascii) {
        return isAt(ascii, at);
    }

    final boolean isAt(String ascii, int place) {
        if (end - place < ascii.length()) {
            return false;
        }
        for (int i = 0; i < ascii.length(); i++) {
            if (doc[place + i] != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    final boolean skipBlanks() {
        int from = at;
        while (at < end && isBlank(doc[at])) {
            at++;
        }
        return at > from;
    }

    static boolean isBlank(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }

    final int plainPartOfName() {
        byte[] bytes = doc;
        int i = at;
        int last = end;
        int hash = 0;
        while (i < last && XmlNames.isPlainPart(bytes[i])) {
            hash = 31 * hash + bytes[i++];
        }
        at = i;
        return hash;
    }

    final void plainName() throws XmlStop {
        if (!XmlNames.isNameStart(codePoint())) {
            throw malformed();
        }
        int from = at;
        colon = -1;
        restOfName(from);
    }

    /** The rest of a name, once it has a character that is not ASCII. */
    final void restOfName(int from) throws XmlStop {
        while (true) {
            int c = peek() < 0 ? Utf8.codePoint(doc, at) : doc[at];
            if (!XmlNames.isNamePart(c)) {
                return;
            }
            if (c == ':') {
                colonAt(from);
            }
            at += Utf8.length(doc[at]);
        }
    }

    private void colonAt(int from) throws XmlStop {
        if (colon >= 0 || at == from) {
            throw malformed();
        }
        colon = at;
        int behind = at + 1 < end ? Utf8.codePoint(doc, at + 1) : 'x';
        if (behind == ':' || !XmlNames.isNameStart(behind)) {
            throw malformed();
        }
    }

    final XmlStop malformed() {
        return new XmlStop(ProblemCode.XML_MALFORMED, Math.min(at, end));
    }

    final XmlStop incomplete() {
        return new XmlStop(ProblemCode.FILE_INCOMPLETE, end);
    }
}
