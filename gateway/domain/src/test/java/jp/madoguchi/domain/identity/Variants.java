package jp.madoguchi.domain.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The table of variants as delivered. */
final class Variants {

    static final String TEXT = read();
    static final NameVariants DELIVERED = NameVariants.parse(TEXT);

    private Variants() {}

    private static String read() {
        try {
            return Files.readString(Path.of("src/main/resources/jp/madoguchi/domain/rule", NameVariants.FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
