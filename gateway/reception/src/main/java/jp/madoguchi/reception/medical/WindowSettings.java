package jp.madoguchi.reception.medical;

/**
 * How much medical information may be in memory.
 *
 * @param mostEntries answers at a time, and as many questions that wait for one; 1 or more
 * @param mostBytes   bytes of all answers together, about; 1 or more
 */
public record WindowSettings(int mostEntries, long mostBytes) {

    /** What is used unless said otherwise. */
    public static final WindowSettings DEFAULT = new WindowSettings(500, 64L << 20);

    public WindowSettings {
        if (mostEntries < 1 || mostBytes < 1) {
            throw new IllegalArgumentException("a window has room for something");
        }
    }
}
