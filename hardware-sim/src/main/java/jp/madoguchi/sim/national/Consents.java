package jp.madoguchi.sim.national;

/** What the person allows on the reader's screen (rules 6). */
public record Consents(boolean limit, boolean disease, boolean checkup, boolean drugs, boolean treatment,
        boolean surgery) {
    /** Nothing allowed. */
    public static final Consents NONE = new Consents(false, false, false, false, false, false);
}
