package jp.madoguchi.reception.mode;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import jp.madoguchi.domain.channel.DisasterArea;
import jp.madoguchi.domain.channel.FailureMode;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.channel.ExceptionalView;
import jp.madoguchi.domain.channel.ExceptionalView.Kind;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.rule.RuleId;
import jp.madoguchi.reception.ledger.AnswerLedger;
import jp.madoguchi.reception.ledger.AuditFact;
import jp.madoguchi.reception.ledger.Committed;
import jp.madoguchi.reception.ledger.DeskTask;
import jp.madoguchi.reception.ledger.DeskTaskCause;
import jp.madoguchi.reception.ledger.LedgerTransaction;
import jp.madoguchi.reception.ledger.ModeRecord;
import org.jspecify.annotations.Nullable;

/**
 * Failure mode (R-CH-50, R-CH-51) and disaster mode (R-CH-52) of an institution. People with the right change them; every change is a row
 * of the ledger and a fact in the audit trail, in one commit. At most one mode of each kind is open.
 */
public final class ChangeModes {

    /** Why the task of a report ended without its being closed by hand. */
    public static final String REPORT_SENT = "REPORT_SENT";

    private static final List<RuleId> REPORT = List.of(RuleId.of("R-CH-50"));
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private final AnswerLedger ledger;

    public ChangeModes(AnswerLedger ledger) {
        this.ledger = ledger;
    }

    /** Failure mode goes a step further: called, called back, opened, closed, reported. */
    public CompletionStage<ModeChange> failure(ModeOrder order, FailureMode.Event event) {
        return change(order, Kind.FAILURE,
                (before, today) -> step(before).after(event).map(step -> new Step(step, null)));
    }

    /**
     * Disaster mode is entered from the ministry's notice. One whose last day is over is replaced, and one that is extended is prolonged;
     * to correct it otherwise, it is closed first.
     */
    public CompletionStage<ModeChange> openDisaster(ModeOrder order, DisasterArea area) {
        return change(order, Kind.DISASTER, (before, today) -> mayOpen(before, area, today)
                ? Optional.of(new Step(FailureMode.OPEN, area))
                : Optional.empty());
    }

    private static boolean mayOpen(Optional<ModeRecord> before, DisasterArea area, LocalDate today) {
        DisasterArea open = before.map(ModeRecord::area).orElse(null);
        return open == null || open.isOverOn(today) || area.extendsOver(open);
    }

    /** Disaster mode is over here. */
    public CompletionStage<ModeChange> closeDisaster(ModeOrder order) {
        return change(order, Kind.DISASTER,
                (before, today) -> step(before) == FailureMode.OPEN
                        ? Optional.of(new Step(FailureMode.CLOSED, null))
                        : Optional.empty());
    }

    /** How an institution's modes stand. */
    public CompletionStage<ModeStanding> standing(FacilityCode facility) {
        return ledger.commit(transaction -> standing(transaction, facility)).thenApply(Committed::value);
    }

    /** The same, inside a work. */
    public static ModeStanding standing(LedgerTransaction ledger, FacilityCode facility) {
        return new ModeStanding(step(ledger.modes().newest(facility, Kind.FAILURE)),
                ledger.modes().newest(facility, Kind.DISASTER).flatMap(mode -> Optional.ofNullable(mode.area()))
                        .orElse(null));
    }

    private record Step(FailureMode to, @Nullable DisasterArea area) {}

    @FunctionalInterface
    private interface Next {
        Optional<Step> from(Optional<ModeRecord> before, LocalDate today);
    }

    private CompletionStage<ModeChange> change(ModeOrder order, ExceptionalView.Kind kind, Next next) {
        return ledger.commit(transaction -> apply(transaction, order, kind, next)).thenApply(Committed::value);
    }

    private static ModeChange apply(LedgerTransaction ledger, ModeOrder order, ExceptionalView.Kind kind, Next next) {
        Optional<ModeRecord> before = ledger.modes().newest(order.facility(), kind);
        Optional<Step> step = next.from(before, LocalDate.ofInstant(ledger.at(), JAPAN));
        if (step.isEmpty()) {
            return new ModeChange.NotFromHere(step(before));
        }
        ModeRecord now = new ModeRecord(order.facility(), kind, step.get().to(), step.get().area(), order.by(),
                order.reason(), ledger.at(), before.map(ModeRecord::version).orElse(0) + 1);
        ledger.modes().add(now);
        report(ledger, order, before, now);
        ledger.note(new AuditFact(order.facility(), order.by(), "Mode", null, kind + "_" + now.step()));
        return new ModeChange.Done(now);
    }

    /** Failure mode was used and is closed again: its report is left to a person until somebody says that it was sent (R-CH-50). */
    private static void report(LedgerTransaction ledger, ModeOrder order, Optional<ModeRecord> before,
            ModeRecord now) {
        if (now.step() == FailureMode.REPORT_DUE) {
            ledger.raise(DeskTask.open(reportOf(now), order.facility(), DeskStep.SEND_FAILURE_REPORT, null,
                    new DeskTaskCause(now.step().name(), REPORT, null, List.of(), ledger.at()),
                    LocalDate.ofInstant(ledger.at(), JAPAN), ledger.at()));
        }
        before.filter(was -> was.step() == FailureMode.REPORT_DUE).flatMap(was -> ledger.task(reportOf(was)))
                .filter(DeskTask::pending)
                .ifPresent(task -> ledger.save(task.cancel(REPORT_SENT, ledger.at())));
    }

    private static ResourceId reportOf(ModeRecord closed) {
        String name = "failure-report/" + closed.facility() + "/" + closed.version();
        return new ResourceId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString());
    }

    private static FailureMode step(Optional<ModeRecord> newest) {
        return newest.map(ModeRecord::step).orElse(FailureMode.CLOSED);
    }
}
