package jp.madoguchi.sim.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The three folders that hospital and terminal share (oqs-interface 1.2). */
public record Folders(Path req, Path res, Path face) {

    /** The folders below {@code oqs}, made where they are missing. */
    public static Folders below(Path oqs) throws IOException {
        return new Folders(Files.createDirectories(oqs.resolve("req")), Files.createDirectories(oqs.resolve("res")),
                Files.createDirectories(oqs.resolve("face")));
    }

    /** The names in a folder, without temporary ones, in alphabetical order. */
    public static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith(".") && !name.endsWith(".tmp")).sorted().toList();
        }
    }
}
