package jp.madoguchi.routes.hl7;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import jp.madoguchi.domain.problem.ProblemCode;

/**
 * Answers every HL7 v2 message with "application reject": this version takes none. The answer is made from bytes, without parsing:
 * what it repeats of the message (applications, control id, version, character set) it repeats byte for byte.
 */
public final class UnsupportedMessages {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss")
            .withZone(ZoneId.of("Asia/Tokyo"));
    private static final byte[] NOTHING = {};
    private static final byte CARRIAGE_RETURN = 0x0D;

    private final InstantSource clock;
    private final AtomicLong serial = new AtomicLong();

    public UnsupportedMessages(InstantSource clock) {
        this.clock = clock;
    }

    /** The answer to a message: MSH, MSA with {@code AR} and the message's control id, ERR with the problem's code. */
    public byte[] answer(byte[] message) {
        byte[] head = head(message);
        boolean hl7 = head.length > 8 && head[0] == 'M' && head[1] == 'S' && head[2] == 'H';
        byte separator = hl7 ? head[3] : (byte) '|';
        List<byte[]> fields = hl7 ? Separators.fields(head, separator) : List.of();
        ProblemCode code = ProblemCode.MESSAGE_TYPE_UNSUPPORTED;
        String now = TIME.format(clock.instant());
        Segments out = new Segments((char) separator);
        // MSH-1 is the separator itself: MSH-n is the field n - 1.
        out.begin("MSH").add(hl7 ? field(fields, 2) : ascii("^~\\&"))
                .add(field(fields, 5)).add(field(fields, 6)).add(field(fields, 3)).add(field(fields, 4))
                .add(ascii(now)).add(NOTHING).add(ascii("ACK"))
                .add(ascii("MDG" + now
                        + Long.toString(serial.incrementAndGet(), Character.MAX_RADIX).toUpperCase(Locale.ROOT)))
                .add(orElse(field(fields, 11), "P")).add(orElse(field(fields, 12), "2.5"));
        byte[] characterSet = field(fields, 18);
        if (characterSet.length > 0) {
            out.add(NOTHING).add(NOTHING).add(NOTHING).add(NOTHING).add(NOTHING).add(characterSet);
        }
        out.end();
        out.begin("MSA").add(ascii("AR")).add(field(fields, 10)).end();
        out.begin("ERR").add(NOTHING).add(NOTHING)
                .add(ascii("200^Unsupported message type^HL70357")).add(ascii("E")).add(ascii(code.code()))
                .add(NOTHING).add(NOTHING).add(ascii(code.title(Locale.ENGLISH))).end();
        return out.bytes();
    }

    private static byte[] head(byte[] message) {
        int end = 0;
        while (end < message.length && message[end] != CARRIAGE_RETURN && message[end] != '\n') {
            end++;
        }
        return Arrays.copyOf(message, end);
    }

    private static byte[] field(List<byte[]> fields, int msh) {
        return msh - 1 < fields.size() ? fields.get(msh - 1) : NOTHING;
    }

    private static byte[] orElse(byte[] field, String other) {
        return field.length == 0 ? ascii(other) : field;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Segments being written. */
    private static final class Segments {

        private final char separator;
        private final ByteArrayOutputStream out = new ByteArrayOutputStream(256);

        Segments(char separator) {
            this.separator = separator;
        }

        Segments begin(String name) {
            out.writeBytes(ascii(name));
            return this;
        }

        Segments add(byte[] field) {
            out.write(separator);
            out.writeBytes(field);
            return this;
        }

        void end() {
            out.write(CARRIAGE_RETURN);
        }

        byte[] bytes() {
            return out.toByteArray();
        }
    }
}
