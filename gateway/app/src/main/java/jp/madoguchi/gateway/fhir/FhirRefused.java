package jp.madoguchi.gateway.fhir;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.gateway.access.Refusal;
import jp.madoguchi.routes.kiosk.ProblemJson;

/** Why a request that HAPI does not see is not answered, as FHIR says it. It repeats nothing of what was sent. */
public final class FhirRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String issue;
    private final transient Problem problem;

    private FhirRefused(int status, String issue, Problem problem) {
        super(problem.code().code());
        this.status = status;
        this.issue = issue;
        this.problem = problem;
    }

    /** A body or header that cannot be read. */
    public static FhirRefused unreadable(int status, String issue, String where) {
        return new FhirRefused(status, issue, Problem.at(ProblemCode.REQUEST_MALFORMED, where));
    }

    /** There is nothing of this address. */
    public static FhirRefused unknown() {
        return new FhirRefused(404, "not-found", Problem.of(ProblemCode.RESOURCE_UNKNOWN));
    }

    /** There was something of this address. */
    public static FhirRefused gone() {
        return new FhirRefused(410, "deleted", Problem.of(ProblemCode.RESOURCE_UNKNOWN));
    }

    /** A parameter that is not known here. */
    public static FhirRefused parameter(String name) {
        return new FhirRefused(400, "not-supported",
                Problem.at(ProblemCode.SEARCH_PARAMETER_UNKNOWN, name.matches("[A-Za-z_-]{1,64}") ? name : "?"));
    }

    /** A parameter's value that cannot be; the name is one of ours. */
    public static FhirRefused value(String name) {
        return new FhirRefused(400, "value", Problem.at(ProblemCode.SEARCH_VALUE_INVALID, name));
    }

    /** Not this method. */
    public static FhirRefused method() {
        return new FhirRefused(405, "not-supported", Problem.of(ProblemCode.METHOD_NOT_SUPPORTED));
    }

    /** What a request that could be read is refused for: what it says (422), or that it cannot be done now. */
    public static FhirRefused of(Throwable failure) {
        Problem problem = ProblemException.problemOf(failure);
        int status = ProblemJson.status(problem.code());
        return switch (status) {
            case 400, 404 -> new FhirRefused(422, content(problem.code()), problem);
            case 403 -> new FhirRefused(403, "forbidden", problem);
            case 412 -> new FhirRefused(412, "conflict", problem);
            case 409 -> new FhirRefused(409, "conflict", problem);
            case 410 -> new FhirRefused(410, "not-found", problem);
            case 429 -> new FhirRefused(429, "throttled", problem);
            case 503, 504 -> new FhirRefused(status, "transient", problem);
            default -> new FhirRefused(status, "exception", problem);
        };
    }

    /** The same, of a problem that is not thrown. */
    public static FhirRefused of(Problem problem) {
        return of(new ProblemException(problem));
    }

    private static String content(ProblemCode code) {
        return switch (code) {
            case VALUE_MISSING -> "required";
            case RESOURCE_UNKNOWN -> "not-found";
            default -> "value";
        };
    }

    /** Writes it as an OperationOutcome. */
    public void writeTo(HttpServletResponse response) throws IOException {
        if (status == 429 || status == 503) {
            response.setHeader("Retry-After", "2");
        }
        Refusal.write(response, status, issue());
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** What is told, as FHIR tells it: what can be read and not be taken is about its content. */
    public Refusal.Issue issue() {
        return new Refusal.Issue(issue, problem, status == 422);
    }

    /** What is told. */
    public Problem problem() {
        return problem;
    }
}
