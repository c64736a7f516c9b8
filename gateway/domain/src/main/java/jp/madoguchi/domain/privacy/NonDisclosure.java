package jp.madoguchi.domain.privacy;

/**
 * What is held back about a person who must not be found (DV and similar, 不開示): neither address nor insurer nor next visit on screens
 * of kiosks, tickets and call boards (R-SE-11). Staff see it all the same.
 */
public final class NonDisclosure {

    private NonDisclosure() {}

    /**
     * Whether something may be shown at a place.
     *
     * @param notDisclosed whether the person bears the flag
     */
    public static boolean mayShow(Displayed what, Display where, boolean notDisclosed) {
        if (!notDisclosed || !where.open()) {
            return true;
        }
        return switch (what) {
            case ADDRESS, INSURER, NEXT_VISIT -> false;
            case RECEPTION_NUMBER, NAME -> true;
        };
    }
}
