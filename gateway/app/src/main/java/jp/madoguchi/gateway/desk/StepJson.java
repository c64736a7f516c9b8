package jp.madoguchi.gateway.desk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.rule.RuleId;

/** What a person is asked to do as JSON, with the words of one language, and rules by their identifiers. */
final class StepJson {

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

    static List<String> rules(List<RuleId> rules) {
        return rules.stream().map(RuleId::value).toList();
    }
}
