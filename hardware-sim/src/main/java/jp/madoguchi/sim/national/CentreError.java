package jp.madoguchi.sim.national;

/**
 * An answer that is an error of the centre. Codes are the simulator's own ({@code SIM-E…}): the official list is not
 * public (oqs-interface 3.7).
 */
public record CentreError(Level level, String code, String message) {

    /** An institution that is not the one of the people file. */
    public static final CentreError UNKNOWN_FACILITY = new CentreError(Level.SEGMENT_9, "SIM-E0002",
            "医療機関コードが登録されていません。");

    /** Where the error stands in the answer. */
    public enum Level {
        /** SegmentOfResult 9 in the header, no results at all. */
        SEGMENT_9,
        /** SegmentOfResult 2 in the header: still being processed. */
        SEGMENT_2,
        /** ProcessingResultStatus 2 in the body. */
        STATUS_2,
        /** No error: a notice beside a normal answer (card certificate expires soon, oqs-interface 3.3). */
        NOTICE
    }
}
