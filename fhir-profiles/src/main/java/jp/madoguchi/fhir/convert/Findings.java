package jp.madoguchi.fhir.convert;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a resource that a client sent. Checks stand for themselves: one that fails keeps no other from being made, so that a client can be told
 * everything at once. A check names its element from the resource on ({@code channel.header[1]}); what is found names it as FHIRPath does, with the type
 * in front.
 */
final class Findings {

    private final String type;
    private final List<Problem> problems = new ArrayList<>();

    /** @param type of the resource */
    Findings(String type) {
        this.type = type;
    }

    /** Makes a check. */
    void check(Runnable check) {
        read(() -> {
            check.run();
            return null;
        });
    }

    /** Reads something, which is a check of it; null if there is none, or it cannot be read. */
    <T> @Nullable T read(Supplier<? extends @Nullable T> reading) {
        try {
            return reading.get();
        } catch (ProblemException found) {
            problems.add(Problem.at(found.problem().code(), type + "." + found.problem().where()));
            return null;
        }
    }

    /** Everything that was found, in the order of the checks. */
    List<Problem> all() {
        return List.copyOf(problems);
    }

    /** Refuses what something was found in: with the first of it. */
    void refuse() {
        if (!problems.isEmpty()) {
            throw new ProblemException(problems.getFirst());
        }
    }

    /** An element that has to be there. */
    static void require(boolean there, String where) {
        if (!there) {
            throw problem(ProblemCode.VALUE_MISSING, where);
        }
    }

    /**
     * The text of an element that has to be there with one: an element can be there and say nothing but why it is empty.
     *
     * @return the text, never empty
     */
    static String text(@Nullable String text, String where) {
        if (text == null || text.isEmpty()) {
            throw problem(ProblemCode.VALUE_MISSING, where);
        }
        return text;
    }

    /** An element that cannot be as it is. */
    static void refuse(boolean wrong, String where) {
        if (wrong) {
            throw malformed(where);
        }
    }

    static ProblemException malformed(String where) {
        return problem(ProblemCode.VALUE_MALFORMED, where);
    }

    static ProblemException problem(ProblemCode code, String where) {
        return new ProblemException(Problem.at(code, where));
    }
}
