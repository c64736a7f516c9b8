package jp.madoguchi.domain.consent;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.problem.Parsed;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.rule.RuleId;

/**
 * 「この患者ではない」: a clinician says that information shown is another person's (R-CO-10). From that moment nobody looks at it here; the
 * insurer is told, and the patient gets a slip with a number to call (R-CH-55).
 *
 * @param item what was shown
 * @param by   who reported it, by the staff's identifier; never empty
 * @param at   when
 */
public record WrongPersonReport(ConsentItem item, String by, Instant at) {

    /** The rules that decide. */
    public static final List<RuleId> RULES = List.of(RuleId.of("R-CO-10"), RuleId.of("R-CH-55"));

    public WrongPersonReport {
        Objects.requireNonNull(item);
        Objects.requireNonNull(at);
        if (by.isBlank()) {
            throw new IllegalArgumentException("a report says who made it");
        }
    }

    /** Takes a report; without somebody who makes it it is refused. */
    public static Parsed<WrongPersonReport> parse(ConsentItem item, String by, Instant at) {
        return by.isBlank()
                ? Parsed.refused(ProblemCode.VALUE_MISSING, "by")
                : Parsed.of(new WrongPersonReport(item, by.strip(), at));
    }

    /** Whether it locks an item at a moment: that item, from the report on, for good. */
    public boolean locks(ConsentItem other, Instant moment) {
        return item == other && !moment.isBefore(at);
    }

    /** What the desk is asked to do. */
    public DeskStep step() {
        return DeskStep.REPORT_WRONG_PERSON;
    }
}
