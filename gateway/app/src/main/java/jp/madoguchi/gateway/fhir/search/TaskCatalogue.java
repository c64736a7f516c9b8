package jp.madoguchi.gateway.fhir.search;

import static jp.madoguchi.gateway.fhir.search.SearchCatalogue.OURS;
import static jp.madoguchi.gateway.fhir.search.SearchCatalogue.R4;
import static jp.madoguchi.gateway.fhir.search.SearchCatalogue.param;
import static jp.madoguchi.gateway.fhir.search.SearchCatalogue.reference;
import static jp.madoguchi.gateway.fhir.search.Values.code;
import static jp.madoguchi.gateway.fhir.search.Values.codings;
import static jp.madoguchi.gateway.fhir.search.Values.date;
import static jp.madoguchi.gateway.fhir.search.Values.references;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import jp.madoguchi.gateway.fhir.ReadableType;
import jp.madoguchi.gateway.fhir.search.SearchParam.Kind;
import org.hl7.fhir.r4.model.Task;

/** The part of {@link SearchCatalogue} that is about desk work. */
final class TaskCatalogue {

    private TaskCatalogue() {}

    static List<SearchParam> task() {
        return List.of(
                reference("patient", R4 + "Task-patient", Set.of(ReadableType.PATIENT), Task.class,
                        task -> references(List.of(task.getFor())), "about that patient"),
                reference("subject", R4 + "Task-subject", Set.of(ReadableType.PATIENT), Task.class,
                        task -> references(List.of(task.getFor())), "about that patient"),
                reference("focus", R4 + "Task-focus", Set.of(ReadableType.ELIGIBILITY_RESPONSE), Task.class,
                        task -> references(List.of(task.getFocus())), "because of that response"),
                param("status", Kind.TOKEN, R4 + "Task-status", Task.class,
                        task -> task.hasStatus()
                                ? code(task.getStatus().getSystem(), task.getStatus().toCode())
                                : Stream.empty(),
                        "requested, in-progress, completed or cancelled"),
                param("code", Kind.TOKEN, R4 + "Task-code", Task.class,
                        task -> codings(task.getCode().getCoding()), "that step"),
                param("performer", Kind.TOKEN, R4 + "Task-performer", Task.class,
                        task -> task.getPerformerType().stream().flatMap(type -> codings(type.getCoding())),
                        "to be done by that kind of staff"),
                param("business-status", Kind.TOKEN, R4 + "Task-business-status", Task.class,
                        task -> codings(task.getBusinessStatus().getCoding()), "that ended so"),
                param("authored-on", Kind.DATE, R4 + "Task-authored-on", Task.class,
                        task -> date(task.getAuthoredOnElement()), "came up then"),
                param("due", Kind.DATE, OURS + "task-due", Task.class,
                        task -> date(task.getRestriction().getPeriod().getEndElement()), "in time until then"));
    }
}
