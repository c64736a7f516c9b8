package jp.madoguchi.reception.subsidy;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.rule.RuleId;
import jp.madoguchi.domain.subsidy.MissingReason;
import jp.madoguchi.domain.subsidy.SubsidyOutcome;
import jp.madoguchi.reception.ledger.DeskTask;
import jp.madoguchi.reception.ledger.DeskTaskState;

/**
 * What is wrong with a certificate on a day, and what the desk does about it.
 *
 * @param step   what the desk does
 * @param reason what is wrong, as a word of a closed set; it names no certificate
 * @param rules  the rules that say so; none where only the number is strange
 */
record CheckFinding(DeskStep step, String reason, List<RuleId> rules) {

    /** The payer's number belongs to no programme known here, so nobody here can say what it pays. */
    static final String UNKNOWN_PROGRAMME = "UNKNOWN_PROGRAMME";

    private static final String NO_PROGRAMME = "unknown";
    private static final List<RuleId> REIMBURSED = List.of(RuleId.of("R-PM-05"));
    private static final List<RuleId> BY_PAPER = List.of(RuleId.of("R-PM-03"));
    private static final List<RuleId> NOT_RETURNED = List.of(RuleId.of("R-PM-02"), RuleId.of("R-PM-03"),
            RuleId.of("R-PM-10"));

    CheckFinding {
        Objects.requireNonNull(step);
        Objects.requireNonNull(reason);
        rules = List.copyOf(rules);
    }

    /** What the desk is asked to do, each once. One that ended or was taken back is history and asks for nothing. */
    static List<CheckFinding> of(List<SubsidyOutcome> outcomes) {
        return outcomes.stream().flatMap(outcome -> of(outcome).stream()).distinct().toList();
    }

    private static Optional<CheckFinding> of(SubsidyOutcome outcome) {
        return switch (outcome) {
            case SubsidyOutcome.Applied applied -> ofNumber(applied);
            case SubsidyOutcome.ShownOnly shown -> Optional.of(new CheckFinding(shown.step(), shown.why().name(),
                    switch (shown.why()) {
                        case ALWAYS_REIMBURSED -> REIMBURSED;
                        case NO_PAYER_NUMBER -> BY_PAPER;
                    }));
            case SubsidyOutcome.Kept kept when kept.opensTask() -> Optional.of(new CheckFinding(
                    kept.steps().getFirst(),
                    kept.reasons().stream().findFirst().orElse(MissingReason.LAPSED).name(), NOT_RETURNED));
            case SubsidyOutcome.Kept kept -> Optional.empty();
            case SubsidyOutcome.HistoryOnly old -> Optional.empty();
            case SubsidyOutcome.Confirmed confirmed -> Optional.empty();
            case SubsidyOutcome.Untouched untouched -> Optional.empty();
        };
    }

    private static Optional<CheckFinding> ofNumber(SubsidyOutcome.Applied applied) {
        if (!applied.expense().payer().hasValidCheckDigit()) {
            return Optional.of(new CheckFinding(DeskStep.CHOOSE_PUBLIC_EXPENSES, ProblemCode.CHECK_DIGIT_WRONG.name(),
                    List.of()));
        }
        return applied.coverage().equals(NO_PROGRAMME)
                ? Optional.of(new CheckFinding(DeskStep.CHOOSE_PUBLIC_EXPENSES, UNKNOWN_PROGRAMME, List.of()))
                : Optional.empty();
    }

    /** Whether a task of that day says it already; one that was cancelled may come up again. */
    boolean isSaidBy(DeskTask task, LocalDate visit) {
        return task.step() == step && task.visit().equals(visit) && task.cause().reason().equals(reason)
                && task.state().phase() != DeskTaskState.Phase.CANCELLED;
    }
}
