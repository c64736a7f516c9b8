package jp.madoguchi.routes;

import java.util.Objects;
import jp.madoguchi.domain.problem.Problem;

/**
 * A route file that cannot be used.
 *
 * @param problem {@code ROUTE_INVALID} at {@code file:line} ({@code file} alone where no line is known)
 * @param reason  what Camel says of it, in one line
 */
public record RouteFault(Problem problem, String reason) {

    public RouteFault {
        Objects.requireNonNull(problem);
        Objects.requireNonNull(reason);
    }
}
