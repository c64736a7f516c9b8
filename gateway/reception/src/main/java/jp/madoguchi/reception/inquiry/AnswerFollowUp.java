package jp.madoguchi.reception.inquiry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.madoguchi.domain.channel.AcceptedPapers;
import jp.madoguchi.domain.claim.AnswerEvidence;
import jp.madoguchi.domain.claim.Brought;
import jp.madoguchi.domain.claim.DeskAttempt;
import jp.madoguchi.domain.claim.DeskDecision;
import jp.madoguchi.domain.claim.DeskProcedure;
import jp.madoguchi.domain.claim.ResultClass;
import jp.madoguchi.domain.desk.ClaimRun;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.qualification.Answer;
import jp.madoguchi.domain.qualification.CoverageStanding;
import jp.madoguchi.domain.rule.RuleSwitch;
import jp.madoguchi.reception.ledger.AnswerRecord;
import jp.madoguchi.reception.ledger.AnswerStanding;
import jp.madoguchi.reception.ledger.DeskTask;
import jp.madoguchi.reception.ledger.DeskTaskCause;
import jp.madoguchi.reception.ledger.DeskTaskState;
import jp.madoguchi.reception.ledger.LedgerTransaction;

/**
 * What an answer leaves to the desk. One that proves nothing becomes a task, once for each patient, day and step; a later valid one ends
 * such tasks by itself (R-RS-02 to R-RS-09). A doubtful answer is another matter: first somebody says whose it is.
 */
public final class AnswerFollowUp {

    /** Why a task ended without a person. */
    public static final String VALID_SINCE = "VALID_SINCE";

    /** The steps that a valid qualification settles. */
    private static final Set<DeskStep> SETTLED_BY_VALID = EnumSet.of(DeskStep.ASK_OTHER_PAPER,
            DeskStep.ASK_PORTAL_OR_PAPER, DeskStep.ASK_WHETHER_UNCHANGED, DeskStep.TAKE_DECLARATION,
            DeskStep.VERIFY_BY_OTHER_PATH, DeskStep.ASK_AGAIN_WITH_MORE_ITEMS, DeskStep.FETCH_MEDICAL_TICKET,
            DeskStep.CALL_WELFARE_OFFICE, DeskStep.ASK_WHAT_WAS_BROUGHT,
            DeskStep.RETRY_VERIFICATION, DeskStep.PROOF_LATER, DeskStep.DECIDE_SHARE_OF_KNOWN_PATIENT,
            DeskStep.VERIFY_SEPARATE_FLOW_BY_WEB);

    /** Why a question what the patient brought ended without a person: a reader's answer, or a clerk, has said it. */
    public static final String KNOWN_SINCE = "KNOWN_SINCE";

    /** Why the question for another paper ended without a person: what is asked of that visit stands in the task of its answer. */
    public static final String ASKED_BY_ANSWER = "ASKED_BY_ANSWER";

    /** What an answer asks in the place of {@code ASK_ACCEPTED_PAPER}: how that visit is proven, and what is paid until then. */
    private static final Set<DeskStep> ASKS_FOR_A_PROOF = EnumSet.of(DeskStep.ASK_OTHER_PAPER,
            DeskStep.ASK_PORTAL_OR_PAPER, DeskStep.DECIDE_SHARE_OF_KNOWN_PATIENT, DeskStep.PROOF_LATER);

    /** What only a next step leaves: a clerk has said what was brought. */
    private static final Set<DeskStep> LEFT_BY_NEXT_STEP = EnumSet.of(DeskStep.ASK_ACCEPTED_PAPER,
            DeskStep.CHECK_KIND_OF_PAPER, DeskStep.SHOW_PROOF_THIS_MONTH, DeskStep.BRING_PAPER_TO_SEPARATE_FLOW,
            DeskStep.CHECK_PHOTO_ID);

    /** What is decided by. */
    private record Desk(DeskProcedure procedure, AcceptedPapers papers, ClaimRun run) {}

    private final Optional<Desk> procedure;
    private final List<AnswerFollower> others;

    private AnswerFollowUp(Optional<Desk> procedure, List<AnswerFollower> others) {
        this.procedure = procedure;
        this.others = List.copyOf(others);
    }

    /**
     * Tasks as the desk procedure asks for them.
     *
     * @param papers which of the papers that clerks are shown prove something
     */
    public static AnswerFollowUp by(DeskProcedure procedure, AcceptedPapers papers) {
        return by(procedure, papers, ClaimRun.USUAL);
    }

    /**
     * The same.
     *
     * @param run when the hospital claims
     */
    public static AnswerFollowUp by(DeskProcedure procedure, AcceptedPapers papers, ClaimRun run) {
        return new AnswerFollowUp(Optional.of(new Desk(procedure, papers, run)), List.of());
    }

    /** No tasks for results, where nobody works at a desk: only valid answers end what is there. */
    public static AnswerFollowUp none() {
        return new AnswerFollowUp(Optional.empty(), List.of());
    }

    /** This, and after it what another makes of every accepted answer, in the same commit. */
    public AnswerFollowUp and(AnswerFollower other) {
        List<AnswerFollower> all = new ArrayList<>(others);
        all.add(other);
        return new AnswerFollowUp(procedure, all);
    }

    /** Raises or ends what the answer asks for, inside its commit, and lets the others follow. */
    void follow(LedgerTransaction ledger, AnswerRecord record) {
        raiseOrEnd(ledger, record);
        others.forEach(other -> other.follow(ledger, record));
    }

    private void raiseOrEnd(LedgerTransaction ledger, AnswerRecord record) {
        Answer answer = record.answer();
        Optional<ResultClass> result = ResultClass.of(answer.outcome());
        if (result.isEmpty() || record.standing() == AnswerStanding.REVIEW) {
            return;
        }
        ResourceId patient = record.patient();
        switch (result.get()) {
            case VALID -> {
                if (patient != null) {
                    settle(ledger, patient, answer);
                }
            }
            case INVALID, NOT_FOUND, MULTIPLE, VALID_NO_TICKET, EQUIPMENT ->
                procedure.ifPresent(desk -> ask(ledger, desk, record, result.get()));
        }
    }

    /** Only what the answer proves is settled: a qualification that began after a visit says nothing of that visit. */
    private static void settle(LedgerTransaction ledger, ResourceId patient, Answer answer) {
        for (DeskTask task : ledger.tasksOf(patient)) {
            boolean newer = !answer.processedAt().isBefore(task.cause().asOf());
            boolean ticket = task.step() == DeskStep.FETCH_MEDICAL_TICKET
                    || task.step() == DeskStep.CALL_WELFARE_OFFICE;
            if (task.pending() && SETTLED_BY_VALID.contains(task.step()) && newer
                    && AnswerEvidence.settles(answer, task.visit(), ticket)) {
                ledger.save(task.cancel(VALID_SINCE, ledger.at()));
            }
        }
    }

    private static void ask(LedgerTransaction ledger, Desk desk, AnswerRecord record, ResultClass result) {
        Answer answer = record.answer();
        DeskKnowledge known = DeskKnowledge.of(ledger, record, result, desk.papers());
        DeskDecision decision = desk.procedure().decide(attempt(record, result, known));
        Set<RuleSwitch> open = open(ledger, desk, record, result);
        if (known.brought() != Brought.UNKNOWN) {
            answerWhatWasBrought(ledger, record);
        }
        for (DeskStep step : tasksOf(decision.steps())) {
            raise(ledger, record, desk.run(), step,
                    new DeskTaskCause(result.name(), decision.rules(), record.id(), List.of(),
                            answer.processedAt(), open));
        }
        endWhatTheAnswerAsks(ledger, record);
    }

    /**
     * A next step that came before the answer asked for another paper; the answer's own task asks the same with more knowledge. Two tasks of
     * one visit never ask one thing, nor say two things of what the patient pays.
     */
    private static void endWhatTheAnswerAsks(LedgerTransaction ledger, AnswerRecord record) {
        if (record.patient() != null) {
            endWhatIsAskedOtherwise(ledger, record.patient(), record.answer().confirmationDate());
        }
    }

    /** Ends the question for another paper of a visit where another task of that visit asks for a proof. */
    public static void endWhatIsAskedOtherwise(LedgerTransaction ledger, ResourceId patient, LocalDate visit) {
        if (asksOtherwise(ledger, patient, visit)) {
            ledger.tasksOf(patient).stream().filter(task -> task.pending() && task.visit().equals(visit)
                    && task.step() == DeskStep.ASK_ACCEPTED_PAPER)
                    .forEach(task -> ledger.save(task.cancel(ASKED_BY_ANSWER, ledger.at())));
        }
    }

    /** Whether a pending task asks for a proof of a visit in the place of {@code ASK_ACCEPTED_PAPER}. */
    public static boolean asksOtherwise(LedgerTransaction ledger, ResourceId patient, LocalDate visit) {
        return ledger.tasksOf(patient).stream().anyMatch(
                task -> task.pending() && task.visit().equals(visit) && ASKS_FOR_A_PROOF.contains(task.step()));
    }

    private static DeskAttempt attempt(AnswerRecord record, ResultClass result, DeskKnowledge known) {
        return new DeskAttempt(record.answer().confirmationDate(), result, known.brought(), known.insured(),
                record.standing() == AnswerStanding.LINKED, true, known.shown(), null);
    }

    /** What the decision hangs on that the official texts leave open; what was shown is judged again where papers are read otherwise (R-CH-22). */
    private static Set<RuleSwitch> open(LedgerTransaction ledger, Desk desk, AnswerRecord record,
            ResultClass result) {
        Map<String, DeskAttempt> byReading = new HashMap<>();
        return desk.procedure()
                .open(other -> byReading.computeIfAbsent(
                        other.value(RuleSwitch.UNCERTAIN_PAPERS, record.answer().confirmationDate()),
                        reading -> attempt(record, result,
                                DeskKnowledge.of(ledger, record, result, desk.papers().readBy(other)))));
    }

    /**
     * What the desk does because of an answer, as its tasks say it; empty where the answer leaves nothing to the desk, or where it is
     * doubtful whom it is about.
     */
    public Optional<DeskAdvice> advice(LedgerTransaction ledger, AnswerRecord record) {
        if (record.standing() == AnswerStanding.REVIEW) {
            return Optional.empty();
        }
        return ResultClass.of(record.answer().outcome()).filter(result -> result != ResultClass.VALID)
                .flatMap(result -> procedure.map(desk -> new DeskAdvice(
                        desk.procedure().decide(attempt(record, result,
                                DeskKnowledge.of(ledger, record, result, desk.papers()))),
                        open(ledger, desk, record, result))));
    }

    private static void answerWhatWasBrought(LedgerTransaction ledger, AnswerRecord record) {
        if (record.patient() != null) {
            answerWhatWasBrought(ledger, record.patient(), record.answer().confirmationDate());
        }
    }

    /** Nobody needs to be asked any more what the patient of a visit brought: a reader's answer, or a clerk, has said it. */
    public static void answerWhatWasBrought(LedgerTransaction ledger, ResourceId patient, LocalDate visit) {
        for (DeskTask task : ledger.tasksOf(patient)) {
            if (task.pending() && task.step() == DeskStep.ASK_WHAT_WAS_BROUGHT && task.visit().equals(visit)) {
                ledger.save(task.cancel(KNOWN_SINCE, ledger.at()));
            }
        }
    }

    /**
     * What becomes a task of its own: the first step, and what has another day by which it is due. The others come with the first
     * ({@link DeskTask#further}).
     */
    private static List<DeskStep> tasksOf(List<DeskStep> steps) {
        return steps.stream().filter(step -> step == steps.getFirst() || step == DeskStep.CALL_WELFARE_OFFICE
                || DeskProcedure.leaves(steps.getFirst()).contains(step)).toList();
    }

    private static void raise(LedgerTransaction ledger, AnswerRecord record, ClaimRun run, DeskStep step,
            DeskTaskCause cause) {
        Answer answer = record.answer();
        ResourceId patient = record.patient();
        if (patient != null && (isAsked(ledger, patient, step, answer)
                || isValidSince(ledger, patient, answer.processedAt(), answer.confirmationDate()))) {
            return;
        }
        ledger.raise(DeskTask.open(ledger.newId(), record.facility(), step, patient, cause, answer.confirmationDate(),
                ledger.at(), run));
    }

    /**
     * A task that was cancelled may come up again the same day; one that is pending or done may not. What was brought is not asked where the
     * procedure has gone further already, as when the gateway asks again by itself, nor where a clerk has said it, whatever came first.
     */
    private static boolean isAsked(LedgerTransaction ledger, ResourceId patient, DeskStep step, Answer answer) {
        return ledger.tasksOf(patient).stream().filter(task -> task.visit().equals(answer.confirmationDate()))
                .anyMatch(task -> isSame(task, step) || step == DeskStep.ASK_WHAT_WAS_BROUGHT && isBroughtKnown(task));
    }

    private static boolean isSame(DeskTask task, DeskStep step) {
        return task.step() == step && stands(task);
    }

    private static boolean isBroughtKnown(DeskTask task) {
        return switch (task.state()) {
            case DeskTaskState.Cancelled cancelled -> task.step() == DeskStep.ASK_WHAT_WAS_BROUGHT
                    && cancelled.reason().equals(KNOWN_SINCE);
            case DeskTaskState.Open open -> tells(task.step());
            case DeskTaskState.Taken taken -> tells(task.step());
            case DeskTaskState.Done done -> tells(task.step());
        };
    }

    private static boolean tells(DeskStep step) {
        return SETTLED_BY_VALID.contains(step) || LEFT_BY_NEXT_STEP.contains(step);
    }

    private static boolean stands(DeskTask task) {
        return switch (task.state().phase()) {
            case OPEN, TAKEN, DONE -> true;
            case CANCELLED -> false;
        };
    }

    /** An older answer that arrives late does not ask for what a newer one has settled. */
    private static boolean isValidSince(LedgerTransaction ledger, ResourceId patient, Instant asOf, LocalDate visit) {
        return ledger.coverages(patient).stream().anyMatch(coverage -> coverage.standing() == CoverageStanding.IN_FORCE
                && coverage.asOf().isAfter(asOf) && AnswerEvidence.covers(coverage.qualification(), visit));
    }

    /** Whether a newer answer has settled what a task of a patient asks, however the task ended; never of what only a proof settles. */
    public static boolean isSettledSince(LedgerTransaction ledger, ResourceId patient, DeskTask task) {
        return SETTLED_BY_VALID.contains(task.step())
                && isValidSince(ledger, patient, task.cause().asOf(), task.visit());
    }
}
