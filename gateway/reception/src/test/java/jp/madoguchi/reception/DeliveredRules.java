package jp.madoguchi.reception;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import jp.madoguchi.domain.rulebook.RuleBook;

/** The rule files as they are built into the jar. */
public final class DeliveredRules {

    private DeliveredRules() {}

    /** All tables. */
    public static RuleBook book() {
        return book("", text -> text);
    }

    /** All tables, one file of them changed. */
    public static RuleBook book(String changed, UnaryOperator<String> change) {
        return book(file -> file.equals(changed) ? change.apply(text(file)) : text(file));
    }

    /** All tables, each file as it is said. */
    public static RuleBook book(UnaryOperator<String> textOf) {
        Map<String, String> texts = new HashMap<>();
        RuleBook.files().forEach(file -> texts.put(file, textOf.apply(file)));
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
