package jp.madoguchi.gateway.medical;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.medical.CareDay;
import jp.madoguchi.domain.medical.CareMonth;
import jp.madoguchi.domain.medical.CheckUp;
import jp.madoguchi.domain.medical.CheckUpHistory;
import jp.madoguchi.domain.medical.CheckUpItem;
import jp.madoguchi.domain.medical.MedicalSubject;
import jp.madoguchi.domain.medical.Medicine;
import jp.madoguchi.domain.medical.MedicineHistory;
import jp.madoguchi.domain.medical.TreatmentItem;
import jp.madoguchi.gateway.desk.StepJson;
import jp.madoguchi.reception.ledger.CareBeginRecord;
import jp.madoguchi.reception.ledger.CareEndRecord;
import jp.madoguchi.reception.ledger.HomeRevocation;
import jp.madoguchi.reception.medical.LockMedicalInformation;
import jp.madoguchi.reception.medical.MedicalView;
import org.jspecify.annotations.Nullable;

/** Medical information as JSON, for somebody who looks at it now. What the national system left out is left out. */
final class MedicalJson {

    private MedicalJson() {}

    static Map<String, Object> of(MedicineHistory history, MedicalView.Shown shown, Locale locale) {
        Map<String, Object> json = begun(history.subject(), shown, locale);
        json.put("claims", history.claims().stream().map(MedicalJson::month).toList());
        json.put("prescriptions", history.prescriptions().stream().map(MedicalJson::month).toList());
        json.put("dispensings", history.dispensings().stream().map(MedicalJson::month).toList());
        return json;
    }

    static Map<String, Object> of(CheckUpHistory history, MedicalView.Shown shown, Locale locale) {
        Map<String, Object> json = begun(history.subject(), shown, locale);
        json.put("checkUps", history.checkUps().stream().map(MedicalJson::checkUp).toList());
        return json;
    }

    private static Map<String, Object> begun(MedicalSubject subject, MedicalView.Shown shown, Locale locale) {
        Map<String, Object> json = new LinkedHashMap<>();
        shown.first().ifPresent(step -> json.put("first", step(step, locale)));
        StepJson.open(json, shown.open(), locale);
        Map<String, Object> about = new LinkedHashMap<>();
        put(about, "name", subject.name() == null ? null : subject.name().text());
        put(about, "kana", subject.kana() == null ? null : subject.kana().text());
        put(about, "birthDate", subject.birthDate());
        put(about, "sex", subject.sex());
        json.put("about", about);
        return json;
    }

    static Map<String, Object> of(LockMedicalInformation.Known known) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("revoked", known.revokedAt().isPresent());
        known.revokedAt().ifPresent(at -> json.put("at", at.toString()));
        known.sent().ifPresent(sent -> json.put("atHome", of(sent)));
        return json;
    }

    /** The continuing care that was noted to begin. */
    static Map<String, Object> careBegins(List<CareBeginRecord> begins) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("began", !begins.isEmpty());
        some(json, "begins", begins.stream().map(MedicalJson::careBegin).toList());
        return json;
    }

    private static Map<String, Object> careBegin(CareBeginRecord begin) {
        Map<String, Object> json = new LinkedHashMap<>();
        put(json, "setting", begin.situation());
        put(json, "on", begin.on());
        put(json, "by", begin.by());
        put(json, "notedAt", begin.notedAt());
        return json;
    }

    /** That the continuing care ended, and its last day. */
    static Map<String, Object> careEnded(LocalDate on) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("ended", true);
        put(json, "on", on);
        return json;
    }

    /** Whether the continuing care ended, its last day, and everything that was noted of it. */
    static Map<String, Object> careEnds(List<CareEndRecord> history) {
        Map<String, Object> json = new LinkedHashMap<>();
        Optional<LocalDate> on = history.stream().filter(CareEndRecord::counts).map(CareEndRecord::on)
                .max(Comparator.naturalOrder());
        json.put("ended", on.isPresent());
        put(json, "on", on.orElse(null));
        some(json, "ends", history.stream().map(MedicalJson::careEnd).toList());
        return json;
    }

    private static Map<String, Object> careEnd(CareEndRecord end) {
        Map<String, Object> json = new LinkedHashMap<>();
        put(json, "setting", end.of());
        put(json, "on", end.on());
        put(json, "by", end.by());
        put(json, "notedAt", end.notedAt());
        switch (end.standing()) {
            case CareEndRecord.Standing.Counts counts -> put(json, "standing", "COUNTS");
            case CareEndRecord.Standing.Withdrawn withdrawn -> {
                put(json, "standing", "WITHDRAWN");
                put(json, "undoneBy", withdrawn.by());
                put(json, "undoneAt", withdrawn.at());
                put(json, "reason", withdrawn.reason());
            }
            case CareEndRecord.Standing.Replaced replaced -> {
                put(json, "standing", "REPLACED");
                put(json, "undoneBy", replaced.by());
                put(json, "undoneAt", replaced.at());
            }
        }
        return json;
    }

    private static Map<String, Object> of(HomeRevocation sent) {
        Map<String, Object> json = new LinkedHashMap<>();
        put(json, "state", sent.state());
        put(json, "since", sent.since());
        put(json, "askedAt", sent.askedAt());
        put(json, "by", sent.by());
        put(json, "question", sent.question());
        put(json, "task", sent.task());
        if (sent.notice() != null) {
            put(json, "nationalCode", sent.notice().code());
            put(json, "nationalMessage", sent.notice().message());
        }
        return json;
    }

    static Map<String, Object> step(DeskStep step, Locale locale) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("step", step.name());
        json.put("title", step.title(locale));
        json.put("next", step.next(locale));
        return json;
    }

    private static Map<String, Object> month(CareMonth month) {
        Map<String, Object> json = new LinkedHashMap<>();
        put(json, "month", month.month());
        organisation(json, "performer", month.performer(), month.performerSort());
        organisation(json, "issuer", month.issuer(), month.issuerSort());
        put(json, "admission", month.admission());
        json.put("days", month.days().stream().map(MedicalJson::day).toList());
        return json;
    }

    private static void organisation(Map<String, Object> json, String name, CareMonth.Organisation one,
            @Nullable String sort) {
        Map<String, Object> organisation = new LinkedHashMap<>();
        put(organisation, "code", one.code());
        put(organisation, "name", one.name());
        put(organisation, "sort", sort);
        if (!organisation.isEmpty()) {
            json.put(name, organisation);
        }
    }

    private static Map<String, Object> day(CareDay day) {
        Map<String, Object> json = new LinkedHashMap<>();
        put(json, "done", day.done());
        put(json, "prescribed", day.prescribed());
        some(json, "medicines", day.medicines().stream().map(MedicalJson::medicine).toList());
        some(json, "treatments", day.treatments().stream().map(MedicalJson::treatment).toList());
        return json;
    }

    private static void some(Map<String, Object> json, String name, List<Map<String, Object>> values) {
        if (!values.isEmpty()) {
            json.put(name, values);
        }
    }

    private static Map<String, Object> medicine(Medicine one) {
        Map<String, Object> json = new LinkedHashMap<>();
        put(json, "code", one.code());
        put(json, "name", one.name());
        put(json, "ingredient", one.ingredient());
        put(json, "quantity", one.quantity());
        put(json, "unit", one.unit());
        put(json, "usage", one.usage());
        put(json, "instruction", one.instruction());
        put(json, "times", one.times());
        put(json, "category", one.category());
        return json;
    }

    private static Map<String, Object> treatment(TreatmentItem one) {
        Map<String, Object> json = new LinkedHashMap<>();
        put(json, "code", one.code());
        put(json, "name", one.name());
        put(json, "category", one.category());
        put(json, "quantity", one.quantity());
        put(json, "times", one.times());
        put(json, "unit", one.unit());
        return json;
    }

    private static Map<String, Object> checkUp(CheckUp one) {
        Map<String, Object> json = new LinkedHashMap<>();
        put(json, "day", one.day());
        json.put("items", one.items().stream().map(MedicalJson::item).toList());
        return json;
    }

    private static Map<String, Object> item(CheckUpItem one) {
        Map<String, Object> json = new LinkedHashMap<>();
        put(json, "code", one.code());
        put(json, "name", one.name());
        put(json, "dataType", one.dataType());
        put(json, "value", one.value());
        put(json, "unit", one.unit());
        put(json, "oid", one.oid());
        put(json, "valueName", one.valueName());
        return json;
    }

    private static void put(Map<String, Object> json, String name, @Nullable Object value) {
        if (value != null) {
            json.put(name, value.toString());
        }
    }
}
