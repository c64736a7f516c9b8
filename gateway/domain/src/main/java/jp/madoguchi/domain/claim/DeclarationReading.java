package jp.madoguchi.domain.claim;

import java.util.List;
import jp.madoguchi.domain.problem.Problem;

/** What reading a declaration gave: the declaration, or every problem of every field at once. */
public sealed interface DeclarationReading {

    /** The declaration is complete. */
    record Complete(QualificationDeclaration declaration) implements DeclarationReading {}

    /**
     * It is not.
     *
     * @param problems all of them, at least one, in the order of the form; the place is the field's {@link DeclarationField#key()}
     */
    record Incomplete(List<Problem> problems) implements DeclarationReading {
        public Incomplete {
            problems = List.copyOf(problems);
            if (problems.isEmpty()) {
                throw new IllegalArgumentException("what has no problem is complete");
            }
        }
    }
}
