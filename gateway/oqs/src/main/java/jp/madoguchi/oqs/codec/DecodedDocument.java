package jp.madoguchi.oqs.codec;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.oqs.message.TerminalEncoding;

/**
 * A file's characters. Bytes are decoded here and strictly, never by an XML parser: parsers take the declaration's "Shift_JIS"
 * literally and turn 髙 into U+FFFD without a word (oqs-interface 1.4).
 */
final class DecodedDocument {

    private static final int LONGEST_DECLARATION = 200;
    private static final Pattern DECLARED = Pattern.compile("\\sencoding\\s*=\\s*[\"']([^\"']*)[\"']");

    private final byte[] bytes;
    private final int from;
    private final int to;
    private final TerminalEncoding encoding;
    private final boolean declaredOtherwise;
    private final char[] text;
    private final int length;

    private DecodedDocument(byte[] bytes, int from, int to, TerminalEncoding encoding, boolean declaredOtherwise) {
        this.bytes = bytes;
        this.from = from;
        this.to = to;
        this.encoding = encoding;
        this.declaredOtherwise = declaredOtherwise;
        this.text = new char[to - from];
        CharBuffer target = CharBuffer.wrap(text);
        ByteBuffer source = ByteBuffer.wrap(bytes, from, to - from);
        CoderResult result = strict(encoding).decode(source, target, true);
        if (result.isError()) {
            boolean cutOff = source.position() + result.length() >= to;
            throw new ProblemException(
                    Problem.at(cutOff ? ProblemCode.FILE_INCOMPLETE : ProblemCode.ENCODING_WRONG,
                            "byte " + source.position()));
        }
        this.length = target.position();
        refuseNonCharacters();
    }

    /** The parser refuses every character that XML forbids, but for these two. */
    private void refuseNonCharacters() {
        for (int i = 0; i < length; i++) {
            if (text[i] >= '\uFFFE') {
                throw new ProblemException(Problem.at(ProblemCode.XML_MALFORMED, place(i)));
            }
        }
    }

    /**
     * Decodes a whole file. A byte order mark says UTF-8 whatever the declaration says; without either it is UTF-8. NULs behind the
     * document, as some network file systems leave them, are dropped.
     */
    static DecodedDocument of(byte[] bytes) {
        int to = bytes.length;
        while (to > 0 && bytes[to - 1] == 0) {
            to--;
        }
        if (to == 0) {
            throw new ProblemException(Problem.at(ProblemCode.FILE_INCOMPLETE, "byte 0"));
        }
        boolean marked = to >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
        int from = marked ? 3 : 0;
        TerminalEncoding declared = declaredBy(bytes, from, to);
        TerminalEncoding encoding = marked ? TerminalEncoding.UTF_8 : declared;
        return new DecodedDocument(bytes, from, to, encoding, encoding != declared);
    }

    private static TerminalEncoding declaredBy(byte[] bytes, int from, int to) {
        int end = Math.min(to, from + LONGEST_DECLARATION);
        String start = new String(bytes, from, end - from, StandardCharsets.ISO_8859_1);
        if (!start.startsWith("<?xml") || start.indexOf("?>") < 0) {
            return TerminalEncoding.UTF_8;
        }
        Matcher declared = DECLARED.matcher(start.substring(0, start.indexOf("?>")));
        if (!declared.find()) {
            return TerminalEncoding.UTF_8;
        }
        return TerminalEncoding.ofDeclared(declared.group(1)).orElseThrow(() -> new ProblemException(
                Problem.at(ProblemCode.ENCODING_WRONG, "byte " + (from + declared.start(1)))));
    }

    private static CharsetDecoder strict(TerminalEncoding encoding) {
        return encoding.charset().newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /** The encoding that the bytes were decoded by. */
    TerminalEncoding encoding() {
        return encoding;
    }

    /** Whether a byte order mark overruled the declaration. */
    boolean declaredOtherwise() {
        return declaredOtherwise;
    }

    /** Whether the bytes are also, and not only as plain ASCII, a text in the other encoding: then nothing proves which it is. */
    boolean couldAlsoBe(TerminalEncoding other) {
        if (isAscii()) {
            return false;
        }
        CharBuffer target = CharBuffer.allocate(to - from);
        return !strict(other).decode(ByteBuffer.wrap(bytes, from, to - from), target, true).isError();
    }

    private boolean isAscii() {
        for (int i = from; i < to; i++) {
            if (bytes[i] < 0) {
                return false;
            }
        }
        return true;
    }

    /** The characters; only the first {@link #length()} count. */
    char[] text() {
        return text;
    }

    int length() {
        return length;
    }

    /** {@code line:column} of a character, both from 1; CR, LF and CRLF each end a line. */
    String place(long offset) {
        int end = Math.clamp(offset, 0, length);
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < end; i++) {
            boolean ends = text[i] == '\n' || text[i] == '\r' && (i + 1 >= length || text[i + 1] != '\n');
            if (ends) {
                line++;
                lineStart = i + 1;
            }
        }
        return line + ":" + (end - lineStart + 1);
    }
}
