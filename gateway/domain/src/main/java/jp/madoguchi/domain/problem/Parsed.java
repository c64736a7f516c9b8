package jp.madoguchi.domain.problem;

import java.util.Optional;
import java.util.function.Function;

/**
 * What reading a value gave: the value, or the problem that says why there is none.
 *
 * @param <T> the value's type
 */
public sealed interface Parsed<T> {

    /** It is a value. */
    record Value<T>(T value) implements Parsed<T> {}

    /** It is none, and why. */
    record Refused<T>(Problem problem) implements Parsed<T> {}

    /** A value. */
    static <T> Parsed<T> of(T value) {
        return new Value<>(value);
    }

    /** No value, because of {@code code} at {@code where}. */
    static <T> Parsed<T> refused(ProblemCode code, String where) {
        return new Refused<>(Problem.at(code, where));
    }

    /** The value made into another; a problem stays what it is. */
    default <R> Parsed<R> map(Function<? super T, ? extends R> change) {
        return switch (this) {
            case Value<T> v -> new Value<>(change.apply(v.value()));
            case Refused<T> r -> new Refused<>(r.problem());
        };
    }

    /** The value, or empty. */
    default Optional<T> toOptional() {
        return switch (this) {
            case Value<T> v -> Optional.of(v.value());
            case Refused<T> r -> Optional.empty();
        };
    }

    /** The value, or a {@link ProblemException}. */
    default T orElseThrow() {
        return switch (this) {
            case Value<T> v -> v.value();
            case Refused<T> r -> throw new ProblemException(r.problem());
        };
    }
}
