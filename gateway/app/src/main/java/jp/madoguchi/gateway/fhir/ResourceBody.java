package jp.madoguchi.gateway.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.IParserErrorHandler;
import ca.uhn.fhir.parser.StrictErrorHandler;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.hl7.fhir.instance.model.api.IBaseResource;

/** The resource in a request's body. Bounded, and strict. */
public final class ResourceBody {

    /** Largest body that is read. */
    static final int MOST_BYTES = 64 * 1024;
    private static final int DEEPEST = 64;
    private static final long MOST_DRAINED = 16 * 1024 * 1024;

    /** An XML declaration that names another encoding than the only one of FHIR. */
    private static final Pattern OTHER_ENCODING = Pattern
            .compile("\\uFEFF?<\\?xml[^>]*\\sencoding\\s*=\\s*[\"'](?!utf-8[\"'])", Pattern.CASE_INSENSITIVE);

    private ResourceBody() {}

    /** Reads it; fails with {@code FhirRefused}, which says nothing of what stood there. */
    public static IBaseResource read(HttpServletRequest request) throws IOException {
        return read(request, new StrictErrorHandler());
    }

    /**
     * Reads it, telling a handler of what is not as R4 has it; fails with {@code FhirRefused} where nothing can be read.
     *
     * @param errors is told; what it does not refuse is left out, and the rest is read on
     */
    static IBaseResource read(HttpServletRequest request, IParserErrorHandler errors) throws IOException {
        String type = request.getContentType();
        String charset = request.getCharacterEncoding();
        if (!FhirForms.isResource(type) || charset != null && !charset.equalsIgnoreCase("UTF-8")) {
            throw FhirRefused.unreadable(415, "not-supported", "Content-Type");
        }
        String packed = request.getHeader("Content-Encoding");
        if (packed != null && !packed.equalsIgnoreCase("identity")) {
            throw FhirRefused.unreadable(415, "not-supported", "Content-Encoding");
        }
        byte[] bytes = bytes(request);
        boolean xml = FhirForms.isXml(type);
        String text = text(bytes);
        if (xml ? text.contains("<!DOCTYPE") || OTHER_ENCODING.matcher(text).lookingAt() : isTooDeep(text)) {
            throw unreadable();
        }
        FhirContext r4 = FhirContext.forR4Cached();
        IParser parser = xml ? r4.newXmlParser() : r4.newJsonParser();
        parser.setParserErrorHandler(errors);
        try {
            return parser.parseResource(text);
        } catch (RuntimeException e) {
            // Of whatever kind: some bodies make the parser itself fail. Its message repeats what was sent.
            throw unreadable();
        }
    }

    /** The body; fails with {@code FhirRefused} 413 where it is too long. */
    static byte[] bytes(HttpServletRequest request) throws IOException {
        byte[] bytes = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            drain(request.getInputStream());
            throw FhirRefused.unreadable(413, "too-long", "body: over " + MOST_BYTES + " bytes");
        }
        return bytes;
    }

    /** Reads on for a while: a client that is still sending would see its connection break instead of the refusal. */
    private static void drain(InputStream body) throws IOException {
        byte[] thrownAway = new byte[8_192];
        long left = MOST_DRAINED;
        int read = body.read(thrownAway);
        while (read > 0 && left > 0) {
            left -= read;
            read = body.read(thrownAway);
        }
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException notUtf8) {
            throw unreadable();
        }
    }

    /** A reader that goes down one level for each bracket would come to its stack's end before it refused. */
    private static boolean isTooDeep(String json) {
        int depth = 0;
        int deepest = 0;
        boolean quoted = false;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (quoted) {
                if (c == '\\') {
                    i++;
                } else if (c == '"') {
                    quoted = false;
                }
            } else if (c == '"') {
                quoted = true;
            } else if (c == '{' || c == '[') {
                deepest = Math.max(deepest, ++depth);
            } else if (c == '}' || c == ']') {
                depth--;
            }
        }
        return deepest > DEEPEST;
    }

    private static FhirRefused unreadable() {
        return FhirRefused.unreadable(400, "structure", "body");
    }
}
