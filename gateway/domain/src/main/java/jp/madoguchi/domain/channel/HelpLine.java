package jp.madoguchi.domain.channel;

import java.util.List;
import jp.madoguchi.domain.rule.RuleId;

/** Whom to phone. */
@SuppressWarnings("ImmutableEnumChecker") // its lists are unmodifiable
public enum HelpLine {
    /** オンライン資格確認等コールセンター (R-CH-54). */
    CALL_CENTRE("R-CH-54"),
    /** マイナンバー総合フリーダイヤル, printed on the slip of a wrong-person report (R-CH-55). */
    MY_NUMBER_LINE("R-CH-55");

    private final List<RuleId> rules;

    HelpLine(String rule) {
        this.rules = List.of(RuleId.of(rule));
    }

    /** The rule that asks for it. */
    public List<RuleId> rules() {
        return rules;
    }
}
