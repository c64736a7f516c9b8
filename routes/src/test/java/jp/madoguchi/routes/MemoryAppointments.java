package jp.madoguchi.routes;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.PatientNumber;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.reception.ledger.AppointmentRecord;
import jp.madoguchi.reception.ledger.Appointments;
import org.jspecify.annotations.Nullable;

/** Appointments in memory: kept, and not planned by anybody here. */
final class MemoryAppointments implements Appointments {

    private final Map<String, AppointmentRecord> all = new LinkedHashMap<>();

    List<AppointmentRecord> all() {
        return List.copyOf(all.values());
    }

    private static String key(LocalDate day, PatientNumber patient) {
        return day + "|" + patient.value();
    }

    @Override
    public Optional<AppointmentRecord> of(FacilityCode facility, LocalDate day, PatientNumber patient) {
        return Optional.ofNullable(all.get(key(day, patient)));
    }

    @Override
    public AppointmentRecord save(AppointmentRecord appointment) {
        AppointmentRecord now = appointment.at(appointment.version() + 1);
        all.put(key(now.day(), now.patient()), now);
        return now;
    }

    @Override
    public List<AppointmentRecord> list(FacilityCode facility, LocalDate day, @Nullable ResourceId after, int most) {
        throw new UnsupportedOperationException("nobody here lists appointments");
    }

    @Override
    public List<Unplanned> unplanned(FacilityCode facility, LocalDate from, LocalDate to) {
        throw new UnsupportedOperationException("nobody here plans");
    }

    @Override
    public List<AppointmentRecord> unplanned(FacilityCode facility, LocalDate day, int most) {
        throw new UnsupportedOperationException("nobody here plans");
    }

    @Override
    public int forget(FacilityCode facility, LocalDate before, int most) {
        throw new UnsupportedOperationException("nobody here forgets");
    }
}
