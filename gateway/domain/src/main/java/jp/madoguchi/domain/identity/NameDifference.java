package jp.madoguchi.domain.identity;

import java.util.Objects;

/**
 * Where the hospital writes a name otherwise than the national system.
 *
 * @param position counted in characters without spaces from 1; 0 when the names as a whole differ
 * @param hospital what the hospital writes
 * @param national what the national system writes
 */
public record NameDifference(int position, String hospital, String national) {

    public NameDifference {
        Objects.requireNonNull(hospital);
        Objects.requireNonNull(national);
    }

    /** Masked: the place only. */
    @Override
    public String toString() {
        return "NameDifference[" + position + "]";
    }
}
