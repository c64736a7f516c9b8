package jp.madoguchi.routes.appointments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.reception.bulk.KeepAppointments;
import jp.madoguchi.routes.RouteModule;
import jp.madoguchi.routes.RouteThreads;
import jp.madoguchi.routes.folder.AfterCommit;
import jp.madoguchi.routes.folder.FolderAccess;
import jp.madoguchi.routes.folder.FolderInbox;
import jp.madoguchi.routes.folder.FolderRoutes;
import jp.madoguchi.routes.folder.FolderSettings;
import jp.madoguchi.routes.folder.FolderWatch;
import jp.madoguchi.routes.folder.RejectedFiles;
import org.apache.camel.CamelContext;

/**
 * The folder {@code <data>/inbox/appointments}: a CSV file dropped there is taken over and then moved to {@code done} below it, with its
 * report beside it; one that cannot be read at all goes to {@code rejected/}, as do single rows that cannot.
 */
public final class AppointmentFolder implements RouteModule {

    /** Time between two looks. */
    public static final Duration POLL_INTERVAL = Duration.ofSeconds(2);
    /** Exports are written slowly, and nothing tells their end. */
    public static final Duration STABILITY_TIME = Duration.ofSeconds(3);

    private static final int MAX_FILE_SIZE = 64 * 1024 * 1024;
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    private final ExecutorService worker = RouteThreads.pool("madoguchi-inbox-appointments", 1, Integer.MAX_VALUE);
    private final FolderWatch watch;

    /**
     * @param inbox    the folder; made if it is not there
     * @param facility who expects them
     * @param charset  what the files are written in
     */
    public AppointmentFolder(Path inbox, FacilityCode facility, Charset charset, Duration pollInterval,
            Duration stabilityTime, KeepAppointments appointments, RejectedFiles rejected, InstantSource clock) {
        try {
            Files.createDirectories(inbox);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        FolderSettings settings = new FolderSettings("inbox", "appointments", inbox, pollInterval, stabilityTime,
                Duration.ofMinutes(1), MAX_FILE_SIZE, 1);
        AppointmentCsv csv = new AppointmentCsv(charset, () -> LocalDate.ofInstant(clock.instant(), TOKYO));
        AppointmentInbox taker = new AppointmentInbox(facility, csv, appointments, rejected,
                new RejectedFiles.Origin("inbox", "appointments", inbox.toString()), worker);
        FolderInbox folder = new FolderInbox(settings, new AfterCommit.Move(inbox.resolve("done")), taker,
                FolderAccess.LOCAL, worker, rejected);
        this.watch = new FolderWatch(folder, clock);
    }

    /** The watched folder, for health and metrics. */
    public FolderWatch watch() {
        return watch;
    }

    @Override
    public List<String> routeFiles() {
        return List.of("routes/appointments.camel.yaml");
    }

    @Override
    public Map<String, Object> beans() {
        return FolderRoutes.beans(watch);
    }

    @Override
    public void started(CamelContext camel) throws Exception {
        FolderRoutes.add(camel, "appointments", watch);
    }

    @Override
    public void close() {
        worker.shutdown();
    }
}
