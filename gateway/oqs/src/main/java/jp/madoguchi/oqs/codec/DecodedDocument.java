package jp.madoguchi.oqs.codec;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.oqs.message.TerminalEncoding;

/**
 * A file as UTF-8. Its encoding is checked here and strictly, over the whole file and before anything else is concluded from it: many
 * programs take the declaration's "Shift_JIS" literally and turn 髙 into U+FFFD without a word (oqs-interface 1.4).
 */
final class DecodedDocument {

    /** Room for files that are not UTF-8, to be used again; larger files have theirs to themselves. */
    private static final ArrayBlockingQueue<byte[]> ROOMS = new ArrayBlockingQueue<>(8);
    private static final int ROOM = 64 * 1024;
    private static final int MOST_GROWTH = 3;

    private final byte[] bytes;
    private final int from;
    private final int to;
    private final TerminalEncoding encoding;
    private final boolean declaredOtherwise;
    private final byte[] utf8;
    private final int begin;
    private final int end;

    private DecodedDocument(byte[] bytes, int from, int to, TerminalEncoding encoding, boolean declaredOtherwise) {
        this.bytes = bytes;
        this.from = from;
        this.to = to;
        this.encoding = encoding;
        this.declaredOtherwise = declaredOtherwise;
        if (encoding == TerminalEncoding.UTF_8) {
            this.utf8 = bytes;
            this.begin = from;
            this.end = to;
            int place = Utf8.check(bytes, from, to);
            if (place == Utf8.INVALID) {
                throw notInEncoding();
            }
            // Scanners refuse every character that XML forbids, but for these.
            if (place != Utf8.VALID) {
                throw new ProblemException(Problem.at(ProblemCode.XML_MALFORMED, place(place)));
            }
        } else {
            this.utf8 = room(MOST_GROWTH * (to - from));
            this.begin = 0;
            this.end = Windows31J.toUtf8(bytes, from, to, utf8);
            if (end < 0) {
                throw notInEncoding();
            }
        }
    }

    private static byte[] room(int size) {
        byte[] room = size > ROOM ? null : ROOMS.poll();
        return room == null ? new byte[Math.max(size, ROOM)] : room;
    }

    /** Gives back what was borrowed; the document is not used any more. */
    void release() {
        if (utf8 != bytes && utf8.length == ROOM) {
            Arrays.fill(utf8, 0, end, (byte) 0);
            ROOMS.offer(utf8);
        }
    }

    /**
     * Takes a whole file. A byte order mark says UTF-8 whatever the declaration says; without either it is UTF-8. NULs behind the
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
        TerminalEncoding declared = XmlDeclaration.encoding(bytes, from, to);
        TerminalEncoding encoding = marked ? TerminalEncoding.UTF_8 : declared;
        return new DecodedDocument(bytes, from, to, encoding, encoding != declared);
    }

    /** Decodes once more, by the JDK, to say where it goes wrong. */
    private ProblemException notInEncoding() {
        ByteBuffer source = ByteBuffer.wrap(bytes, from, to - from);
        CoderResult result = strict(encoding).decode(source, CharBuffer.allocate(to - from), true);
        boolean cutOff = result.isError() && source.position() + result.length() >= to;
        return new ProblemException(
                Problem.at(cutOff ? ProblemCode.FILE_INCOMPLETE : ProblemCode.ENCODING_WRONG,
                        "byte " + source.position()));
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
        if (Utf8.isAscii(bytes, from, to)) {
            return false;
        }
        CharBuffer target = CharBuffer.allocate(to - from);
        return !strict(other).decode(ByteBuffer.wrap(bytes, from, to - from), target, true).isError();
    }

    /** The document in UTF-8, from {@link #begin()} to {@link #end()}. */
    byte[] utf8() {
        return utf8;
    }

    int begin() {
        return begin;
    }

    int end() {
        return end;
    }

    /** {@code line:column} of a place in {@link #utf8()}, both from 1, in UTF-16 units; CR, LF and CRLF each end a line. */
    String place(int offset) {
        int last = Math.clamp(offset, begin, end);
        int line = 1;
        int column = 1;
        for (int i = begin; i < last; i += Utf8.length(utf8[i])) {
            boolean ends = utf8[i] == '\n' || utf8[i] == '\r' && (i + 1 >= end || utf8[i + 1] != '\n');
            if (ends) {
                line++;
                column = 1;
            } else {
                column += Utf8.length(utf8[i]) == 4 ? 2 : 1;
            }
        }
        return line + ":" + column;
    }
}
