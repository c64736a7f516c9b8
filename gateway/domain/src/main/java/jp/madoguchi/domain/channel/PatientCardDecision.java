package jp.madoguchi.domain.channel;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.rule.RuleId;

/** Decides on patients who show only the patient card, or nothing. */
final class PatientCardDecision {

    private static final List<RuleId> EVERY_VISIT = List.of(RuleId.of("R-CH-03"));
    private static final List<RuleId> NO_NUMBER = List.of(RuleId.of("R-CH-03"), RuleId.of("R-CH-30"));
    private static final List<RuleId> NOT_TOLERATED = List.of(RuleId.of("R-CH-30"), RuleId.of("R-CH-32b"));
    private static final List<RuleId> INTERIM = List.of(RuleId.of("R-CH-32"));
    private static final List<RuleId> MISSING = List.of(RuleId.of("R-CH-31"), RuleId.of("R-CH-32a"));
    private static final List<RuleId> NOTHING_BROUGHT = List.of(RuleId.of("R-RS-05"));

    private final MonthlyProof monthly;
    private final CardAnswer answers;

    PatientCardDecision(ReceptionTables tables) {
        this.monthly = new MonthlyProof(tables.switches());
        this.answers = new CardAnswer(tables.switches());
    }

    NextStep patientCardOnly(OnFile file, LocalDate day) {
        if (!file.storedNumber()) {
            return new NextStep.AskForMyNumberCard(NO_NUMBER);
        }
        if (!monthly.tolerates(day)) {
            return new NextStep.AskForMyNumberCard(NOT_TOLERATED);
        }
        Channel channel = Channel.STORED_NUMBER;
        Lookup lookup = CardAnswer.to(QueryBy.STORED_NUMBER, file);
        if (lookup == null) {
            return new NextStep.Query(channel, QueryBy.STORED_NUMBER, channel.mayAsk(), INTERIM);
        }
        ProofStanding standing = monthly.standing(day, file.visits());
        NextStep.Proceed confirmed = new NextStep.Proceed(channel, standing,
                Set.of(ViewableInformation.QUALIFICATION), List.of(), INTERIM);
        NextStep unregistered = new NextStep.AskAtDesk(DeskStep.ASK_ACCEPTED_PAPER, ProofStanding.NOT_PROVEN, INTERIM);
        NextStep step = answers.decide(lookup, confirmed, unregistered, day);
        return standing == ProofStanding.MONTHLY_PROOF_MISSING && step instanceof NextStep.Proceed
                ? new NextStep.AskAtDesk(DeskStep.SHOW_PROOF_THIS_MONTH, standing, MISSING)
                : step;
    }

    NextStep nothing(Presented.Nothing nothing, OnFile file) {
        if (!nothing.cardAskedFor()) {
            return new NextStep.AskForMyNumberCard(EVERY_VISIT);
        }
        DeskStep step = file.known() ? DeskStep.DECIDE_SHARE_OF_KNOWN_PATIENT : DeskStep.PROOF_LATER;
        return new NextStep.AskAtDesk(step, ProofStanding.NOT_PROVEN, NOTHING_BROUGHT);
    }
}
