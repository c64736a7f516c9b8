package jp.madoguchi.routes.appointments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.reception.bulk.AppointmentEntry;
import jp.madoguchi.reception.bulk.AppointmentReport;
import jp.madoguchi.reception.bulk.KeepAppointments;
import jp.madoguchi.reception.ledger.AppointmentSource;
import jp.madoguchi.routes.csv.CsvInbox;
import jp.madoguchi.routes.csv.CsvReading;
import jp.madoguchi.routes.folder.RejectedFiles;

/**
 * Takes the rows of CSV files of appointments. Taking one twice changes nothing, so that a restart in the middle does no harm. Rows that
 * cannot be taken are kept in {@code rejected/}, in a file of their own with line and reason.
 */
final class AppointmentRows implements CsvInbox.Taking<AppointmentEntry> {

    private static final int MOST_TOLD = 50;

    private final FacilityCode facility;
    private final Charset charset;
    private final KeepAppointments appointments;
    private final RejectedFiles rejected;
    private final RejectedFiles.Origin origin;
    private final Executor worker;

    AppointmentRows(FacilityCode facility, Charset charset, KeepAppointments appointments, RejectedFiles rejected,
            RejectedFiles.Origin origin, Executor worker) {
        this.facility = facility;
        this.charset = charset;
        this.appointments = appointments;
        this.rejected = rejected;
        this.origin = origin;
        this.worker = worker;
    }

    @Override
    public CompletionStage<SequencedMap<String, Integer>> take(String name, CsvReading<AppointmentEntry> reading) {
        return appointments.take(facility, reading.rows(), AppointmentSource.FILE).thenApplyAsync(report -> {
            keepRefused(name, reading);
            return counts(report);
        }, worker);
    }

    private void keepRefused(String name, CsvReading<AppointmentEntry> reading) {
        if (reading.faults().isEmpty()) {
            return;
        }
        String lines = reading.faults().stream().limit(MOST_TOLD)
                .map(fault -> "line " + fault.line() + " " + fault.column() + " " + fault.code().code())
                .collect(Collectors.joining(", "));
        int more = reading.faults().size() - MOST_TOLD;
        Problem problem = Problem.at(ProblemCode.APPOINTMENT_ROW_REFUSED,
                more > 0 ? lines + " and " + more + " more" : lines);
        try {
            rejected.keep(origin, name.substring(0, name.length() - ".csv".length()) + ".refused.csv",
                    reading.refused().getBytes(charset), problem);
        } catch (IOException notKept) {
            throw new UncheckedIOException(notKept);
        }
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
