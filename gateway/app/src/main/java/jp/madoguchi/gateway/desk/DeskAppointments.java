package jp.madoguchi.gateway.desk;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.reception.bulk.AppointmentEntry;
import jp.madoguchi.reception.bulk.AppointmentReport;
import jp.madoguchi.reception.bulk.KeepAppointments;
import jp.madoguchi.reception.bulk.NightBefore;
import jp.madoguchi.reception.ledger.AppointmentRecord;
import jp.madoguchi.reception.ledger.AppointmentSource;
import jp.madoguchi.reception.ledger.LedgerReadings;

/** The one way to the ledger's list of appointments from outside: nothing is given out without an audit record. */
public final class DeskAppointments {

    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private final FacilityCode facility;
    private final LedgerReadings readings;
    private final KeepAppointments keep;
    private final Recorded recorded;
    private final InstantSource clock;

    public DeskAppointments(FacilityCode facility, LedgerReadings readings, KeepAppointments keep, DeskAudit audit,
            InstantSource clock) {
        this.facility = facility;
        this.readings = readings;
        this.keep = keep;
        this.recorded = new Recorded(audit, clock);
        this.clock = clock;
    }

    /** A page of a day's appointments, and whether others follow. */
    record Page(List<AppointmentRecord> appointments, boolean more) {}

    Page list(Caller caller, Map<String, String[]> parameters) {
        BulkParameters.Day day = BulkParameters.day(parameters);
        List<AppointmentRecord> found = readings.read(transaction -> transaction.appointments().list(facility,
                day.day(), day.after(), day.most() + 1));
        boolean more = found.size() > day.most();
        List<AppointmentRecord> page = more ? found.subList(0, day.most()) : found;
        List<ResourceId> patients = readings.read(transaction -> page.stream()
                .flatMap(one -> transaction.patientByNumber(facility, one.patient()).stream())
                .map(patient -> patient.id()).distinct().toList());
        recorded.list(caller, patients, parameters.keySet().stream().sorted().toList());
        return new Page(page, more);
    }

    /** Takes appointments over: of one day, or of several. */
    AppointmentReport take(Caller caller, JsonNode body) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), JAPAN);
        List<AppointmentEntry> entries = AppointmentForm.read(body, today);
        return recorded.one(caller, DeskAudit.Action.CHANGE, NightBefore.batch(facility, entries.getFirst().day()),
                report -> List.of(),
                () -> Recorded.await(keep.take(facility, entries, AppointmentSource.DESK)));
    }
}
