package jp.madoguchi.gateway.desk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.rule.RuleId;
import jp.madoguchi.domain.rule.RuleSwitch;

/** What a person is asked to do as JSON, with the words of one language, and rules by their identifiers. */
public final class StepJson {

    private StepJson() {}

    static Map<String, Object> of(DeskStep step, Locale locale) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("step", step.name());
        json.put("title", step.title(locale));
        json.put("next", step.next(locale));
        json.put("actor", step.actor().name());
        json.put("pays", step.pays().name());
        return json;
    }

    /** What an answer hangs on that the official texts leave open. Only put beside an answer where there is something. */
    public static void open(Map<String, Object> json, Set<RuleSwitch> open, Locale locale) {
        if (!open.isEmpty()) {
            json.put("uncertain", open.stream().sorted().map(key -> {
                Map<String, Object> one = new LinkedHashMap<>();
                one.put("switch", key.name());
                one.put("title", key.question(locale));
                one.put("rules", rules(key.openBy()));
                return one;
            }).toList());
        }
    }

    static List<String> rules(List<RuleId> rules) {
        return rules.stream().map(RuleId::value).toList();
    }
}
