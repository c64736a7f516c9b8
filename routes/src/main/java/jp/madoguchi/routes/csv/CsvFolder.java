package jp.madoguchi.routes.csv;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import jp.madoguchi.routes.RouteModule;
import jp.madoguchi.routes.RouteThreads;
import jp.madoguchi.routes.folder.AfterCommit;
import jp.madoguchi.routes.folder.FileTaker;
import jp.madoguchi.routes.folder.FolderAccess;
import jp.madoguchi.routes.folder.FolderInbox;
import jp.madoguchi.routes.folder.FolderRoutes;
import jp.madoguchi.routes.folder.FolderSettings;
import jp.madoguchi.routes.folder.FolderWatch;
import jp.madoguchi.routes.folder.PrivateFolder;
import jp.madoguchi.routes.folder.RejectedFiles;
import org.apache.camel.CamelContext;

/**
 * A folder below {@code <data>/inbox} for CSV files: one dropped there is taken and then deleted, since its rows are in the ledger and
 * nothing personal is kept in plain text; its report stays in {@code done} below it. One that cannot be read at all goes to
 * {@code rejected/}, and so do single rows that cannot be taken.
 */
public abstract class CsvFolder implements RouteModule {

    /** Time between two looks. */
    public static final Duration POLL_INTERVAL = Duration.ofSeconds(2);
    /** Exports are written slowly, and nothing tells their end. */
    public static final Duration STABILITY_TIME = Duration.ofSeconds(3);

    /** Whose folders these are, for {@code rejected/}, log and metrics. */
    protected static final String OWNER = "inbox";

    private static final int MAX_FILE_SIZE = 64 * 1024 * 1024;

    private final String template;
    private final ExecutorService worker;
    private final FolderWatch watch;

    /**
     * Where a folder is, and how it is watched.
     *
     * @param name          which it is: {@code patients}, {@code appointments}
     * @param template      its route template, and the route file that holds it
     * @param directory     the folder; made for the gateway's account alone if it is not there
     * @param pollInterval  time between two looks
     * @param stabilityTime how long a file must stay the same
     */
    public record Place(String name, String template, Path directory, Duration pollInterval,
            Duration stabilityTime) {

        /** The same for {@code rejected/}. */
        public RejectedFiles.Origin origin() {
            return new RejectedFiles.Origin(OWNER, name, directory.toString());
        }
    }

    /** @param taker takes the files; given the folder's one thread, for what waits */
    protected CsvFolder(Place place, Function<Executor, FileTaker> taker, RejectedFiles rejected, InstantSource clock) {
        try {
            PrivateFolder.made(place.directory());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        FolderSettings settings = new FolderSettings(OWNER, place.name(), place.directory(), place.pollInterval(),
                place.stabilityTime(), Duration.ofMinutes(1), MAX_FILE_SIZE, 1);
        this.template = place.template();
        this.worker = RouteThreads.pool("madoguchi-inbox-" + place.name(), 1, Integer.MAX_VALUE);
        this.watch = new FolderWatch(new FolderInbox(settings,
                new AfterCommit.ReportAndDelete(place.directory().resolve("done")), taker.apply(worker),
                FolderAccess.LOCAL, worker, rejected), clock);
    }

    /** The watched folder, for health and metrics. */
    public final FolderWatch watch() {
        return watch;
    }

    @Override
    public final List<String> routeFiles() {
        return List.of("routes/" + template + ".camel.yaml");
    }

    @Override
    public final Map<String, Object> beans() {
        return FolderRoutes.beans(watch);
    }

    @Override
    public final void started(CamelContext camel) throws Exception {
        FolderRoutes.add(camel, template, watch);
    }

    @Override
    public final void close() {
        worker.shutdown();
    }
}
