package jp.madoguchi.oqs.terminal;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.madoguchi.domain.exchange.Echo;
import jp.madoguchi.domain.exchange.Question;
import jp.madoguchi.domain.exchange.Reply;
import jp.madoguchi.domain.qualification.Answer;
import jp.madoguchi.domain.qualification.AnswerOutcome;
import jp.madoguchi.domain.qualification.Inquiry;
import jp.madoguchi.domain.qualification.Notice;
import jp.madoguchi.domain.qualification.ReferenceClassification;
import jp.madoguchi.oqs.message.TerminalEncoding;

/**
 * An {@code .err} file: the terminal could not send a question. Neither its encoding nor its content is documented
 * (oqs-interface 1.5, 10.2), so its text is shown to a person and nothing else is concluded from it.
 */
public final class TerminalError {

    private static final int MOST_BYTES = 64 * 1024;
    private static final int MOST_CHARACTERS = 500;

    private TerminalError() {}

    /**
     * The answer that such a file amounts to: failed, with the terminal's words.
     *
     * @param inquiry the question that could not be sent
     * @param err     the file's bytes; only the first 64 KiB count
     * @param at      when the file was found
     */
    public static Answer toAnswer(Inquiry inquiry, byte[] err, Instant at) {
        String text = text(err);
        return new Answer(
                inquiry.facility(), ReferenceClassification.CARD_DATA, inquiry.id().value(), null, at,
                inquiry.confirmationDate(), new AnswerOutcome.Failed(new Notice(null, text.isEmpty() ? null : text)),
                inquiry.card(), List.of(), null);
    }

    /**
     * The reply that such a file amounts to, whatever was asked.
     *
     * @param question the question that could not be sent
     * @param err      the file's bytes; only the first 64 KiB count
     * @param at       when the file was found
     */
    public static Reply toReply(Question question, byte[] err, Instant at) {
        if (question instanceof Question.Confirm confirm) {
            return new Reply.Confirmed(question.kind(), toAnswer(confirm.inquiry(), err, at));
        }
        String text = text(err);
        return new Reply.Failed(question.kind(), new Echo(question.facility(), question.id().value(), at),
                new Notice(null, text.isEmpty() ? null : text));
    }

    /** The text in one line, at most 500 characters: UTF-16 by its mark, else UTF-8 if it is that, else windows-31J. */
    static String text(byte[] err) {
        int length = Math.min(err.length, MOST_BYTES);
        boolean whole = length == err.length;
        String text = utf16(err, length)
                .or(() -> strictly(StandardCharsets.UTF_8, err, length, whole))
                .orElseGet(() -> new String(err, 0, length, TerminalEncoding.SHIFT_JIS.charset()));
        return shortened(oneLine(text));
    }

    private static Optional<String> utf16(byte[] err, int length) {
        boolean bigEndian = length >= 2 && err[0] == (byte) 0xFE && err[1] == (byte) 0xFF;
        boolean littleEndian = length >= 2 && err[0] == (byte) 0xFF && err[1] == (byte) 0xFE;
        return bigEndian || littleEndian
                ? Optional.of(new String(err, 0, length, StandardCharsets.UTF_16))
                : Optional.empty();
    }

    private static Optional<String> strictly(Charset charset, byte[] bytes, int length, boolean whole) {
        CharBuffer text = CharBuffer.allocate(length);
        boolean wrong = charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT).decode(ByteBuffer.wrap(bytes, 0, length), text, whole)
                .isError();
        return wrong ? Optional.empty() : Optional.of(text.flip().toString());
    }

    /** Control characters, marks of byte order and runs of blanks become one blank. */
    private static String oneLine(String text) {
        StringBuilder line = new StringBuilder(Math.min(text.length(), 2 * MOST_CHARACTERS));
        boolean blank = true;
        for (int i = 0; i < text.length() && line.length() <= MOST_CHARACTERS; i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c) || Character.isWhitespace(c) || c == '\uFEFF') {
                if (!blank) {
                    line.append(' ');
                }
                blank = true;
            } else {
                line.append(c);
                blank = false;
            }
        }
        return line.toString().strip();
    }

    private static String shortened(String line) {
        if (line.length() <= MOST_CHARACTERS) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(MOST_CHARACTERS - 2))
                ? MOST_CHARACTERS - 2
                : MOST_CHARACTERS - 1;
        return line.substring(0, end) + "…";
    }
}
