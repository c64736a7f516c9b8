package jp.madoguchi.reception;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import jp.madoguchi.domain.rulebook.RuleBook;

/** The rule files as they are built into the jar. */
public final class DeliveredRules {

    private DeliveredRules() {}

    /** All tables. */
    public static RuleBook book() {
        Map<String, String> texts = new HashMap<>();
        RuleBook.files().forEach(file -> texts.put(file, text(file)));
        return RuleBook.of(texts);
    }

    /** What stands in one file. */
    public static String text(String file) {
        try (var stream = Objects.requireNonNull(RuleBook.class.getResourceAsStream(RuleBook.FOLDER + file))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
