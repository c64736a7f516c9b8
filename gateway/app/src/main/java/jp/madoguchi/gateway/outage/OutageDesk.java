package jp.madoguchi.gateway.outage;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.gateway.desk.Caller;
import jp.madoguchi.gateway.desk.DeskAudit;
import jp.madoguchi.gateway.desk.Recorded;
import jp.madoguchi.reception.ledger.LookUpRecord;
import jp.madoguchi.reception.ledger.ModeRecord;
import jp.madoguchi.reception.ledger.OutageRecord;
import jp.madoguchi.reception.ledger.RecheckRecord;
import jp.madoguchi.reception.ledger.RecheckState;
import jp.madoguchi.reception.mode.ChangeModes;
import jp.madoguchi.reception.mode.HandVisit;
import jp.madoguchi.reception.mode.LookUp;
import jp.madoguchi.reception.mode.LookUpInModes;
import jp.madoguchi.reception.mode.LookUpOrder;
import jp.madoguchi.reception.mode.ModeChange;
import jp.madoguchi.reception.mode.ModeOrder;
import jp.madoguchi.reception.mode.ModeStanding;
import jp.madoguchi.reception.mode.OutageReadings;
import jp.madoguchi.reception.mode.RecheckCursor;
import jp.madoguchi.reception.mode.RecheckPage;
import jp.madoguchi.reception.mode.RecheckQuery;
import jp.madoguchi.reception.mode.RequestKey;
import jp.madoguchi.reception.mode.WriteDownVisits;
import org.jspecify.annotations.Nullable;

/** The one way to modes, visits by hand, look-ups and re-checks from outside: nothing is given out without an audit record. */
public final class OutageDesk {

    /** What stands for "the modes" in the audit trail. */
    private static final ResourceId MODES = new ResourceId("modes");
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
    private static final int MOST_CHANGES = 50;
    private static final int MOST_LOOK_UPS = 100;

    /**
     * What people do.
     *
     * @param modes   modes
     * @param visits  visits written down by hand
     * @param lookUps what is looked up
     */
    public record Work(ChangeModes modes, WriteDownVisits visits, LookUpInModes lookUps) {}

    /**
     * Where it is recorded.
     *
     * @param modes    changes of modes
     * @param visits   visits written down
     * @param lookUps  what is looked up
     * @param rechecks lists of re-checks and terminals
     */
    public record Audits(DeskAudit modes, DeskAudit visits, DeskAudit lookUps, DeskAudit rechecks) {}

    private final Terminals terminals;
    private final Work work;
    private final OutageReadings readings;
    private final Recorded modes;
    private final Recorded visits;
    private final Recorded lookUps;
    private final Recorded rechecks;
    private final Duration lookBack;
    private final InstantSource clock;

    /** @param lookBack how far back lists go */
    public OutageDesk(Terminals terminals, Work work, OutageReadings readings, Audits audits, Duration lookBack,
            InstantSource clock) {
        this.terminals = terminals;
        this.work = work;
        this.readings = readings;
        this.modes = new Recorded(audits.modes(), clock);
        this.visits = new Recorded(audits.visits(), clock);
        this.lookUps = new Recorded(audits.lookUps(), clock);
        this.rechecks = new Recorded(audits.rechecks(), clock);
        this.lookBack = lookBack;
        this.clock = clock;
    }

    FacilityCode facility() {
        return terminals.facility();
    }

    Terminals terminals() {
        return terminals;
    }

    Instant now() {
        return clock.instant();
    }

    LocalDate today() {
        return LocalDate.ofInstant(now(), JAPAN);
    }

    /** How the modes stand, and how they came there. */
    record Modes(ModeStanding standing, List<ModeRecord> changes) {}

    Modes modes(Caller caller) {
        Modes found = standing();
        modes.list(caller, List.of(), List.of());
        return found;
    }

    private Modes standing() {
        return new Modes(Recorded.await(work.modes().standing(facility())), readings.changes(facility(), MOST_CHANGES));
    }

    /** A mode changed. */
    ModeChange change(Caller caller, ModeOrder order, ModeAct act) {
        return modes.one(caller, DeskAudit.Action.CHANGE, MODES, done -> List.of(), () -> Recorded.await(switch (act) {
            case ModeAct.Failure failure -> work.modes().failure(order, failure.event());
            case ModeAct.OpenDisaster open -> work.modes().openDisaster(order, open.area());
            case ModeAct.CloseDisaster close -> work.modes().closeDisaster(order);
        }));
    }

    /** A visit written down. */
    RecheckRecord write(Caller caller, HandVisit visit, RequestKey key) {
        return visits.one(caller, DeskAudit.Action.CHANGE, new ResourceId("visit"), OutageDesk::about,
                () -> Recorded.await(work.visits().write(visit, key)));
    }

    private static List<ResourceId> about(RecheckRecord recheck) {
        ResourceId patient = recheck.patient();
        return patient == null ? List.of() : List.of(patient);
    }

    /** Something is to be looked up apart from the usual way. */
    LookUp lookUp(Caller caller, LookUpOrder order, LookUpWish wish) {
        Recorded.Subject asked = Recorded.Subject.of(order.patient());
        return lookUps.about(caller, DeskAudit.Action.CHANGE, asked,
                found -> found instanceof LookUp.Permitted permitted
                        ? new Recorded.Subject(permitted.record().id(), asked.patients())
                        : asked,
                () -> Recorded.await(switch (wish) {
                    case LookUpWish.InFailure failure -> work.lookUps().inFailure(order);
                    case LookUpWish.InDisaster disaster ->
                        work.lookUps().inDisaster(order, disaster.consent(), disaster.lifeAtStake());
                    case LookUpWish.InEmergency emergency -> work.lookUps().inEmergency(order, emergency.wish());
                }));
    }

    /** What was looked up. */
    List<LookUpRecord> lookUps(Caller caller, boolean unreviewed) {
        List<LookUpRecord> found = readings.lookUps(facility(), unreviewed, MOST_LOOK_UPS);
        lookUps.list(caller, found.stream().map(one -> new ResourceId(one.view().patient())).distinct().toList(),
                List.of("reviewed"));
        return found;
    }

    /** What somebody looked up, reviewed. */
    LookUpRecord review(Caller caller, ResourceId id, String reviewer) {
        return lookUps.one(caller, DeskAudit.Action.CHANGE, id,
                done -> List.of(new ResourceId(done.view().patient())),
                () -> Recorded.await(work.lookUps().review(facility(), id, reviewer)));
    }

    /** Re-checks with their counts. */
    record Rechecks(RecheckPage page, Map<RecheckState, Long> counts) {}

    Rechecks rechecks(Caller caller, Set<RecheckState> states, @Nullable RecheckCursor after, int most) {
        LocalDate since = LocalDate.ofInstant(now().minus(lookBack), JAPAN);
        Rechecks found = new Rechecks(readings.page(new RecheckQuery(facility(), states, since, after, most)),
                readings.counts(facility(), since));
        rechecks.list(caller, found.page().rechecks().stream().flatMap(one -> about(one).stream()).distinct().toList(),
                List.of("state"));
        return found;
    }

    /** Outages that last, or ended while lists still show them. They are about nobody. */
    List<OutageRecord> outages() {
        return readings.outages(facility(), now().minus(lookBack));
    }
}
