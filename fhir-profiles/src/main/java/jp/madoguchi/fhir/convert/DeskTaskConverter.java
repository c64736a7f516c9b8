package jp.madoguchi.fhir.convert;

import java.util.Locale;
import jp.madoguchi.fhir.profile.CodeSystems;
import jp.madoguchi.fhir.profile.IdentifierSystems;
import jp.madoguchi.fhir.profile.Profiles;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskIntent;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.hl7.fhir.r4.model.Type;
import org.hl7.fhir.r4.model.UriType;

/** Desk work as Tasks: to be read by programs, never changed by them. */
public final class DeskTaskConverter {

    /** The Task of a piece of desk work. */
    public Task convert(DeskTaskView view) {
        Task task = new Task();
        Parts.stamp(task, view.id(), view.stamp(), Profiles.DESK_TASK);
        task.setIntent(TaskIntent.ORDER);
        task.setCode(Parts.concept(CodeSystems.DESK_STEP, view.step().name(), view.step().title(Locale.JAPANESE)));
        task.setDescription(view.step().next(Locale.JAPANESE));
        if (view.patient() != null) {
            task.setFor(Parts.reference("Patient", view.patient()));
        }
        if (view.answer() != null) {
            task.setFocus(Parts.reference("CoverageEligibilityResponse", view.answer()));
        }
        task.setAuthoredOnElement(Parts.dateTime(view.raisedAt()));
        task.setLastModifiedElement(Parts.dateTime(view.stamp().updatedAt()));
        task.addPerformerType(Parts.concept(CodeSystems.DESK_ACTOR, view.step().actor().name(), null));
        task.setReasonCode(Parts.concept(CodeSystems.DESK_REASON, view.reason(), null));
        task.getRestriction().setPeriod(new Period().setEndElement(new DateTimeType(view.due().toString())));
        input(task, "visit", Parts.date(view.visit()));
        input(task, "pays", new CodeType(view.step().pays().name()));
        UncertainReading.of(view.open()).forEach(task::addExtension);
        view.rules().forEach(rule -> input(task, "rule", new UriType(IdentifierSystems.RULE + rule.value())));
        switch (view.standing()) {
            case DeskTaskView.Standing.Open open -> task.setStatus(TaskStatus.REQUESTED);
            case DeskTaskView.Standing.Taken taken -> task.setStatus(TaskStatus.INPROGRESS);
            case DeskTaskView.Standing.Done done -> task.setStatus(TaskStatus.COMPLETED)
                    .setBusinessStatus(Parts.concept(CodeSystems.DESK_END, done.outcome(), null));
            case DeskTaskView.Standing.Cancelled cancelled -> task.setStatus(TaskStatus.CANCELLED)
                    .setStatusReason(Parts.concept(CodeSystems.DESK_END, cancelled.reason(), null));
        }
        return task;
    }

    private static void input(Task task, String kind, Type value) {
        task.addInput().setType(Parts.concept(CodeSystems.DESK_INPUT, kind, null)).setValue(value);
    }
}
