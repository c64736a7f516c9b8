package jp.madoguchi.domain.problem;

import java.util.Locale;

/** Carries a {@link Problem} through code that cannot return one. Its message holds no personal data. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.line(Locale.ENGLISH));
        this.problem = problem;
    }

    public ProblemException(Problem problem, Throwable cause) {
        super(problem.line(Locale.ENGLISH), cause);
        this.problem = problem;
    }

    /** What went wrong. */
    public Problem problem() {
        return problem;
    }

    /**
     * The problem behind a failure: the first {@code ProblemException} among the causes, else {@link ProblemCode#INTERNAL} with
     * the class of the failure as its place.
     */
    public static Problem problemOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException known) {
                return known.problem();
            }
        }
        return Problem.at(ProblemCode.INTERNAL, failure.getClass().getSimpleName());
    }
}
