package jp.madoguchi.gateway.desk;

import java.util.List;
import jp.madoguchi.domain.problem.Problem;

/** Fields of a form cannot be taken: all problems at once, so that a clerk corrects all of them at once. Its message holds no value. */
public final class FieldsRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /** @param problems at least one, in the order of the form */
    public FieldsRefused(List<Problem> problems) {
        super(problems.size() + " fields");
        this.problems = List.copyOf(problems);
    }

    List<Problem> problems() {
        return problems;
    }
}
