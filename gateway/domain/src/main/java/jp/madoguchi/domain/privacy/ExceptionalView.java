package jp.madoguchi.domain.privacy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.problem.Parsed;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.rule.RuleId;
import jp.madoguchi.domain.rule.RuleSwitch;
import jp.madoguchi.domain.rule.RuleSwitches;

/**
 * Information that was looked at without the usual way: in an emergency, a disaster or a failure. Why, by whom, about whom and when is
 * written down, and a second person reviews it in time (R-SE-09).
 *
 * @param kind    which way
 * @param reason  why, in the words of whom looked; never empty
 * @param user    who looked, by the staff's identifier; never empty
 * @param patient whom it was about, by the ledger's id; never empty
 * @param at      when, Japanese time
 */
public record ExceptionalView(Kind kind, String reason, String user, String patient, LocalDateTime at) {

    /** Which way was taken instead of the usual one. */
    public enum Kind {
        /** 救急時医療情報閲覧. */
        EMERGENCY,
        /** 災害時モード. */
        DISASTER,
        /** システム障害時モード. */
        FAILURE
    }

    /** The rule that asks for the review. */
    public static final List<RuleId> RULES = List.of(RuleId.of("R-SE-09"));

    public ExceptionalView {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(at);
        if (reason.isBlank() || user.isBlank() || patient.isBlank()) {
            throw new IllegalArgumentException("an exceptional view has a reason, a user and a patient");
        }
    }

    /** Takes what was typed; a missing reason, user or patient is refused. A My Number in the reason is hidden. */
    public static Parsed<ExceptionalView> parse(Kind kind, String reason, String user, String patient,
            LocalDateTime at) {
        if (reason.isBlank()) {
            return Parsed.refused(ProblemCode.VALUE_MISSING, "reason");
        }
        if (user.isBlank()) {
            return Parsed.refused(ProblemCode.VALUE_MISSING, "user");
        }
        if (patient.isBlank()) {
            return Parsed.refused(ProblemCode.VALUE_MISSING, "patient");
        }
        return Parsed.of(new ExceptionalView(kind, MyNumber.hiddenIn(reason.strip()), user.strip(), patient.strip(),
                at));
    }

    /** What somebody else is asked to do. */
    public DeskStep step() {
        return DeskStep.REVIEW_EXCEPTIONAL_VIEW;
    }

    /** Last moment at which the review is in time, by the switch {@code SECOND_REVIEW_HOURS}. */
    public LocalDateTime reviewDue(RuleSwitches switches) {
        LocalDate day = at.toLocalDate();
        return at.plus(Duration.ofHours(switches.number(RuleSwitch.SECOND_REVIEW_HOURS, day)));
    }

    /** Whether a review counts: it is another person's, and neither before the view nor after it was due. */
    public boolean isReviewedBy(String reviewer, LocalDateTime reviewed, RuleSwitches switches) {
        return !reviewer.isBlank() && !reviewer.strip().equals(user) && !reviewed.isBefore(at)
                && !reviewed.isAfter(reviewDue(switches));
    }

    /** Masked: kind and time only. */
    @Override
    public String toString() {
        return "ExceptionalView[" + kind + " " + at + "]";
    }
}
