package jp.madoguchi.gateway.wiring;

import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import jp.madoguchi.domain.channel.AcceptedPapers;
import jp.madoguchi.domain.channel.Channel;
import jp.madoguchi.domain.channel.Institution;
import jp.madoguchi.domain.channel.ReceptionRules;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.rulebook.RuleBook;
import jp.madoguchi.gateway.desk.DeskAudit;
import jp.madoguchi.gateway.desk.DeskNextSteps;
import jp.madoguchi.gateway.operations.OutageSettings;
import jp.madoguchi.gateway.operations.Settings;
import jp.madoguchi.reception.desk.DecideNextStep;
import jp.madoguchi.reception.ledger.AnswerLedger;

/** The rules of the reception as the settings want them, behind the desk's question what comes next. */
final class NextStepRoom {

    private NextStepRoom() {}

    static DeskNextSteps of(Settings settings, FacilityCode facility, AnswerLedger ledger, RuleBook rules,
            DeskAudit audit, InstantSource clock) {
        ReceptionRules reception = new ReceptionRules(rules.reception(), institution(settings));
        return new DeskNextSteps(facility,
                new DecideNextStep(ledger, reception, rules.table(AcceptedPapers.class),
                        OutageSettings.claimRun(settings)),
                audit, clock);
    }

    /** What the institution has switched on. @throws ProblemException if a name is no channel that needs switching on */
    static Institution institution(Settings settings) {
        Set<Channel> on = EnumSet.noneOf(Channel.class);
        for (String name : settings.text(Settings.CHANNELS_ON).split("[,\\s]+", -1)) {
            if (!name.isEmpty()) {
                on.add(Arrays.stream(Channel.values())
                        .filter(channel -> channel.name().equals(name) && channel.needsSwitchingOn()).findFirst()
                        .orElseThrow(() -> new ProblemException(
                                Problem.at(ProblemCode.SETTING_INVALID, Settings.CHANNELS_ON.name()))));
            }
        }
        return new Institution(on, settings.yes(Settings.APP_ACTIVATED), settings.yes(Settings.HOSPITAL));
    }
}
