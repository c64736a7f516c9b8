package jp.madoguchi.domain.channel;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.qualification.QualificationValidity;
import jp.madoguchi.domain.rule.RuleId;
import jp.madoguchi.domain.rule.RuleSwitch;
import jp.madoguchi.domain.rule.RuleSwitches;
import org.jspecify.annotations.Nullable;

/** What follows from an answer of the national system, on whatever channel it was asked. */
final class CardAnswer {

    private static final List<RuleId> REACHABLE_OTHERWISE = List.of(RuleId.of("R-RS-06"));
    private static final List<RuleId> NO_TICKET = List.of(RuleId.of("R-RS-09"));

    private final RuleSwitches switches;

    CardAnswer(RuleSwitches switches) {
        this.switches = switches;
    }

    /** The lookup if it answers this kind of question, else null. */
    static @Nullable Lookup to(QueryBy by, OnFile file) {
        Lookup lookup = file.lookup();
        return lookup != null && lookup.by() == by ? lookup : null;
    }

    /**
     * What follows.
     *
     * @param confirmed    the step when the qualification is valid
     * @param unregistered the step when only a lost qualification is known, or none
     */
    NextStep decide(Lookup lookup, NextStep.Proceed confirmed, NextStep unregistered, LocalDate day) {
        return switch (lookup) {
            case Lookup.Unanswered u ->
                new NextStep.AskAtDesk(DeskStep.VERIFY_BY_OTHER_PATH, ProofStanding.NOT_PROVEN, REACHABLE_OTHERWISE);
            case Lookup.Answered a -> answered(a.validity(), confirmed, unregistered, day);
        };
    }

    private NextStep answered(QualificationValidity validity, NextStep.Proceed confirmed, NextStep unregistered,
            LocalDate day) {
        return switch (validity) {
            case VALID -> confirmed;
            case INVALID, INVALID_NEW_EXISTS, NOT_FOUND -> unregistered;
            case MULTIPLE -> new NextStep.AskAtDesk(DeskStep.ASK_AGAIN_WITH_MORE_ITEMS, ProofStanding.NOT_PROVEN,
                    confirmed.rules());
            case VALID_UNREGISTERED -> withoutTicket(confirmed, day);
        };
    }

    /** 有効（未登録） is the desk's to decide, unless the institution goes on with it (R-RS-09). */
    private NextStep withoutTicket(NextStep.Proceed confirmed, LocalDate day) {
        if (!switches.value(RuleSwitch.ACCEPT_VALIDITY_6, day).equals("accept")) {
            return new NextStep.AskAtDesk(DeskStep.FETCH_MEDICAL_TICKET, ProofStanding.NOT_PROVEN, NO_TICKET);
        }
        return new NextStep.Proceed(confirmed.channel(), confirmed.proof(), confirmed.mayShow(),
                plus(confirmed.also(), DeskStep.FETCH_MEDICAL_TICKET), plus(confirmed.rules(), NO_TICKET.getFirst()));
    }

    static <T> List<T> plus(List<T> first, T last) {
        List<T> all = new ArrayList<>(first);
        all.add(last);
        return all;
    }

    /** A confirmed qualification, shown at this visit, with nothing besides. */
    static NextStep.Proceed shown(Channel channel, List<RuleId> rules) {
        return new NextStep.Proceed(channel, ProofStanding.SHOWN, channel.mayShow(), List.of(), rules);
    }

    /** The same, showing the qualification only. */
    static NextStep.Proceed qualificationOnly(Channel channel, List<DeskStep> also, List<RuleId> rules) {
        return new NextStep.Proceed(channel, ProofStanding.SHOWN, Set.of(ViewableInformation.QUALIFICATION), also,
                rules);
    }
}
