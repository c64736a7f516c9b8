package jp.madoguchi.gateway.fhir.ask;

import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.routes.kiosk.ProblemJson;

/** Why a request about a question is not answered, as FHIR says it. It repeats nothing of what was sent. */
final class QuestionRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String issue;
    private final transient Problem problem;

    private QuestionRefused(int status, String issue, Problem problem) {
        super(problem.code().code());
        this.status = status;
        this.issue = issue;
        this.problem = problem;
    }

    /** A body or header that cannot be read. */
    static QuestionRefused unreadable(int status, String issue, String where) {
        return new QuestionRefused(status, issue, Problem.at(ProblemCode.REQUEST_MALFORMED, where));
    }

    /** There is nothing of this address. */
    static QuestionRefused unknown() {
        return new QuestionRefused(404, "not-found", Problem.of(ProblemCode.RESOURCE_UNKNOWN));
    }

    /** Not this method. */
    static QuestionRefused method() {
        return new QuestionRefused(405, "not-supported", Problem.of(ProblemCode.METHOD_NOT_SUPPORTED));
    }

    /** What a question that could be read is refused for: what it says (422), or that it cannot be asked now. */
    static QuestionRefused of(Throwable failure) {
        Problem problem = ProblemException.problemOf(failure);
        int status = ProblemJson.status(problem.code());
        return switch (status) {
            case 400, 404 -> new QuestionRefused(422, content(problem.code()), problem);
            case 409 -> new QuestionRefused(409, "conflict", problem);
            case 429 -> new QuestionRefused(429, "throttled", problem);
            case 503, 504 -> new QuestionRefused(status, "transient", problem);
            default -> new QuestionRefused(status, "exception", problem);
        };
    }

    private static String content(ProblemCode code) {
        return switch (code) {
            case VALUE_MISSING -> "required";
            case RESOURCE_UNKNOWN -> "not-found";
            default -> "value";
        };
    }

    int status() {
        return status;
    }

    /** The FHIR issue type. */
    String issue() {
        return issue;
    }

    Problem problem() {
        return problem;
    }
}
