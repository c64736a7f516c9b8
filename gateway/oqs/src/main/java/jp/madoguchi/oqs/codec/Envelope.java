package jp.madoguchi.oqs.codec;

import java.util.function.Consumer;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.oqs.message.RemarkKind;
import jp.madoguchi.oqs.message.SegmentOfResult;
import jp.madoguchi.oqs.message.TerminalEncoding;
import org.jspecify.annotations.Nullable;

/** What is around every message: header and body, once each and in any order, and one encoding. */
final class Envelope implements AutoCloseable {

    private final Cursor cursor;
    private final Fields in;
    private final @Nullable DecodedDocument document;
    private final Runnable end;

    private Envelope(Cursor cursor, @Nullable DecodedDocument document, Runnable end) {
        this.cursor = cursor;
        this.in = new Fields(cursor);
        this.document = document;
        this.end = end;
    }

    static Envelope xml(byte[] bytes, ReadLimits limits) {
        return xml(bytes, limits, Page.ROOT);
    }

    static Envelope xml(byte[] bytes, ReadLimits limits, String root) {
        DecodedDocument document = DecodedDocument.of(bytes);
        XmlCursor cursor = XmlCursor.enter(document, limits, root);
        return new Envelope(cursor, document, cursor::close);
    }

    static Envelope json(byte[] bytes, ReadLimits limits) {
        return json(bytes, limits, Page.ROOT);
    }

    static Envelope json(byte[] bytes, ReadLimits limits, String root) {
        JsonCursor cursor = JsonCursor.enter(JsonDocument.of(bytes), limits, root);
        return new Envelope(cursor, null, () -> {});
    }

    /** Ends the use of the message; nothing of it is read any more. */
    @Override
    public void close() {
        end.run();
    }

    Fields in() {
        return in;
    }

    /** Reads a message about persons; null if it has no body, which only one that did not end normally may lack. */
    @Nullable
    BodyReader confirmations(ReplyHeader header) {
        BodyReader[] body = new BodyReader[1];
        read(header, fields -> {
            body[0] = new BodyReader();
            body[0].read(fields);
        });
        return body[0];
    }

    /** Reads any other message; null as above. */
    @Nullable
    PlainBody plain(ReplyHeader header) {
        PlainBody[] body = new PlainBody[1];
        read(header, fields -> {
            body[0] = new PlainBody(fields.mark());
            body[0].read(fields);
        });
        return body[0];
    }

    private void read(ReplyHeader header, Consumer<Fields> body) {
        boolean headerSeen = false;
        boolean bodySeen = false;
        while (in.child()) {
            switch (in.name()) {
                case "MessageHeader" -> {
                    in.once(headerSeen);
                    headerSeen = true;
                    header.read(in);
                }
                case "MessageBody" -> {
                    in.once(bodySeen);
                    bodySeen = true;
                    body.accept(in);
                }
                default -> {
                    in.countUnknown();
                    in.skip();
                }
            }
        }
        if (!headerSeen) {
            throw in.missing("MessageHeader");
        }
        if (!bodySeen && header.segment() == SegmentOfResult.FINISHED) {
            throw in.missing("MessageBody");
        }
        finish(header.characterCode());
    }

    /**
     * Reads to the end. Declaration and CharacterCodeIdentifier should say the same. Where they do not, the bytes decide: they have
     * decoded strictly under the declaration, and if they do not under the other, the declaration is proven and the disagreement
     * counted. If they would decode under both, every name might be the wrong one, and the message is refused. JSON is UTF-8 whatever
     * it says.
     */
    void finish(@Nullable TerminalEncoding said) {
        cursor.finish();
        if (document == null) {
            if (said == TerminalEncoding.SHIFT_JIS) {
                in.remark(RemarkKind.CONTRADICTION, "CharacterCodeIdentifier");
            }
            return;
        }
        if (document.declaredOtherwise()) {
            in.remark(RemarkKind.CONTRADICTION, "encoding");
        }
        if (said == null || said == document.encoding()) {
            return;
        }
        if (document.couldAlsoBe(said)) {
            throw new ProblemException(
                    Problem.at(ProblemCode.ENCODING_WRONG, "XmlMsg/MessageHeader/CharacterCodeIdentifier"));
        }
        in.remark(RemarkKind.CONTRADICTION, "CharacterCodeIdentifier");
    }
}
