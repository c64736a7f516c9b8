package jp.madoguchi.gateway.desk;

import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import jp.madoguchi.domain.channel.PhoneNumbers;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.rule.RuleId;
import jp.madoguchi.reception.desk.TaskPage;
import jp.madoguchi.reception.ledger.DeskTask;
import jp.madoguchi.reception.ledger.DeskTaskState;
import org.jspecify.annotations.Nullable;

/** Desk tasks as JSON, with the words of one language. */
final class TaskJson {

    private TaskJson() {}

    /** The first language asked for that there are words in; Japanese where none is. */
    static Locale language(Enumeration<Locale> asked) {
        while (asked.hasMoreElements()) {
            String language = asked.nextElement().getLanguage();
            if (language.equals("ja")) {
                return Locale.JAPANESE;
            }
            if (language.equals("en")) {
                return Locale.ENGLISH;
            }
        }
        return Locale.JAPANESE;
    }

    /** A page; {@code next} is where the following one begins. */
    static Map<String, Object> of(TaskPage page, Locale locale, PhoneNumbers phones) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("tasks", page.tasks().stream().map(task -> of(task, locale, phones)).toList());
        page.next().ifPresent(next -> json.put("next", next.toString()));
        return json;
    }

    /** What comes with a task's step, in the order in which it is done. */
    private static Map<String, Object> further(DeskStep step, Locale locale) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("step", step.name());
        json.put("title", step.title(locale));
        json.put("next", step.next(locale));
        return json;
    }

    /** A task. */
    static Map<String, Object> of(DeskTask task, Locale locale, PhoneNumbers phones) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", task.id().value());
        json.put("version", task.version());
        json.put("state", task.state().phase().name());
        json.put("step", task.step().name());
        json.put("title", task.step().title(locale));
        json.put("next", task.step().next(locale));
        json.put("further", task.further().stream().map(step -> further(step, locale)).toList());
        json.put("actor", task.step().actor().name());
        json.put("pays", task.step().pays().name());
        StepPhone.add(json, task.step(), phones, task.visit());
        json.put("visit", task.visit().toString());
        json.put("due", task.due().toString());
        if (task.cameLate()) {
            json.put("late", true);
        }
        json.put("raisedAt", task.raisedAt().toString());
        json.put("reason", task.cause().reason());
        json.put("rules", task.cause().rules().stream().map(RuleId::value).toList());
        StepJson.open(json, task.cause().open(), locale);
        put(json, "patient", task.patient());
        put(json, "answer", task.cause().answer());
        json.put("candidates", task.cause().candidates().stream().map(ResourceId::value).toList());
        switch (task.state()) {
            case DeskTaskState.Open open -> {
                // Nothing more to say.
            }
            case DeskTaskState.Taken taken -> {
                json.put("by", taken.by());
                json.put("at", taken.at().toString());
            }
            case DeskTaskState.Done done -> {
                json.put("outcome", done.outcome().name());
                json.put("by", done.by());
                json.put("at", done.at().toString());
            }
            case DeskTaskState.Cancelled cancelled -> {
                json.put("cancelled", cancelled.reason());
                json.put("at", cancelled.at().toString());
            }
        }
        return json;
    }

    private static void put(Map<String, Object> json, String name, @Nullable ResourceId id) {
        if (id != null) {
            json.put(name, id.value());
        }
    }

    /** Whom tasks are about, each once. */
    static List<ResourceId> patients(List<DeskTask> tasks) {
        return tasks.stream().flatMap(task -> {
            ResourceId patient = task.patient();
            return Stream.concat(Stream.ofNullable(patient),
                    task.cause().candidates().stream());
        }).distinct().toList();
    }
}
