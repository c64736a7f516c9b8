package jp.madoguchi.gateway.wiring;

import java.time.InstantSource;
import jp.madoguchi.domain.rulebook.RuleBook;
import jp.madoguchi.reception.inquiry.AnswerFollower;
import jp.madoguchi.reception.inquiry.InquiryIds;
import jp.madoguchi.reception.inquiry.NationalSystem;
import jp.madoguchi.reception.ledger.AnswerLedger;
import jp.madoguchi.reception.mode.ChangeModes;
import jp.madoguchi.reception.mode.HealthSettings;
import jp.madoguchi.reception.mode.HealthWatch;
import jp.madoguchi.reception.mode.RecheckAfterOutage;
import jp.madoguchi.reception.mode.RecheckFollower;
import jp.madoguchi.reception.mode.RecheckSettings;

/** What happens when a terminal does not answer, and afterwards (docs/design/national-system.md 6). */
final class OutageRoom {

    private final HealthWatch watch;
    private final RecheckAfterOutage rechecks;
    private final ChangeModes modes;

    /** @param doors the way to the terminals, unwatched: re-checks tell their terminal's health themselves */
    OutageRoom(InstantSource clock, AnswerLedger ledger, HealthWatch watch, NationalSystem doors, InquiryIds ids,
            RuleBook rules) {
        this.watch = watch;
        this.rechecks = new RecheckAfterOutage(ledger, doors, ids, clock, RecheckSettings.DEFAULT);
        this.modes = new ChangeModes(ledger);
    }

    static HealthWatch watch(InstantSource clock) {
        return new HealthWatch(HealthSettings.DEFAULT, clock);
    }

    /** What answers make of re-checks. */
    static AnswerFollower follower() {
        return new RecheckFollower(RecheckSettings.DEFAULT);
    }

    HealthWatch watch() {
        return watch;
    }

    RecheckAfterOutage rechecks() {
        return rechecks;
    }

    ChangeModes modes() {
        return modes;
    }
}
