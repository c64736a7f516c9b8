package jp.madoguchi.domain.channel;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import jp.madoguchi.domain.card.CardMethod;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.rule.RuleId;

/** Decides on verifications away from the reader: home visits, online care, other routes. */
final class RemoteDecision {

    private static final List<RuleId> FACE_ONLY = List.of(RuleId.of("R-CH-06"));
    private static final List<RuleId> TOOL = List.of(RuleId.of("R-CH-37"));
    private static final List<RuleId> DESK = List.of(RuleId.of("R-CH-39"));
    private static final List<RuleId> NOT_SWITCHED_ON = List.of(RuleId.of("R-CH-38"), RuleId.of("R-CH-41"));
    /** A consent that was taken back lets nothing be asked again; a new one, given by reading the card, does. */
    private static final List<RuleId> REVOKED = List.of(RuleId.of("R-CH-36"), RuleId.of("R-CH-33"));
    private static final List<RuleId> ARRIVAL = List.of(RuleId.of("R-CH-40"));
    private static final List<RuleId> FIRST = List.of(RuleId.of("R-CH-33"));
    private static final List<RuleId> AGAIN = List.of(RuleId.of("R-CH-35"));
    private static final List<RuleId> NOTHING_NEWER = List.of(RuleId.of("R-CH-05"), RuleId.of("R-RS-02a"));

    private final ReceptionTables tables;
    private final Institution institution;
    private final CardAnswer answers;

    RemoteDecision(ReceptionTables tables, Institution institution) {
        this.tables = tables;
        this.institution = institution;
        this.answers = new CardAnswer(tables.switches());
    }

    NextStep decide(Presented.RemoteVerification remote, OnFile file, LocalDate day) {
        Channel channel = remote.situation().channel(remote.tool());
        boolean app = remote.tool() == RemoteTool.APP;
        if (remote.faceOnly()) {
            return new NextStep.NotPossible(DeskStep.ASK_ACCEPTED_PAPER, FACE_ONLY);
        }
        for (Channel needed : app ? List.of(channel, Channel.HOME_APP) : List.of(channel)) {
            if (!tables.channels().exists(needed, day)) {
                return new NextStep.NotPossible(DeskStep.ASK_ACCEPTED_PAPER, tables.channels().rules(needed, day));
            }
        }
        if (!tables.windows().exists(remote.situation(), day)) {
            return new NextStep.NotPossible(DeskStep.ASK_ACCEPTED_PAPER, DESK);
        }
        if (!institution.uses(channel)) {
            return new NextStep.NotPossible(DeskStep.SWITCH_ON_FUNCTION, NOT_SWITCHED_ON);
        }
        if (app && !institution.appActivated()) {
            return new NextStep.NotPossible(DeskStep.SWITCH_ON_FUNCTION, TOOL);
        }
        if (remote.staffCheck() && !app) {
            return new NextStep.ChooseMethod(Set.of(CardMethod.PIN), TOOL);
        }
        return askOrDecide(remote, channel, file, day);
    }

    private NextStep askOrDecide(Presented.RemoteVerification remote, Channel channel, OnFile file, LocalDate day) {
        OnFile.RemoteConsent consent = file.remoteConsent();
        boolean again = consent == OnFile.RemoteConsent.CONTINUING && remote.situation() == CareSituation.HOME_VISIT;
        QueryBy by = again ? QueryBy.RE_QUERY : QueryBy.INSTITUTION_CODE;
        List<RuleId> rules = again ? AGAIN : consent == OnFile.RemoteConsent.REVOKED ? REVOKED : FIRST;
        Lookup lookup = CardAnswer.to(by, file);
        if (lookup == null) {
            return new NextStep.Query(channel, by, channel.mayAsk(), rules);
        }
        NextStep unregistered = desk(DeskStep.ASK_OTHER_PAPER, NOTHING_NEWER);
        NextStep step = answers.decide(lookup, CardAnswer.shown(channel, rules), unregistered, day);
        return remote.arrival() == Arrival.UNCHECKED && step instanceof NextStep.Proceed
                ? desk(DeskStep.CHECK_PHOTO_ID, ARRIVAL)
                : step;
    }

    private static NextStep desk(DeskStep step, List<RuleId> rules) {
        return new NextStep.AskAtDesk(step, ProofStanding.NOT_PROVEN, rules);
    }
}
