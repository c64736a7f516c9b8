package jp.madoguchi.reception.bulk;

/**
 * What became of a list of appointments.
 *
 * @param added     appointments that were new, or booked again
 * @param changed   appointments that name another card than before
 * @param withdrawn appointments that were withdrawn
 * @param unchanged appointments that stood like this already, and withdrawals of what was never booked
 */
public record AppointmentReport(int added, int changed, int withdrawn, int unchanged) {

    /** Nothing. */
    public static final AppointmentReport NONE = new AppointmentReport(0, 0, 0, 0);

    /** Both together. */
    public AppointmentReport plus(AppointmentReport other) {
        return new AppointmentReport(added + other.added, changed + other.changed, withdrawn + other.withdrawn,
                unchanged + other.unchanged);
    }
}
