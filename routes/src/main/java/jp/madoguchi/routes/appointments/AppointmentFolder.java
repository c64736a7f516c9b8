package jp.madoguchi.routes.appointments;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.reception.bulk.KeepAppointments;
import jp.madoguchi.routes.csv.CsvFolder;
import jp.madoguchi.routes.csv.CsvInbox;
import jp.madoguchi.routes.folder.RejectedFiles;

/** The folder {@code <data>/inbox/appointments}. Single rows that cannot be taken go to {@code rejected/} as well. */
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
        super(place, worker -> new CsvInbox<>(csv::read, new AppointmentRows(facility, csv.charset(), appointments,
                rejected, new RejectedFiles.Origin(OWNER, NAME, place.directory().toString()), worker)), rejected,
                clock);
    }
}
