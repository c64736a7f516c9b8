package jp.madoguchi.oqs.codec;

/**
 * How much of a file the reader takes before it refuses.
 *
 * @param bytes longest file, in bytes
 * @param depth deepest nesting of elements
 * @param text  longest text of one element, in UTF-16 units
 */
public record ReadLimits(int bytes, int depth, int text) {

    /** 4 MiB as in a product that works (oqs-interface 8); real files nest 7 deep and hold messages of a few hundred characters. */
    public static final ReadLimits DEFAULT = new ReadLimits(4 * 1024 * 1024, 32, 4096);

    public ReadLimits {
        if (bytes < 1 || depth < 1 || text < 1) {
            throw new IllegalArgumentException("a limit is at least 1");
        }
    }
}
