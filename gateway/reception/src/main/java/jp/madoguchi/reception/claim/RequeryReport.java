package jp.madoguchi.reception.claim;

/**
 * What one run of re-queries did.
 *
 * @param asked   questions that were asked
 * @param settled cases that an answer settled
 * @param failed  questions that could not be asked; they stay due
 */
public record RequeryReport(int asked, int settled, int failed) {

    /** Nothing was done. */
    public static final RequeryReport NOTHING = new RequeryReport(0, 0, 0);

    RequeryReport plusAsked(boolean alsoSettled) {
        return new RequeryReport(asked + 1, alsoSettled ? settled + 1 : settled, failed);
    }

    RequeryReport plusFailed() {
        return new RequeryReport(asked, settled, failed + 1);
    }
}
