package jp.madoguchi.sim.play;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import jp.madoguchi.sim.national.CardText;
import org.jspecify.annotations.Nullable;

/** Collects the fields that differ; nothing held and an empty text are the same. */
final class Findings {
    private final List<Difference> differences = new ArrayList<>();

    void same(String field, @Nullable String held, @Nullable String shown) {
        if (!Objects.equals(text(held), text(shown))) {
            add(field, text(held), text(shown));
        }
    }

    /** The same apart from width and spaces. */
    void alike(String field, @Nullable String held, @Nullable String shown) {
        if (!CardText.same(held, shown)) {
            add(field, text(held), text(shown));
        }
    }

    void add(String field, String held, String shown) {
        differences.add(new Difference(field, held.isEmpty() ? "(nothing)" : held,
                shown.isEmpty() ? "(nothing)" : shown));
    }

    boolean none() {
        return differences.isEmpty();
    }

    List<Difference> all() {
        return List.copyOf(differences);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
