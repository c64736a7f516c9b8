package jp.madoguchi.gateway.desk;

import java.util.LinkedHashMap;
import java.util.Map;
import jp.madoguchi.domain.claim.ClaimFacts;
import jp.madoguchi.domain.claim.Confirmation;
import jp.madoguchi.domain.claim.DeclarationField;
import jp.madoguchi.domain.claim.QualificationDeclaration;
import jp.madoguchi.domain.insurance.MemberId;
import org.jspecify.annotations.Nullable;

/** What is known of the insurance behind a visit, as JSON: personal data. */
final class FactsJson {

    private FactsJson() {}

    static Map<String, Object> of(ClaimFacts facts) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("insured", facts.insured());
        member(json, "confirmed", facts.confirmed());
        member(json, "heard", facts.heard());
        member(json, "onFile", facts.onFile());
        member(json, "lost", facts.lost());
        if (facts.unchanged() != null) {
            json.put("unchanged",
                    Map.of("by", facts.unchanged().askedBy(), "at", facts.unchanged().askedAt().toString()));
        }
        if (facts.contactedOn() != null) {
            json.put("contactedOn", facts.contactedOn().toString());
        }
        json.put("formerReturned", facts.formerReturned());
        if (facts.declaration() != null) {
            json.put("declaration", declaration(facts.declaration()));
        }
        return json;
    }

    private static void member(Map<String, Object> json, String name, @Nullable MemberId member) {
        if (member != null) {
            Map<String, Object> numbers = new LinkedHashMap<>();
            numbers.put("insurerNumber", member.insurer().value());
            numbers.put("symbol", member.symbol() == null ? "" : member.symbol().value());
            numbers.put("number", member.number().value());
            if (member.branch() != null) {
                numbers.put("branch", member.branch().value());
            }
            json.put(name, numbers);
        }
    }

    /** In the words in which it is handed in, so that it can be corrected and handed in again. */
    private static Map<String, Object> declaration(QualificationDeclaration made) {
        Map<String, Object> json = new LinkedHashMap<>();
        put(json, DeclarationField.NAME, made.name().text());
        put(json, DeclarationField.KANA, made.kana() == null ? null : made.kana().text());
        put(json, DeclarationField.BIRTH_DATE, made.birthDate());
        put(json, DeclarationField.SEX, made.sex());
        put(json, DeclarationField.ADDRESS, String.join("\n", made.addresses()));
        put(json, DeclarationField.CONTACT, made.contact());
        put(json, DeclarationField.INSURANCE_TYPE, made.insuranceType());
        put(json, DeclarationField.INSURER_NAME, made.insurerName());
        put(json, DeclarationField.EMPLOYER, made.employer());
        put(json, DeclarationField.RATIO, made.ratio() == null ? null : made.ratio().percent());
        put(json, DeclarationField.DATE, made.confirmation().on());
        put(json, DeclarationField.SIGNED, switch (made.confirmation()) {
            case Confirmation.Signed signed -> "yes";
            case Confirmation.Heard heard -> null;
        });
        return json;
    }

    private static void put(Map<String, Object> json, DeclarationField field, @Nullable Object value) {
        if (value != null) {
            json.put(field.key(), value.toString());
        }
    }
}
