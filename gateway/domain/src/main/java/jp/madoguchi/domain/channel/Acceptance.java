package jp.madoguchi.domain.channel;

import java.util.List;
import java.util.Objects;
import jp.madoguchi.domain.rule.RuleId;

/**
 * What the acceptance matrix says of a paper on a day.
 *
 * @param verdict whether it proves the qualification
 * @param rules   by which rules; empty when the table says nothing of the day
 */
public record Acceptance(PaperVerdict verdict, List<RuleId> rules) {

    static final Acceptance UNKNOWN = new Acceptance(PaperVerdict.UNKNOWN, List.of());

    public Acceptance {
        Objects.requireNonNull(verdict);
        rules = List.copyOf(rules);
    }
}
