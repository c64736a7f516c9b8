package jp.madoguchi.oqs.codec;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What the texts of one document were read as, so that a text that comes again (an insurer, a day, a consent's time, a name in an
 * echo) is neither parsed nor kept twice. It may forget anything at any time; it is emptied with each document, because it holds
 * what is personal.
 */
final class Memo {

    /** One that remembers nothing. */
    static final Memo NONE = new Memo(0);

    private static final int SLOTS = 4096;
    private static final int MOST_CHARACTERS = 64 * 1024;
    /** Longer texts hardly come twice. */
    private static final int LONGEST = 64;

    private final @Nullable Object[] kinds;
    private final @Nullable Object[] values;
    private final int[] hashes;
    private final int[] starts;
    private final int[] lengths;
    private char[] texts;
    private final int[] taken;
    private int takenCount;
    private int used;

    Memo() {
        this(SLOTS);
    }

    private Memo(int slots) {
        kinds = new @Nullable Object[slots];
        values = new @Nullable Object[slots];
        hashes = new int[slots];
        starts = new int[slots];
        lengths = new int[slots];
        taken = new int[slots];
        texts = new char[slots == 0 ? 0 : MOST_CHARACTERS / 32];
    }

    /** What the text was read as, by this kind of reading; null if that is not known. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    <T> @Nullable T find(Object kind, Chars text) {
        if (takenCount == 0) {
            return null;
        }
        int hash = text.hash();
        int slot = slot(hash, kind);
        boolean same = kinds[slot] == kind && hashes[slot] == hash && text.equalTo(texts, starts[slot], lengths[slot]);
        return same ? (T) values[slot] : null;
    }

    /** Remembers a value and returns it. */
    <T> T keep(Object kind, Chars text, T value) {
        int length = text.length();
        if (length > LONGEST || kinds.length == 0) {
            return value;
        }
        if (used + length > MOST_CHARACTERS) {
            clear();
        }
        if (used + length > texts.length) {
            texts = Arrays.copyOf(texts, 2 * texts.length);
        }
        int hash = text.hash();
        int slot = slot(hash, kind);
        if (kinds[slot] == null) {
            taken[takenCount++] = slot;
        }
        text.copyTo(texts, used);
        kinds[slot] = kind;
        values[slot] = value;
        hashes[slot] = hash;
        starts[slot] = used;
        lengths[slot] = length;
        used += length;
        return value;
    }

    void clear() {
        for (int i = 0; i < takenCount; i++) {
            kinds[taken[i]] = null;
            values[taken[i]] = null;
        }
        takenCount = 0;
        Arrays.fill(texts, 0, used, '\0');
        used = 0;
    }

    private static int slot(int hash, Object kind) {
        int mixed = (hash ^ System.identityHashCode(kind)) * 0x9E3779B9;
        return mixed >>> 20;
    }
}
