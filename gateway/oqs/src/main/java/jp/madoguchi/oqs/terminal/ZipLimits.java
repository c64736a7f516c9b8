package jp.madoguchi.oqs.terminal;

/**
 * How much may come out of a zip before it is refused as a bomb.
 *
 * @param fileBytes longest contained file, in bytes
 * @param ratio     how many times longer than the zip it may be, once it is longer than 1 MiB
 */
public record ZipLimits(int fileBytes, int ratio) {

    /** 64 MiB, and 200 times: result files shrink to a twentieth, bulk results of like persons to a hundredth. */
    public static final ZipLimits DEFAULT = new ZipLimits(64 * 1024 * 1024, 200);

    private static final int NO_BOMB = 1024 * 1024;

    public ZipLimits {
        if (fileBytes < 1 || ratio < 1) {
            throw new IllegalArgumentException("a limit is at least 1");
        }
    }

    /** Whether so many bytes may have come out of a zip of so many. */
    boolean allow(long out, int zip) {
        return out <= fileBytes && (out <= NO_BOMB || out <= (long) zip * ratio);
    }
}
