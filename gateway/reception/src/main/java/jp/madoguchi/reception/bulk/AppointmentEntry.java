package jp.madoguchi.reception.bulk;

import java.time.LocalDate;
import java.util.Objects;

/**
 * What somebody says of an appointment.
 *
 * @param day         day of the visit, in Japan
 * @param appointment who is expected
 * @param withdrawn   whether nobody is expected any more
 */
public record AppointmentEntry(LocalDate day, Appointment appointment, boolean withdrawn) {

    public AppointmentEntry {
        Objects.requireNonNull(day);
        Objects.requireNonNull(appointment);
    }
}
