package jp.madoguchi.domain.channel;

import java.time.LocalDate;
import jp.madoguchi.domain.claim.DeskDecision;
import jp.madoguchi.domain.claim.DeskProcedure;
import java.util.Set;
import java.util.function.Function;
import jp.madoguchi.domain.rule.RuleSwitch;
import jp.madoguchi.domain.rule.RuleSwitches;

/**
 * What a reception does next. The answer depends on nothing but what is presented, what is on file, the day of the visit and the tables:
 * not on a clock, a time zone or a language. It is asked again after each step: after a {@link NextStep.Query} with the answer in
 * {@link OnFile#with}, after anything else with what the patient presents then. A visit's result never carries over to the next (R-CH-03):
 * {@link OnFile#lookup()} is of this visit.
 */
public final class ReceptionRules {

    private final ReceptionTables tables;
    private final Institution institution;
    private final CardDecision cards;
    private final PaperDecision papers;
    private final PatientCardDecision patientCards;
    private final RemoteDecision remote;
    private final ExceptionalDecision exceptional;
    private final DeskProcedure procedure;

    /** The rules, as the tables of a hospital say them. */
    public ReceptionRules(ReceptionTables tables, Institution institution) {
        this.tables = tables;
        this.institution = institution;
        this.cards = new CardDecision(tables, institution);
        this.papers = new PaperDecision(tables);
        this.patientCards = new PatientCardDecision(tables);
        this.remote = new RemoteDecision(tables, institution);
        this.exceptional = new ExceptionalDecision(tables, institution);
        this.procedure = tables.procedure();
    }

    /** The once-a-month rule, by the same tables. */
    public MonthlyProof monthlyProof() {
        return new MonthlyProof(tables.switches());
    }

    /**
     * What the next step hangs on that the texts leave open, as the hospital has decided it; mostly nothing.
     *
     * @param onFile what the hospital knows, with the visits of the month as papers are read by some switches
     */
    public Set<RuleSwitch> open(Presented presented, Function<RuleSwitches, OnFile> onFile, LocalDate visitDate) {
        return tables.switches().open(other -> new ReceptionRules(tables.with(other), institution).decide(presented,
                onFile.apply(other), visitDate));
    }

    /**
     * The next step.
     *
     * @param presented what the patient presents
     * @param onFile    what the hospital knows
     * @param visitDate day of the visit (受診日), in Japan
     */
    public NextStep decide(Presented presented, OnFile onFile, LocalDate visitDate) {
        return switch (presented) {
            case Presented.MyNumberCard card -> cards.decide(card, onFile, visitDate);
            case Presented.Smartphone phone -> cards.decide(phone, onFile, visitDate);
            case Presented.UnreadCard card -> cards.decide(card, onFile, visitDate);
            case Presented.ShownPaper paper -> papers.decide(paper, onFile, visitDate);
            case Presented.NoticeWithCard notice -> papers.decide(notice, onFile, visitDate);
            case Presented.PortalScreen screen -> papers.decide(screen, onFile, visitDate);
            case Presented.PatientCardOnly card -> patientCards.patientCardOnly(onFile, visitDate);
            case Presented.RemoteVerification verification -> remote.decide(verification, onFile, visitDate);
            case Presented.Nothing nothing -> patientCards.nothing(nothing, onFile);
            case Presented.SeparateFlow apart -> separateFlow(visitDate);
            case Presented.InDisaster disaster -> exceptional.decide(disaster, onFile.modes(), visitDate);
            case Presented.InEmergency emergency -> exceptional.decide(emergency, visitDate);
        };
    }

    /** Apart from the desk, where no reader stands (R-RS-05a). */
    private NextStep separateFlow(LocalDate visitDate) {
        DeskDecision decision = procedure.separateFlow(visitDate);
        return new NextStep.AskAtDesk(decision.steps().getFirst(), ProofStanding.NOT_PROVEN, decision.rules());
    }
}
