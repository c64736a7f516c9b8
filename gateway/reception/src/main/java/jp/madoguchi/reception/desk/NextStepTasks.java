package jp.madoguchi.reception.desk;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import jp.madoguchi.domain.channel.NextStep;
import jp.madoguchi.domain.channel.NextStepWords;
import jp.madoguchi.domain.claim.DeskProcedure;
import jp.madoguchi.domain.desk.ClaimRun;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.desk.DueBy;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.rule.RuleId;
import jp.madoguchi.domain.rule.RuleSwitch;
import jp.madoguchi.reception.ledger.DeskTask;
import jp.madoguchi.reception.ledger.DeskTaskCause;
import jp.madoguchi.reception.ledger.InquiryRecord;
import jp.madoguchi.reception.ledger.LedgerTransaction;
import jp.madoguchi.reception.ledger.PatientRecord;
import org.jspecify.annotations.Nullable;

/**
 * What a next step leaves to people, inside its commit: once for each patient, visit and step, and one task only for one open question of a
 * visit, whether the answer or the next step asked it first.
 */
final class NextStepTasks {

    private final LedgerTransaction transaction;
    private final NextStepOrder order;
    private final @Nullable PatientRecord patient;
    private final Optional<InquiryRecord> question;
    private final ClaimRun run;

    NextStepTasks(LedgerTransaction transaction, NextStepOrder order, @Nullable PatientRecord patient,
            Optional<InquiryRecord> question, ClaimRun run) {
        this.transaction = transaction;
        this.order = order;
        this.patient = patient;
        this.question = question;
        this.run = run;
    }

    /**
     * The tasks that stand for a step, raised now or before.
     *
     * @param open what the step hangs on that the official texts leave open
     */
    List<DeskTask> raise(NextStep step, Set<RuleSwitch> open) {
        List<DeskTask> tasks = new ArrayList<>();
        for (DeskStep left : leftToPeople(step)) {
            tasks.add(raised(step, left, open));
        }
        return tasks;
    }

    /**
     * Whoever is asked for another paper pays the usual share, but where an answer of the visit, or an earlier step of it, has left the whole
     * cost to be decided or proven later (R-RS-05), that stands: two tasks of one visit never say two things of what the patient pays.
     */
    NextStep asTheVisitLeftIt(NextStep step) {
        Optional<DeskTask> left = leftByTheVisit(step);
        if (left.isEmpty()) {
            return step;
        }
        List<RuleId> why = Stream.concat(step.rules().stream(), left.get().cause().rules().stream()).distinct()
                .toList();
        return switch (step) {
            case NextStep.AskAtDesk ask -> new NextStep.AskAtDesk(left.get().step(), ask.proof(), why);
            case NextStep.Refuse refuse -> new NextStep.Refuse(left.get().step(), why);
            case NextStep.Proceed proceed -> step;
            case NextStep.AskForMyNumberCard card -> step;
            case NextStep.OfferRegistration offer -> step;
            case NextStep.ChooseMethod method -> step;
            case NextStep.Query query -> step;
            case NextStep.TakeDeclaration declaration -> step;
            case NextStep.NotPossible not -> step;
            case NextStep.Exceptional exceptional -> step;
        };
    }

    /**
     * What of that hangs on what the official texts leave open: the task that stands in the place of a step says so, and so does the step.
     *
     * @param decided what the rules decided
     * @param step    what {@link #asTheVisitLeftIt} made of it; the same where nothing stands in its place
     */
    Set<RuleSwitch> openAsTheVisitLeftIt(NextStep decided, NextStep step) {
        return step.equals(decided)
                ? Set.of()
                : leftByTheVisit(decided).map(task -> task.cause().open()).orElse(Set.of());
    }

    /** The task of the visit that stands in the place of another paper. */
    private Optional<DeskTask> leftByTheVisit(NextStep step) {
        if (patient == null || NextStepWords.of(step).step().filter(DeskStep.ASK_ACCEPTED_PAPER::equals).isEmpty()) {
            return Optional.empty();
        }
        return transaction.tasksOf(patient.id()).stream()
                .filter(task -> stands(task, DeskStep.DECIDE_SHARE_OF_KNOWN_PATIENT)
                        || stands(task, DeskStep.PROOF_LATER))
                .min(Comparator.comparing(task -> task.step() == DeskStep.PROOF_LATER));
    }

    /** What a person does now; and of what goes along with a step, what is left beyond the day. */
    private static List<DeskStep> leftToPeople(NextStep step) {
        List<DeskStep> left = new ArrayList<>();
        NextStepWords.of(step).step().ifPresent(first -> {
            left.add(first);
            left.addAll(DeskProcedure.leaves(first));
        });
        if (step instanceof NextStep.Proceed proceed) {
            proceed.also().stream().filter(one -> one.due() != DueBy.SAME_DAY).forEach(left::add);
        }
        return left;
    }

    private DeskTask raised(NextStep step, DeskStep left, Set<RuleSwitch> open) {
        // Of somebody nobody knows only the client's identifier tells that it is the same request again.
        ResourceId id = patient == null ? idOf(left) : transaction.newId();
        Optional<DeskTask> before = patient == null
                ? transaction.task(id)
                : standing(transaction.tasksOf(patient.id()), left);
        if (before.isPresent()) {
            return before.get();
        }
        ResourceId answer = question.map(InquiryRecord::answer).map(known -> known.id()).orElse(null);
        DeskTask task = DeskTask.open(id, order.facility(), left, patient == null ? null : patient.id(),
                new DeskTaskCause(NextStepWords.of(step).kind().name(), step.rules(), answer, List.of(),
                        transaction.at(), open),
                order.visit(), transaction.at(), run);
        transaction.raise(task);
        return task;
    }

    /** The task that asks the same of the visit: of the step, else what its answer asks in the place of another paper. */
    private Optional<DeskTask> standing(List<DeskTask> ofPatient, DeskStep left) {
        return ofPatient.stream().filter(task -> stands(task, left)).findFirst()
                .or(() -> left == DeskStep.ASK_ACCEPTED_PAPER
                        ? ofPatient.stream().filter(task -> task.pending() && (stands(task, DeskStep.ASK_OTHER_PAPER)
                                || stands(task, DeskStep.ASK_PORTAL_OR_PAPER))).findFirst()
                        : Optional.empty());
    }

    private ResourceId idOf(DeskStep left) {
        String name = "next-step/" + order.facility() + "/" + order.by() + "/" + order.requestId() + "/" + left;
        return new ResourceId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString());
    }

    private boolean stands(DeskTask task, DeskStep left) {
        return task.step() == left && task.visit().equals(order.visit()) && switch (task.state().phase()) {
            case OPEN, TAKEN, DONE -> true;
            case CANCELLED -> false;
        };
    }
}
