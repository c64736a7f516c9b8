package jp.madoguchi.store.ledger;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Long lists as parameters of one statement: in slices of one size, the last filled up with nulls, so that the statement is always the same
 * text, which a database plans once.
 */
final class Slices {

    /** Well below what databases take of parameters, and enough for a round trip to be shared by many. */
    static final int SIZE = 200;

    private Slices() {}

    static <T> List<List<@Nullable T>> of(List<? extends T> all) {
        List<List<@Nullable T>> slices = new ArrayList<>();
        for (int from = 0; from < all.size(); from += SIZE) {
            List<@Nullable T> slice = new ArrayList<>(all.subList(from, Math.min(all.size(), from + SIZE)));
            while (slice.size() < SIZE) {
                slice.add(null);
            }
            slices.add(slice);
        }
        return slices;
    }

    /** The rows of a {@code values} clause for one slice, each written like {@code row}. */
    static String rows(String row) {
        return "(values " + String.join(", ", Collections.nCopies(SIZE, row)) + ")";
    }
}
