package jp.madoguchi.gateway.desk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import jp.madoguchi.domain.claim.CaseEvent;
import jp.madoguchi.domain.claim.ClaimCase;
import jp.madoguchi.domain.claim.ClaimDecision;
import jp.madoguchi.domain.claim.ClaimEntry;
import jp.madoguchi.domain.claim.ClaimWay;
import jp.madoguchi.domain.claim.HoldReason;
import jp.madoguchi.domain.claim.RequerySchedule;
import jp.madoguchi.domain.claim.Settlement;
import jp.madoguchi.domain.desk.ClaimRun;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.rule.RuleId;
import jp.madoguchi.domain.rule.RuleSwitch;
import jp.madoguchi.reception.claim.CasePage;
import jp.madoguchi.reception.ledger.ClaimCaseRecord;
import org.jspecify.annotations.Nullable;

/** Cases as JSON, with the words of one language. A list holds ids only; one case holds all that its claim clerk needs. */
final class CaseJson {

    private CaseJson() {}

    /**
     * A page; {@code next} is where the following one begins.
     *
     * @param run  when the hospital claims
     * @param open what the way of a case in its next month of claim, or its waiting, hangs on that the official texts leave open
     */
    static Map<String, Object> of(CasePage page, ClaimRun run, Function<ClaimCaseRecord, Set<RuleSwitch>> open,
            Locale locale) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("cases", page.cases().stream().map(one -> {
            Map<String, Object> line = outline(one, run, locale);
            StepJson.open(line, open.apply(one), locale);
            return line;
        }).toList());
        page.next().ifPresent(next -> json.put("next", next.toString()));
        return json;
    }

    /** A case with its facts, what was done, and its way. */
    static Map<String, Object> of(ShownCase shown, Locale locale) {
        ClaimCase claimCase = shown.record().claimCase();
        Map<String, Object> json = outline(shown.record(), shown.run(), locale);
        json.put("facts", FactsJson.of(claimCase.facts()));
        json.put("history", claimCase.history().stream().map(CaseJson::event).toList());
        Settlement settlement = claimCase.settlement();
        if (claimCase.state().beforeClaim()) {
            Map<String, Object> claim = decision(shown, locale);
            claim.put("askedInMonth", RequerySchedule.triedBeforeClaim(claimCase, shown.month()));
            shown.record().heldBy(shown.month()).ifPresent(held -> claim.put("heldBy", held(shown, held, locale)));
            json.put("claim", claim);
        } else if (settlement != null) {
            Map<String, Object> claimed = new LinkedHashMap<>();
            claimed.put("month", settlement.month().toString());
            way(claimed, settlement.way());
            claimed.put("entry", entry(settlement.entry()));
            json.put("claimed", claimed);
        }
        return json;
    }

    /** What stands between a case and its claim, and whether the gateway goes on by itself. */
    private static Map<String, Object> held(ShownCase shown, HoldReason reason, Locale locale) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("reason", reason.name());
        step(json, reason.step(), locale);
        json.put("actor", reason.step().actor().name());
        json.put("gatewayTries", shown.record().dueOn(shown.run()).isPresent());
        return json;
    }

    private static Map<String, Object> outline(ClaimCaseRecord record, ClaimRun run, Locale locale) {
        ClaimCase claimCase = record.claimCase();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", record.id().value());
        json.put("version", record.version());
        json.put("state", claimCase.state().name());
        json.put("result", claimCase.result().name());
        json.put("visit", claimCase.facts().visit().toString());
        claimCase.way().ifPresent(way -> way(json, way));
        HoldReason hold = claimCase.hold();
        if (hold != null) {
            Map<String, Object> waits = new LinkedHashMap<>();
            waits.put("reason", hold.name());
            step(waits, hold.step(), locale);
            json.put("hold", waits);
        }
        json.put("askedOn", claimCase.askedOn().toString());
        record.dueOn(run).ifPresent(due -> json.put("askAgainOn", due.toString()));
        put(json, "patient", record.patient());
        put(json, "answer", record.answer());
        put(json, "task", record.task());
        return json;
    }

    private static Map<String, Object> decision(ShownCase shown, Locale locale) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("month", shown.month().toString());
        switch (shown.decision()) {
            case ClaimDecision.Claim claim -> {
                json.put("decision", "CLAIM");
                way(json, claim.way());
                json.put("entry", entry(claim.entry()));
                if (!claim.comesBackIf().isEmpty()) {
                    json.put("comesBackIf", claim.comesBackIf().stream().map(Enum::name).toList());
                }
            }
            case ClaimDecision.Hold hold -> {
                json.put("decision", "HOLD");
                json.put("reason", hold.reason().name());
                put(json, "until", hold.until());
                step(json, hold.reason().step(), locale);
            }
            case ClaimDecision.NotClaimable not -> {
                json.put("decision", "NOT_CLAIMABLE");
                step(json, not.step(), locale);
            }
        }
        json.put("rules", shown.decision().rules().stream().map(RuleId::value).toList());
        StepJson.open(json, shown.open(), locale);
        return json;
    }

    private static void way(Map<String, Object> json, ClaimWay way) {
        json.put("way", way.name());
        json.put("wayNumber", way.number());
    }

    private static void step(Map<String, Object> json, DeskStep step, Locale locale) {
        json.put("step", step.name());
        json.put("title", step.title(locale));
        json.put("next", step.next(locale));
    }

    private static Map<String, Object> entry(ClaimEntry entry) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("insurerNumber", entry.insurerNumber());
        json.put("symbol", entry.symbol());
        json.put("number", entry.number());
        put(json, "branch", entry.branch());
        json.put("remarks", List.copyOf(entry.remarks()));
        json.put("topMargin", entry.topMargin());
        return json;
    }

    private static Map<String, Object> event(CaseEvent event) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("on", event.on().toString());
        json.put("from", event.from().name());
        json.put("to", event.to().name());
        if (event.way() != null) {
            way(json, event.way());
        }
        put(json, "returned", event.returned());
        return json;
    }

    private static void put(Map<String, Object> json, String name, @Nullable Object value) {
        if (value != null) {
            json.put(name, value.toString());
        }
    }
}
