package jp.madoguchi.oqs.codec;

import java.util.Arrays;
import java.util.function.Function;
import jp.madoguchi.domain.problem.Parsed;
import org.jspecify.annotations.Nullable;

/**
 * What the texts of one document were read as, so that a text that comes again (an insurer, a day, a consent's time, a name in an
 * echo) is neither parsed nor kept twice. It may forget anything at any time; it is emptied with each document, because it holds
 * what is personal.
 */
final class Memo {

    /** One that remembers nothing. */
    static final Memo NONE = new Memo(0);

    private static final int SLOTS = 1024;
    private static final int MOST_CHARACTERS = 16 * 1024;
    /** Longer texts hardly come twice. */
    private static final int LONGEST = 64;

    private final @Nullable Object[] kinds;
    private final @Nullable Object[] values;
    private final int[] hashes;
    private final int[] starts;
    private final int[] lengths;
    private final char[] texts;
    private int used;
    private boolean empty = true;

    Memo() {
        this(SLOTS);
    }

    private Memo(int slots) {
        kinds = new @Nullable Object[slots];
        values = new @Nullable Object[slots];
        hashes = new int[slots];
        starts = new int[slots];
        lengths = new int[slots];
        texts = new char[slots == 0 ? 0 : MOST_CHARACTERS];
    }

    /** What the text was read as, by this kind of reading; null if that is not known. */
    @SuppressWarnings("unchecked")
    <T> @Nullable T find(Function<?, Parsed<T>> kind, Chars text) {
        if (empty) {
            return null;
        }
        int hash = text.hash();
        int slot = slot(hash, kind);
        boolean same = kinds[slot] == kind && hashes[slot] == hash && text.equalTo(texts, starts[slot], lengths[slot]);
        return same ? (T) values[slot] : null;
    }

    /** Remembers a value and returns it. */
    <T> T keep(Function<?, Parsed<T>> kind, Chars text, T value) {
        int length = text.length();
        if (length > LONGEST || kinds.length == 0) {
            return value;
        }
        if (used + length > MOST_CHARACTERS) {
            clear();
        }
        int hash = text.hash();
        int slot = slot(hash, kind);
        text.copyTo(texts, used);
        kinds[slot] = kind;
        values[slot] = value;
        hashes[slot] = hash;
        starts[slot] = used;
        lengths[slot] = length;
        used += length;
        empty = false;
        return value;
    }

    void clear() {
        if (!empty) {
            Arrays.fill(kinds, null);
            Arrays.fill(values, null);
            Arrays.fill(texts, 0, used, '\0');
            used = 0;
            empty = true;
        }
    }

    private static int slot(int hash, Object kind) {
        int mixed = (hash ^ System.identityHashCode(kind)) * 0x9E3779B9;
        return mixed >>> 22;
    }
}
