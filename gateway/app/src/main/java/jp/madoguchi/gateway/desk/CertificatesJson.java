package jp.madoguchi.gateway.desk;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.subsidy.SubsidyRecord;
import jp.madoguchi.reception.ledger.SubsidyEntry;
import jp.madoguchi.reception.ledger.UndecidedHolder;
import org.jspecify.annotations.Nullable;

/** Certificates of subsidies that wait for somebody to say whose they are, as JSON: what they say of their holder, and which they are. */
final class CertificatesJson {

    private CertificatesJson() {}

    static Map<String, Object> of(ResourceId task, List<SubsidyEntry> undecided) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("task", task.value());
        UndecidedHolder holder = undecided.getFirst().undecided();
        if (holder != null) {
            json.put("holder", holder(holder));
        }
        json.put("asOf", undecided.getFirst().asOf().toString());
        json.put("certificates", undecided.stream().map(entry -> certificate(entry.certificate())).toList());
        return json;
    }

    private static Map<String, Object> holder(UndecidedHolder holder) {
        Map<String, Object> json = new LinkedHashMap<>();
        put(json, "kana", holder.kana() == null ? null : holder.kana().text());
        put(json, "birthDate", text(holder.birthDate()));
        MemberId member = holder.member();
        if (member != null) {
            json.put("insurerNumber", member.insurer().value());
            put(json, "symbol", member.symbol() == null ? null : member.symbol().value());
            json.put("number", member.number().value());
            put(json, "branch", member.branch() == null ? null : member.branch().value());
        }
        return json;
    }

    private static Map<String, Object> certificate(SubsidyRecord certificate) {
        Map<String, Object> json = new LinkedHashMap<>();
        put(json, "name", certificate.name());
        put(json, "payer", certificate.payer() == null ? null : certificate.payer().value());
        json.put("recipient", certificate.recipient().value());
        put(json, "validFrom", text(certificate.validity().from()));
        put(json, "validTo", text(certificate.validity().to()));
        return json;
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    private static void put(Map<String, Object> json, String name, @Nullable String text) {
        if (text != null) {
            json.put(name, text);
        }
    }
}
