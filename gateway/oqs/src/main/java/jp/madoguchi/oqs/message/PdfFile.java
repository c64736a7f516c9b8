package jp.madoguchi.oqs.message;

/** Tells documents to look at from messages, by their first and last bytes; what stands between is not read. */
public final class PdfFile {

    private static final byte[] BEGIN = {'%', 'P', 'D', 'F', '-'};
    private static final byte[] END = {'%', '%', 'E', 'O', 'F'};
    private static final int TAIL = 1024;

    private PdfFile() {}

    /** Whether the bytes begin as a document does. */
    public static boolean isPdf(byte[] bytes) {
        return standsAt(bytes, 0, BEGIN);
    }

    /** Whether the document's end mark stands in its last kilobyte, where viewers look for it. */
    public static boolean isComplete(byte[] bytes) {
        for (int i = bytes.length - END.length; i >= Math.max(0, bytes.length - TAIL); i--) {
            if (standsAt(bytes, i, END)) {
                return true;
            }
        }
        return false;
    }

    private static boolean standsAt(byte[] bytes, int at, byte[] mark) {
        if (bytes.length - at < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if (bytes[at + i] != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
