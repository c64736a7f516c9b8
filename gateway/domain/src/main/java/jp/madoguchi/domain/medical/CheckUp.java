package jp.madoguchi.domain.medical;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One check-up: results and answers to questions.
 *
 * @param day   when it was (EffectiveTime)
 * @param items what it says
 */
public record CheckUp(@Nullable LocalDate day, List<CheckUpItem> items) {

    public CheckUp {
        items = List.copyOf(items);
    }

    /** Masked: number of items only. */
    @Override
    public String toString() {
        return "CheckUp[" + items.size() + "]";
    }
}
