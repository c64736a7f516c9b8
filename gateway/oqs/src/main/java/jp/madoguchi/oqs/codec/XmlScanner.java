package jp.madoguchi.oqs.codec;

import java.util.Arrays;
import jp.madoguchi.domain.problem.ProblemCode;

/**
 * Cuts a document of known UTF-8 into tags and text, and refuses what is not well-formed XML 1.0. There are no document types and
 * no entities but the five that XML itself has; a namespace's prefix is cut off and means nothing. Every byte is looked at once,
 * and nothing is allocated. Why this and not a library's: docs/adr/0006.
 */
final class XmlScanner extends XmlContent {

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

    private final XmlNames names = new XmlNames();
    private final int[] attributes = new int[2 * MOST_ATTRIBUTES];
    private int[] opened = new int[64];
    private int depth;
    private int tokenStart;
    private boolean rootSeen;
    private boolean closePending;
    private String name = "";

    /** Begins with a document, behind its mark, and reads its declaration if it has one. */
    void begin(byte[] bytes, int from, int to) throws XmlStop {
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
                throw new XmlStop(XmlDeclaration.isCutOff(bytes, from, to)
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
    Token next(Chars text, int limit) throws XmlStop {
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
            case '?' -> {
                instruction();
                yield Token.OTHER;
            }
            default -> open();
        };
    }

    private Token open() throws XmlStop {
        if (depth == 0 && rootSeen) {
            throw malformed();
        }
        rootSeen = true;
        int from = at;
        int expected = names.expected(doc, from, end);
        if (expected > 0) {
            name = names.expected();
            push(from, from + expected);
            at = from + expected + 1;
            return Token.OPEN;
        }
        return openAnother(from);
    }

    private Token openAnother(int from) throws XmlStop {
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

    private void push(int from, int to) {
        if (2 * depth == opened.length) {
            opened = Arrays.copyOf(opened, 2 * opened.length);
        }
        opened[2 * depth] = from;
        opened[2 * depth + 1] = to;
        depth++;
    }

    private Token close() throws XmlStop {
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

    /** Reads the attributes, which mean nothing, up to the tag's {@code >} or {@code />}. */
    private void attributes() throws XmlStop {
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

    private void attributeValue() throws XmlStop {
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

    private Token declaration(Chars text, int limit) throws XmlStop {
        if (isAt("!--")) {
            at += 3;
            comment();
        } else if (depth > 0 && isAt("![CDATA[")) {
            at += 8;
            characterData(text, limit);
        } else if (isAt("!DOCTYPE")) {
            throw new XmlStop(ProblemCode.XML_FORBIDDEN, tokenStart);
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

    /** Outside of the root there are only blanks. */
    private void blanks() throws XmlStop {
        if (!skipBlanks()) {
            throw malformed();
        }
    }
}
