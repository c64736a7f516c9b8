package jp.madoguchi.oqs.codec;

import java.util.Arrays;
import jp.madoguchi.domain.problem.ProblemCode;

/**
 * Cuts a document of known UTF-8 into tags and text, and refuses what is not well-formed XML 1.0. There are no document types and
 * no entities but the five that XML itself has; a namespace's prefix is cut off and means nothing. Every byte is looked at once,
 * and nothing is allocated. Why this and not a library's: docs/adr/0006.
 */
final class XmlScanner {

    /** Why the scanner stopped; the cursor knows the path and makes a problem of it. */
    static final class Stop extends Exception {

        private static final long serialVersionUID = 1L;

        private final ProblemCode code;
        private final int offset;

        private Stop(ProblemCode code, int offset) {
            super(null, null, false, false);
            this.code = code;
            this.offset = offset;
        }

        ProblemCode code() {
            return code;
        }

        int offset() {
            return offset;
        }
    }

    /** What {@link #next} found. */
    enum Token {
        /** A start tag; {@link #name} is its name. An empty element's end comes as the next token. */
        OPEN,
        /** An end tag, which fits. */
        CLOSE,
        /** Text, CDATA, a comment or a processing instruction. */
        OTHER,
        /** The end of the document, behind its root. */
        END
    }

    private static final int MOST_ATTRIBUTES = 32;
    private static final int LONGEST_ATTRIBUTE = 4096;
    private static final byte PLAIN = 0;
    private static final byte SPECIAL = 1;
    private static final byte FORBIDDEN = 2;
    private static final byte[] TEXT = new byte[256];

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

    private final XmlNames names = new XmlNames();
    private final int[] attributes = new int[2 * MOST_ATTRIBUTES];
    private int[] opened = new int[64];
    private int depth;
    private byte[] doc = new byte[0];
    private int end;
    private int at;
    private int tokenStart;
    private int colon;
    private boolean rootSeen;
    private boolean closePending;
    private String name = "";

    /** Begins with a document, behind its mark, and reads its declaration if it has one. */
    void begin(byte[] bytes, int from, int to) throws Stop {
        doc = bytes;
        at = from;
        end = to;
        depth = 0;
        rootSeen = false;
        closePending = false;
        tokenStart = from;
        if (to - from > 5 && isAt("<?xml") && isBlank(doc[from + 5])) {
            at = XmlDeclaration.end(bytes, from, to);
            if (at < 0) {
                throw new Stop(XmlDeclaration.isCutOff(bytes, from, to)
                        ? ProblemCode.FILE_INCOMPLETE
                        : ProblemCode.XML_MALFORMED, from);
            }
        }
    }

    /** Lets go of the document. */
    void end() {
        doc = new byte[0];
    }

    /** The local name of the element whose start tag was found last. */
    String name() {
        return name;
    }

    /** Where the last token begins. */
    int tokenStart() {
        return tokenStart;
    }

    /** Where the scanner is. */
    int offset() {
        return at;
    }

    /** The next token; text that is one is appended to {@code text}, up to {@code limit} characters and a few. */
    Token next(Chars text, int limit) throws Stop {
        tokenStart = at;
        if (closePending) {
            closePending = false;
            depth--;
            return Token.CLOSE;
        }
        if (at == end) {
            if (depth > 0 || !rootSeen) {
                throw incomplete();
            }
            return Token.END;
        }
        if (doc[at] != '<') {
            if (depth == 0) {
                blanks();
            } else if (limit < 0) {
                skipText();
            } else {
                readText(text, limit);
            }
            return Token.OTHER;
        }
        at++;
        return switch (peek()) {
            case '/' -> close();
            case '!' -> declaration(text, limit);
            case '?' -> instruction();
            default -> open();
        };
    }

    // ---- tags

    private Token open() throws Stop {
        if (depth == 0 && rootSeen) {
            throw malformed();
        }
        rootSeen = true;
        int from = at;
        colon = -1;
        if (!XmlNames.isNameStart(codePoint())) {
            throw malformed();
        }
        int hash = plainPartOfName();
        byte b = peek();
        if (b < 0 || b == ':') {
            restOfName(from);
            hash = doc[at - 1];
            b = peek();
        }
        int to = at;
        name = names.name(doc, colon < 0 ? from : colon + 1, to, hash);
        if (b != '>') {
            attributes();
            b = doc[at];
        }
        push(from, to);
        if (b == '/') {
            at++;
            if (peek() != '>') {
                throw malformed();
            }
            closePending = true;
        }
        at++;
        return Token.OPEN;
    }

    private int plainPartOfName() {
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

    private void push(int from, int to) {
        if (2 * depth == opened.length) {
            opened = Arrays.copyOf(opened, 2 * opened.length);
        }
        opened[2 * depth] = from;
        opened[2 * depth + 1] = to;
        depth++;
    }

    private Token close() throws Stop {
        at++;
        if (depth == 0) {
            throw malformed();
        }
        depth--;
        int from = opened[2 * depth];
        int length = opened[2 * depth + 1] - from;
        int there = Math.min(length, end - at);
        if (!Arrays.equals(doc, from, from + there, doc, at, at + there)) {
            throw malformed();
        }
        at += there;
        if (peek() != '>') {
            skipBlanks();
            if (peek() != '>') {
                throw malformed();
            }
        }
        at++;
        return Token.CLOSE;
    }

    private void colonAt(int from) throws Stop {
        if (colon >= 0 || at == from) {
            throw malformed();
        }
        colon = at;
        int behind = at + 1 < end ? Utf8.codePoint(doc, at + 1) : 'x';
        if (behind == ':' || !XmlNames.isNameStart(behind)) {
            throw malformed();
        }
    }

    /** The rest of a name, once it has a character that is not ASCII. */
    private void restOfName(int from) throws Stop {
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

    /** Reads the attributes, which mean nothing, up to the tag's {@code >} or {@code />}. */
    private void attributes() throws Stop {
        int count = 0;
        while (true) {
            boolean apart = skipBlanks();
            byte b = peek();
            if (b == '>' || b == '/') {
                return;
            }
            if (!apart || count == MOST_ATTRIBUTES) {
                throw malformed();
            }
            int from = at;
            plainName();
            attributes[2 * count] = from;
            attributes[2 * count + 1] = at;
            for (int i = 0; i < count; i++) {
                if (Arrays.equals(doc, attributes[2 * i], attributes[2 * i + 1], doc, from, at)) {
                    throw malformed();
                }
            }
            count++;
            skipBlanks();
            if (peek() != '=') {
                throw malformed();
            }
            at++;
            skipBlanks();
            attributeValue();
        }
    }

    private void attributeValue() throws Stop {
        byte quote = peek();
        if (quote != '"' && quote != '\'') {
            throw malformed();
        }
        at++;
        int from = at;
        while (peek() != quote) {
            byte b = doc[at];
            if (b == '<' || TEXT[b & 0xFF] == FORBIDDEN || at - from > LONGEST_ATTRIBUTE) {
                throw malformed();
            }
            if (b == '&') {
                reference();
            } else {
                at++;
            }
        }
        at++;
    }

    private void plainName() throws Stop {
        if (!XmlNames.isNameStart(codePoint())) {
            throw malformed();
        }
        int from = at;
        colon = -1;
        restOfName(from);
    }

    // ---- text

    private void skipText() throws Stop {
        while (at < end) {
            at = endOfPlain();
            if (at == end) {
                return;
            }
            byte b = doc[at];
            byte kind = TEXT[b & 0xFF];
            if (b < 0 || b == '\r') {
                at++;
            } else if (b == '<') {
                return;
            } else if (kind == FORBIDDEN) {
                throw malformed();
            } else if (b == '&') {
                reference();
            } else {
                bracket();
            }
        }
    }

    private void readText(Chars text, int limit) throws Stop {
        while (at < end && text.length() <= limit) {
            int plain = endOfPlain();
            text.appendAscii(doc, at, plain);
            at = plain;
            if (at == end) {
                return;
            }
            byte b = doc[at];
            byte kind = TEXT[b & 0xFF];
            if (b < 0) {
                text.appendCodePoint(Utf8.codePoint(doc, at));
                at += Utf8.length(b);
            } else if (b == '<') {
                return;
            } else if (kind == FORBIDDEN) {
                throw malformed();
            } else if (b == '&') {
                text.appendCodePoint(reference());
            } else if (b == '\r') {
                lineEnd(text);
            } else {
                bracket();
                text.append(']');
            }
        }
    }

    private int endOfPlain() {
        byte[] bytes = doc;
        int i = at;
        int last = end;
        while (i < last && TEXT[bytes[i] & 0xFF] == PLAIN) {
            i++;
        }
        return i;
    }

    private void lineEnd(Chars text) {
        text.append('\n');
        at++;
        if (at < end && doc[at] == '\n') {
            at++;
        }
    }

    /** A bracket in text, which must not begin what ends CDATA. */
    private void bracket() throws Stop {
        if (isAt("]]>")) {
            throw malformed();
        }
        at++;
    }

    /** Reads a reference and returns the character. */
    private int reference() throws Stop {
        int from = at;
        at++;
        if (peek() == '#') {
            at++;
            return numbered(from);
        }
        plainName();
        if (peek() != ';') {
            throw malformed();
        }
        int length = at - from;
        at++;
        int c = switch (length) {
            case 3 -> doc[from + 2] != 't' ? -1 : doc[from + 1] == 'l' ? '<' : doc[from + 1] == 'g' ? '>' : -1;
            case 4 -> isAt("&amp", from) ? '&' : -1;
            case 5 -> isAt("&quot", from) ? '"' : isAt("&apos", from) ? '\'' : -1;
            default -> -1;
        };
        if (c < 0) {
            throw new Stop(ProblemCode.XML_FORBIDDEN, from);
        }
        return c;
    }

    private int numbered(int from) throws Stop {
        int base = 10;
        if (peek() == 'x') {
            base = 16;
            at++;
        }
        int c = 0;
        int digits = at;
        while (peek() != ';') {
            int digit = Character.digit(doc[at], base);
            if (digit < 0 || c > Character.MAX_CODE_POINT) {
                throw new Stop(ProblemCode.XML_MALFORMED, from);
            }
            c = base * c + digit;
            at++;
        }
        if (at == digits || !XmlNames.isXml(c)) {
            throw new Stop(ProblemCode.XML_MALFORMED, from);
        }
        at++;
        return c;
    }

    // ---- comments, CDATA, instructions

    private Token declaration(Chars text, int limit) throws Stop {
        if (isAt("!--")) {
            at += 3;
            comment();
        } else if (depth > 0 && isAt("![CDATA[")) {
            at += 8;
            characterData(text, limit);
        } else if (isAt("!DOCTYPE")) {
            throw new Stop(ProblemCode.XML_FORBIDDEN, tokenStart);
        } else {
            boolean cutOff = "!DOCTYPE".startsWith(rest(8)) || "!--".startsWith(rest(3))
                    || depth > 0 && "![CDATA[".startsWith(rest(8));
            throw cutOff ? incomplete() : malformed();
        }
        return Token.OTHER;
    }

    private String rest(int most) {
        StringBuilder rest = new StringBuilder();
        for (int i = at; i < end && i < at + most; i++) {
            rest.append((char) doc[i]);
        }
        return rest.length() < end - at ? "?" : rest.toString();
    }

    private void comment() throws Stop {
        while (!isAt("--")) {
            checkedByte();
        }
        at += 2;
        if (peek() != '>') {
            throw malformed();
        }
        at++;
    }

    private void characterData(Chars text, int limit) throws Stop {
        while (!isAt("]]>")) {
            if (limit < 0) {
                checkedByte();
            } else if (peek() == '\r') {
                lineEnd(text);
            } else if (text.length() > limit) {
                return;
            } else {
                text.appendCodePoint(codePoint());
                int length = Utf8.length(doc[at]);
                checkedByte();
                at += length - 1;
            }
        }
        at += 3;
    }

    private Token instruction() throws Stop {
        at++;
        int from = at;
        plainName();
        boolean reserved = at - from == 3 && (doc[from] | 0x20) == 'x' && (doc[from + 1] | 0x20) == 'm'
                && (doc[from + 2] | 0x20) == 'l';
        if (colon >= 0 || reserved) {
            throw malformed();
        }
        if (!isAt("?>") && !isBlank(peek())) {
            throw at + 1 == end && doc[at] == '?' ? incomplete() : malformed();
        }
        while (!isAt("?>")) {
            checkedByte();
        }
        at += 2;
        return Token.OTHER;
    }

    // ---- bytes

    private void checkedByte() throws Stop {
        if (TEXT[peek() & 0xFF] == FORBIDDEN) {
            throw malformed();
        }
        at++;
    }

    private byte peek() throws Stop {
        if (at >= end) {
            throw incomplete();
        }
        return doc[at];
    }

    private int codePoint() throws Stop {
        return peek() < 0 ? Utf8.codePoint(doc, at) : doc[at];
    }

    private boolean isAt(String ascii) {
        return isAt(ascii, at);
    }

    private boolean isAt(String ascii, int place) {
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

    private boolean skipBlanks() {
        int from = at;
        while (at < end && isBlank(doc[at])) {
            at++;
        }
        return at > from;
    }

    /** Outside of the root there are only blanks. */
    private void blanks() throws Stop {
        if (!skipBlanks()) {
            throw malformed();
        }
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }

    private Stop malformed() {
        return new Stop(ProblemCode.XML_MALFORMED, Math.min(at, end));
    }

    private Stop incomplete() {
        return new Stop(ProblemCode.FILE_INCOMPLETE, end);
    }
}
