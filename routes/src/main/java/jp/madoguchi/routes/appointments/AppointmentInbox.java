package jp.madoguchi.routes.appointments;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.reception.bulk.AppointmentEntry;
import jp.madoguchi.reception.bulk.AppointmentReport;
import jp.madoguchi.reception.bulk.KeepAppointments;
import jp.madoguchi.reception.ledger.AppointmentSource;
import jp.madoguchi.routes.csv.CsvReading;
import jp.madoguchi.routes.csv.RowFault;
import jp.madoguchi.routes.folder.FileContent;
import jp.madoguchi.routes.folder.FileOutcome;
import jp.madoguchi.routes.folder.FileTaker;
import jp.madoguchi.routes.folder.RejectedFiles;

/**
 * Takes CSV files of appointments. Taking one twice changes nothing, so that a restart in the middle does no harm. Rows that cannot be
 * taken are kept in {@code rejected/}, in a file of their own with line and reason.
 */
final class AppointmentInbox implements FileTaker {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_TOLD = 50;

    private final FacilityCode facility;
    private final AppointmentCsv csv;
    private final KeepAppointments appointments;
    private final RejectedFiles rejected;
    private final RejectedFiles.Origin origin;
    private final Executor worker;

    AppointmentInbox(FacilityCode facility, AppointmentCsv csv, KeepAppointments appointments, RejectedFiles rejected,
            RejectedFiles.Origin origin, Executor worker) {
        this.facility = facility;
        this.csv = csv;
        this.appointments = appointments;
        this.rejected = rejected;
        this.origin = origin;
        this.worker = worker;
    }

    @Override
    public boolean mayBeOurs(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".csv") && !name.startsWith(".");
    }

    /** A CSV file has no closing tag: that it stays the same for the stability time has to do. */
    @Override
    public boolean isComplete(String name, byte[] bytes) {
        return bytes.length > 0;
    }

    @Override
    public CompletionStage<FileOutcome> take(FileContent content) {
        CsvReading<AppointmentEntry> reading;
        try {
            reading = csv.read(content.bytes());
        } catch (ProblemException unreadable) {
            return CompletableFuture.completedStage(new FileOutcome.Rejected(unreadable.problem()));
        }
        return appointments.take(facility, reading.rows(), AppointmentSource.FILE).thenApplyAsync(report -> {
            keepRefused(content.name(), reading);
            return report;
        }, worker).handle((report, failure) -> failure == null
                ? new FileOutcome.Committed(new FileOutcome.Report(".report.json", json(reading, report)))
                : new FileOutcome.Postponed(ProblemException.problemOf(failure)));
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
                    reading.refused().getBytes(csv.charset()), problem);
        } catch (IOException notKept) {
            throw new UncheckedIOException(notKept);
        }
    }

    private static String json(CsvReading<AppointmentEntry> reading, AppointmentReport report) {
        ObjectNode root = JSON.createObjectNode();
        root.put("rows", reading.rows().size() + reading.faults().size());
        root.put("added", report.added());
        root.put("changed", report.changed());
        root.put("withdrawn", report.withdrawn());
        root.put("unchanged", report.unchanged());
        root.put("refused", reading.faults().size());
        root.set("refusedRows", JSON.valueToTree(reading.faults().stream().map(AppointmentInbox::row).toList()));
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }

    private static ObjectNode row(RowFault fault) {
        return JSON.createObjectNode().put("line", fault.line()).put("column", fault.column())
                .put("code", fault.code().code()).put("title", fault.code().title(Locale.JAPANESE))
                .put("titleEn", fault.code().title(Locale.ENGLISH));
    }
}
