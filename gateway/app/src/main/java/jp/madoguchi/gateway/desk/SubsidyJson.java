package jp.madoguchi.gateway.desk;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import jp.madoguchi.domain.certificate.DateRange;
import jp.madoguchi.domain.subsidy.SubsidyOutcome;
import jp.madoguchi.reception.ledger.SubsidyEntry;
import jp.madoguchi.reception.subsidy.SubsidyAdvice;

/** Public expenses that people entered, and what follows from a choice, as JSON with the words of one language. */
final class SubsidyJson {

    private SubsidyJson() {}

    /** A paper that was seen, and who took it back, where somebody did. */
    static Map<String, Object> of(SubsidyEntry entry) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", entry.id().value());
        ExpenseJson.put(json, "payer", entry.certificate().payer());
        json.put("recipient", entry.certificate().recipient().value());
        validity(json, entry.certificate().validity());
        ExpenseJson.put(json, "by", entry.seenBy());
        json.put("at", entry.asOf().toString());
        SubsidyEntry.Withdrawn withdrawn = entry.withdrawn();
        if (withdrawn != null) {
            json.put("withdrawnBy", withdrawn.by());
            json.put("withdrawnAt", withdrawn.at().toString());
            json.put("reason", withdrawn.reason());
        }
        return json;
    }

    /** What is on file and did not come, and what is left to people. */
    static Map<String, Object> of(SubsidyAdvice advice, Locale locale) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("visit", advice.said().visit().toString());
        json.put("choice", advice.said().choice().name());
        json.put("missing", advice.kept().stream().map(one -> of(one, locale)).toList());
        json.put("tasks", advice.left().stream().map(NextStepJson::task).toList());
        return json;
    }

    private static Map<String, Object> of(SubsidyOutcome.Kept kept, Locale locale) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("payer", kept.onFile().payer().value());
        json.put("recipient", kept.onFile().recipient().value());
        validity(json, kept.onFile().validity());
        json.put("reasons", kept.reasons().stream().map(Enum::name).toList());
        json.put("desk", kept.steps().stream().map(step -> StepJson.of(step, locale)).toList());
        return json;
    }

    private static void validity(Map<String, Object> json, DateRange validity) {
        ExpenseJson.put(json, "validFrom", validity.from());
        ExpenseJson.put(json, "validUntil", validity.to());
    }
}
