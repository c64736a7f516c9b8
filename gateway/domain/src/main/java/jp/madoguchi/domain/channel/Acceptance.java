package jp.madoguchi.domain.channel;

import java.util.List;
import java.util.Objects;
import jp.madoguchi.domain.rule.RuleId;
import org.jspecify.annotations.Nullable;

/**
 * What the acceptance matrix says of a paper on a day, and whether a primary text confirms it (R-CH-22).
 *
 * @param verdict whether it proves the qualification
 * @param rules   by which rules; empty when the table says nothing of the day
 * @param otherwise what the other reading says, where no primary text confirms the verdict; null where one does
 */
public record Acceptance(PaperVerdict verdict, List<RuleId> rules, @Nullable PaperVerdict otherwise) {

    static final Acceptance UNKNOWN = new Acceptance(PaperVerdict.UNKNOWN, List.of(), null);

    public Acceptance {
        Objects.requireNonNull(verdict);
        rules = List.copyOf(rules);
        if (verdict == otherwise) {
            throw new IllegalArgumentException("another reading says something else");
        }
    }

    /** The same by the other reading; itself where there is none. */
    Acceptance readOtherwise() {
        return otherwise == null ? this : new Acceptance(/* verdict= */ otherwise, rules, /* otherwise= */ verdict);
    }
}
