package jp.madoguchi.gateway.desk;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import jp.madoguchi.domain.identity.ClaimText;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.insurance.NumberExport;
import jp.madoguchi.reception.claim.ClaimData;

/** What a claim names of a patient as JSON. */
final class ClaimDataJson {

    private ClaimDataJson() {}

    static Map<String, Object> of(ClaimData data, Locale locale) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("patient", data.patient().value());
        json.put("visit", data.visit().toString());
        json.put("name", name(data.name(), locale));
        json.put("numbers", data.numbers().stream().map(ClaimDataJson::number).toList());
        return json;
    }

    private static Map<String, Object> name(ClaimText name, Locale locale) {
        Map<String, Object> json = new LinkedHashMap<>();
        switch (name) {
            case ClaimText.Kanji kanji -> {
                json.put("form", "KANJI");
                json.put("text", kanji.text());
                json.put("changed", kanji.changed());
            }
            case ClaimText.Kana kana -> {
                json.put("form", "KANA");
                json.put("text", kana.text());
            }
            case ClaimText.NotWritable not -> {
                json.put("form", "NOT_WRITABLE");
                json.put("desk", StepJson.of(not.step(), locale));
            }
        }
        json.put("rules", StepJson.rules(ClaimData.NAME_RULES));
        return json;
    }

    private static Map<String, Object> number(ClaimData.Membership number) {
        NumberExport export = number.export();
        MemberId member = export.member();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("coverage", number.coverage().value());
        json.put("insurerNumber", member.insurer().value());
        if (member.symbol() != null) {
            json.put("symbol", member.symbol().value());
        }
        json.put("number", member.number().value());
        if (member.branch() != null) {
            json.put("branch", member.branch().value());
        }
        json.put("branchNeed", number.need().name());
        json.put("comesBack", number.comesBack());
        json.put("purpose", export.purpose().name());
        json.put("consumer", export.note().consumer());
        json.put("rules", StepJson.rules(ClaimData.Membership.RULES));
        return json;
    }
}
