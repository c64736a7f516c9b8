package jp.madoguchi.oqs.message;

import java.util.HashMap;
import java.util.List;
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

    private static final int LONGEST = 4;

    private final String number;
    private final Map<String, T> meanings;
    private final Map<T, String> codes;
    /** The codes as numbers, and beside each its meaning. */
    private final int[] packed;
    private final List<T> packedMeanings;

    private CodeTable(String number, Map<String, T> meanings) {
        this.number = number;
        this.meanings = meanings;
        this.codes = new HashMap<>();
        meanings.forEach((code, meaning) -> codes.put(meaning, code));
        if (meanings.keySet().stream().anyMatch(code -> packed(code) < 0)) {
            throw new IllegalArgumentException("a code of table " + number + " is none");
        }
        if (codes.size() != meanings.size()) {
            throw new IllegalArgumentException("two codes of table " + number + " mean the same");
        }
        List<String> order = List.copyOf(meanings.keySet());
        this.packed = order.stream().mapToInt(CodeTable::packed).toArray();
        this.packedMeanings = order.stream().map(code -> Objects.requireNonNull(meanings.get(code))).toList();
    }

    static <T> CodeTable<T> of(String number, Map<String, T> meanings) {
        return new CodeTable<>(number, Map.copyOf(meanings));
    }

    /** The table's number in the code specification, such as {@code 006}. */
    public String number() {
        return number;
    }

    /** What a code means; null for a code that the table does not have. */
    public @Nullable T meaningOf(CharSequence code) {
        int wanted = packed(code);
        for (int i = 0; i < packed.length; i++) {
            if (packed[i] == wanted) {
                return packedMeanings.get(i);
            }
        }
        return null;
    }

    /** Up to four ASCII characters in one number; -1 for what cannot be a code. */
    private static int packed(CharSequence code) {
        if (code.length() > LONGEST) {
            return -1;
        }
        int number = 0;
        for (int i = 0; i < code.length(); i++) {
            char c = code.charAt(i);
            if (c == 0 || c >= 0x80) {
                return -1;
            }
            number = number << 8 | c;
        }
        return number;
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
