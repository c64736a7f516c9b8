package jp.madoguchi.oqs.terminal;

import java.nio.charset.StandardCharsets;
import jp.madoguchi.oqs.message.PdfFile;

/** Whether a file has been written to its end (oqs-interface 8, "half-written files"). */
public final class Completeness {

    /** The outermost element of the terminal's messages. */
    public static final String ROOT = "XmlMsg";

    private static final byte[] CLOSING = closing(ROOT);

    private Completeness() {}

    /** Whether the bytes go to the end of a result of this form, as far as its end tells. */
    public static boolean isComplete(ResultForm form, byte[] bytes) {
        return switch (form) {
            case XML -> isComplete(bytes);
            case PDF -> PdfFile.isComplete(bytes);
            case ZIP -> ZipDirectory.isWhole(bytes);
        };
    }

    /**
     * Whether the bytes end with {@code </XmlMsg>}; blanks, line ends and NULs behind it are ignored. It looks at the end only and
     * costs next to nothing; a complete file can still be malformed. Right for both of the terminal's encodings, because neither
     * uses these bytes inside of other characters.
     */
    public static boolean isComplete(byte[] bytes) {
        return endsWith(bytes, CLOSING);
    }

    /** As {@link #isComplete(byte[])} with another outermost element; its name is ASCII. */
    public static boolean isComplete(byte[] bytes, String root) {
        return endsWith(bytes, closing(root));
    }

    private static byte[] closing(String root) {
        return ("</" + root).getBytes(StandardCharsets.US_ASCII);
    }

    private static boolean endsWith(byte[] bytes, byte[] closing) {
        int end = lastOf(bytes, bytes.length);
        if (end == 0 || bytes[end - 1] != '>') {
            return false;
        }
        end = lastOf(bytes, end - 1);
        if (end < closing.length) {
            return false;
        }
        for (int i = 0; i < closing.length; i++) {
            if (bytes[end - closing.length + i] != closing[i]) {
                return false;
            }
        }
        return true;
    }

    /** The end of what stands before {@code end}, without blanks and NULs. */
    private static int lastOf(byte[] bytes, int end) {
        int last = end;
        while (last > 0 && (bytes[last - 1] == 0 || bytes[last - 1] == ' ' || bytes[last - 1] == '\t'
                || bytes[last - 1] == '\r' || bytes[last - 1] == '\n')) {
            last--;
        }
        return last;
    }
}
