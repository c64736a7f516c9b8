package jp.madoguchi.oqs.message;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One table of the interface's code specification (業務コード): codes on one side, what they mean on the other.
 *
 * @param <T> what the codes mean
 */
public final class CodeTable<T> {

    private final String number;
    private final Map<String, T> meanings;
    private final Map<T, String> codes;

    private CodeTable(String number, Map<String, T> meanings) {
        this.number = number;
        this.meanings = meanings;
        this.codes = new HashMap<>();
        meanings.forEach((code, meaning) -> codes.put(meaning, code));
        if (codes.size() != meanings.size()) {
            throw new IllegalArgumentException("two codes of table " + number + " mean the same");
        }
    }

    static <T> CodeTable<T> of(String number, Map<String, T> meanings) {
        return new CodeTable<>(number, Map.copyOf(meanings));
    }

    /** The table's number in the code specification, such as {@code 006}. */
    public String number() {
        return number;
    }

    /** What a code means; null for a code that the table does not have. */
    public @Nullable T meaningOf(String code) {
        return meanings.get(code);
    }

    /** The code of a meaning of this table. */
    public String codeOf(T meaning) {
        return Objects.requireNonNull(codes.get(meaning), "not in this table");
    }

    /** All codes, in no particular order. */
    public Set<String> codes() {
        return meanings.keySet();
    }
}
