package jp.madoguchi.routes.directory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.reception.directory.DirectoryRow;
import jp.madoguchi.reception.directory.ImportPatients;
import jp.madoguchi.reception.directory.ImportReport;
import jp.madoguchi.routes.csv.CsvReading;
import jp.madoguchi.routes.csv.RowFault;
import jp.madoguchi.routes.folder.FileContent;
import jp.madoguchi.routes.folder.FileOutcome;
import jp.madoguchi.routes.folder.FileTaker;

/** Takes CSV files of patients. Importing one twice changes nothing, so that a restart in the middle does no harm. */
final class DirectoryInbox implements FileTaker {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final FacilityCode facility;
    private final PatientDirectoryCsv csv;
    private final ImportPatients importPatients;

    DirectoryInbox(FacilityCode facility, PatientDirectoryCsv csv, ImportPatients importPatients) {
        this.facility = facility;
        this.csv = csv;
        this.importPatients = importPatients;
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
        CsvReading<DirectoryRow> reading;
        try {
            reading = csv.read(content.bytes());
        } catch (ProblemException unreadable) {
            return CompletableFuture.completedStage(new FileOutcome.Rejected(unreadable.problem()));
        }
        return importPatients.take(facility, reading.rows()).handle((report, failure) -> failure == null
                ? new FileOutcome.Committed(new FileOutcome.Report(".report.json", json(reading, report)))
                : new FileOutcome.Postponed(ProblemException.problemOf(failure)));
    }

    private static String json(CsvReading<DirectoryRow> reading, ImportReport report) {
        ObjectNode root = JSON.createObjectNode();
        root.put("rows", reading.rows().size() + reading.faults().size());
        root.put("added", report.added());
        root.put("changed", report.changed());
        root.put("unchanged", report.unchanged());
        root.put("lookAlike", report.lookAlike());
        root.put("refused", reading.faults().size());
        ArrayNode faults = root.putArray("refusedRows");
        for (RowFault fault : reading.faults()) {
            faults.addObject()
                    .put("line", fault.line())
                    .put("column", fault.column())
                    .put("code", fault.code().code())
                    .put("title", fault.code().title(Locale.JAPANESE))
                    .put("titleEn", fault.code().title(Locale.ENGLISH));
        }
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }
}
