package jp.madoguchi.gateway.fhir.ask;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import jp.madoguchi.gateway.fhir.FhirForms;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.CoverageEligibilityRequest;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Parameters;

/** The request in a body: by itself, or as the parameter {@code resource} of the operation. Bounded, and strict. */
final class QuestionBody {

    /** Largest body that is read. */
    static final int MOST_BYTES = 64 * 1024;
    private static final int DEEPEST = 64;

    /** An XML declaration that names another encoding than the only one of FHIR. */
    private static final Pattern OTHER_ENCODING = Pattern
            .compile("\\uFEFF?<\\?xml[^>]*\\sencoding\\s*=\\s*[\"'](?!utf-8[\"'])", Pattern.CASE_INSENSITIVE);

    private QuestionBody() {}

    /** Reads it; fails with {@code QuestionRefused}, which says nothing of what stood there. */
    static CoverageEligibilityRequest read(HttpServletRequest request) throws IOException {
        String type = request.getContentType();
        String charset = request.getCharacterEncoding();
        if (!FhirForms.isResource(type) || charset != null && !charset.equalsIgnoreCase("UTF-8")) {
            throw QuestionRefused.unreadable(415, "not-supported", "Content-Type");
        }
        String packed = request.getHeader("Content-Encoding");
        if (packed != null && !packed.equalsIgnoreCase("identity")) {
            throw QuestionRefused.unreadable(415, "not-supported", "Content-Encoding");
        }
        byte[] bytes = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw QuestionRefused.unreadable(413, "too-long", "body: over " + MOST_BYTES + " bytes");
        }
        boolean xml = FhirForms.isXml(type);
        String text = text(bytes);
        if (xml ? text.contains("<!DOCTYPE") || OTHER_ENCODING.matcher(text).lookingAt() : isTooDeep(text)) {
            throw unreadable();
        }
        FhirContext r4 = FhirContext.forR4Cached();
        IParser parser = xml ? r4.newXmlParser() : r4.newJsonParser();
        parser.setParserErrorHandler(new StrictErrorHandler());
        try {
            return question(parser.parseResource(text));
        } catch (DataFormatException | IllegalArgumentException | IllegalStateException | ClassCastException e) {
            throw unreadable(); // Its message repeats what was sent.
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

    private static CoverageEligibilityRequest question(IBaseResource body) {
        if (body instanceof CoverageEligibilityRequest question) {
            return question;
        }
        if (body instanceof Parameters parameters) {
            List<ParametersParameterComponent> all = parameters.getParameter();
            if (all.size() == 1 && "resource".equals(all.getFirst().getName())
                    && all.getFirst().getResource() instanceof CoverageEligibilityRequest question) {
                return question;
            }
        }
        throw QuestionRefused.unreadable(400, "invalid", "resourceType");
    }

    private static QuestionRefused unreadable() {
        return QuestionRefused.unreadable(400, "structure", "body");
    }
}
