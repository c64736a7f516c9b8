package jp.madoguchi.domain.medical;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A document to look at, as bytes; what it says is not read. */
public final class PdfDocument implements MedicalRecord {

    private final byte[] bytes;

    /** A document of its own, apart from the array that it is made of. */
    public PdfDocument(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    /** The document. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Its length in bytes. */
    public int length() {
        return bytes.length;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PdfDocument document && Arrays.equals(bytes, document.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Masked: its length only. */
    @Override
    public String toString() {
        return "PdfDocument[" + bytes.length + " bytes]";
    }
}
