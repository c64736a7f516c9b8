package jp.madoguchi.sim.national;

import org.jspecify.annotations.Nullable;

/**
 * The part a person plays in the demo.
 *
 * @param readings how often the card is put on the reader
 * @param expect   where the gateway must put the answer
 * @param sayNumber whether the desk types the hospital number as well
 * @param typed    what the desk types instead of the card's data
 * @param step     what the desk must be told to do after the answer; only for those who show the patient card alone
 */
public record DemoPart(Channel channel, int readings, Standing expect, boolean sayNumber, Typed typed,
        @Nullable String step) {
    /** Which way a person comes in. */
    public enum Channel {
        /** Puts the My Number card on the reader. */
        FACE,
        /** Has the card data typed at the desk. */
        DESK,
        /** Shows the hospital's patient card (診察券) alone: the number on file is asked about, then what comes next. */
        PATIENT_CARD
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
        NONE,
        /** There is no answer, because nobody asked. */
        UNASKED
    }

    /** Typing errors and omissions; what is absent is typed as on the card. */
    public record Typed(@Nullable String symbol, @Nullable String number, @Nullable String branch,
            boolean withoutBranch) {
        /** Typed as on the card. */
        public static final Typed AS_ON_CARD = new Typed(null, null, null, false);
    }
}
