package jp.madoguchi.gateway.fhir.search;

import java.io.Serial;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;

/** A search that is not answered, and with which status. Names of parameters are told, values never. */
public final class SearchRefused extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final int status;
    private final String issue;

    private SearchRefused(Problem problem, int status, String issue) {
        super(problem.code().code());
        this.problem = problem;
        this.status = status;
        this.issue = issue;
    }

    /** No such parameter, modifier or chain. */
    static SearchRefused unknown(String parameter) {
        return new SearchRefused(Problem.at(ProblemCode.SEARCH_PARAMETER_UNKNOWN, named(parameter)), 400,
                "not-supported");
    }

    /** A value that cannot be. */
    static SearchRefused value(String parameter) {
        return new SearchRefused(Problem.at(ProblemCode.SEARCH_VALUE_INVALID, named(parameter)), 400, "value");
    }

    /** Nothing to begin with. */
    public static SearchRefused costly() {
        return new SearchRefused(Problem.of(ProblemCode.SEARCH_TOO_COSTLY), 400, "too-costly");
    }

    /** A page that is not to be had any more. */
    static SearchRefused gone() {
        return new SearchRefused(Problem.at(ProblemCode.SEARCH_PAGE_GONE, "_page"), 410, "not-found");
    }

    /** As many scans run as may. */
    static SearchRefused busy() {
        return new SearchRefused(Problem.of(ProblemCode.TOO_MANY_REQUESTS), 429, "throttled");
    }

    /** The token does not allow what should come along. */
    static SearchRefused forbidden(String need) {
        return new SearchRefused(Problem.at(ProblemCode.SCOPE_INSUFFICIENT, need), 403, "forbidden");
    }

    /** What is told. */
    public Problem problem() {
        return problem;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The FHIR issue type. */
    public String issue() {
        return issue;
    }

    /** A name that may hold anything is told only if it looks like one. */
    private static String named(String parameter) {
        return parameter.matches("[A-Za-z_:.-]{1,64}") ? parameter : "?";
    }
}
