package jp.madoguchi.reception.bulk;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.PatientNumber;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.qualification.CardQuestion;
import jp.madoguchi.reception.ledger.AnswerLedger;
import jp.madoguchi.reception.ledger.BulkJob;
import jp.madoguchi.reception.ledger.BulkReason;
import jp.madoguchi.reception.ledger.BulkRow;
import jp.madoguchi.reception.ledger.BulkSubject;
import jp.madoguchi.reception.ledger.LedgerTransaction;
import jp.madoguchi.reception.ledger.PatientRecord;

/**
 * Asks about everybody who has an appointment, the night before (資格確認一括照会). Nobody is asked about twice for one day: a list that is
 * handed in again, with more on it, adds what is new.
 */
public final class NightBefore {

    private static final int MOST_LOOKED_AT = 200;

    private final AnswerLedger ledger;
    private final BulkSettings settings;

    public NightBefore(AnswerLedger ledger, BulkSettings settings) {
        this.ledger = ledger;
        this.settings = settings;
    }

    /**
     * Plans the questions about a day's appointments. Who cannot be asked about, since no card data is on file, is on the worklist at
     * once.
     *
     * @param day the day of the appointments, on which validity is asked
     */
    public CompletionStage<BulkPlan> plan(FacilityCode facility, TerminalId terminal, LocalDate day,
            List<Appointment> appointments) {
        BulkSubject.Persons subject = new BulkSubject.Persons(day);
        BulkPlanning planning = new BulkPlanning(ledger, settings.size(), facility, terminal, subject);
        return ledger.commit(transaction -> fresh(transaction, facility, subject, appointments))
                .thenCompose(fresh -> planning.plan(fresh.value().list(), fresh.value().empty(),
                        (transaction, appointment) -> entry(transaction, facility, appointment)));
    }

    private record Fresh(List<Appointment> list, BulkPlan empty) {}

    private static Fresh fresh(LedgerTransaction ledger, FacilityCode facility, BulkSubject subject,
            List<Appointment> appointments) {
        Set<PatientNumber> known = new HashSet<>();
        for (BulkJob job : ledger.bulkJobs().newest(facility, MOST_LOOKED_AT)) {
            if (job.subject().equals(subject)) {
                ledger.bulkJobs().rows(job.id()).stream().map(BulkRow::of).forEach(known::add);
            }
        }
        List<Appointment> list = new ArrayList<>();
        for (Appointment appointment : appointments) {
            if (known.add(appointment.patient())) {
                list.add(appointment);
            }
        }
        return new Fresh(list, new BulkPlan(ledger.newId(), 0, 0, 0, appointments.size() - list.size()));
    }

    private static BulkPlanning.Entry entry(LedgerTransaction ledger, FacilityCode facility, Appointment appointment) {
        Optional<PatientRecord> patient = ledger.patientByNumber(facility, appointment.patient());
        CardQuestion card = appointment.card() != null
                ? appointment.card()
                : patient.flatMap(new OnFile(ledger)::card).orElse(null);
        BulkReason nothing = null;
        if (card == null) {
            nothing = patient.isPresent() ? BulkReason.NO_CARD_DATA : BulkReason.PATIENT_UNKNOWN;
        }
        return new BulkPlanning.Entry(appointment.patient(), patient.map(PatientRecord::id).orElse(null), card, null,
                nothing);
    }
}
