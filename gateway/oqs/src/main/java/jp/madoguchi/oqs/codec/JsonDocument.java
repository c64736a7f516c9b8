package jp.madoguchi.oqs.codec;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;

/** A JSON message's characters. JSON is UTF-8 and nothing else; a byte order mark before it is dropped. */
final class JsonDocument {

    private final char[] text;
    private final int length;

    private JsonDocument(byte[] bytes, int from, int to) {
        this.text = new char[to - from];
        CharBuffer target = CharBuffer.wrap(text);
        ByteBuffer source = ByteBuffer.wrap(bytes, from, to - from);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT).decode(source, target, true);
        if (result.isError()) {
            int place = source.position();
            boolean cutOff = place + result.length() >= to;
            throw new ProblemException(
                    Problem.at(cutOff ? ProblemCode.FILE_INCOMPLETE : ProblemCode.ENCODING_WRONG, "byte " + place));
        }
        this.length = target.position();
    }

    /** Decodes a whole message, strictly. */
    static JsonDocument of(byte[] bytes) {
        boolean marked = bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB
                && bytes[2] == (byte) 0xBF;
        JsonDocument document = new JsonDocument(bytes, marked ? 3 : 0, bytes.length);
        if (document.length == 0) {
            throw new ProblemException(Problem.at(ProblemCode.FILE_INCOMPLETE, "byte 0"));
        }
        return document;
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
