package jp.madoguchi.reception.mode;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.madoguchi.domain.channel.ExceptionalRequest;
import jp.madoguchi.domain.channel.ExceptionalView;
import jp.madoguchi.domain.channel.FailureMode;
import jp.madoguchi.domain.channel.Lookup;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.qualification.QualificationValidity;
import jp.madoguchi.reception.ledger.AuditFact;
import jp.madoguchi.reception.ledger.DeskTask;
import jp.madoguchi.reception.ledger.DeskTaskCause;
import jp.madoguchi.reception.ledger.LedgerTransaction;
import jp.madoguchi.reception.ledger.LookUpRecord;
import jp.madoguchi.reception.ledger.ModeRecord;
import org.jspecify.annotations.Nullable;

/** How a look apart from the usual way is written down: the record, its audit fact, and the task of a second person (R-SE-09). */
public final class WrittenLooks {

    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private WrittenLooks() {}

    /** Writes down a look that was not written down before, inside its commit. */
    static void add(LedgerTransaction ledger, LookUpRecord look) {
        ExceptionalView view = look.view();
        ResourceId patient = new ResourceId(view.patient());
        ledger.modes().save(look);
        ledger.note(new AuditFact(look.facility(), view.user(), "ExceptionalView", patient, view.kind() + "_GRANTED"));
        ledger.raise(DeskTask.open(ledger.newId(), look.facility(), DeskStep.REVIEW_EXCEPTIONAL_VIEW, patient,
                new DeskTaskCause(view.kind().name(), ExceptionalView.RULES, null, List.of(), ledger.at()),
                view.at().toLocalDate(), ledger.at()));
    }

    /**
     * What the desk read on the terminal's screen in failure mode about a known patient. It belongs to the look that the same person wrote
     * down on that day and told nothing of yet; without one it was a look all the same, for the reason for which the mode is open.
     *
     * @param said what it said
     * @param by   who read it, by the staff's identifier
     */
    public static void told(LedgerTransaction ledger, FacilityCode facility, ResourceId patient, LocalDate visit,
            Lookup said, String by) {
        LocalDateTime now = LocalDateTime.ofInstant(ledger.at(), JAPAN);
        LookUpRecord.Told told = new LookUpRecord.Told(visit, validity(said));
        List<LookUpRecord> ofToday = ledger.modes().lookUpsOf(patient, ExceptionalView.Kind.FAILURE).stream()
                .filter(one -> one.view().user().equals(by) && one.view().at().toLocalDate().equals(now.toLocalDate()))
                .toList();
        if (ofToday.stream().anyMatch(one -> told.equals(one.told()))) {
            return;
        }
        Optional<LookUpRecord> untold = ofToday.stream().filter(one -> one.told() == null)
                .reduce((earlier, later) -> later);
        if (untold.isPresent()) {
            ledger.modes().save(untold.get().telling(told));
        } else {
            add(ledger, LookUpRecord.of(id(facility, patient, told, by, now), facility, ExceptionalView
                    .parse(new ExceptionalRequest.Failure(FailureMode.OPEN), reason(ledger, facility), by,
                            patient.value(), now)
                    .orElseThrow()).telling(told));
        }
    }

    private static @Nullable QualificationValidity validity(Lookup said) {
        return switch (said) {
            case Lookup.Answered answered -> answered.validity();
            case Lookup.Unanswered unanswered -> null;
        };
    }

    /** Nothing is read while the mode is not open, so there is a change with its reason. */
    private static String reason(LedgerTransaction ledger, FacilityCode facility) {
        return ledger.modes().newest(facility, ExceptionalView.Kind.FAILURE).map(ModeRecord::reason).orElseThrow();
    }

    private static ResourceId id(FacilityCode facility, ResourceId patient, LookUpRecord.Told told, String by,
            LocalDateTime now) {
        String name = "told/" + facility + "/" + patient.value() + "/" + told + "/" + by + "/" + now.toLocalDate();
        return new ResourceId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString());
    }
}
