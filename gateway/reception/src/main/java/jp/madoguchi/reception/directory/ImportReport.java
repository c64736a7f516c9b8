package jp.madoguchi.reception.directory;

/**
 * What an import did.
 *
 * @param added     patients that were new
 * @param changed   patients of whom something was new
 * @param unchanged patients of whom everything was known
 * @param lookAlike new patients who look like a provisional one: a desk task each
 */
public record ImportReport(int added, int changed, int unchanged, int lookAlike) {

    /** Nothing. */
    public static final ImportReport NONE = new ImportReport(0, 0, 0, 0);

    /** How many rows that were. */
    public int rows() {
        return added + changed + unchanged;
    }

    /** Both together. */
    public ImportReport plus(ImportReport other) {
        return new ImportReport(added + other.added, changed + other.changed, unchanged + other.unchanged,
                lookAlike + other.lookAlike);
    }
}
