package jp.madoguchi.sim.national;

import org.jspecify.annotations.Nullable;

/**
 * The part a person plays in the demo.
 *
 * @param readings how often the card is put on the reader
 * @param expect   where the gateway must put the answer
 * @param sayNumber whether the desk types the hospital number as well
 * @param typed    what the desk types instead of the card's data
 */
public record DemoPart(Channel channel, int readings, Standing expect, boolean sayNumber, Typed typed) {
    /** Which way a person comes in. */
    public enum Channel {
        /** Puts the My Number card on the reader. */
        FACE,
        /** Has the card data typed at the desk. */
        DESK
    }

    /** Where the gateway must put an answer. */
    public enum Standing {
        /** Under a patient of the hospital. */
        LINKED,
        /** Under a provisional patient. */
        PROVISIONAL,
        /** On a desk task, not readable over FHIR. */
        REVIEW,
        /** Under nobody: the answer names no person. */
        NONE
    }

    /** Typing errors and omissions; what is absent is typed as on the card. */
    public record Typed(@Nullable String symbol, @Nullable String number, @Nullable String branch,
            boolean withoutBranch) {
        /** Typed as on the card. */
        public static final Typed AS_ON_CARD = new Typed(null, null, null, false);
    }
}
