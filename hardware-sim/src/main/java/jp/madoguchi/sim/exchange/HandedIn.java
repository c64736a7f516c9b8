package jp.madoguchi.sim.exchange;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The first step of a bulk exchange: about nobody in particular, and taken under a number by which its result is fetched.
 *
 * @param identifier ArbitraryFileIdentifier
 * @param persons    how many persons it lists; 1 if the centre makes the list
 * @param taking     takes it
 */
record HandedIn(@Nullable String identifier, int persons, Function<Circumstance, Reply> taking) implements Asked {

    @Override
    public @Nullable String person() {
        return null;
    }

    @Override
    public Reply reply(Circumstance circumstance) {
        return taking.apply(circumstance);
    }
}
