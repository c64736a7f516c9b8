package jp.madoguchi.reception.ledger;

import java.util.Objects;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.TerminalId;

/**
 * A file that is consumed once. Its key is facility, terminal, folder and name; the digest tells a second reading from another file
 * of the same name.
 *
 * @param facility institution whose terminal wrote it
 * @param terminal terminal
 * @param folder   folder
 * @param name     file name without path
 * @param digest   SHA-256 of its bytes, 64 hexadecimal digits
 */
public record SourceFile(FacilityCode facility, TerminalId terminal, SourceFolder folder, String name, String digest) {

    public SourceFile {
        Objects.requireNonNull(facility);
        Objects.requireNonNull(terminal);
        Objects.requireNonNull(folder);
        if (name.isEmpty() || name.indexOf('/') >= 0 || name.indexOf('\\') >= 0) {
            throw new IllegalArgumentException("a file name has no path");
        }
        if (!digest.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("a digest has 64 hexadecimal digits");
        }
    }
}
