package jp.madoguchi.gateway.operations;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.rulebook.RuleBook;

/**
 * The rule files: those built in, each replaced whole by one of the same name in {@code madoguchi.rules.dir}. Every {@code .csv} file
 * there must be one of them, so that a misspelt name is found at the start and not at a reception desk; other files are left alone.
 */
public final class RuleFiles {

    private static final String ENDING = ".csv";

    private RuleFiles() {}

    /**
     * Reads the rule book.
     *
     * @throws ProblemException {@code RULE_FILE_INVALID} with file, line and what to do; {@code SETTING_INVALID} if the folder is not there
     */
    public static RuleBook read(Settings settings) {
        Map<String, String> texts = new HashMap<>();
        for (String file : RuleBook.files()) {
            texts.put(file, builtIn(file));
        }
        if (settings.has(Settings.RULES_DIR)) {
            for (Path file : own(settings.path(Settings.RULES_DIR))) {
                texts.put(name(file), text(file));
            }
        }
        return RuleBook.of(texts);
    }

    private static String builtIn(String file) {
        try (InputStream in = RuleBook.class.getResourceAsStream(RuleBook.FOLDER + file)) {
            return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> own(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> name(file).endsWith(ENDING)).sorted().toList();
        } catch (IOException e) {
            throw new ProblemException(Problem.at(ProblemCode.SETTING_INVALID, Settings.RULES_DIR.name()), e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new ProblemException(
                    Problem.at(ProblemCode.RULE_FILE_INVALID, name(file) + " is not UTF-8: save it as UTF-8"), e);
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.at(ProblemCode.RULE_FILE_INVALID, name(file) + " cannot be read: check its permissions"),
                    e);
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
