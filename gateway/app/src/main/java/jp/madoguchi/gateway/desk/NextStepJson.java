package jp.madoguchi.gateway.desk;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jp.madoguchi.domain.channel.ExceptionalPermit;
import jp.madoguchi.domain.channel.NextStep;
import jp.madoguchi.domain.channel.NextStepWords;
import jp.madoguchi.reception.desk.DecidedStep;
import jp.madoguchi.reception.ledger.DeskTask;

/** A next step as JSON, with its words in both languages and those of the one that was asked for first. */
final class NextStepJson {

    private NextStepJson() {}

    static Map<String, Object> of(DecidedStep decided, Locale locale) {
        NextStep step = decided.step();
        NextStepWords words = NextStepWords.of(step);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("step", words.kind().name());
        json.put("title", words.title(locale));
        json.put("next", words.next(locale));
        json.put("words", Map.of("ja", said(words, Locale.JAPANESE), "en", said(words, Locale.ENGLISH)));
        json.put("rules", StepJson.rules(step.rules()));
        StepJson.open(json, decided.open(), locale);
        json.put("visit", decided.visit().toString());
        if (decided.patient() != null) {
            json.put("patient", decided.patient().value());
        }
        details(json, step, locale);
        json.put("tasks", decided.tasks().stream().map(NextStepJson::task).toList());
        return json;
    }

    private static Map<String, Object> said(NextStepWords words, Locale locale) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("title", words.title(locale));
        json.put("next", words.next(locale));
        return json;
    }

    private static void details(Map<String, Object> json, NextStep step, Locale locale) {
        switch (step) {
            case NextStep.Proceed proceed -> {
                json.put("channel", proceed.channel().name());
                json.put("proof", proceed.proof().name());
                json.put("mayShow", names(proceed.mayShow()));
                json.put("also", proceed.also().stream().map(one -> StepJson.of(one, locale)).toList());
            }
            case NextStep.Query query -> {
                json.put("channel", query.channel().name());
                json.put("askBy", query.by().name());
                json.put("mayAsk", names(query.mayAsk()));
            }
            case NextStep.ChooseMethod choose -> json.put("methods", names(choose.methods()));
            case NextStep.AskAtDesk ask -> {
                json.put("desk", StepJson.of(ask.step(), locale));
                json.put("proof", ask.proof().name());
            }
            case NextStep.TakeDeclaration take -> json.put("desk", StepJson.of(take.step(), locale));
            case NextStep.Refuse refuse -> json.put("desk", StepJson.of(refuse.step(), locale));
            case NextStep.NotPossible not -> json.put("desk", StepJson.of(not.step(), locale));
            case NextStep.Exceptional apart -> permit(json, apart.permit());
            case NextStep.AskForMyNumberCard ask -> {
                // Its name says all.
            }
            case NextStep.OfferRegistration offer -> {
                // Its name says all.
            }
        }
    }

    private static void permit(Map<String, Object> json, ExceptionalPermit permit) {
        switch (permit) {
            case ExceptionalPermit.Granted granted -> {
                json.put("permitted", true);
                json.put("channel", granted.channel().name());
                json.put("mayShow", names(granted.show().stream().sorted().toList()));
                json.put("record", names(granted.record()));
            }
            case ExceptionalPermit.Denied denied -> {
                json.put("permitted", false);
                json.put("reason", denied.reason().name());
            }
        }
    }

    private static List<String> names(Collection<? extends Enum<?>> values) {
        return values.stream().map(Enum::name).toList();
    }

    /** What is told of a task beside what raised it. */
    static Map<String, Object> task(DeskTask task) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", task.id().value());
        json.put("step", task.step().name());
        json.put("state", task.state().phase().name());
        json.put("due", task.due().toString());
        return json;
    }
}
