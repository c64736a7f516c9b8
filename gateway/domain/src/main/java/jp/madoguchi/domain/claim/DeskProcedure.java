package jp.madoguchi.domain.claim;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import jp.madoguchi.domain.certificate.ContributionRatio;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.rule.RuleId;
import jp.madoguchi.domain.rule.RuleSwitch;
import jp.madoguchi.domain.rule.RuleSwitches;

/**
 * What the desk does when a verification gave no valid qualification (rules 3.2, R-RS-01 to R-RS-09). Since 2023-07-10 an insured
 * patient is not charged the whole cost only because the verification failed.
 */
public final class DeskProcedure {

    private static final RuleId WHAT_IS_PRESENTED = RuleId.of("R-CH-30");
    private static final RuleId NOT_WHOLE_COST = RuleId.of("R-RS-01");
    private static final RuleId SHOW_INSTEAD = RuleId.of("R-RS-02");
    private static final RuleId PORTAL_HARDLY_HELPS = RuleId.of("R-RS-02a");
    private static final RuleId DECLARE = RuleId.of("R-RS-03");
    private static final RuleId UNCHANGED = RuleId.of("R-RS-04");
    private static final RuleId WHOLE = RuleId.of("R-RS-05");
    private static final RuleId SEPARATE_FLOW = RuleId.of("R-RS-05a");
    private static final RuleId OTHER_PATH = RuleId.of("R-RS-06");
    private static final RuleId RETRY = RuleId.of("R-RS-07");
    private static final RuleId NOTICE = RuleId.of("R-RS-08");
    private static final RuleId NO_TICKET = RuleId.of("R-RS-09");
    private static final RuleId FAILURE_MODE = RuleId.of("R-CH-50");
    private static final RuleId TICKET_LATER = RuleId.of("R-PM-09");
    private static final RuleId SEVERAL_HITS = RuleId.of("R-BR-04");

    private final ClaimCalendar calendar;
    private final RuleSwitches switches;

    public DeskProcedure(ClaimCalendar calendar, RuleSwitches switches) {
        this.calendar = calendar;
        this.switches = switches;
    }

    /** What the desk does now. To be asked again after each thing that the patient said or showed. */
    public DeskDecision decide(DeskAttempt attempt) {
        return switch (attempt.result()) {
            case VALID -> new DeskDecision.Proven(List.of(), List.of());
            case VALID_NO_TICKET -> withoutTicket(attempt.visit(), attempt.knownPatient());
            case MULTIPLE -> shown(attempt).orElseGet(() -> new DeskDecision.DeskDecides(
                    DeskDecision.DeskDecides.Reason.SEVERAL_HITS, List.of(DeskStep.ASK_AGAIN_WITH_MORE_ITEMS),
                    List.of(SEVERAL_HITS)));
            case INVALID, NOT_FOUND, EQUIPMENT -> shown(attempt).orElseGet(() -> unproven(attempt));
        };
    }

    /**
     * What that hangs on that the official texts leave open (R-RS-09, R-CH-22); mostly nothing.
     *
     * @param attempt the verification, with what was shown as papers are read by some switches
     */
    public Set<RuleSwitch> open(Function<RuleSwitches, DeskAttempt> attempt) {
        return switches.open(other -> new DeskProcedure(calendar, other).decide(attempt.apply(other)));
    }

    /** At a first visit the welfare office is called, the ticket is fetched once it is there (R-PM-09). */
    private DeskDecision withoutTicket(LocalDate visit, boolean known) {
        List<DeskStep> steps = known
                ? List.of(DeskStep.FETCH_MEDICAL_TICKET)
                : List.of(DeskStep.FETCH_MEDICAL_TICKET, DeskStep.CALL_WELFARE_OFFICE);
        List<RuleId> rules = List.of(NO_TICKET, TICKET_LATER);
        return switches.value(RuleSwitch.ACCEPT_VALIDITY_6, visit).equals("accept")
                ? new DeskDecision.Proven(steps, rules)
                : new DeskDecision.DeskDecides(DeskDecision.DeskDecides.Reason.TICKET_NOT_REGISTERED, steps, rules);
    }

    private static Optional<DeskDecision> shown(DeskAttempt attempt) {
        return attempt.shown() == null
                ? Optional.empty()
                : Optional.of(new DeskDecision.Proven(List.of(), List.of(SHOW_INSTEAD)));
    }

    private DeskDecision unproven(DeskAttempt attempt) {
        if (attempt.result() == ResultClass.EQUIPMENT && attempt.oqsReachable()) {
            return new DeskDecision.Ask(List.of(DeskStep.VERIFY_BY_OTHER_PATH), List.of(),
                    List.of(OTHER_PATH, FAILURE_MODE));
        }
        if (isPaperNotRegisteredYet(attempt)) {
            return new DeskDecision.Proven(List.of(DeskStep.RETRY_VERIFICATION),
                    List.of(NOT_WHOLE_COST, SHOW_INSTEAD, RETRY));
        }
        if (attempt.insured() == InsuredStatement.NOT_INSURED) {
            return wholeCost(attempt.knownPatient(), WHOLE);
        }
        return switch (attempt.brought()) {
            case CARD_OR_CERTIFICATE, UNACCEPTED_PAPER, NOTHING -> wholeCost(attempt.knownPatient(), WHOLE);
            case MY_NUMBER_CARD -> withMyNumberCard(attempt);
            case UNKNOWN -> askWhatWasBrought(attempt);
        };
    }

    private DeskDecision withMyNumberCard(DeskAttempt attempt) {
        if (!calendar.inForce(ClaimMeasure.DECLARATION, attempt.visit())) {
            return wholeCost(attempt.knownPatient(), NOT_WHOLE_COST);
        }
        QualificationDeclaration declaration = attempt.declaration();
        return declaration == null ? ask(attempt) : declared(attempt, declaration);
    }

    /** A paper in its time that the national system does not know: the insurer has not registered it yet, unless the hospital judges otherwise. */
    private boolean isPaperNotRegisteredYet(DeskAttempt attempt) {
        return attempt.brought() == Brought.CARD_OR_CERTIFICATE
                && attempt.insured() != InsuredStatement.NOT_INSURED
                && attempt.result() == ResultClass.NOT_FOUND
                && switches.value(RuleSwitch.VALID_PAPER_NOT_FOUND, attempt.visit()).equals("as-shown");
    }

    private static DeskDecision wholeCost(boolean known, RuleId why) {
        List<DeskStep> steps = known
                ? plus(DeskStep.DECIDE_SHARE_OF_KNOWN_PATIENT, leaves(DeskStep.DECIDE_SHARE_OF_KNOWN_PATIENT))
                : List.of(DeskStep.PROOF_LATER);
        return new DeskDecision.WholeCost(known, steps, List.of(why));
    }

    private static List<DeskStep> plus(DeskStep first, List<DeskStep> further) {
        List<DeskStep> all = new ArrayList<>(List.of(first));
        all.addAll(further);
        return all;
    }

    private static DeskDecision declared(DeskAttempt attempt, QualificationDeclaration declaration) {
        RuleId how = switch (declaration.confirmation()) {
            case Confirmation.Signed signed -> DECLARE;
            case Confirmation.Heard heard -> UNCHANGED;
        };
        List<DeskStep> steps = new ArrayList<>();
        List<PatientNotice> notices = new ArrayList<>();
        List<RuleId> rules = new ArrayList<>(List.of(NOT_WHOLE_COST, how));
        if (attempt.result().saysUnregistered()) {
            addNotices(steps, notices, rules);
        }
        Optional<ContributionRatio> ratio = declaration.ratioOn(attempt.visit());
        if (ratio.isEmpty()) {
            steps.add(DeskStep.TAKE_DECLARATION);
        }
        return new DeskDecision.Declared(ratio, steps, notices, rules);
    }

    /** Card, paper or nothing lead different ways: none of them is guessed (R-CH-30, R-RS-01). */
    private static DeskDecision askWhatWasBrought(DeskAttempt attempt) {
        List<DeskStep> steps = new ArrayList<>(List.of(DeskStep.ASK_WHAT_WAS_BROUGHT));
        List<PatientNotice> notices = new ArrayList<>();
        List<RuleId> rules = new ArrayList<>(List.of(WHAT_IS_PRESENTED, NOT_WHOLE_COST));
        if (attempt.result().saysUnregistered()) {
            addNotices(steps, notices, rules);
        }
        return new DeskDecision.Ask(steps, notices, rules);
    }

    private static DeskDecision ask(DeskAttempt attempt) {
        List<DeskStep> steps = new ArrayList<>();
        List<PatientNotice> notices = new ArrayList<>();
        List<RuleId> rules = new ArrayList<>(List.of(NOT_WHOLE_COST, SHOW_INSTEAD));
        notices.add(PatientNotice.OWN_PHONE_ONLY);
        if (attempt.result().saysUnregistered()) {
            steps.add(DeskStep.ASK_OTHER_PAPER);
            rules.add(PORTAL_HARDLY_HELPS);
            addNotices(steps, notices, rules);
        } else {
            steps.add(DeskStep.ASK_PORTAL_OR_PAPER);
            rules.add(OTHER_PATH);
        }
        if (attempt.knownPatient()) {
            steps.add(DeskStep.ASK_WHETHER_UNCHANGED);
            rules.add(UNCHANGED);
        }
        steps.add(DeskStep.TAKE_DECLARATION);
        rules.add(DECLARE);
        return new DeskDecision.Ask(steps, notices, rules);
    }

    /**
     * What comes with the first step of a question to a patient who could not be verified, in the order of {@link DeskDecision#steps}.
     *
     * @param first the step that is asked for
     * @param rules the rules that led to it
     */
    public static List<DeskStep> comesWith(DeskStep first, List<RuleId> rules) {
        if (first != DeskStep.ASK_OTHER_PAPER && first != DeskStep.ASK_PORTAL_OR_PAPER
                && first != DeskStep.ASK_WHAT_WAS_BROUGHT) {
            return List.of();
        }
        List<DeskStep> further = new ArrayList<>();
        if (rules.contains(NOTICE)) {
            further.add(DeskStep.HAND_OUT_UNVERIFIED_NOTICE);
        }
        if (rules.contains(UNCHANGED)) {
            further.add(DeskStep.ASK_WHETHER_UNCHANGED);
        }
        if (rules.contains(DECLARE)) {
            further.add(DeskStep.TAKE_DECLARATION);
        }
        return further;
    }

    /**
     * What a step leaves beyond the day, whatever else becomes of it: whoever showed nothing brings the proof later, and so is paid back or
     * claimed for, also where the institution charges a known patient the usual share today (R-RS-05).
     */
    public static List<DeskStep> leaves(DeskStep first) {
        return first == DeskStep.DECIDE_SHARE_OF_KNOWN_PATIENT ? List.of(DeskStep.PROOF_LATER) : List.of();
    }

    private static void addNotices(List<DeskStep> steps, List<PatientNotice> notices, List<RuleId> rules) {
        steps.add(DeskStep.HAND_OUT_UNVERIFIED_NOTICE);
        notices.add(PatientNotice.REGISTRATION_PENDING);
        notices.add(PatientNotice.OWN_STATE_IN_PORTAL);
        notices.add(PatientNotice.HOW_LONG_REGISTRATION_TAKES);
        rules.add(NOTICE);
    }

    /** What is asked of a patient with a My Number card only who is examined apart from the desk, as in a car park (R-RS-05a). */
    public DeskDecision separateFlow(LocalDate visit) {
        DeskStep step = calendar.inForce(ClaimMeasure.CONSENT_WEB, visit)
                ? DeskStep.VERIFY_SEPARATE_FLOW_BY_WEB
                : DeskStep.BRING_PAPER_TO_SEPARATE_FLOW;
        return new DeskDecision.Ask(List.of(step), List.of(), List.of(SEPARATE_FLOW));
    }
}
