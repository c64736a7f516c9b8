package jp.madoguchi.oqs.codec;

import jp.madoguchi.domain.problem.ProblemCode;

/** What may stand between tags: text with its references, CDATA, comments and processing instructions. */
abstract class XmlContent extends XmlBytes {

    /** Text that nobody wants, up to the next tag. */
    final void skipText() throws XmlStop {
        indentation();
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

    /** Most of what nobody wants is a line's end and the spaces before the next tag. */
    private void indentation() {
        if (doc[at] == '\r') {
            at++;
        }
        if (at < end && doc[at] == '\n') {
            at = Utf8.spaces(doc, at + 1, end);
        }
    }

    /** Text up to the next tag, or to the limit. */
    final void readText(Chars text, int limit) throws XmlStop {
        while (at < end && text.length() <= limit) {
            at = text.appendPlain(doc, at, end);
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
    private void bracket() throws XmlStop {
        if (isAt("]]>")) {
            throw malformed();
        }
        at++;
    }

    /** Reads a reference and returns the character. */
    final int reference() throws XmlStop {
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
            throw new XmlStop(ProblemCode.XML_FORBIDDEN, from);
        }
        return c;
    }

    private int numbered(int from) throws XmlStop {
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
                throw new XmlStop(ProblemCode.XML_MALFORMED, from);
            }
            c = base * c + digit;
            at++;
        }
        if (at == digits || !XmlNames.isXml(c)) {
            throw new XmlStop(ProblemCode.XML_MALFORMED, from);
        }
        at++;
        return c;
    }

    /** CDATA, behind what begins it; it may stop at the limit. */
    final void characterData(Chars text, int limit) throws XmlStop {
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

    /** A comment, behind what begins it. */
    final void comment() throws XmlStop {
        while (!isAt("--")) {
            checkedByte();
        }
        at += 2;
        if (peek() != '>') {
            throw malformed();
        }
        at++;
    }

    /** An instruction, behind its {@code <}. */
    final void instruction() throws XmlStop {
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
    }
}
