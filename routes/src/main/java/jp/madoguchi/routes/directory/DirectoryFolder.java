package jp.madoguchi.routes.directory;

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
import jp.madoguchi.reception.directory.ImportPatients;
import jp.madoguchi.reception.directory.ImportReport;
import jp.madoguchi.routes.csv.CsvFolder;
import jp.madoguchi.routes.csv.CsvInbox;
import jp.madoguchi.routes.csv.RefusedRows;
import jp.madoguchi.routes.folder.RejectedFiles;

/**
 * The folder {@code <data>/inbox/patients}. Importing a file twice changes nothing, so that a restart in the middle does no harm. Single
 * rows that cannot be taken go to {@code rejected/} as well.
 */
public final class DirectoryFolder extends CsvFolder {

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    /**
     * @param inbox    the folder; made if it is not there
     * @param facility whose patients they are
     * @param charset  what the files are written in
     */
    public DirectoryFolder(Path inbox, FacilityCode facility, Charset charset, Duration pollInterval,
            Duration stabilityTime, ImportPatients importPatients, RejectedFiles rejected, InstantSource clock) {
        this(new Place("patients", "patient-directory", inbox, pollInterval, stabilityTime), facility,
                new PatientDirectoryCsv(charset, () -> LocalDate.ofInstant(clock.instant(), TOKYO)), importPatients,
                rejected, clock);
    }

    private DirectoryFolder(Place place, FacilityCode facility, PatientDirectoryCsv csv, ImportPatients importPatients,
            RejectedFiles rejected, InstantSource clock) {
        super(place, worker -> new CsvInbox<>(csv::read,
                rows -> importPatients.take(facility, rows).thenApply(DirectoryFolder::counts),
                new RefusedRows(rejected, place.origin(), csv.charset(), ProblemCode.DIRECTORY_ROW_REFUSED), worker),
                rejected, clock);
    }

    private static SequencedMap<String, Integer> counts(ImportReport report) {
        SequencedMap<String, Integer> counts = new LinkedHashMap<>();
        counts.put("added", report.added());
        counts.put("changed", report.changed());
        counts.put("unchanged", report.unchanged());
        counts.put("lookAlike", report.lookAlike());
        return counts;
    }
}
