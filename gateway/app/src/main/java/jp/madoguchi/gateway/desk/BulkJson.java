package jp.madoguchi.gateway.desk;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jp.madoguchi.domain.exchange.CareSetting;
import jp.madoguchi.domain.qualification.Notice;
import jp.madoguchi.reception.bulk.AppointmentReport;
import jp.madoguchi.reception.bulk.BatchPage;
import jp.madoguchi.reception.bulk.BulkBatch;
import jp.madoguchi.reception.bulk.BulkPlan;
import jp.madoguchi.reception.bulk.BulkProgress;
import jp.madoguchi.reception.bulk.BulkWords;
import jp.madoguchi.reception.bulk.DirectoryPage;
import jp.madoguchi.reception.bulk.LinkPage;
import jp.madoguchi.reception.bulk.LinkStanding;
import jp.madoguchi.reception.bulk.PatientLink;
import jp.madoguchi.reception.bulk.RowPage;
import jp.madoguchi.reception.ledger.AppointmentRecord;
import jp.madoguchi.reception.ledger.BulkJob;
import jp.madoguchi.reception.ledger.BulkOutcome;
import jp.madoguchi.reception.ledger.BulkReason;
import jp.madoguchi.reception.ledger.BulkRow;
import jp.madoguchi.reception.ledger.BulkState;
import jp.madoguchi.reception.ledger.BulkSubject;
import org.jspecify.annotations.Nullable;

/** Bulk jobs as JSON, with the words of one language. Progress holds numbers only; worklists and reports hold patient numbers. */
final class BulkJson {

    private final BulkWords words;

    BulkJson(Locale locale) {
        this.words = new BulkWords(locale);
    }

    Map<String, Object> of(BatchPage page) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("batches", page.batches().stream().map(this::outline).toList());
        put(json, "next", page.next());
        return json;
    }

    /** A batch with its jobs. */
    Map<String, Object> of(BulkBatch batch) {
        Map<String, Object> json = outline(batch);
        json.put("jobList", batch.jobs().stream().map(this::of).toList());
        return json;
    }

    private Map<String, Object> outline(BulkBatch batch) {
        BulkProgress progress = batch.progress();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", batch.id().value());
        json.put("kind", batch.subject().kind().name());
        json.put("title", words.of(batch.subject()));
        about(json, batch.subject());
        json.put("plannedAt", batch.jobs().getFirst().plannedAt().toString());
        json.put("over", progress.isOver());
        json.put("jobs", sorted(BulkState.Phase.class, progress.jobs()));
        json.put("persons", progress.all());
        json.put("open", progress.open());
        json.put("outcomes", sorted(BulkOutcome.class, progress.persons()));
        json.put("refusedUnits", progress.refused());
        progress.remaining().ifPresent(remaining -> json.put("remainingSeconds", remaining.toSeconds()));
        return json;
    }

    private static void about(Map<String, Object> json, BulkSubject subject) {
        switch (subject) {
            case BulkSubject.Persons persons -> json.put("day", persons.day().toString());
            case BulkSubject.Consented consented -> {
                json.put("setting", (consented.setting() == CareSetting.ONLINE
                        ? CareSetting.ONLINE
                        : CareSetting.HOME_VISIT).name());
                json.put("dayOf", consented.period().by().name());
                json.put("from", consented.period().from().toString());
                json.put("to", consented.period().to().toString());
            }
            case BulkSubject.Tickets tickets -> json.put("month", tickets.month().toString());
            case BulkSubject.References many -> {
                // The rows say whose.
            }
            case BulkSubject.OneReference one -> {
                // The row says whose.
            }
        }
    }

    private static <E extends Enum<E>> Map<String, Integer> sorted(Class<E> type, Map<E, Integer> counts) {
        Map<E, Integer> inOrder = new EnumMap<>(type);
        inOrder.putAll(counts);
        Map<String, Integer> json = new LinkedHashMap<>();
        inOrder.forEach((one, count) -> json.put(one.name(), count));
        return json;
    }

    /** A job. */
    Map<String, Object> of(BulkJob job) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", job.id().value());
        json.put("version", job.version());
        json.put("state", job.state().phase().name());
        json.put("title", words.of(job.state().phase()));
        if (job.state() instanceof BulkState.Stopped stopped) {
            json.put("stop", stopped.reason().name());
            json.put("next", words.of(stopped.reason()));
            put(json, "task", job.task() == null ? null : job.task().value());
        }
        json.put("terminal", job.terminal().value());
        json.put("plannedAt", job.plannedAt().toString());
        put(json, "dueAt", job.state().dueAt());
        json.put("persons", job.persons());
        json.put("open", job.open());
        json.put("refusedUnits", job.refused());
        return json;
    }

    Map<String, Object> of(RowPage page) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("rows", page.rows().stream().map(this::of).toList());
        put(json, "next", page.next());
        return json;
    }

    private Map<String, Object> of(BulkRow row) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("job", row.job().value());
        json.put("number", row.number());
        put(json, "patientNumber", row.of() == null ? null : row.of().value());
        put(json, "patient", row.patient());
        json.put("outcome", row.outcome().name());
        json.put("title", words.of(row.outcome()));
        if (row.reason() != null) {
            json.put("reason", row.reason().name());
            json.put("next", words.of(row.reason()));
        }
        if (!row.also().isEmpty()) {
            json.put("also", row.also().stream().map(this::also).toList());
        }
        Notice notice = row.notice();
        if (notice != null) {
            Map<String, Object> said = new LinkedHashMap<>();
            put(said, "code", notice.code());
            put(said, "message", notice.message());
            json.put("notice", said);
        }
        put(json, "answer", row.answer());
        return json;
    }

    private Map<String, Object> also(BulkReason reason) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("reason", reason.name());
        json.put("next", words.of(reason));
        return json;
    }

    Map<String, Object> of(LinkPage page) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("links", page.links().stream().map(this::of).toList());
        json.put("totals", sorted(LinkStanding.class, page.totals()));
        put(json, "next", page.next());
        return json;
    }

    Map<String, Object> of(DirectoryPage page) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("links", page.links().stream().map(this::of).toList());
        json.put("totals", sorted(LinkStanding.class, page.totals()));
        put(json, "next", page.next());
        return json;
    }

    private Map<String, Object> of(PatientLink link) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("patientNumber", link.patient().value());
        put(json, "patient", link.record());
        put(json, "here", link.here() == null ? null : link.here().value());
        put(json, "there", link.there() == null ? null : link.there().value());
        put(json, "outcome", link.outcome());
        json.put("standing", link.standing().name());
        json.put("title", words.of(link.standing()));
        return json;
    }

    static Map<String, Object> of(BulkPlan plan) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("batch", plan.batch().value());
        json.put("jobs", plan.jobs());
        json.put("persons", plan.persons());
        json.put("nothingToAsk", plan.nothingToAsk());
        json.put("doubles", plan.doubles());
        return json;
    }

    static Map<String, Object> of(AppointmentReport report) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("added", report.added());
        json.put("changed", report.changed());
        json.put("withdrawn", report.withdrawn());
        json.put("unchanged", report.unchanged());
        return json;
    }

    /** A page of appointments; there is a next one if it is full. */
    static Map<String, Object> of(List<AppointmentRecord> appointments, boolean more) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("appointments", appointments.stream().map(BulkJson::of).toList());
        if (more) {
            json.put("next", appointments.getLast().id().value());
        }
        return json;
    }

    private static Map<String, Object> of(AppointmentRecord appointment) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", appointment.id().value());
        json.put("day", appointment.day().toString());
        json.put("patientNumber", appointment.patient().value());
        json.put("cancelled", appointment.withdrawn());
        json.put("hasCard", appointment.card() != null);
        json.put("source", appointment.source().name());
        json.put("listedAt", appointment.listedAt().toString());
        put(json, "batch", appointment.batch());
        return json;
    }

    private static void put(Map<String, Object> json, String name, @Nullable Object value) {
        if (value != null) {
            json.put(name, value.toString());
        }
    }
}
