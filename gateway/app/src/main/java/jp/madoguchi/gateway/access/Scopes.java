package jp.madoguchi.gateway.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The scopes of a token, in the order given.
 *
 * @param values never empty
 */
public record Scopes(List<Scope> values) {
    public Scopes {
        values = List.copyOf(values);
        if (values.isEmpty()) {
            throw new IllegalArgumentException("no scope");
        }
    }

    /** Reads scopes separated by spaces; empty if there is none or one is not understood. */
    public static Optional<Scopes> parse(String text) {
        List<Scope> scopes = new ArrayList<>();
        for (String part : text.strip().split("\\s+", -1)) {
            Optional<Scope> scope = Scope.parse(part);
            if (scope.isEmpty()) {
                return Optional.empty();
            }
            scopes.add(scope.get());
        }
        return Optional.of(new Scopes(scopes));
    }

    /** Whether one of them allows this. What {@link Need#isNamedOnly} no scope for all types ({@code *}) opens. */
    public boolean allow(Need need) {
        for (Scope scope : values) {
            if (scope.allows(need.resource(), need.permission())
                    && !(need.isNamedOnly() && scope.isForAllTypes())) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return values.stream().map(Scope::toString).collect(Collectors.joining(" "));
    }
}
