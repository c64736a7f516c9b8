package jp.madoguchi.gateway.wiring;

import java.time.InstantSource;
import java.util.concurrent.CompletionStage;
import jp.madoguchi.domain.channel.ChannelCalendar;
import jp.madoguchi.domain.channel.ExceptionalViews;
import jp.madoguchi.domain.consent.Viewers;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.rulebook.RuleBook;
import jp.madoguchi.gateway.operations.OutageSettings;
import jp.madoguchi.gateway.operations.Settings;
import jp.madoguchi.reception.inquiry.AnswerFollower;
import jp.madoguchi.reception.inquiry.InquiryIds;
import jp.madoguchi.reception.inquiry.NationalSystem;
import jp.madoguchi.reception.ledger.AnswerLedger;
import jp.madoguchi.reception.mode.ChangeModes;
import jp.madoguchi.reception.mode.HealthWatch;
import jp.madoguchi.reception.mode.LookUpInModes;
import jp.madoguchi.reception.mode.LookUpRules;
import jp.madoguchi.reception.mode.RecheckAfterOutage;
import jp.madoguchi.reception.mode.RecheckFollower;
import jp.madoguchi.reception.mode.RecheckReport;
import jp.madoguchi.reception.mode.RecheckSettings;
import jp.madoguchi.reception.mode.TerminalHealth;
import jp.madoguchi.reception.mode.WriteDownVisits;

/** What happens when a terminal does not answer, and afterwards (docs/design/national-system.md 6). */
final class OutageRoom implements RecheckRoom.Runs {

    private final HealthWatch watch;
    private final RecheckAfterOutage rechecks;
    private final ChangeModes modes;
    private final WriteDownVisits visits;
    private final LookUpInModes lookUps;

    /** @param doors the way to the terminals, whose failures nobody counts: re-checks tell their terminal's health themselves */
    OutageRoom(Settings settings, InstantSource clock, AnswerLedger ledger, HealthWatch watch, NationalSystem doors,
            InquiryIds ids, RuleBook rules) {
        RecheckSettings pace = OutageSettings.rechecks(settings);
        this.watch = watch;
        this.rechecks = new RecheckAfterOutage(ledger, doors, ids, clock, pace);
        this.modes = new ChangeModes(ledger);
        this.visits = new WriteDownVisits(ledger, pace);
        this.lookUps = new LookUpInModes(ledger,
                new LookUpRules(rules.table(ExceptionalViews.class), rules.table(ChannelCalendar.class),
                        rules.table(Viewers.class), rules.switches()),
                settings.yes(Settings.HOSPITAL));
    }

    static HealthWatch watch(Settings settings, InstantSource clock) {
        return new HealthWatch(OutageSettings.health(settings), clock);
    }

    /** What answers make of re-checks. */
    static AnswerFollower follower(Settings settings) {
        return new RecheckFollower(OutageSettings.rechecks(settings));
    }

    @Override
    public CompletionStage<Void> resume(FacilityCode facility, TerminalId terminal, TerminalHealth health) {
        return rechecks.resume(facility, terminal, health);
    }

    @Override
    public CompletionStage<RecheckReport> run(FacilityCode facility, TerminalId terminal, TerminalHealth health) {
        return rechecks.run(facility, terminal, health);
    }

    HealthWatch watch() {
        return watch;
    }

    ChangeModes modes() {
        return modes;
    }

    /** Visits that were written down by hand. */
    WriteDownVisits visits() {
        return visits;
    }

    /** What is looked up in modes. */
    LookUpInModes lookUps() {
        return lookUps;
    }
}
