package jp.madoguchi.domain.claim;

import java.util.List;
import java.util.Optional;
import jp.madoguchi.domain.certificate.ContributionRatio;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.desk.PatientPays;
import jp.madoguchi.domain.rule.RuleId;

/** What the desk does after a verification, with the rules that led there. */
public sealed interface DeskDecision {

    /** What a clerk is asked to do, in this order. */
    List<DeskStep> steps();

    /** What the patient is told. */
    List<PatientNotice> notices();

    /** Why. */
    List<RuleId> rules();

    /** What the patient pays as things stand. */
    PatientPays pays();

    /** The reception goes on with a proven qualification, or as if it were one. */
    record Proven(List<DeskStep> steps, List<RuleId> rules) implements DeskDecision {
        public Proven {
            steps = List.copyOf(steps);
            rules = List.copyOf(rules);
        }

        @Override
        public List<PatientNotice> notices() {
            return List.of();
        }

        @Override
        public PatientPays pays() {
            return PatientPays.USUAL_SHARE;
        }
    }

    /**
     * A declaration takes the place of a proof (R-RS-03, R-RS-04).
     *
     * @param ratio the share; empty where the patient did not say it and age alone does not tell
     */
    record Declared(Optional<ContributionRatio> ratio, List<DeskStep> steps, List<PatientNotice> notices,
            List<RuleId> rules) implements DeskDecision {
        public Declared {
            steps = List.copyOf(steps);
            notices = List.copyOf(notices);
            rules = List.copyOf(rules);
        }

        @Override
        public PatientPays pays() {
            return PatientPays.DECLARED_SHARE;
        }
    }

    /** Nothing is decided yet: the clerk asks, in the order of the steps, and decides anew with what came out. */
    record Ask(List<DeskStep> steps, List<PatientNotice> notices, List<RuleId> rules) implements DeskDecision {
        public Ask {
            steps = List.copyOf(steps);
            notices = List.copyOf(notices);
            rules = List.copyOf(rules);
        }

        @Override
        public PatientPays pays() {
            return steps.isEmpty() ? PatientPays.NOT_AFFECTED : steps.getFirst().pays();
        }
    }

    /**
     * The whole cost, 10割 (R-RS-05; before the notices of July 2023 also R-RS-01).
     *
     * @param flexible whether the institution may charge a known patient the usual share
     */
    record WholeCost(boolean flexible, List<DeskStep> steps, List<RuleId> rules) implements DeskDecision {
        public WholeCost {
            steps = List.copyOf(steps);
            rules = List.copyOf(rules);
        }

        @Override
        public List<PatientNotice> notices() {
            return List.of(PatientNotice.REFUND_AFTER_PROOF);
        }

        @Override
        public PatientPays pays() {
            return PatientPays.WHOLE_COST;
        }
    }

    /**
     * The texts give no rule: a person decides.
     *
     * @param reason why
     */
    record DeskDecides(Reason reason, List<DeskStep> steps, List<RuleId> rules) implements DeskDecision {

        /** Why no rule decides. */
        public enum Reason {
            /** Several qualifications fit; no text says which to take. */
            SEVERAL_HITS,
            /** Public assistance without its ticket; the switch leaves it to the desk (R-RS-09). */
            TICKET_NOT_REGISTERED
        }

        public DeskDecides {
            steps = List.copyOf(steps);
            rules = List.copyOf(rules);
        }

        @Override
        public List<PatientNotice> notices() {
            return List.of();
        }

        @Override
        public PatientPays pays() {
            return PatientPays.USUAL_SHARE;
        }
    }
}
