package jp.madoguchi.gateway.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.gateway.access.Access;
import jp.madoguchi.gateway.access.Refusal;
import jp.madoguchi.gateway.access.RequestId;
import jp.madoguchi.reception.desk.TaskPage;
import jp.madoguchi.reception.ledger.DeskOutcome;
import jp.madoguchi.reception.ledger.DeskTask;
import jp.madoguchi.routes.kiosk.ProblemJson;
import org.jspecify.annotations.Nullable;

/** {@code /desk/v1/tasks} over HTTP (docs/desk-api.md). The access filter stands in front of it. */
@WebServlet(name = "desk", urlPatterns = "/desk/*")
public class DeskServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PATH = Pattern
            .compile("/v1/tasks(?:/([0-9A-Za-z.-]{1,64})(?:/(take|release|close))?)?");
    private static final Pattern VERSION = Pattern.compile("\"([0-9]{1,9})\"");
    private static final int MOST_BYTES = 4_096;

    private final transient Provider<DeskTasks> tasks;

    @Inject
    public DeskServlet(Provider<DeskTasks> tasks) {
        this.tasks = tasks;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            answer(request, response);
        } catch (ProblemException refused) {
            ProblemCode code = refused.problem().code();
            ProblemJson.retryAfter(code)
                    .ifPresent(seconds -> response.setHeader("Retry-After", Integer.toString(seconds)));
            Refusal.write(response, false, ProblemJson.status(code), "", refused.problem());
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = Optional.ofNullable(request.getPathInfo()).orElse("");
        Matcher parts = PATH.matcher(path);
        if (!parts.matches()) {
            throw problem(ProblemCode.RESOURCE_UNKNOWN, "path");
        }
        String id = parts.group(1);
        String action = parts.group(2);
        String method = action == null ? "GET" : "POST";
        if (!request.getMethod().equals(method)) {
            response.setHeader("Allow", method);
            Refusal.write(response, false, HttpServletResponse.SC_METHOD_NOT_ALLOWED, "",
                    Problem.at(ProblemCode.REQUEST_MALFORMED, "method"));
        } else if (id == null) {
            list(request, response);
        } else if (action == null) {
            give(request, response, tasks.get().one(caller(request), new ResourceId(id)));
        } else {
            change(request, response, new ResourceId(id), action);
        }
    }

    private void list(HttpServletRequest request, HttpServletResponse response) throws IOException {
        TaskPage page = tasks.get().list(caller(request), request.getParameterMap());
        write(request, response, TaskJson.of(page, language(request)));
    }

    private void change(HttpServletRequest request, HttpServletResponse response, ResourceId id, String action)
            throws IOException {
        int version = version(request.getHeader("If-Match"));
        JsonNode body = body(request);
        DeskTasks.Change change = DeskTasks.Change.valueOf(action.toUpperCase(Locale.ROOT));
        String requestId = Optional.ofNullable(request.getHeader("Idempotency-Key")).orElse("").strip();
        give(request, response, tasks.get().change(caller(request), change, id, version, requestId,
                text(body, "by"), outcome(text(body, "outcome"))));
    }

    private static int version(@Nullable String ifMatch) {
        if (ifMatch == null) {
            throw problem(ProblemCode.VERSION_MISSING, "If-Match");
        }
        Matcher version = VERSION.matcher(ifMatch.strip());
        if (!version.matches()) {
            throw problem(ProblemCode.REQUEST_MALFORMED, "If-Match");
        }
        return Integer.parseInt(version.group(1));
    }

    private static JsonNode body(HttpServletRequest request) throws IOException {
        byte[] bytes = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
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

    private static String text(JsonNode body, String field) {
        JsonNode value = body.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        if (!value.isTextual()) {
            throw problem(ProblemCode.REQUEST_MALFORMED, field);
        }
        return value.textValue().strip();
    }

    private static @Nullable DeskOutcome outcome(String word) {
        if (word.isEmpty()) {
            return null;
        }
        return List.of(DeskOutcome.values()).stream().filter(outcome -> outcome.name().equals(word)).findFirst()
                .orElseThrow(() -> problem(ProblemCode.REQUEST_MALFORMED, "outcome"));
    }

    private static DeskTasks.Caller caller(HttpServletRequest request) {
        if (!(request.getAttribute(Access.ATTRIBUTE) instanceof Access access)) {
            throw new ProblemException(Problem.of(ProblemCode.TOKEN_MISSING));
        }
        return new DeskTasks.Caller(access.client(), RequestId.of(request));
    }

    private static Locale language(HttpServletRequest request) {
        return request.getHeader("Accept-Language") == null
                ? Locale.JAPANESE
                : TaskJson.language(request.getLocales());
    }

    private static void give(HttpServletRequest request, HttpServletResponse response, DeskTask task)
            throws IOException {
        response.setHeader("ETag", "\"" + task.version() + "\"");
        write(request, response, TaskJson.of(task, language(request)));
    }

    private static void write(HttpServletRequest request, HttpServletResponse response, Map<String, Object> json)
            throws IOException {
        byte[] body = JSON.writeValueAsBytes(json);
        response.setContentType("application/json");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Content-Language", language(request).getLanguage());
        response.setHeader("Vary", "Accept-Language");
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static ProblemException problem(ProblemCode code, String where) {
        return new ProblemException(Problem.at(code, where));
    }
}
