package jp.madoguchi.domain.rule;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The source and resource files of all modules of this clone, by name. */
final class CloneSources {

    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Set<String> LEFT_OUT = Set.of("target", "node_modules", ".git", "data");

    private final Map<String, List<Path>> main = new HashMap<>();
    private final Map<String, List<Path>> test = new HashMap<>();

    CloneSources() {
        try {
            Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    return LEFT_OUT.contains(name(folder)) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    String path = ROOT.relativize(file).toString().replace('\\', '/');
                    if (path.contains("src/main/")) {
                        main.computeIfAbsent(name(file), n -> new ArrayList<>()).add(file);
                    } else if (path.contains("src/test/")) {
                        test.computeIfAbsent(name(file), n -> new ArrayList<>()).add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Files of what is delivered: a simple class name, or a file name with its ending. */
    List<Path> main(String name) {
        return main.getOrDefault(fileName(name), List.of());
    }

    /** Files of tests: a simple class name, or a file name with its ending. */
    List<Path> test(String name) {
        return test.getOrDefault(fileName(name), List.of());
    }

    /** Whether one of the files contains an identifier, and not merely the beginning of a longer one. */
    static boolean anyContains(List<Path> files, String identifier) {
        return files.stream().anyMatch(file -> contains(read(file), identifier));
    }

    static boolean contains(String text, String identifier) {
        for (int at = text.indexOf(identifier); at >= 0; at = text.indexOf(identifier, at + 1)) {
            int end = at + identifier.length();
            if (end == text.length() || !isPartOfIdentifier(text.charAt(end))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPartOfIdentifier(char next) {
        return next >= 'a' && next <= 'z' || next >= '0' && next <= '9';
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String fileName(String name) {
        return name.contains(".") ? name : name + ".java";
    }

    private static String name(Path path) {
        return Objects.requireNonNull(path.getFileName()).toString();
    }
}
