package jp.madoguchi.reception.bulk;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.qualification.CardQuestion;
import jp.madoguchi.reception.inquiry.InsuranceOnFile;
import jp.madoguchi.reception.ledger.AnswerLedger;
import jp.madoguchi.reception.ledger.AppointmentRecord;
import jp.madoguchi.reception.ledger.Appointments;
import jp.madoguchi.reception.ledger.AuditFact;
import jp.madoguchi.reception.ledger.BulkReason;
import jp.madoguchi.reception.ledger.BulkSubject;
import jp.madoguchi.reception.ledger.Committed;
import jp.madoguchi.reception.ledger.LedgerTransaction;
import jp.madoguchi.reception.ledger.PatientRecord;

/**
 * Asks about everybody who has an appointment, the night before (資格確認一括照会). An appointment remembers that it was planned, in the commit
 * that puts it into a job: neither a restart nor a second node asks about anybody twice for one day, and what is listed later is added.
 * All jobs of a day are one batch.
 */
public final class NightBefore {

    private static final int OLDEST_KEPT_DAYS = 31;
    private static final int FORGOTTEN_AT_ONCE = 500;

    private final AnswerLedger ledger;
    private final BulkSettings settings;

    public NightBefore(AnswerLedger ledger, BulkSettings settings) {
        this.ledger = ledger;
        this.settings = settings;
    }

    /** The batch that holds all jobs about an institution's appointments of a day. */
    public static ResourceId batch(FacilityCode facility, LocalDate day) {
        String name = "night-before/" + facility.value() + "/" + day;
        return new ResourceId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString());
    }

    /**
     * Plans whatever is due by now: full jobs at once, what does not fill a job when it has been gathered for a while. Appointments of days
     * long past are deleted.
     */
    public CompletionStage<BulkPlan> planDue(FacilityCode facility, TerminalId terminal, NightSettings night) {
        return ledger.commit(transaction -> due(transaction, facility, night)).thenCompose(due -> {
            CompletionStage<BulkPlan> plan = CompletableFuture.completedStage(
                    BulkPlan.nothing(batch(facility, night.today(due.value().at()))));
            for (Due.Day one : due.value().days()) {
                plan = plan.thenCompose(sofar -> plan(facility, terminal, one.day(), one.least(), sofar));
            }
            return plan;
        });
    }

    private record Due(Instant at, List<Day> days) {
        /** @param least how many persons are worth a job */
        private record Day(LocalDate day, int least) {}
    }

    private Due due(LedgerTransaction transaction, FacilityCode facility, NightSettings night) {
        Instant now = transaction.at();
        LocalDate today = night.today(now);
        transaction.appointments().forget(facility, today.minusDays(OLDEST_KEPT_DAYS), FORGOTTEN_AT_ONCE);
        List<Due.Day> days = transaction.appointments().unplanned(facility, today, night.until(now)).stream()
                .map(waiting -> new Due.Day(waiting.day(), night.isGathered(waiting, now) ? 1 : settings.size()))
                .toList();
        return new Due(now, days);
    }

    /**
     * Plans the appointments of a day at once, whatever the time is. Who cannot be asked about, since no card data is on file, is on the
     * worklist at once.
     *
     * @param order who wants it
     * @param day   the day of the appointments, on which validity is asked
     */
    public CompletionStage<BulkPlan> plan(BulkOrder order, LocalDate day) {
        return ledger.commit(transaction -> {
            transaction.note(new AuditFact(order.facility(), order.by(), BulkOrder.AUDITED, null, "NIGHT_BEFORE"));
            return true;
        }).thenCompose(noted -> plan(order.facility(), order.terminal(), day, 1,
                BulkPlan.nothing(batch(order.facility(), day))));
    }

    /** One job after the other, each in a commit of its own, until fewer are left than are worth a job. */
    private CompletionStage<BulkPlan> plan(FacilityCode facility, TerminalId terminal, LocalDate day, int least,
            BulkPlan sofar) {
        BulkPlanning planning = new BulkPlanning(ledger, settings.size(), facility, terminal,
                new BulkSubject.Persons(day));
        return ledger.commit(transaction -> job(transaction, planning, facility, day, least, sofar))
                .thenApply(Committed::value)
                .thenCompose(now -> now.equals(sofar)
                        ? CompletableFuture.completedStage(sofar)
                        : plan(facility, terminal, day, least, now));
    }

    private BulkPlan job(LedgerTransaction transaction, BulkPlanning planning, FacilityCode facility, LocalDate day,
            int least, BulkPlan sofar) {
        List<AppointmentRecord> waiting = transaction.appointments().unplanned(facility, day, settings.size());
        if (waiting.size() < least) {
            return sofar;
        }
        ResourceId batch = batch(facility, day);
        waiting.forEach(appointment -> transaction.appointments().save(appointment.planned(batch)));
        return planning.add(transaction, sofar.in(batch),
                waiting.stream().map(appointment -> entry(transaction, appointment)).toList());
    }

    private static BulkPlanning.Entry entry(LedgerTransaction ledger, AppointmentRecord appointment) {
        Optional<PatientRecord> patient = ledger.patientByNumber(appointment.facility(), appointment.patient());
        CardQuestion card = appointment.card() != null
                ? appointment.card()
                : patient.flatMap(new InsuranceOnFile(ledger)::card).orElse(null);
        BulkReason nothing = null;
        if (card == null) {
            nothing = patient.isPresent() ? BulkReason.NO_CARD_DATA : BulkReason.PATIENT_UNKNOWN;
        }
        return new BulkPlanning.Entry(appointment.patient(), patient.map(PatientRecord::id).orElse(null), card, null,
                nothing);
    }
}
