package jp.madoguchi.domain.channel;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.rule.RuleId;

/** Whom to phone. */
@SuppressWarnings("ImmutableEnumChecker") // its lists are unmodifiable
public enum HelpLine {
    /** オンライン資格確認等コールセンター (R-CH-54). */
    CALL_CENTRE("R-CH-54", DeskStep.CALL_FOR_FAILURE_MODE, DeskStep.WAIT_FOR_FAILURE_MODE),
    /** マイナンバー総合フリーダイヤル, printed on the slip of a wrong-person report (R-CH-55). */
    MY_NUMBER_LINE("R-CH-55", DeskStep.REPORT_WRONG_PERSON);

    private final List<RuleId> rules;
    private final List<DeskStep> steps;

    HelpLine(String rule, DeskStep... steps) {
        this.rules = List.of(RuleId.of(rule));
        this.steps = List.of(steps);
    }

    /** Whom to phone for a step; empty where it needs no help line. */
    public static Optional<HelpLine> of(DeskStep step) {
        return Arrays.stream(values()).filter(line -> line.steps.contains(step)).findFirst();
    }

    /** The rule that asks for it. */
    public List<RuleId> rules() {
        return rules;
    }
}
