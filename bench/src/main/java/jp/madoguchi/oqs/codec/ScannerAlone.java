package jp.madoguchi.oqs.codec;

/**
 * The reader's own scanner over a document, encoding checked and text read, and nothing made of it: what the reader could do at best. In the scanner's
 * package, since nobody else may use it.
 */
public final class ScannerAlone {

    private static final int LONGEST_TEXT = 1 << 16;

    private final XmlScanner scanner = new XmlScanner();
    private final Chars text = new Chars();

    /** Reads a file to its end; returns how many characters of text stood in it. */
    public int read(byte[] file) {
        DecodedDocument document = DecodedDocument.of(file);
        try {
            scanner.begin(document.utf8(), document.begin(), document.end());
            int length = 0;
            while (scanner.next(text, LONGEST_TEXT) != XmlScanner.Token.END) {
                length += text.length();
                text.clear();
            }
            return length;
        } catch (XmlStop e) {
            throw new IllegalStateException("the sample file is not well-formed", e);
        } finally {
            document.release();
        }
    }
}
