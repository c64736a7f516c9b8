package jp.madoguchi.gateway.desk;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import jp.madoguchi.domain.certificate.CapReason;
import jp.madoguchi.domain.certificate.CostCap;
import jp.madoguchi.domain.certificate.LimitCertificate;
import jp.madoguchi.domain.certificate.LimitInForce;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.reception.expense.CapLine;
import jp.madoguchi.reception.expense.DiseaseLine;
import jp.madoguchi.reception.expense.ExpenseWords;
import jp.madoguchi.reception.expense.InsuranceLine;
import jp.madoguchi.reception.expense.LimitLine;
import jp.madoguchi.reception.expense.Share;

/**
 * An insurance that covers a visit as JSON: share, limit category, highest amounts.
 *
 * @param locale language of programmes
 * @param words  the words of the same language
 */
record InsuranceJson(Locale locale, ExpenseWords words) {

    Map<String, Object> of(InsuranceLine line) {
        MemberId member = line.member();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("coverage", line.coverage().id().value());
        json.put("insurerNumber", member.insurer().value());
        ExpenseJson.put(json, "insurerName", line.coverage().qualification().insurerName());
        json.put("symbol", member.symbol() == null ? "" : member.symbol().value());
        json.put("number", member.number().value());
        ExpenseJson.put(json, "branch", member.branch() == null ? null : member.branch().value());
        ExpenseJson.put(json, "programme",
                line.programme() == null ? null : ExpenseJson.programme(line.programme(), locale));
        json.put("askedForDay", line.askedForDay());
        json.put("title", words.of(line));
        json.put("rules", StepJson.rules(line.rules()));
        json.put("share", share(line.share()));
        json.put("limit", limit(line.limit()));
        json.put("diseases", line.diseases().stream().map(this::disease).toList());
        return json;
    }

    private Map<String, Object> share(Share share) {
        Map<String, Object> json = new LinkedHashMap<>();
        share.known().ifPresent(ratio -> json.put("percent", ratio.percent()));
        json.put("title", words.of(share));
        json.put("rules", StepJson.rules(share.rules()));
        return json;
    }

    private Map<String, Object> limit(LimitLine limit) {
        Map<String, Object> json = switch (limit.standing()) {
            case LimitInForce.InForce counts -> {
                LimitCertificate certificate = counts.certificate();
                Map<String, Object> line = ExpenseJson.line("state", "IN_FORCE", words.of(limit.standing()),
                        StepJson.rules(limit.rules()));
                line.put("category", certificate.category().name());
                line.put("label", certificate.category().label());
                ExpenseJson.put(line, "from", certificate.validity().from());
                ExpenseJson.put(line, "to", certificate.validity().to());
                ExpenseJson.put(line, "longTermSince", certificate.longTermSince());
                ExpenseJson.put(line, "nextMonth", counts.nextMonth());
                yield line;
            }
            case LimitInForce.NotInForce none -> ExpenseJson.line("state", none.reason().name(),
                    words.of(limit.standing()), StepJson.rules(limit.rules()));
        };
        StepJson.open(json, limit.open(), locale);
        json.put("caps", limit.caps().stream().map(this::capOf).toList());
        return json;
    }

    private Map<String, Object> capOf(CapLine line) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", line.kind().name());
        json.put("title", words.of(line.kind()));
        json.putAll(cap(line.cap(), words));
        return json;
    }

    private Map<String, Object> disease(DiseaseLine line) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("disease", line.certificate().disease().name());
        ExpenseJson.put(json, "from", line.certificate().validity().from());
        ExpenseJson.put(json, "to", line.certificate().validity().to());
        json.put("cap", cap(line.cap(), words));
        json.put("rules", StepJson.rules(line.rules()));
        return json;
    }

    /** How certain an amount is, the amount in yen where there is one, and why it is not simply known. */
    static Map<String, Object> cap(CostCap cap, ExpenseWords words) {
        Map<String, Object> json = new LinkedHashMap<>();
        switch (cap) {
            case CostCap.Known known -> {
                json.put("certainty", "KNOWN");
                json.put("yen", known.yen());
            }
            case CostCap.Uncertain uncertain -> {
                json.put("certainty", "UNCERTAIN");
                json.put("yen", uncertain.yen());
                reason(json, uncertain.reason(), words);
            }
            case CostCap.Unknown unknown -> {
                json.put("certainty", "UNKNOWN");
                reason(json, unknown.reason(), words);
            }
            case CostCap.NoCap none -> {
                json.put("certainty", "NO_CAP");
                reason(json, none.reason(), words);
            }
        }
        return json;
    }

    private static void reason(Map<String, Object> json, CapReason reason, ExpenseWords words) {
        json.put("reason", reason.name());
        json.put("because", words.of(reason));
    }
}
