package jp.madoguchi.routes.folder;

import java.io.File;
import java.time.Instant;
import java.time.InstantSource;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileEndpoint;
import org.apache.camel.component.file.GenericFileFilter;
import org.apache.camel.component.file.GenericFileOperations;
import org.apache.camel.component.file.GenericFileProcessStrategy;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.spi.PollingConsumerPollStrategy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What Camel's file consumer asks for one folder: which files, whether there is room for another, and whether the folder could be
 * looked at. Camel's own locking, deleting and moving are replaced by nothing: the {@link FolderInbox} does what is due.
 */
public final class FolderWatch
        implements
            GenericFileFilter<File>,
            GenericFileProcessStrategy<File>,
            PollingConsumerPollStrategy,
            ExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(FolderWatch.class);

    private final FolderInbox inbox;
    private final InstantSource clock;
    private volatile boolean reachable = true;
    private volatile @Nullable Instant lookedAt;

    public FolderWatch(FolderInbox inbox, InstantSource clock) {
        this.inbox = inbox;
        this.clock = clock;
    }

    /** The inbox that the folder's files go to. */
    public FolderInbox inbox() {
        return inbox;
    }

    /** Whether the last look found the folder. A share that hangs shows in {@link #lookedAt()} only. */
    public boolean isReachable() {
        return reachable;
    }

    /** When the last look at the folder ended; null before the first. */
    public @Nullable Instant lookedAt() {
        return lookedAt;
    }

    @Override
    public boolean accept(GenericFile<File> file) {
        return !file.isDirectory()
                && inbox.wants(new FileKey(file.getFileNameOnly(), file.getFileLength(), file.getLastModified()));
    }

    @Override
    public void prepareOnStartup(GenericFileOperations<File> operations, GenericFileEndpoint<File> endpoint) {
        // Camel would delete orphaned lock files of its own here; it has none in these folders.
    }

    @Override
    public boolean begin(GenericFileOperations<File> operations, GenericFileEndpoint<File> endpoint, Exchange exchange,
            GenericFile<File> file) {
        return inbox.hasRoom();
    }

    @Override
    public void abort(GenericFileOperations<File> operations, GenericFileEndpoint<File> endpoint, Exchange exchange,
            GenericFile<File> file) {
        // No room: the file stays for a later look.
    }

    @Override
    public void commit(GenericFileOperations<File> operations, GenericFileEndpoint<File> endpoint, Exchange exchange,
            GenericFile<File> file) {
        // The inbox has done what was due, after the ledger's commit.
    }

    @Override
    public void rollback(GenericFileOperations<File> operations, GenericFileEndpoint<File> endpoint, Exchange exchange,
            GenericFile<File> file) {
        // The file stays; the inbox has it in its back-off.
    }

    @Override
    public boolean begin(Consumer consumer, Endpoint endpoint) {
        return true;
    }

    @Override
    public void commit(Consumer consumer, Endpoint endpoint, int polledMessages) {
        noteReachable(true);
    }

    @Override
    public boolean rollback(Consumer consumer, Endpoint endpoint, int retryCounter, Exception cause) {
        noteReachable(false);
        return false;
    }

    @Override
    public void handleException(Throwable exception) {
        handleException("", exception);
    }

    @Override
    public void handleException(String message, Throwable exception) {
        // A folder that is away would be logged at every look, with its stack: that it went and came is logged once.
        LOG.debug("Folder {}/{}: {}", inbox.settings().owner(), inbox.settings().folder(), message, exception);
    }

    @Override
    public void handleException(String message, @Nullable Exchange exchange, Throwable exception) {
        handleException(message, exception);
    }

    private void noteReachable(boolean now) {
        if (reachable != now) {
            FolderSettings folder = inbox.settings();
            LOG.warn("Folder {}/{} {}", folder.owner(), folder.folder(), now ? "is there again" : "cannot be reached");
        }
        reachable = now;
        lookedAt = clock.instant();
    }
}
