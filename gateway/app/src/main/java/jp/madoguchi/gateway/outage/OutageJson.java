package jp.madoguchi.gateway.outage;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jp.madoguchi.domain.channel.DisasterArea;
import jp.madoguchi.domain.channel.ExceptionalPermit;
import jp.madoguchi.domain.channel.PhoneNumbers;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.rule.RuleId;
import jp.madoguchi.domain.rule.RuleSwitches;
import jp.madoguchi.gateway.desk.StepPhone;
import jp.madoguchi.reception.ledger.LookUpRecord;
import jp.madoguchi.reception.ledger.ModeRecord;
import jp.madoguchi.reception.ledger.OutageRecord;
import jp.madoguchi.reception.ledger.RecheckRecord;
import jp.madoguchi.reception.ledger.RecheckState;
import jp.madoguchi.reception.mode.LookUp;
import jp.madoguchi.reception.mode.TerminalHealth;
import org.jspecify.annotations.Nullable;

/** Modes, look-ups, re-checks and terminals as JSON. Of people it holds ids only. */
final class OutageJson {

    private OutageJson() {}

    static Map<String, Object> of(OutageDesk.Modes modes, LocalDate today, Locale locale, PhoneNumbers phones) {
        Map<String, Object> failure = new LinkedHashMap<>();
        failure.put("step", modes.standing().failure().name());
        failure.put("mayAsk", modes.standing().failure().mayAsk());
        modes.standing().failure().step().ifPresent(step -> {
            Map<String, Object> next = step(step, locale);
            StepPhone.add(next, step, phones, today);
            failure.put("next", next);
        });
        Map<String, Object> disaster = new LinkedHashMap<>();
        disaster.put("open", modes.standing().disaster() != null);
        disaster.put("today", modes.standing().inDisaster(today));
        area(disaster, modes.standing().disaster());
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("failure", failure);
        json.put("disaster", disaster);
        json.put("changes", modes.changes().stream().map(OutageJson::of).toList());
        return json;
    }

    static Map<String, Object> of(ModeRecord change) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("mode", change.kind().name());
        json.put("step", change.step().name());
        area(json, change.area());
        json.put("by", change.by());
        json.put("reason", change.reason());
        json.put("at", change.at().toString());
        json.put("version", change.version());
        return json;
    }

    private static void area(Map<String, Object> json, @Nullable DisasterArea area) {
        if (area != null) {
            json.put("area", area.area());
            json.put("first", area.first().toString());
            json.put("last", area.last().toString());
        }
    }

    static Map<String, Object> step(DeskStep step, Locale locale) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("step", step.name());
        json.put("title", step.title(locale));
        json.put("next", step.next(locale));
        return json;
    }

    static Map<String, Object> of(LookUp.Permitted permitted, RuleSwitches switches) {
        ExceptionalPermit.Granted permit = permitted.permit();
        Map<String, Object> json = of(permitted.record(), switches);
        json.put("channel", permit.channel().name());
        json.put("show", permit.show().stream().map(Enum::name).sorted().toList());
        json.put("record", permit.record().stream().map(Enum::name).sorted().toList());
        json.put("rules", permit.rules().stream().map(RuleId::value).toList());
        return json;
    }

    static Map<String, Object> of(LookUpRecord lookUp, RuleSwitches switches) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", lookUp.id().value());
        json.put("mode", lookUp.view().kind().name());
        json.put("patient", lookUp.view().patient());
        json.put("by", lookUp.view().user());
        json.put("reason", lookUp.view().reason());
        if (lookUp.view().consent() != null) {
            json.put("consent", lookUp.view().consent().name());
        }
        if (lookUp.view().doctor() != null) {
            json.put("doctor", lookUp.view().doctor());
        }
        json.put("at", lookUp.view().at().toString());
        json.put("reviewDue", lookUp.view().reviewDue(switches).toString());
        if (lookUp.reviewer() != null) {
            json.put("reviewer", lookUp.reviewer());
            json.put("reviewedAt", String.valueOf(lookUp.reviewedAt()));
        }
        return json;
    }

    static Map<String, Object> refused(LookUp.Refused refused) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("reason", refused.denied().reason().name());
        json.put("rules", refused.denied().rules().stream().map(RuleId::value).toList());
        return json;
    }

    static Map<String, Object> of(OutageDesk.Rechecks rechecks) {
        Map<String, Object> counts = new LinkedHashMap<>();
        for (RecheckState state : RecheckState.values()) {
            counts.put(state.name(), rechecks.counts().getOrDefault(state, 0L));
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("counts", counts);
        json.put("rechecks", rechecks.page().rechecks().stream().map(OutageJson::of).toList());
        rechecks.page().next().ifPresent(next -> json.put("next", next.toString()));
        return json;
    }

    static Map<String, Object> of(RecheckRecord recheck) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", recheck.id().value());
        json.put("state", recheck.state().name());
        json.put("terminal", recheck.terminal().value());
        json.put("visit", recheck.visit().toString());
        json.put("claimRun", recheck.claimRun().toString());
        json.put("attempts", recheck.attempts());
        json.put("byHand", recheck.copied() != null);
        if (recheck.askedAt() != null) {
            json.put("askedAt", recheck.askedAt().toString());
        }
        if (recheck.patient() != null) {
            json.put("patient", recheck.patient().value());
        }
        return json;
    }

    static Map<String, Object> of(TerminalId terminal, TerminalHealth health, Instant now) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("terminal", terminal.value());
        json.put("state", health.at(now).name());
        health.troubledSince(now).ifPresent(since -> json.put("since", since.toString()));
        return json;
    }

    static Map<String, Object> of(OutageRecord outage) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("terminal", outage.terminal().value());
        json.put("from", outage.from().toString());
        if (outage.until() != null) {
            json.put("until", outage.until().toString());
        }
        return json;
    }

    /** Several as one member. */
    static Map<String, Object> list(String name, List<Map<String, Object>> values) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(name, values);
        return json;
    }
}
