package jp.madoguchi.oqs.terminal;

/** The form of a result, by its file's extension (oqs-interface 1.3). */
public enum ResultForm {
    /** Values. */
    XML(".xml"),
    /** A document to look at; medical information only. */
    PDF(".pdf"),
    /** Packed: encrypted, or large. */
    ZIP(".zip");

    private final String extension;

    ResultForm(String extension) {
        this.extension = extension;
    }

    /** The extension with its dot. */
    public String extension() {
        return extension;
    }
}
