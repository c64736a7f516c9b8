package jp.madoguchi.gateway.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;

/**
 * A request answered with a problem: an OperationOutcome below {@code /fhir}, in JSON or in the form that the response knows ({@link OutcomeForm}), and
 * {@code application/problem+json} (RFC 9457) elsewhere.
 */
public final class Refusal {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** The place of an element, from its type on; what else is wrong with what was sent has a place of its own kind, such as a scope. */
    private static final Pattern ELEMENT = Pattern.compile("[A-Z][A-Za-z]+(?:\\.[a-z][A-Za-z]*(?:\\[[0-9]+])?)+");

    private Refusal() {}

    /** Writes status, media type and body. {@code issue} is the FHIR issue type, such as {@code login} or {@code forbidden}. */
    public static void write(HttpServletResponse response, boolean fhir, int status, String issue, Problem problem)
            throws IOException {
        if (fhir) {
            write(response, status, new Issue(issue, problem, false));
        } else {
            write(response, status, "application/problem+json", details(status, problem));
        }
    }

    /** Writes an OperationOutcome. */
    public static void write(HttpServletResponse response, int status, Issue issue) throws IOException {
        writeOutcome(response, status, List.of(issue));
    }

    /** Writes an OperationOutcome of several problems; there must be one at least. */
    public static void writeOutcome(HttpServletResponse response, int status, List<Issue> issues) throws IOException {
        byte[] json = JSON.writeValueAsBytes(outcome(issues));
        Optional<OutcomeForm> wanted = OutcomeForm.known(response);
        response.setHeader("Vary", "Accept");
        write(response, status, wanted.map(OutcomeForm::type).orElse("application/fhir+json;charset=UTF-8"),
                wanted.map(form -> form.encoded(json)).orElse(json));
    }

    /** Writes several problems of one request: the first as the problem, and all of them as its {@code problems}. */
    public static void write(HttpServletResponse response, int status, List<Problem> problems) throws IOException {
        Map<String, Object> body = details(status, problems.getFirst());
        body.put("problems", problems.stream().map(problem -> words(new LinkedHashMap<>(), problem)).toList());
        write(response, status, "application/problem+json", body);
    }

    /** Writes a problem with members of its own beside it (RFC 9457, 3.2), such as the rules that led there. */
    public static void write(HttpServletResponse response, int status, Problem problem, Map<String, Object> more)
            throws IOException {
        Map<String, Object> body = details(status, problem);
        body.putAll(more);
        write(response, status, "application/problem+json", body);
    }

    private static void write(HttpServletResponse response, int status, String type, Map<String, Object> json)
            throws IOException {
        write(response, status, type, JSON.writeValueAsBytes(json));
    }

    private static void write(HttpServletResponse response, int status, String type, byte[] body) throws IOException {
        response.setStatus(status);
        response.setContentType(type);
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** A problem as an OperationOutcome, in JSON, where it does not end a request. */
    public static String outcomeText(String issue, Problem problem) {
        try {
            return JSON.writeValueAsString(outcome(List.of(new Issue(issue, problem, false))));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * A problem as FHIR tells it.
     *
     * @param type      FHIR's issue type, such as {@code required}
     * @param problem   what is told
     * @param ofContent whether it is about what a resource that was sent says: its place is then told as an expression. Of anything else the place may be the client's words
     */
    public record Issue(String type, Problem problem, boolean ofContent) {}

    private static Map<String, Object> outcome(List<Issue> issues) {
        Map<String, Object> outcome = new LinkedHashMap<>();
        outcome.put("resourceType", "OperationOutcome");
        outcome.put("issue", issues.stream().map(Refusal::told).toList());
        return outcome;
    }

    private static Map<String, Object> told(Issue issue) {
        Problem problem = issue.problem();
        Map<String, Object> coding = new LinkedHashMap<>();
        coding.put("system", "https://madoguchi.jp/fhir/CodeSystem/problem");
        coding.put("code", problem.code().code());
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("coding", List.of(coding));
        details.put("text", problem.code().title(Locale.JAPANESE) + " " + problem.code().next(Locale.JAPANESE));
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("severity", "error");
        one.put("code", issue.type());
        one.put("details", details);
        one.put("diagnostics", problem.line(Locale.ENGLISH));
        if (issue.ofContent() && ELEMENT.matcher(problem.where()).matches()) {
            one.put("expression", List.of(node(problem)));
        }
        return one;
    }

    /** R4 wants an expression to lead to one node. What is missing is none: it leads to where it should stand. */
    private static String node(Problem problem) {
        String where = problem.where();
        return problem.code() == ProblemCode.VALUE_MISSING ? where.substring(0, where.lastIndexOf('.')) : where;
    }

    private static Map<String, Object> details(int status, Problem problem) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "urn:madoguchi:problem:" + problem.code().code());
        body.put("status", status);
        return words(body, problem);
    }

    private static Map<String, Object> words(Map<String, Object> body, Problem problem) {
        body.put("code", problem.code().code());
        body.put("title", problem.code().title(Locale.JAPANESE));
        body.put("titleEn", problem.code().title(Locale.ENGLISH));
        body.put("next", problem.code().next(Locale.JAPANESE));
        body.put("nextEn", problem.code().next(Locale.ENGLISH));
        body.put("where", problem.where());
        return body;
    }
}
