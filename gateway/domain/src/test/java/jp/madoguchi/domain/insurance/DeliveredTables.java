package jp.madoguchi.domain.insurance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The tables of this package as delivered. */
public final class DeliveredTables {

    /** Programmes. */
    public static final Programmes PROGRAMMES = Programmes.parse(read(Programmes.FILE));

    private DeliveredTables() {}

    /** The content of a delivered file. */
    public static String read(String file) {
        try {
            return Files.readString(Path.of("src/main/resources/jp/madoguchi/domain/rule", file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
