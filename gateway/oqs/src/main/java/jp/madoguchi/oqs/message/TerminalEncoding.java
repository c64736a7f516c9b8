package jp.madoguchi.oqs.message;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** An encoding that the terminal writes and reads (文字コード識別子), OQSCD 005. */
public enum TerminalEncoding {
    /** UTF-8. */
    UTF_8("UTF-8", StandardCharsets.UTF_8),
    /**
     * What the terminal calls Shift_JIS is windows-31J in fact: the strict Shift_JIS loses ①, ㈱, 髙 and 﨑 (oqs-interface 1.4).
     */
    SHIFT_JIS("Shift_JIS", Charset.forName("windows-31J"));

    private final String declaredName;
    private final Charset charset;

    TerminalEncoding(String declaredName, Charset charset) {
        this.declaredName = declaredName;
        this.charset = charset;
    }

    /** The name that stands in an XML declaration. */
    public String declaredName() {
        return declaredName;
    }

    /** The character set that the bytes really are in. */
    public Charset charset() {
        return charset;
    }

    /** The encoding that an XML declaration names, by any usual name; empty for one that the terminal does not have. */
    public static Optional<TerminalEncoding> ofDeclared(String name) {
        return switch (name.toUpperCase(Locale.ROOT)) {
            case "UTF-8", "UTF8" -> Optional.of(UTF_8);
            case "SHIFT_JIS", "SHIFT-JIS", "SJIS", "X-SJIS", "WINDOWS-31J", "CSWINDOWS31J", "MS932", "CP932" ->
                Optional.of(SHIFT_JIS);
            default -> Optional.empty();
        };
    }
}
