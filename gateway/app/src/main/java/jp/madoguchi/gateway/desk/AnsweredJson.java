package jp.madoguchi.gateway.desk;

import java.util.LinkedHashMap;
import java.util.Map;
import jp.madoguchi.domain.identity.Person;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.qualification.Qualification;
import jp.madoguchi.reception.ledger.AnswerRecord;
import org.jspecify.annotations.Nullable;

/** What an answer says of the persons it may be about, as JSON for the desk that compares it with a chart. Nothing medical. */
final class AnsweredJson {

    private AnsweredJson() {}

    static Map<String, Object> of(ResourceId task, AnswerRecord answer) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("task", task.value());
        json.put("answer", answer.id().value());
        json.put("visit", answer.answer().confirmationDate().toString());
        json.put("asOf", answer.answer().processedAt().toString());
        json.put("entries", answer.answer().qualifications().stream().map(AnsweredJson::entry).toList());
        return json;
    }

    private static Map<String, Object> entry(Qualification entry) {
        Map<String, Object> json = new LinkedHashMap<>();
        Person person = entry.person();
        put(json, "name", person.name() == null ? null : person.name().text());
        put(json, "kana", person.kana() == null ? null : person.kana().text());
        json.put("birthDate", person.birthDate().toString());
        json.put("sex", person.sex().name());
        put(json, "address", person.address() == null ? null : person.address().text());
        MemberId member = entry.member();
        if (member != null) {
            json.put("insurerNumber", member.insurer().value());
            put(json, "symbol", member.symbol() == null ? null : member.symbol().value());
            json.put("number", member.number().value());
            put(json, "branch", member.branch() == null ? null : member.branch().value());
        }
        return json;
    }

    private static void put(Map<String, Object> json, String name, @Nullable String text) {
        if (text != null) {
            json.put(name, text);
        }
    }
}
