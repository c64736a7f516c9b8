package jp.madoguchi.reception.ledger;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.PatientNumber;
import jp.madoguchi.domain.identity.ResourceId;
import org.jspecify.annotations.Nullable;

/** The appointments of a ledger in memory. */
record InMemoryAppointments(Map<String, AppointmentRecord> all) implements Appointments {

    private static String key(FacilityCode facility, LocalDate day, PatientNumber patient) {
        return facility.value() + "|" + day + "|" + patient.value();
    }

    private List<AppointmentRecord> of(FacilityCode facility, LocalDate day) {
        return all.values().stream().filter(one -> one.facility().equals(facility) && one.day().equals(day)).toList();
    }

    @Override
    public Optional<AppointmentRecord> of(FacilityCode facility, LocalDate day, PatientNumber patient) {
        return Optional.ofNullable(all.get(key(facility, day, patient)));
    }

    @Override
    public List<AppointmentRecord> list(FacilityCode facility, LocalDate day, @Nullable ResourceId after, int most) {
        return of(facility, day).stream().sorted(Comparator.comparing(AppointmentRecord::id))
                .filter(one -> after == null || one.id().compareTo(after) > 0).limit(most).toList();
    }

    @Override
    public List<Unplanned> unplanned(FacilityCode facility, LocalDate from, LocalDate to) {
        return from.datesUntil(to.plusDays(1)).flatMap(day -> {
            List<AppointmentRecord> waiting = unplanned(facility, day, Integer.MAX_VALUE);
            return waiting.stream().limit(1)
                    .map(first -> new Unplanned(day, waiting.size(), first.listedAt(), waiting.getLast().listedAt()));
        }).toList();
    }

    @Override
    public List<AppointmentRecord> unplanned(FacilityCode facility, LocalDate day, int most) {
        return of(facility, day).stream().filter(AppointmentRecord::isUnplanned)
                .sorted(Comparator.comparing(AppointmentRecord::listedAt)).limit(most).toList();
    }

    @Override
    public AppointmentRecord save(AppointmentRecord appointment) {
        String key = key(appointment.facility(), appointment.day(), appointment.patient());
        AppointmentRecord before = all.get(key);
        if (appointment.version() != (before == null ? 0 : before.version())) {
            throw new IllegalStateException("another version than the ledger's");
        }
        AppointmentRecord now = appointment.at(appointment.version() + 1);
        all.put(key, now);
        return now;
    }

    @Override
    public int forget(FacilityCode facility, LocalDate before, int most) {
        List<String> old = all.entrySet().stream()
                .filter(one -> one.getValue().facility().equals(facility) && one.getValue().day().isBefore(before))
                .map(Map.Entry::getKey).limit(most).toList();
        old.forEach(all::remove);
        return old.size();
    }
}
