package jp.madoguchi.reception.mode;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import jp.madoguchi.domain.channel.ExceptionalRequest;
import jp.madoguchi.domain.channel.ExceptionalView;
import jp.madoguchi.domain.channel.FailureMode;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.reception.ledger.AuditFact;
import jp.madoguchi.reception.ledger.DeskTask;
import jp.madoguchi.reception.ledger.DeskTaskCause;
import jp.madoguchi.reception.ledger.LedgerTransaction;
import jp.madoguchi.reception.ledger.LookUpRecord;
import jp.madoguchi.reception.ledger.ModeRecord;

/** How a look apart from the usual way is written down: the record, its audit fact, and the task of a second person (R-SE-09). */
public final class WrittenLooks {

    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private WrittenLooks() {}

    /** Writes down a look that was not written down before, inside its commit. */
    private static void add(LedgerTransaction ledger, LookUpRecord look) {
        ExceptionalView view = look.view();
        note(ledger, look);
        ledger.raise(DeskTask.open(ledger.newId(), look.facility(), DeskStep.REVIEW_EXCEPTIONAL_VIEW,
                new ResourceId(view.patient()),
                new DeskTaskCause(view.kind().name(), ExceptionalView.RULES, null, List.of(), ledger.at()),
                view.at().toLocalDate(), ledger.at()));
    }

    private static void note(LedgerTransaction ledger, LookUpRecord look) {
        ExceptionalView view = look.view();
        ledger.modes().save(look);
        ledger.note(new AuditFact(look.facility(), view.user(), "ExceptionalView", new ResourceId(view.patient()),
                view.kind() + "_GRANTED"));
    }

    /** The look that a wish wrote down; empty before it did. */
    static Optional<LookUpRecord> of(LedgerTransaction ledger, ResourceId wish, ExceptionalView view) {
        return ledger.modes().lookUp(wish).or(() -> looks(ledger, view).stream().filter(one -> one.isOf(wish))
                .findFirst());
    }

    /**
     * Writes down the look of a wish. Whoever told first on that day what the screen said has looked once, and its review is asked for: that
     * look now has the reason of the wish.
     */
    static LookUpRecord write(LedgerTransaction ledger, FacilityCode facility, ResourceId wish,
            ExceptionalView view) {
        Optional<LookUpRecord> told = looks(ledger, view).stream()
                .filter(one -> one.onlyTold() && isBy(one, view.user(), view.at()) && one.reviewer() == null)
                .reduce((earlier, later) -> later);
        if (told.isPresent()) {
            LookUpRecord same = told.get().writtenDown(new LookUpRecord.Written(wish, view.at()), view.reason());
            note(ledger, same);
            return same;
        }
        LookUpRecord look = LookUpRecord.of(wish, facility, view);
        add(ledger, look);
        return look;
    }

    private static List<LookUpRecord> looks(LedgerTransaction ledger, ExceptionalView view) {
        return ledger.modes().lookUpsOf(new ResourceId(view.patient()), view.kind());
    }

    /**
     * What the desk read on the terminal's screen in failure mode about a known patient. It belongs to the look that the same person wrote
     * down on that day, told nothing of yet and nobody has reviewed; without one it was a look all the same, for the reason for which the mode
     * is open. Told again it is the same look, unless something else was told of the visit in between: what was told last counts.
     */
    public static void told(LedgerTransaction ledger, ScreenAnswer answer) {
        LocalDateTime now = LocalDateTime.ofInstant(ledger.at(), JAPAN);
        LookUpRecord.Told told = answer.told(ledger.at());
        List<LookUpRecord> looks = ledger.modes().lookUpsOf(answer.patient(), ExceptionalView.Kind.FAILURE);
        List<LookUpRecord> own = looks.stream().filter(one -> isBy(one, answer.by(), now)).toList();
        if (looks.stream().anyMatch(one -> one.told() != null && Objects.equals(one.told().request(), told.request()))
                || stands(told, looks) && own.stream().anyMatch(one -> one.told() != null && one.told().saysAs(told))) {
            return;
        }
        Optional<LookUpRecord> untold = own.stream().filter(one -> one.told() == null && one.reviewer() == null)
                .reduce((earlier, later) -> later);
        if (untold.isPresent()) {
            ledger.modes().save(untold.get().telling(told));
        } else {
            add(ledger, LookUpRecord.of(Objects.requireNonNull(told.request()), answer.facility(), ExceptionalView
                    .parse(new ExceptionalRequest.Failure(FailureMode.OPEN), reason(ledger, answer.facility()),
                            answer.by(), answer.patient().value(), now)
                    .orElseThrow()).telling(told));
        }
    }

    /** Whether it is what counts of its visit already. */
    private static boolean stands(LookUpRecord.Told told, List<LookUpRecord> looks) {
        return LookUpRecord.lastTold(looks).stream().anyMatch(told::saysAs);
    }

    private static boolean isBy(LookUpRecord look, String user, LocalDateTime now) {
        return look.view().user().equals(user) && look.view().at().toLocalDate().equals(now.toLocalDate());
    }

    /** Nothing is read while the mode is not open, so there is a change with its reason. */
    private static String reason(LedgerTransaction ledger, FacilityCode facility) {
        return ledger.modes().newest(facility, ExceptionalView.Kind.FAILURE).map(ModeRecord::reason).orElseThrow();
    }
}
