package jp.madoguchi.domain.rule;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The source and resource files of all modules of this clone, by name. */
final class CloneSources {

    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Pattern WORD = Pattern.compile("\\W+");
    /** What a class only talks about is no use of it. */
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|//[^\\n]*", Pattern.DOTALL);
    private static final Set<String> LEFT_OUT = Set.of("target", "node_modules", ".git", "data");

    private final Map<String, List<Path>> main = new HashMap<>();
    private final Map<String, List<Path>> test = new HashMap<>();
    private final Map<Path, Set<String>> words = new HashMap<>();

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

    /** Whether a file belongs to the rules themselves. */
    static boolean isDomain(Path file) {
        return ROOT.relativize(file).startsWith(Path.of("gateway", "domain"));
    }

    /** Whether a file belongs to what runs at a hospital and is not a rule itself; simulators and benchmarks do not run there. */
    static boolean isInUse(Path file) {
        Path inClone = ROOT.relativize(file);
        return inClone.startsWith("routes") || inClone.startsWith("gateway") && !isDomain(file);
    }

    /** The delivered classes that a condition holds for, and that name one of the others. */
    Set<String> naming(Set<String> others, Predicate<Path> which) {
        Set<String> found = new HashSet<>();
        main.forEach((name, files) -> {
            String type = name.endsWith(".java") ? name.substring(0, name.length() - ".java".length()) : "";
            Set<String> looked = new HashSet<>(others);
            looked.remove(type);
            if (!type.isEmpty() && files.stream().filter(which)
                    .anyMatch(file -> !Collections.disjoint(words(file), looked))) {
                found.add(type);
            }
        });
        return found;
    }

    /**
     * The classes that a class in use refers to in its code: directly, or through classes of the rules or of its own package. The rule book
     * itself leads nowhere, since it holds every table.
     */
    Set<String> reachedFrom(String type) {
        Set<String> reached = new HashSet<>();
        List<Path> own = main(type).stream().filter(CloneSources::isInUse).toList();
        Set<Path> folders = own.stream().map(file -> Objects.requireNonNull(file.getParent()))
                .collect(Collectors.toSet());
        Deque<Path> left = new ArrayDeque<>(own);
        while (!left.isEmpty()) {
            for (String word : words(left.remove())) {
                List<Path> files = main.getOrDefault(word + ".java", List.of());
                if (!files.isEmpty() && !word.equals("RuleBook") && reached.add(word)) {
                    files.stream().filter(file -> isDomain(file) || folders.contains(file.getParent()))
                            .forEach(left::add);
                }
            }
        }
        return reached;
    }

    private Set<String> words(Path file) {
        return words.computeIfAbsent(file,
                f -> WORD.splitAsStream(COMMENT.matcher(read(f)).replaceAll(" ")).collect(Collectors.toSet()));
    }

    /** Every test's source. */
    List<Path> tests() {
        return test.entrySet().stream().filter(entry -> entry.getKey().endsWith(".java"))
                .flatMap(entry -> entry.getValue().stream()).sorted().toList();
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
