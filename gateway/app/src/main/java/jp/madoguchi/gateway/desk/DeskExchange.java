package jp.madoguchi.gateway.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.madoguchi.domain.consent.ViewerRole;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.gateway.access.Access;
import jp.madoguchi.gateway.access.Refusal;
import jp.madoguchi.gateway.access.RequestId;
import jp.madoguchi.routes.kiosk.ProblemJson;

/**
 * One request to the desk's API and its answer. Nothing that is answered may be kept on the way.
 *
 * @param request  the request
 * @param response its answer
 */
public record DeskExchange(HttpServletRequest request, HttpServletResponse response) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern VERSION = Pattern.compile("\"([0-9]{1,9})\"");

    /** What is done with a request. */
    @FunctionalInterface
    public interface Answering {
        /** Answers, or fails with what the caller is told. */
        void answer(DeskExchange exchange) throws IOException;
    }

    /** Answers it, with a problem where it is refused. */
    public void answered(Answering answering) throws IOException {
        try {
            answering.answer(this);
        } catch (ProblemException refused) {
            ProblemCode code = refused.problem().code();
            ProblemJson.retryAfter(code)
                    .ifPresent(seconds -> response.setHeader("Retry-After", Integer.toString(seconds)));
            Refusal.write(response, false, ProblemJson.status(code), "", refused.problem());
        } catch (FieldsRefused refused) {
            Refusal.write(response, ProblemJson.status(refused.problems().getFirst().code()), refused.problems());
        }
    }

    /** The parts of the path below the servlet. Fails with {@code RESOURCE_UNKNOWN} where it is not of that form. */
    public Matcher path(Pattern form) {
        Matcher parts = form.matcher(Optional.ofNullable(request.getPathInfo()).orElse(""));
        if (!parts.matches()) {
            throw problem(ProblemCode.RESOURCE_UNKNOWN, "path");
        }
        return parts;
    }

    /** Whether it is a request of this method; if not, that was answered. */
    public boolean is(String method) throws IOException {
        boolean asked = request.getMethod().equals(method);
        if (!asked) {
            response.setHeader("Allow", method);
            Refusal.write(response, false, HttpServletResponse.SC_METHOD_NOT_ALLOWED, "",
                    Problem.at(ProblemCode.REQUEST_MALFORMED, "method"));
        }
        return asked;
    }

    /** The program, by its token, and the request. */
    public Caller caller() {
        if (!(request.getAttribute(Access.ATTRIBUTE) instanceof Access access)) {
            throw new ProblemException(Problem.of(ProblemCode.TOKEN_MISSING));
        }
        return new Caller(access.client(), RequestId.of(request));
    }

    /** As whom its token's users look: without a role in the token as somebody of the desk, who sees nothing medical (R-CO-09). */
    public ViewerRole role() {
        return request.getAttribute(Access.ATTRIBUTE) instanceof Access access && access.role() != null
                ? access.role()
                : ViewerRole.DESK_STAFF;
    }

    /** The version that was seen. */
    int version() {
        String ifMatch = request.getHeader("If-Match");
        if (ifMatch == null) {
            throw problem(ProblemCode.VERSION_MISSING, "If-Match");
        }
        Matcher version = VERSION.matcher(ifMatch.strip());
        if (!version.matches()) {
            throw problem(ProblemCode.REQUEST_MALFORMED, "If-Match");
        }
        return Integer.parseInt(version.group(1));
    }

    /** The client's identifier of the request; empty where there is none. */
    public String requestId() {
        return Optional.ofNullable(request.getHeader("Idempotency-Key")).orElse("").strip();
    }

    /** The body, a JSON object of at most so many bytes. */
    public JsonNode body(int mostBytes) throws IOException {
        byte[] bytes = request.getInputStream().readNBytes(mostBytes + 1);
        if (bytes.length > mostBytes) {
            throw problem(ProblemCode.REQUEST_MALFORMED, "body");
        }
        try {
            JsonNode body = JSON.readTree(bytes);
            if (body != null && body.isObject()) {
                return body;
            }
        } catch (JsonProcessingException e) {
            // Its message repeats what was sent.
        }
        throw problem(ProblemCode.REQUEST_MALFORMED, "body");
    }

    /** A text of the body; empty where there is none. */
    public static String text(JsonNode body, String field) {
        JsonNode value = body.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        if (!value.isTextual()) {
            throw problem(ProblemCode.REQUEST_MALFORMED, field);
        }
        return value.textValue().strip();
    }

    /** Japanese, unless English is asked for. */
    public Locale language() {
        return request.getHeader("Accept-Language") == null
                ? Locale.JAPANESE
                : TaskJson.language(request.getLocales());
    }

    /** Gives what has a version. */
    void give(Map<String, Object> json, int version) throws IOException {
        response.setHeader("ETag", "\"" + version + "\"");
        give(json);
    }

    /** Gives JSON, with the status that was set, 200 where none was. */
    public void give(Map<String, Object> json) throws IOException {
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Content-Language", language().getLanguage());
        response.setHeader("Vary", "Accept-Language");
        give("application/json", JSON.writeValueAsBytes(json));
    }

    /** Gives a page to print, under a file name without anything personal. */
    public void givePdf(String name, byte[] pdf) throws IOException {
        response.setHeader("Content-Disposition", "inline; filename=\"" + name + "\"");
        response.setHeader("X-Content-Type-Options", "nosniff");
        give("application/pdf", pdf);
    }

    private void give(String type, byte[] body) throws IOException {
        response.setContentType(type);
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static ProblemException problem(ProblemCode code, String where) {
        return new ProblemException(Problem.at(code, where));
    }
}
