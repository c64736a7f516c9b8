package jp.madoguchi.reception.bulk;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.qualification.CardQuestion;
import jp.madoguchi.reception.ledger.AnswerLedger;
import jp.madoguchi.reception.ledger.AppointmentRecord;
import jp.madoguchi.reception.ledger.AppointmentSource;
import jp.madoguchi.reception.ledger.LedgerTransaction;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the list of who is expected when. The same list again changes nothing. Who is not on a later list stays: an appointment is
 * withdrawn only by an entry that says so. A card that a later list names takes the place of the one before; a list without a card
 * leaves it. The order of a list is kept: each entry counts as listed a microsecond after the one before it.
 */
public final class KeepAppointments {

    /** Entries in one commit: enough to amortise it, few enough to let a card reader's answer in between. */
    private static final int ENTRIES_PER_COMMIT = 200;

    private final AnswerLedger ledger;

    public KeepAppointments(AnswerLedger ledger) {
        this.ledger = ledger;
    }

    /** Takes a list over, {@value #ENTRIES_PER_COMMIT} entries in a commit. What was taken before a failure stays. */
    public CompletionStage<AppointmentReport> take(FacilityCode facility, List<AppointmentEntry> entries,
            AppointmentSource source) {
        CompletionStage<AppointmentReport> report = CompletableFuture.completedStage(AppointmentReport.NONE);
        for (int from = 0; from < entries.size(); from += ENTRIES_PER_COMMIT) {
            List<AppointmentEntry> part = List
                    .copyOf(entries.subList(from, Math.min(entries.size(), from + ENTRIES_PER_COMMIT)));
            int first = from;
            report = report.thenCompose(sofar -> ledger
                    .commit(transaction -> take(transaction, facility, part, first, source))
                    .thenApply(committed -> sofar.plus(committed.value())));
        }
        return report;
    }

    private static AppointmentReport take(LedgerTransaction ledger, FacilityCode facility,
            List<AppointmentEntry> part, int first, AppointmentSource source) {
        AppointmentReport report = AppointmentReport.NONE;
        for (int i = 0; i < part.size(); i++) {
            Instant at = ledger.at().plus(first + i, ChronoUnit.MICROS);
            report = report.plus(take(ledger, facility, part.get(i), at, source));
        }
        return report;
    }

    private static AppointmentReport take(LedgerTransaction ledger, FacilityCode facility, AppointmentEntry entry,
            Instant at, AppointmentSource source) {
        Optional<AppointmentRecord> known = ledger.appointments().of(facility, entry.day(),
                entry.appointment().patient());
        if (known.isEmpty()) {
            return entry.withdrawn() ? new AppointmentReport(0, 0, 0, 1) : add(ledger, facility, entry, at, source);
        }
        AppointmentRecord before = known.get();
        CardQuestion card = card(entry, before.card());
        if (entry.withdrawn() == before.withdrawn() && (before.withdrawn() || Objects.equals(card, before.card()))) {
            return new AppointmentReport(0, 0, 0, 1);
        }
        ledger.appointments().save(before.listed(card, entry.withdrawn(), source, at));
        if (entry.withdrawn()) {
            return new AppointmentReport(0, 0, 1, 0);
        }
        return before.withdrawn() ? new AppointmentReport(1, 0, 0, 0) : new AppointmentReport(0, 1, 0, 0);
    }

    private static AppointmentReport add(LedgerTransaction ledger, FacilityCode facility, AppointmentEntry entry,
            Instant at, AppointmentSource source) {
        ledger.appointments().save(new AppointmentRecord(ledger.newId(), facility, entry.day(),
                entry.appointment().patient(), entry.appointment().card(), false, source, at, null, 0));
        return new AppointmentReport(1, 0, 0, 0);
    }

    private static @Nullable CardQuestion card(AppointmentEntry entry, @Nullable CardQuestion before) {
        return entry.appointment().card() == null ? before : entry.appointment().card();
    }
}
