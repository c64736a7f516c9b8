package jp.madoguchi.gateway.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.gateway.operations.GatewayClock;
import jp.madoguchi.gateway.operations.Settings;
import jp.madoguchi.gateway.wiring.LedgerRoom;
import jp.madoguchi.reception.directory.DirectoryRow;
import jp.madoguchi.reception.directory.ImportPatients;
import jp.madoguchi.reception.directory.ImportReport;
import jp.madoguchi.routes.csv.CsvReading;
import jp.madoguchi.routes.directory.PatientDirectoryCsv;

/**
 * Brings a patient directory file to the ledger. Who can open the ledger writes it; an embedded ledger that a running gateway holds is
 * reached through that gateway's inbox.
 */
final class PatientImport {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final Settings settings;
    private final InstantSource clock;
    private final Consumer<String> told;

    /** @param told how far a long import is, now and then */
    PatientImport(Settings settings, InstantSource clock, Consumer<String> told) {
        this.settings = settings;
        this.clock = clock;
        this.told = told;
    }

    /**
     * What became of the file.
     *
     * @param report  what was taken
     * @param refused one line for each row that was not
     */
    record Result(ImportReport report, List<String> refused) {}

    Result run(String name, byte[] csv, int timeoutSeconds) throws IOException, InterruptedException {
        Path inbox = settings.path(Settings.DATA_DIR).resolve("inbox").resolve("patients");
        LedgerRoom ledger;
        try {
            ledger = LedgerRoom.open(settings, clock);
        } catch (ProblemException closed) {
            if (closed.problem().code() != ProblemCode.LEDGER_UNAVAILABLE || !Files.isDirectory(inbox)) {
                throw closed;
            }
            return throughTheGateway(inbox, name, csv, timeoutSeconds);
        }
        try (ledger) {
            return straight(ledger, csv);
        }
    }

    private Result straight(LedgerRoom ledger, byte[] csv) {
        FacilityCode facility = FacilityCode.parse(settings.text(Settings.FACILITY)).orElseThrow();
        LocalDate today = LocalDate.ofInstant(clock.instant(), GatewayClock.NATIONAL_TIME);
        CsvReading<DirectoryRow> reading = new PatientDirectoryCsv(StandardCharsets.UTF_8, () -> today).read(csv);
        // No views to renew here: a gateway makes them from the ledger when it starts, or its sweeper does.
        ImportPatients patients = new ImportPatients(ledger.ledger(),
                touched -> CompletableFuture.completedStage(null));
        ImportProgress progress = new ImportProgress(reading.rows().size(), System::nanoTime, told);
        ImportReport report = patients.take(facility, reading.rows(), progress).toCompletableFuture().join();
        List<String> refused = new ArrayList<>();
        reading.faults().forEach(fault -> refused
                .add(line(fault.line(), fault.column(), fault.code().code(), fault.code().title(Locale.ENGLISH))));
        return new Result(report, refused);
    }

    private Result throughTheGateway(Path inbox, String name, byte[] csv, int timeoutSeconds)
            throws IOException, InterruptedException {
        // The inbox takes .csv files only; what the operator's file is called does not matter here.
        String unique = clock.millis() + "-"
                + name.replaceAll("(?i)\\.csv$", "").replaceAll("[^A-Za-z0-9_-]", "_")
                + ".csv";
        Path hidden = inbox.resolve("." + unique + ".part");
        Files.write(hidden, csv);
        Files.move(hidden, inbox.resolve(unique), StandardCopyOption.ATOMIC_MOVE);
        Path report = inbox.resolve("done").resolve(unique + ".report.json");
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(timeoutSeconds);
        while (!Files.exists(report)) {
            if (System.nanoTime() > end) {
                throw new ProblemException(Problem.at(ProblemCode.DIRECTORY_NOT_TAKEN, name));
            }
            if (!Files.exists(inbox.resolve(unique)) && !arrives(report)) {
                throw new ProblemException(Problem.at(ProblemCode.DIRECTORY_HEADER_WRONG, name));
            }
            TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS.toMillis());
        }
        return read(report);
    }

    /** The file has left the inbox: its report stands a moment later, or it was rejected. */
    private static boolean arrives(Path report) throws InterruptedException {
        for (int look = 0; look < 20 && !Files.exists(report); look++) {
            TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS.toMillis());
        }
        return Files.exists(report);
    }

    private static Result read(Path file) throws IOException {
        JsonNode json = new ObjectMapper().readTree(Files.readAllBytes(file));
        List<String> refused = new ArrayList<>();
        json.path("refusedRows").forEach(row -> refused.add(line(row.path("line").asLong(), row.path("column").asText(),
                row.path("code").asText(), row.path("titleEn").asText())));
        return new Result(new ImportReport(json.path("added").asInt(), json.path("changed").asInt(),
                json.path("unchanged").asInt(), json.path("lookAlike").asInt()), refused);
    }

    private static String line(long line, String column, String code, String title) {
        return "line " + line + ", " + column + ": " + code + " " + title;
    }
}
