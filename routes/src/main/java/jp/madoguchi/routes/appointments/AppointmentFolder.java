package jp.madoguchi.routes.appointments;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.reception.bulk.AppointmentReport;
import jp.madoguchi.reception.bulk.KeepAppointments;
import jp.madoguchi.reception.ledger.AppointmentSource;
import jp.madoguchi.routes.csv.CsvFolder;
import jp.madoguchi.routes.csv.CsvInbox;
import jp.madoguchi.routes.csv.RefusedRows;
import jp.madoguchi.routes.folder.RejectedFiles;

/**
 * The folder {@code <data>/inbox/appointments}. Taking a file twice changes nothing, so that a restart in the middle does no harm. Single
 * rows that cannot be taken go to {@code rejected/} as well.
 */
public final class AppointmentFolder extends CsvFolder {

    private static final String NAME = "appointments";
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    /**
     * @param inbox    the folder; made if it is not there
     * @param facility who expects them
     * @param charset  what the files are written in
     */
    public AppointmentFolder(Path inbox, FacilityCode facility, Charset charset, Duration pollInterval,
            Duration stabilityTime, KeepAppointments appointments, RejectedFiles rejected, InstantSource clock) {
        this(new Place(NAME, "appointments", inbox, pollInterval, stabilityTime), facility,
                new AppointmentCsv(charset, () -> LocalDate.ofInstant(clock.instant(), TOKYO)), appointments, rejected,
                clock);
    }

    private AppointmentFolder(Place place, FacilityCode facility, AppointmentCsv csv, KeepAppointments appointments,
            RejectedFiles rejected, InstantSource clock) {
        super(place, worker -> new CsvInbox<>(csv::read,
                rows -> appointments.take(facility, rows, AppointmentSource.FILE).thenApply(AppointmentFolder::counts),
                new RefusedRows(rejected, place.origin(), csv.charset(), ProblemCode.APPOINTMENT_ROW_REFUSED), worker),
                rejected, clock);
    }

    private static SequencedMap<String, Integer> counts(AppointmentReport report) {
        SequencedMap<String, Integer> counts = new LinkedHashMap<>();
        counts.put("added", report.added());
        counts.put("changed", report.changed());
        counts.put("withdrawn", report.withdrawn());
        counts.put("unchanged", report.unchanged());
        return counts;
    }
}
