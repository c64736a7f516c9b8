package jp.madoguchi.domain.channel;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import jp.madoguchi.domain.channel.ExceptionalPermit.Trace;
import jp.madoguchi.domain.channel.ExceptionalRequest.Consent;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.privacy.MyNumber;
import jp.madoguchi.domain.problem.Parsed;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.rule.RuleId;
import jp.madoguchi.domain.rule.RuleSwitch;
import jp.madoguchi.domain.rule.RuleSwitches;
import org.jspecify.annotations.Nullable;

/**
 * Information that was looked at apart from the usual way: an {@link ExceptionalRequest} that {@link ExceptionalViews} permitted, as it is
 * written down before anything is shown, with every {@link Trace} that the permit asks for. A second person reviews it in time (R-SE-09).
 *
 * @param kind    which way
 * @param consent how the patient's consent stood; null in failure mode, where none is needed. Never a "no"
 * @param doctor  who decided to look without a consent, by the staff's identifier; null where nobody had to decide that
 * @param reason  why, in the words of whom looked; without a consent it is the ground for that as well. Never empty
 * @param user    who looked, by the staff's identifier; never empty
 * @param patient whom it was about, by the ledger's id; never empty
 * @param at      when, Japanese time
 */
public record ExceptionalView(Kind kind, @Nullable Consent consent, @Nullable String doctor, String reason,
        String user, String patient, LocalDateTime at) {

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
        if (missing(reason, user, patient).isPresent()) {
            throw new IllegalArgumentException("an exceptional view has a reason, a user and a patient");
        }
        if ((kind == Kind.FAILURE) != (consent == null) || consent == Consent.REFUSED) {
            throw new IllegalArgumentException(
                    "medical information is looked at with a consent, or where none can be had");
        }
        boolean decided = kind == Kind.EMERGENCY && consent == Consent.UNOBTAINABLE;
        if (decided != (doctor != null)) {
            throw new IllegalArgumentException("in an emergency a doctor decides to look without a consent");
        }
    }

    /** What is missing of what was typed; empty when nothing is. */
    public static Optional<Problem> missing(String reason, String user, String patient) {
        String where = reason.isBlank() ? "reason" : user.isBlank() ? "user" : patient.isBlank() ? "patient" : null;
        return where == null ? Optional.empty() : Optional.of(Problem.at(ProblemCode.VALUE_MISSING, where));
    }

    /**
     * Writes down what was permitted; a missing reason, user or patient is refused. A My Number in the reason is hidden.
     *
     * @throws IllegalArgumentException if the request can never be permitted: with a refused consent, or without one and without a
     *                                  doctor in an emergency
     */
    public static Parsed<ExceptionalView> parse(ExceptionalRequest permitted, String reason, String user,
            String patient, LocalDateTime at) {
        return missing(reason, user, patient).<Parsed<ExceptionalView>>map(Parsed.Refused::new)
                .orElseGet(() -> Parsed.of(of(permitted, MyNumber.hiddenIn(reason.strip()), user.strip(),
                        patient.strip(), at)));
    }

    private static ExceptionalView of(ExceptionalRequest permitted, String reason, String user, String patient,
            LocalDateTime at) {
        return switch (permitted) {
            case ExceptionalRequest.Failure failure ->
                new ExceptionalView(Kind.FAILURE, null, null, reason, user, patient, at);
            case ExceptionalRequest.Disaster disaster ->
                new ExceptionalView(Kind.DISASTER, disaster.consent(), null, reason, user, patient, at);
            case ExceptionalRequest.Emergency emergency ->
                new ExceptionalView(Kind.EMERGENCY, emergency.consent(),
                        emergency.consent() == Consent.UNOBTAINABLE ? emergency.doctor() : null, reason, user, patient,
                        at);
        };
    }

    /** What it leaves behind. A usage report ({@link Trace#USAGE_REPORT}) follows later and is not part of it. */
    public Set<Trace> traces() {
        EnumSet<Trace> traces = EnumSet.of(Trace.REASON, Trace.USER, Trace.PATIENT, Trace.TIME);
        if (consent != null) {
            traces.add(consent == Consent.GIVEN ? Trace.ORAL_CONSENT : Trace.GROUND_WITHOUT_CONSENT);
        }
        if (doctor != null) {
            traces.add(Trace.DECIDING_DOCTOR);
        }
        return Collections.unmodifiableSet(traces);
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
